"""What generated lists are put together of: words, links, blocks, comments, and characters that nobody expects."""

from __future__ import annotations

# fmt: off
BLANKS = (
    " ", " ", " ", "", "  ", "\t", "\xa0", "\u3000", "\u200b", "\f", "\v",
)
"""What may stand where a blank is usual."""
SPECIALS = (
    "\0", "\x01", "\x07", "\x08", "\v", "\f", "\x1b[31m", "\x1c", "\x1f", "\x7f", "\x85", "\x9b", "\r",
    "\r\n", "\n", "\n\n", "\t", "\u2028", "\u2029", "\ufeff", "\u200b", "\u200c", "\u200d", "\u2060",
    "\xad", "\u180e", "\u034f", "\u202a", "\u202e", "\u202c", "\u2066", "\u2067", "\u2069", "\u200e",
    "\u200f", "\u061c", "\ud800", "\udbff", "\udc00", "\udcff", "\udfff", "\ufffe", "\uffff", "\ufffd",
    "\u0301", "e\u0301", "İ", "ſ", "ẞ", "\ufb01", "ß", "\u2126", "Ａ", "\u0345", "👍", "🇩🇪",
    "👨\u200d👩\u200d👧", "\U000e0041", "\U0010ffff", "第", "日本語", "עברית", "العربية", "ไทย", "Œº", "Ã©", "â€™",
    "，", "（", "）", "：", "｜", "“", "’",
)
"""Characters, and short runs of them, that programs stumble over."""
WORDS = (
    "a", "b", "Fast", "Serving", "Survey", "awesome", "Awesome", "list", "the", "A", "GPU", "C++", "x_y",
    "node.js", "e.g.", "etc.", "I", "It", "github", "Github", "stack overflow", "macOS", "2024", "OSDI",
    "to be updated", "TODO", "-", "--", "—", ".", "..", "...", "!", "!!", "?", ",", ";", ":", "|", "||",
    "/", "\\", "&", "@octocat", "#12", "'", '"', "`", "``", "*", "**", "***", "_", "__", "~~", "~", "^",
    "$x$", "$$", "=", "+", "[", "]", "(", ")", "<", ">", "::error::x", "##[error]x",
    "##vso[task.complete]x", "]]>", "%0A", "=1+1", "+1", "@SUM(1)", "{0}", "-->", "<!--", "&amp;", "&lt;",
    "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "&#32;", "&NewLine;", "&#10;", "&#xD;", "&Tab;", "~~", "??",
    "&copy", ":tada:", ":-)",
)
URLS = (
    "https://x.example/1", "http://x.example", "https://arxiv.org/abs/2401.00588",
    "http://arxiv.org/pdf/2401.09670v2.pdf", "https://github.com/o/r", "https://GitHub.com/o/r/",
    "https://x.example/?utm_source=a&b=c#d", "https://x.example/a(b)c", "ttps://x.example",
    "https//x.example", "https://", "//x.example", "#section", "#SECTION", "#", "a.md", "../a b.md",
    "mailto:a@b.example", "<https://x.example/a b>", "<>", "", "javascript:alert(1)",
    "https://xn--bcher-kva.example", "https://bücher.example/ü", "https://x.example/%ff%zz",
    "https://[::1]/", "https://[bad/", "http://1.2.3.4:99999/", "https://doi.org/10.1145/1",
    "https://youtu.be/dQw4w9WgXcQ", "https://openreview.net/forum?id=a",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "\\(", "a\\)b", "https://awesome.re/badge.svg",
    "https://img.shields.io/github/stars/o/r", "https://travis-ci.org/o/r.svg",
    "https://x.example/a\u200bb", "https://x.example/\u202e", "https://x.example/#:~:text=a",
    "[https://x.example](https://x.example)",
)
LABELS = (
    "link", "paper", "Paper", "code", "pdf", "-", "", " ", "Slides", "here", "[x]", "![i](u)", "`c`",
    "**b**", "a\\]", "1", "🔗",
)
VENUES = (
    "(OSDI'24)", "(OSDI ’24)", "(NSDI 2024)", "[ATC '23]", "(arxiv)", "(NeruIPS'23)", "（OSDI'24）",
    "(OSDI'24", "OSDI'24)", "*ICML 2023*", "**CVPR2021**", "(Sigcomm'24)", "(NIPS'19)", "ICLR 2024",
    "2024.01", "(2024)", "[2024/05]", "(preprint)", "",
)
TAGS = (
    "[A | B]", "[]", "[A|B", "A | B]", "[A / B]", "[ A,B ]", "[A | MIT]", "**A** | **B**", "| A", "`a` `b`",
    "[x](u)", "", "[=1+1 | @x]", "[A | ]", "[ | ]", "[A][B]", "<!-- c -->", "#tag",
)
ENDS = (
    "", "", ".", ".", " ", "  ", "\\", ",", "!", "。", "...", " .", "\t", "\\\\",
)
MARKERS = (
    "* ", "- ", "+ ", "*   ", "-\t", "*", "1. ", "2) ", "10. ", "0. ", "- [ ] ", "* [x] ", "* [X]  ",
    "-  - ", "> * ", "",
)
HEADINGS = (
    "# Awesome X", "## Contents", "## OSDI 2024", "### Training", "## [NSDI 2024](https://)", "# ", "#",
    "####### x", "#x", "## License", "## Contributing", "## A ##", "##  B", "Title\n===", "Sub\n---",
    "# Awesome [![Awesome](https://awesome.re/badge.svg)]", "# 论文", "## <a name='x'></a>A", "## `c`",
    "### A.", "## A:", "##\tT", "# \f", "## &#xD800;", "## 🚀 Tools", "#### Deep",
)
LINES = (
    "", "", "", " ", "\t", "\f", "\v", "\xa0", "\u3000", "\u200b", "\u2028", "\x85", "    ", "\\", "  \\",
    "---", "***", "* * *", "___", "===", "--", "```", "~~~", "```js", "````", "    code", "\tcode", "  - ",
    "-", "*", "+", "1.", "> quoted", ">", "> > a", "> - b", "> [!NOTE]", "> [!note] x", ">\ttab", ">```",
    "> # h", "lazy", "[ref]: https://x.example/r", "[Ref]: <> 'title'", "[a]:", "[ß]: /s 'x'",
    "[^1]: A note.", "[^1]:", "[^a b]: c", "  [ref]: x", "| a | b |", "|---|---|", "|:-:|--:|", "| a |",
    "a | b", "--|--", "|", "||", "| [T](u) | (OSDI'24) |", "| a \\| b |", "| `|` |", "<details>",
    "</details>", "<details><summary>x</summary>", "<div align=center>", "</div>", "<br>", "<p>",
    "<img src=x>", "<!-- c -->", "<script>", "</script>", "<pre>", "</pre>", "<?php", "?>", "<![CDATA[",
    "]]>", "<!DOCTYPE x>", "<a name=x></a>", "<table>", "<b", "<!---->", "<!-->", "<!--->",
    "<!-- a -- b -->", "<!--", "-->", "<!-- multi", "line -->", "---\ntitle: x\n---", "+++\na = 1\n+++",
    "$ ls", "**Bold line**", "*Emphasis*", "_x_", "to be updated", "* to be updated", "Prose.",
    "Prose with [a link](https://x.example/p).", "![i](i.png)", "[![b](b.svg)](https://x.example)", "* [ ]",
    "- [x]", "*  \f", "- \xa0",
)
COMMENTS = (
    "<!-- awesome-lint: ignore -->", "<!-- awesome-lint: ignore[LNK001] why -->",
    "<!-- awesome-lint: disable[TPL, ENC] -->", "<!-- awesome-lint: enable -->",
    "<!-- awesome-lint: enable[TPL] -->", "<!-- awesome-lint: ignore-file[STY] -->",
    "<!-- awesome-lint: ignore-file -->", "<!-- awesome-lint: ignore[XYZ123, no-such, LNK001] -->",
    "<!-- awesome-lint: ignor -->", "<!-- awesome-lint ignore -->", "<!-- awesome-lint: ignore [TPL] -->",
    "<!-- awesome-lint: ignore[ -->", "<!-- awesome-lint: ignore[] -->", "<!-- awesome-lint:ignore[ALL]-->",
    "<!-- awesome-lint: disable[\n  LNK001,\n  LNK002\n] -->", "<!-- awesome-lint: ignore[SUP] -->",
    "<!-- awesome-lint: -->", "<!--lint disable double-link-->", "<!--lint enable-->",
    "<!--lint ignore awesome-list-item no-such XYZ001-->", "<!--lint disable-->", "<!--lint-->",
    "<!-- template: * (conf'yy) Title [link](url) [tags | affiliation] -->",
    "<!-- awesome-lint: ignore\u202e[LNK] -->",
    "<!--\nTemplate:\n* (conf'yy) Title [link](url) [tags]\n* (OSDI'24) A [link](https://x.example/1) [A]\n-->",
    "<!-- format: - [Title](url) - Description. -->",
    "<!-- Format: - **Title** Authors. *Conf yyyy*. [[paper](url)] -->", "<!-- template: * {{{Title}? -->",
    "<!-- template: | Title | -->", "<!-- 格式: * (会议'yy) 标题 [链接](url) -->",
)
