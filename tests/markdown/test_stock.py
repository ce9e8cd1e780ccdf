"""What our tree says is what markdown-it says, where both know the syntax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_lint.text import SourceText

    Examples = Callable[[str], list[tuple[int, str, str]]]
    ToHtml = Callable[..., str]

# Not compared, because markdown-it lacks them or our reading is the specification's: boxes, front matter and footnotes,
# HTML comments with `--` inside, a backslash before the blanks of a hard break, a break in an alternative text.
# Nor is a table of one column whose header has no pipe: markdown-it knows none.
# What goes on behind a definition is of the same paragraph, and a tag alone ends one that it would go on lazily.
_AS_CMARK = re.compile(
    r"\]:[^\n]*\n[ \t>]*(?: {4}|\t|<|\d|[-+*])|^[ \t]*(?:>|[-+*]|\d+[.)])[^\n]*(?:\n[^\n]+)*\n[ \t>]*<", re.MULTILINE
)
_ONE_COLUMN = re.compile(r"^[ \t>*-]*(?:\|[ \t]*:?-+:?[ \t]*\|?|:?-+:?[ \t]*\||:-+:?|-+:)[ \t]*$", re.MULTILINE)
PARTS = [
    *"abc1:!.'x()[]*_~`<>&|#\t ",
    "  ",
    "\n",
    "\n\n",
    "**",
    "~~",
    "``",
    "![",
    "](",
    "[a]",
    "(u)",
    "<b>",
    "</b>",
    "&amp;",
    "&#0;",
    "\\\n",
    "\\*",
    "|-|-|\n",
    "- ",
    "* ",
    "1. ",
    "> ",
    "# ",
    "===",
    "---",
    "```",
    "    ",
    "[a]: /u\n",
    '"t"',
    "é",
    "\u00a0",
    "\u201c",
]


def squeezed(html: str) -> str:
    """Without newlines between blocks, and the indentation of lines, which markdown-it keeps in code spans."""
    return re.sub(r"[ \t]+", " ", html).replace("\n", "")


MOST = 150_000
"""The longest list that is compared; markdown-it takes its time."""


class Stock(MarkdownIt):
    """markdown-it, keeping links as they are written."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return url is not None

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


@pytest.fixture(scope="module")
def stock() -> Callable[[str], str]:
    options = {"maxNesting": 100, "strikethrough_single_tilde": True}
    md = Stock("commonmark", options).enable(["table", "strikethrough"])
    md.add_render_rule("s_open", lambda *_: "<del>")
    md.add_render_rule("s_close", lambda *_: "</del>")

    def render(text: str) -> str:
        return str(md.render(text))

    return render


@pytest.mark.parametrize("name", ["commonmark-0.31.2", "gfm-0.29"])
def test_the_examples_read_alike(name: str, stock: Callable[[str], str], examples: Examples, to_html: ToHtml) -> None:
    for number, markdown, _ in examples(name):
        if "[ ]" not in markdown and "[x]" not in markdown:
            ours = to_html(markdown, stock=True).replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")
            assert ours == stock(markdown), number


def test_real_lists_read_alike(stock: Callable[[str], str], corpus: list[SourceText], to_html: ToHtml) -> None:
    different = [
        source.name
        for source in corpus
        if len(source.text) < MOST
        and not any(mark in source.text for mark in ("- [ ]", "> [!", "[^"))
        and not source.text.startswith("---")
        if to_html(source.text, stock=True) != stock(source.text)
    ]
    assert not different


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_anything_reads_alike(stock: Callable[[str], str], to_html: ToHtml, text: str) -> None:
    assume("[ ]" not in text and "[x]" not in text and "\\ " not in text and "(\\\n" not in text)
    assume(not ("![" in text and "  \n" in text))
    assume("<!-" not in text)
    assume(_ONE_COLUMN.search(text) is None and _AS_CMARK.search(text) is None)
    assume("\xa0" not in text or "|" not in text)  # markdown-it strips it from rows; to GFM it is no blank
    assert squeezed(to_html(text, stock=True)) == squeezed(stock(text))
