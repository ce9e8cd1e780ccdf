"""Which links of a list lead out to the web, and where they stand."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Definition, Html, Image, InlineHtml, Link, walk
from awesome_lint.records import Record
from awesome_lint.text import Span
from awesome_lint.urls import is_web, mend_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown import Root
    from awesome_lint.model import Document, Entry

NESTED: Final = r"\[(?P<shown>[^\[\]]*)\]\((?P<opened>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
"""A link as it stands in the place of a destination."""
_ATTRIBUTE = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)


class LinkPlace(Record):
    """A link to the web, and where it stands.

    Attributes:
        url: The destination, decoded; absolute.
        span: Its characters in the source.
        entry: The entry that it belongs to; None outside of entries.
        first: Whether it is the entry's first link: the one that its title stands for.
        label: The link's plain text, of links of entries.
        shown: Whether it is only the label of a link in the place of a destination, and so opened by nobody.
    """

    url: str
    span: Span
    entry: Entry | None
    first: bool
    label: str = ""
    shown: bool = False


def outgoing(document: Document) -> list[LinkPlace]:
    """Give all links of a list that lead to the web, in document order, unused definitions last.

    Links, images, definitions that are used by nothing else, and `href` and `src` in raw HTML. A destination whose
    scheme is misspelt is no link to the web; rule malformed-url says so. Where a link stands in the place of a
    destination, both of its URLs are given: the one it shows, and the one it opens.
    """
    owners: dict[int, _Owner] = {}
    for entry in document.entries:
        for number, link in enumerate(entry.links):
            owners[link.node.start] = _Owner(entry, link.label, first=number == 0)
    found = []
    for url, span, start in _destinations(document.root):
        owner = owners.get(start, _NOBODY)
        for inner, place, shown in _both(url, span, document.source.text):
            if is_web(inner) and mend_scheme(inner) is None:
                found.append(LinkPlace(inner, place, owner.entry, owner.first and not shown, owner.label, shown))
    return found


class _Owner(NamedTuple):
    """The entry of a link, the link's label, and whether it is its first one."""

    entry: Entry | None
    label: str
    first: bool


_NOBODY = _Owner(None, "", first=False)


def _both(url: str, span: Span, text: str) -> Iterator[tuple[str, Span, bool]]:
    """Give a destination with its place, and whether it is only shown; of a link in its place, both URLs."""
    match = re.compile(NESTED).fullmatch(text, *span) if url.startswith("[") else None
    if match is None:
        yield url, span, False
        return
    for name in ("shown", "opened"):
        yield match[name].strip(), Span(*_trimmed(match, name)), name == "shown"


def _trimmed(match: re.Match[str], name: str) -> tuple[int, int]:
    """Give the offsets of a group without the blanks around what it holds."""
    start, end = match.span(name)
    held = match[name]
    return start + len(held) - len(held.lstrip()), end - len(held) + len(held.rstrip())


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
