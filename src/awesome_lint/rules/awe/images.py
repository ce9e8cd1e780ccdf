"""Images in raw HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Html, InlineHtml

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_VALUE = r"""\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))"""
_SOURCE = re.compile(r"(?i)\bsrc" + _VALUE)
_ALT = re.compile(r"(?i)\balt" + _VALUE)


class HtmlImage(NamedTuple):
    """An `<img>` tag: its place, and its source's URL and its alternative text, as written."""

    span: Span
    url: str
    alt: str


def without_comments(html: str) -> str:
    """Give HTML with its comments blanked out, so that offsets stay."""
    if "<!--" not in html:
        return html
    return _COMMENT.sub(lambda comment: " " * len(comment[0]), html)


def html_images(text: str, node: Html | InlineHtml) -> Iterator[HtmlImage]:
    """Give the images of a piece of HTML, those in comments left out.

    Args:
        text: The source.
        node: The piece.
    """
    if "<img" not in node.value.lower():
        return
    html = without_comments(text[node.start : node.end])
    for tag in _IMAGE.finditer(html):
        source = _SOURCE.search(tag[0])
        if source:
            span = Span(node.start + tag.start(), node.start + tag.end())
            alt = _ALT.search(tag[0])
            yield HtmlImage(span, _value(source), _value(alt) if alt else "")


def _value(attribute: re.Match[str]) -> str:
    return attribute[1] or attribute[2] or attribute[3] or ""
