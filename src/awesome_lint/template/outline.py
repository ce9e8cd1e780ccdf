"""Headings made into sections, and the list items that can be entries."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import inline_at, tags_between
from awesome_lint.markdown.nodes import (
    Blockquote,
    Heading,
    Html,
    Link,
    List,
    ListItem,
    Paragraph,
    Table,
    TableRow,
    plain_text,
    walk,
)
from awesome_lint.model import HeadingDate, HeadingVenue, Section
from awesome_lint.text import Span
from awesome_lint.venues import heading_words, title_words
from awesome_lint.words import section_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import Block, Root
    from awesome_lint.settings import Config
    from awesome_lint.venues import Registry


_INTERNAL = 0.3  # share of items that lead to places in the same document, from which on a section is an index
_CONTENTS = 0.12  # share of a document's linked items from which on a section called "contents" is the list
_OTHERS = 0.8  # the same for sections of other names, which have links of their own
_FEW = 5  # linked items; fewer say nothing of a share, unless they are all
_INSIDE = re.compile(r"""\]\((?:\./)?#|href=["']?(?:\./)?#""")
_HTML_HEADING = re.compile(r"h[1-6]")
_AROUND_HEADING = frozenset({"div", "center", "p", "a", "br", "hr", "span", "font"})


class _Draft(NamedTuple):
    """A section while its blocks are collected: its heading, if it is Markdown, its depth, its text."""

    heading: Heading | None
    depth: int
    text: str
    start: int
    blocks: list[Block]


def document_title(root: Root) -> Heading | None:
    """Give the document's title: the first heading, if it is of depth 1."""
    for block in root.children:
        if isinstance(block, Heading):
            return block if block.depth == 1 else None
    return None


def build_sections(root: Root, config: Config, registry: Registry) -> tuple[Section, ...]:
    """Cut a document at its headings, HTML ones included (those in quotations and items do not count)."""
    drafts, title = _drafts(root)
    titled = title is not None and len(drafts) > 1
    parents = _parents(drafts)
    kinds = _kinds(drafts, parents, config, titled=titled)
    ends = _ends(drafts, root.end)
    sections: list[Section] = []
    for index, draft in enumerate(drafts):
        around = parents[index]
        parent = sections[around] if around is not None else None
        path = (*(parent.path if parent else ()), draft.text) if draft.depth else ()
        start = draft.start if draft.depth or draft.blocks else root.start
        said = heading_words(draft.text, registry) if draft.depth else title_words(title or "", registry)
        venue = said.venue
        named = HeadingVenue(venue.series, venue.year) if venue is not None and venue.year is not None else None
        section = Section(
            draft.heading,
            draft.text,
            path,
            parent,
            Span(start, max(ends[index], start)),
            tuple(draft.blocks),
            kinds[index],
            named,
            HeadingDate(said.year, said.month) if said.year is not None else None,
            said.series,
            draft.depth,
        )
        sections.append(section)
    return tuple(sections)


def _drafts(root: Root) -> tuple[list[_Draft], str | None]:
    """Give the sections' headings and blocks, and the document's title."""
    title = document_title(root)
    text = plain_text(title.children).strip() if title is not None else None
    first = root.children[0].start if root.children else root.start
    drafts = [_Draft(None, 0, "", first, [])]
    for block in root.children:
        if isinstance(block, Heading):
            if block is not title:
                drafts.append(_Draft(block, block.depth, plain_text(block.children).strip(), block.start, []))
            continue
        named = html_heading(block) if isinstance(block, Html) else None
        if named is not None and named[0] == 1 and len(drafts) == 1 and text is None:
            text = named[1]  # the title itself, set in HTML
        elif named is not None and named[1]:
            drafts.append(_Draft(None, *named, block.start, []))
        drafts[-1].blocks.append(block)
    return drafts, text


def html_heading(block: Html) -> tuple[int, str] | None:
    """Give depth and text of the heading that an HTML block begins with; None where it begins otherwise."""
    value = block.value
    if "<h" not in value and "<H" not in value:
        return None
    at, opened = 0, None
    for tag in tags_between(value, 0, len(value)):
        if opened is None:
            if value[at : tag.start].strip():
                return None
            if not tag.closing and _HTML_HEADING.fullmatch(tag.name):
                opened = tag
            elif tag.name not in _AROUND_HEADING:
                return None
        elif tag.closing and tag.name == opened.name:
            return int(tag.name[1]), plain_text(inline_at(value, opened.end, tag.start)).strip()
        at = tag.end
    return None


def _parents(drafts: list[_Draft]) -> list[int | None]:
    """Give the index of the section around each."""
    parents: list[int | None] = []
    around: list[int] = []
    for index, draft in enumerate(drafts):
        while around and drafts[around[-1]].depth >= draft.depth:
            around.pop()
        parents.append(around[-1] if around else None)
        if draft.depth:
            around.append(index)
    return parents


def _ends(drafts: list[_Draft], end: int) -> list[int]:
    """Give where each section ends: behind the last block before the next heading of the same or smaller depth."""
    last = [draft.blocks[-1].end if draft.blocks else draft.heading.end if draft.heading else 0 for draft in drafts]
    ends = [0] * len(drafts)
    deepest_end: dict[int, int] = {}
    for index in range(len(drafts) - 1, -1, -1):
        depth = drafts[index].depth or 7
        ends[index] = max([last[index], *(stop for level, stop in deepest_end.items() if level > depth)])
        behind = max(ends[index], deepest_end.get(depth, 0))
        deepest_end = {level: stop for level, stop in deepest_end.items() if level < depth}
        deepest_end[depth] = behind
    return [min(stop, end) for stop in ends]


def _kinds(drafts: list[_Draft], parents: list[int | None], config: Config, *, titled: bool) -> list[str | None]:
    """Give what each section is if it holds no entries: by configuration, its name, or the section around it.

    A name alone hides no list: what holds a good part of the document's linked items is content all the same.
    """
    stated: list[str | None] = []
    own: list[str | None] = []
    paths: list[tuple[str, ...]] = []
    for draft, parent in zip(drafts, parents, strict=True):
        path = (*(paths[parent] if parent is not None else ()), draft.text)
        paths.append(path)
        stated.append(_stated_kind(draft.text, path, config) if draft.depth else None)
        own.append(_own_kind(draft.text) if draft.depth else "introduction" if titled else None)
    named = [index for index, kind in enumerate(own) if kind is not None and stated[index] is None]
    for index in _lists_among(named, drafts, parents, own):
        own[index] = None
    kinds: list[str | None] = []
    for index, parent in enumerate(parents):
        if stated[index] is not None:
            kinds.append(stated[index] or None)
        else:
            kinds.append(own[index] or (kinds[parent] if parent is not None else None))
    return kinds


def _own_kind(text: str) -> str | None:
    """Give what a heading's text says that a section holds instead of entries; lists like this one are entries."""
    kind = section_kind(text)
    return None if kind == "related-lists" else kind


def _stated_kind(text: str, path: tuple[str, ...], config: Config) -> str | None:
    """Give what a configuration says of a section: "" for content, None if it says nothing."""
    for override in reversed(config.per_section):
        if override.entries is not None and any(matches_heading(override.heading, each) for each in path):
            return "" if override.entries else "excluded"
    if any(matches_heading(name, text) for name in config.content_sections):
        return ""
    if any(matches_heading(name, text) for name in config.non_content_sections):
        return "excluded"
    return None


def _lists_among(
    named: list[int], drafts: list[_Draft], parents: list[int | None], kinds: list[str | None]
) -> list[int]:
    """Give those of some sections that hold a good part of the document's linked items."""
    candidates = set(named)
    below = [index in candidates for index in range(len(drafts))]
    for index, parent in enumerate(parents):
        below[index] = below[index] or (parent is not None and below[parent])
    counts = [linked_items(draft.blocks) if hidden else 0 for draft, hidden in zip(drafts, below, strict=True)]
    total = sum(counts)
    for index in range(len(drafts) - 1, -1, -1):
        parent = parents[index]
        if parent is not None and below[parent]:
            counts[parent] += counts[index]
    shares = {index: _CONTENTS if kinds[index] == "contents" else _OTHERS for index in named}
    # Beyond this many linked items none of the sections can be the list, so the rest need not be counted.
    most = max((counts[index] / share for index, share in shares.items()), default=0)
    for draft, hidden in zip(drafts, below, strict=True):
        if total > most:
            return []
        total += 0 if hidden else linked_items(draft.blocks)
    return [
        index
        for index, share in shares.items()
        if counts[index] >= total * share and counts[index] >= min(_FEW, total) > 0
    ]


def linked_items(blocks: Iterable[Block]) -> int:
    """Count the items and rows that lead out of the document; an index of it has none."""
    inner, outer = links_inside(blocks)
    return 0 if inner > _INTERNAL * (inner + outer) else outer


def links_inside(blocks: Iterable[Block]) -> tuple[int, int]:
    """Count the items and rows that only lead to places in the same document, and those that lead out of it."""
    inner = outer = 0
    stack = list(blocks)
    while stack:
        block = stack.pop()
        told: Block | None = block if isinstance(block, TableRow) else None
        if isinstance(block, List | Blockquote | ListItem):
            stack.extend(block.children)
        elif isinstance(block, Table):
            stack.extend(block.children[1:])
        if isinstance(block, ListItem) and block.children and isinstance(block.children[0], Paragraph):
            told = block.children[0]
        urls = [node.url for node in walk(told) if isinstance(node, Link)] if told is not None else []
        internal = bool(urls) and all(map(is_internal, urls))
        inner += internal
        outer += bool(urls) and not internal
    return inner, outer


def leads_inside(text: str, start: int, end: int) -> bool:
    """Whether a stretch of the source holds a link to a place in the same document."""
    return _INSIDE.search(text, start, end) is not None


def is_internal(url: str) -> bool:
    """Whether a destination is a place in the same document."""
    return url.startswith(("#", "./#"))


def matches_heading(pattern: str, text: str) -> bool:
    """Whether a heading's plain text fits a glob, letter case ignored."""
    return fnmatchcase(text.casefold(), pattern.casefold())


class Candidate(NamedTuple):
    """A list item of a content section that may be an entry."""

    item: ListItem
    paragraph: Paragraph
    section: Section
    parent: ListItem | None


def candidates(section: Section) -> Iterator[Candidate]:
    """Give the items of a section's lists in document order, items before those nested in them."""
    stack: list[tuple[Block, ListItem | None]] = [(block, None) for block in reversed(section.blocks)]
    while stack:
        block, parent = stack.pop()
        if isinstance(block, List):
            stack.extend((item, parent) for item in reversed(block.children))
        elif isinstance(block, Blockquote):
            stack.extend((child, parent) for child in reversed(block.children))
        elif isinstance(block, ListItem):
            first = block.children[0] if block.children else None
            if isinstance(first, Paragraph) and not _navigation(first):
                yield Candidate(block, first, section, parent)
                stack.extend((child, block) for child in reversed(block.children))
            else:
                stack.extend((child, parent) for child in reversed(block.children))


def _navigation(paragraph: Paragraph) -> bool:
    """Whether an item leads to a place in the same document, as those of a table of contents do."""
    first = paragraph.children[0] if paragraph.children else None
    return isinstance(first, Link) and first.url.startswith("#")
