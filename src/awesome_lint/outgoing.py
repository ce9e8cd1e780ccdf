"""Which links of a list lead out to the web, and where they stand."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Definition, Html, Image, InlineHtml, Link, walk
from awesome_lint.records import Record
from awesome_lint.text import Span
from awesome_lint.urls import is_web, mend_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown import Root
    from awesome_lint.model import Document, Entry

_ATTRIBUTE = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)


class LinkPlace(Record):
    """A link to the web, and where it stands.

    Attributes:
        url: The destination, decoded; absolute.
        span: Its characters in the source.
        entry: The entry that it belongs to; None outside of entries.
        first: Whether it is the entry's first link: the one that its title stands for.
    """

    url: str
    span: Span
    entry: Entry | None
    first: bool


def outgoing(document: Document) -> list[LinkPlace]:
    """Give all links of a list that lead to the web, in document order, unused definitions last.

    Links, images, definitions that are used by nothing else, and `href` and `src` in raw HTML. A destination whose
    scheme is misspelt is no link to the web; rule malformed-url says so.
    """
    owners: dict[int, tuple[Entry, bool]] = {}
    for entry in document.entries:
        for number, link in enumerate(entry.links):
            owners[link.node.start] = (entry, number == 0)
    found = []
    for url, span, start in _destinations(document.root):
        if is_web(url) and mend_scheme(url) is None:
            owner = owners.get(start)
            found.append(LinkPlace(url, span, owner[0] if owner else None, owner is not None and owner[1]))
    return found


def html_urls(html: str) -> Iterator[tuple[str, int, int]]:
    """Give the values of `href` and `src` in raw HTML, decoded, each with its offsets in it."""
    if "=" in html:
        for match in _ATTRIBUTE.finditer(html):
            group = match.lastindex or 1
            yield unescape(match[group]), match.start(group), match.end(group)


def _destinations(root: Root) -> Iterator[tuple[str, Span, int]]:
    """Give each destination with its characters, a reference's in its definition, and the beginning of its node."""
    used: set[str] = set()
    unused: list[Definition] = []
    for node in walk(root):
        if isinstance(node, Link | Image):
            definition = root.definitions.get(node.identifier) if node.identifier is not None else None
            used.add(node.identifier or "")
            yield node.url, definition.url_span if definition is not None else node.url_span, node.start
        elif isinstance(node, Definition):
            unused.append(node)
        elif isinstance(node, Html | InlineHtml):
            for url, start, end in html_urls(node.value):
                yield url, Span(node.start + start, node.start + end), node.start
    for node in unused:
        if node.identifier not in used:
            yield node.url, node.url_span, node.start
