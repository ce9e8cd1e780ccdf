"""Which entries stand in the list twice: one analysis, of which each rule reports its part."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint import titles, urls
from awesome_lint.markdown.nodes import Link, ListItem, Paragraph, plain_text, walk
from awesome_lint.rules import places
from awesome_lint.words import link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.rules.base import Context
    from awesome_lint.text import Span

_BUCKET = 50  # entries that share three words; a list with more of them has a series, not slips of the pen
_PAPER_WORDS = 3  # words that the title of a paper needs to stand for one work
_TITLE_WORDS = 6  # the same elsewhere, where several tools are called "Kit" and several articles "Getting Started"


class Kind(Enum):
    """What two entries share."""

    LINK = "link"
    TITLE = "title"
    LINK_ONLY = "link, under another title"


class Pair(NamedTuple):
    """An entry, and the first one before it that it repeats.

    Attributes:
        kind: What they share.
        span: Where the later one says it: its link, or its title.
        link: The later one's URL as written; "" if it has none.
        title: The later one's title.
        first_line: The line of the earlier one, from 1; it may stand below where a change added the later one.
        first_title: Its title.
        same_section: Whether both stand directly in one section.
    """

    kind: Kind
    span: Span
    link: str
    title: str
    first_line: int
    first_title: str
    same_section: bool


class _Resource(NamedTuple):
    """What an entry lists: its title and the URL that stands for it."""

    start: int
    title: str
    title_span: Span
    url: str
    url_span: Span


def pairs(ctx: Context) -> tuple[Pair, ...]:
    """Give each entry that repeats an earlier one, once; what a change added is never the earlier one (`ctx.age`)."""
    known_titles = bool(ctx.document.entries)
    telling = _PAPER_WORDS if ctx.profile == "papers" else _TITLE_WORDS
    resources = sorted(_entries(ctx) if known_titles else _items(ctx), key=lambda resource: ctx.age(resource.start))
    by_link: dict[str, _Resource] = {}
    by_title: dict[str, _Resource] = {}
    found: dict[int, Pair] = {}
    for resource in resources:
        if resource.url:
            first = by_link.setdefault(urls.identity(resource.url), resource)
            if first is not resource:
                differs = known_titles and titles.clearly_different(first.title, resource.title)
                found[resource.start] = _pair(ctx, Kind.LINK_ONLY if differs else Kind.LINK, first, resource)
        if known_titles and len(titles.title_words(resource.title)) >= telling:
            first = by_title.setdefault(titles.title_key(resource.title), resource)
            if first is not resource and resource.start not in found:
                found[resource.start] = _pair(ctx, Kind.TITLE, first, resource)
    if known_titles:
        for first, resource in _nearly_equal(list(by_title.values())):
            if resource.start not in found:
                found[resource.start] = _pair(ctx, Kind.TITLE, first, resource)
    return tuple(found[start] for start in sorted(found))


def _pair(ctx: Context, kind: Kind, first: _Resource, later: _Resource) -> Pair:
    span = later.title_span if kind is Kind.TITLE else later.url_span
    sections = ctx.derive(_section_starts)
    together = bisect_right(sections, first.start) == bisect_right(sections, later.start)
    return Pair(kind, span, later.url, later.title, ctx.source.line_at(first.start), first.title, together)


def _section_starts(ctx: Context) -> list[int]:
    return [section.span.start for section in ctx.document.sections]


def _entries(ctx: Context) -> Iterator[_Resource]:
    """Give what the entries list; in a list of papers the first paper link stands for an entry, else the first link."""
    papers = ctx.profile == "papers"
    for entry in ctx.document.entries:
        link = next((link for link in entry.links if not papers or link.kind == "paper"), None)
        if link is None or not urls.is_web(link.url) or urls.is_home_page(link.url):
            yield _Resource(entry.record.span.start, entry.title, entry.title_span, "", entry.title_span)
        else:
            yield _Resource(entry.record.span.start, entry.title, entry.title_span, link.url, link.node.span)


def _items(ctx: Context) -> Iterator[_Resource]:
    """Give what list items list where no template reads them: the first link, if it is not code or a project page."""
    silent = ctx.derive(places.silent_sections)
    for item in ctx.nodes(ListItem):
        paragraph = next((block for block in item.children if isinstance(block, Paragraph)), None)
        if paragraph is None or silent.holds(item.start):
            continue
        link = next((node for node in walk(paragraph) if isinstance(node, Link)), None)
        if link is None or not urls.is_web(link.url) or urls.is_home_page(link.url):
            continue
        label = plain_text(link.children)
        if link.start == paragraph.start or link_kind(label, link.url) == "paper":
            yield _Resource(item.start, label, link.span, link.url, link.span)


def _nearly_equal(resources: list[_Resource]) -> Iterator[tuple[_Resource, _Resource]]:
    """Give pairs of titles that differ by slips of the pen.

    Only titles that share their first or last words are compared, so the effort grows with the list, not its square.
    """
    buckets: dict[tuple[object, ...], list[_Resource]] = {}
    for resource in resources:
        for key in titles.blocking_keys(resource.title):
            buckets.setdefault(key, []).append(resource)
    for bucket in buckets.values():
        if 1 < len(bucket) <= _BUCKET:
            for at, later in enumerate(bucket):
                first = next((one for one in bucket[:at] if titles.nearly_equal(one.title, later.title)), None)
                if first is not None:
                    yield first, later


def repeated(ctx: Context, kind: Kind) -> Iterator[Pair]:
    """Give the pairs of one kind."""
    return (pair for pair in ctx.derive(pairs) if pair.kind is kind)
