"""HTML comments: they carry suppressions, and the template that a list states for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Html, InlineHtml, TableRow, walk
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Root
    from awesome_lint.text import SourceText

_OPEN, _CLOSE = "<!--", "-->"
_RAW_TEXT = re.compile(r"<(?:script|style|textarea)[\s>]", re.IGNORECASE)


class Comment(NamedTuple):
    """An HTML comment.

    Attributes:
        span: From `<!--` to `-->`.
        text: What stands between, lines joined by LF and without the marks of containers, blanks kept.
        block: Whether it stands in an HTML block; else it is a part of a paragraph, a heading or a table cell.
    """

    span: Span
    text: str
    block: bool


def html_comments(root: Root, source: SourceText) -> Iterator[Comment]:
    """Give every closed HTML comment of a document in order; those in code, scripts and styles are none.

    A comment behind the last cell of a row counts, although GFM drops it with the cell that it would be.
    """
    if "<!--" not in source.text:
        return
    behind: list[Comment] = []
    for node in walk(root):
        if behind and node.start >= behind[0].span.start:
            yield from behind
            behind = []
        if isinstance(node, TableRow) and node.children:
            behind = list(_between(node.children[-1].end, node.end, source.text))
        elif isinstance(node, InlineHtml):
            for start, end in _places(node.value, 0, len(node.value)):
                yield Comment(node.span, _text(node.value[start:end]), block=False)
        elif isinstance(node, Html) and not _RAW_TEXT.match(node.value):
            yield from _in_block(node, source.text)
    yield from behind


def _between(start: int, stop: int, text: str) -> Iterator[Comment]:
    """Find comments where no node stands."""
    for place in _places(text, start, stop):
        yield Comment(place, _text(text[slice(*place)]), block=False)


def _in_block(node: Html, text: str) -> Iterator[Comment]:
    """Find comments in the slice for their places, and in the value for their text, which has no container's marks."""
    places = _places(text, node.start, node.end)
    for place, (start, end) in zip(places, _places(node.value, 0, len(node.value)), strict=False):
        yield Comment(place, _text(node.value[start:end]), block=True)


def _places(text: str, start: int, stop: int) -> Iterator[Span]:
    """Give the spans of the comments between two offsets (CommonMark 0.31.2, section 6.6: "HTML comment")."""
    begin = text.find(_OPEN, start, stop)
    while begin >= 0:
        short = text.startswith(("<!-->", "<!--->"), begin, stop)
        close = text.find(">", begin, stop) - 2 if short else text.find(_CLOSE, begin + len(_OPEN), stop)
        if close < 0:
            return
        end = close + len(_CLOSE)
        yield Span(begin, end)
        begin = text.find(_OPEN, end, stop)


def _text(comment: str) -> str:
    return comment[len(_OPEN) : -len(_CLOSE)]
