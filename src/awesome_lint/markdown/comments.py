"""HTML comments: they carry suppressions, and the template that a list states for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Html, InlineHtml, walk
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Root
    from awesome_lint.text import SourceText

_COMMENT = re.compile(r"<!--(?:-?>|(?P<text>(?:[^-]|-(?!->))*+)-->)")
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
    """Give every closed HTML comment of a document in order; those in code, scripts and styles are none."""
    if "<!--" not in source.text:
        return
    for node in walk(root):
        if isinstance(node, InlineHtml):
            found = _COMMENT.fullmatch(node.value)
            if found:
                yield Comment(node.span, found["text"] or "", block=False)
        elif isinstance(node, Html) and not _RAW_TEXT.match(node.value):
            yield from _in_block(node, source.text)


def _in_block(node: Html, text: str) -> Iterator[Comment]:
    """Find comments in the slice for their places, and in the value for their text, which has no container's marks."""
    places = _COMMENT.finditer(text, node.start, node.end)
    for place, found in zip(places, _COMMENT.finditer(node.value), strict=False):
        yield Comment(Span(*place.span()), found["text"] or "", block=True)
