"""A second, independent reader of Markdown: what cmark-gfm shows of a text before and after its fixes."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from cmarkgfm import github_flavored_markdown_to_html  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

from awesome_lint.meaning.content import words

if TYPE_CHECKING:
    from collections.abc import Collection

_BLOCKS = frozenset(
    {"ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "pre", "blockquote", "hr", "section", "input"}
)
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
# Rules whose safe fixes respell words (venues, labels, dates), and the one that adds to a table of contents.
RESPELL = ("TPL", "VEN", "ENC", "LNK001", "AWE003", "AWE013", "NET")
_ADDS = "AWE004"
# Addresses, which are compared by their resources elsewhere, and this program's comments where they are shown.
_BOX = re.compile(r"\[X\]")  # in quotations cmark-gfm 0.29 shows boxes as text, whatever the letter case
_EMPTY_COMMENT = re.compile(r"<!--?-?>")  # for browsers (HTML, section 13.2.5.43), but not for Python's parser
_RESPELT = re.compile(r"(?:https?:/*|www\.)\S+|<!--\s*awesome-lint[^>]*>")


class _Shown(HTMLParser):
    """Collects the block tags, in order, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the beginning of a block; lists right behind each other, which only bullets tell apart, are one."""
        del attrs
        if tag in ("ul", "ol") and self.blocks[-1:] == [f"/{tag}"]:
            self.blocks.pop()
        elif tag in _BLOCKS:
            self.blocks.append(tag)
        self.texts.append(" " if tag in _BLOCKS or tag in ("br", "p", "td", "th", "a") else "")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a block."""
        if tag in _BLOCKS:
            self.blocks.append(f"/{tag}")
        self.texts.append(" " if tag in _BLOCKS or tag in ("p", "td", "th", "a") else "")

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.texts.append(data)


def _shown(text: str) -> _Shown | None:
    """Give what is shown of a text; None where raw HTML that never closes leaves that to each reader of HTML."""
    html = _EMPTY_COMMENT.sub("", github_flavored_markdown_to_html(text, options=_OPTIONS))
    if "<?" in html or "<![" in html or html.count("<!--") != html.count("-->"):
        return None
    shown = _Shown()
    shown.feed(html)
    shown.close()
    return shown


def shown_otherwise(before: str, after: str, applied: Collection[str]) -> str | None:
    """Say what cmark-gfm shows otherwise after some safe fixes; None if it is the same, or cannot be asked.

    Args:
        before: The text before them.
        after: The text after them.
        applied: The codes of the rules whose fixes they are.
    """
    if before == after or _ADDS in applied or before.startswith("---"):  # cmark knows no front matter
        return None
    try:
        one, other = _shown(before), _shown(after)
    except UnicodeEncodeError:
        return None
    if one is None or other is None:
        return None
    if one.blocks != other.blocks:
        return "blocks"
    if any(code.startswith(RESPELL) for code in applied):
        return None
    was, now = (words(_RESPELT.sub(" ", _BOX.sub("[x]", "".join(shown.texts)))) for shown in (one, other))
    return None if not Counter(was) - Counter(now) else "words"
