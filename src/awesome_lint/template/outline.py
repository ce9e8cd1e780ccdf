"""Headings made into sections, and the list items that can be entries."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Blockquote, Heading, Link, List, ListItem, Paragraph, plain_text
from awesome_lint.model import HeadingVenue, Section
from awesome_lint.text import Span
from awesome_lint.venues import heading_venue
from awesome_lint.words import section_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Block, Root
    from awesome_lint.settings import Config
    from awesome_lint.venues import Registry


class _Draft(NamedTuple):
    """A section while its blocks are collected."""

    heading: Heading | None
    blocks: list[Block]


def document_title(root: Root) -> Heading | None:
    """Give the document's title: the first heading, if it is of depth 1."""
    for block in root.children:
        if isinstance(block, Heading):
            return block if block.depth == 1 else None
    return None


def build_sections(root: Root, config: Config, registry: Registry) -> tuple[Section, ...]:
    """Cut a document at its headings (those in quotations and items do not count)."""
    title = document_title(root)
    drafts = [_Draft(None, [])]
    for block in root.children:
        if isinstance(block, Heading) and block is not title:
            drafts.append(_Draft(block, []))
        elif block is not title:
            drafts[-1].blocks.append(block)
    introduction = "introduction" if title is not None and len(drafts) > 1 else None
    ends = _ends(drafts, root.end)
    sections: list[Section] = []
    around: list[Section] = []
    for draft, end in zip(drafts, ends, strict=True):
        heading = draft.heading
        if heading is None:
            start = draft.blocks[0].start if draft.blocks else root.start
            span = Span(start, max(end, start))
            sections.append(Section(None, "", (), None, span, tuple(draft.blocks), introduction, None))
            continue
        while around and _depth(around[-1]) >= heading.depth:
            around.pop()
        parent = around[-1] if around else None
        text = plain_text(heading.children).strip()
        path = (*parent.path, text) if parent else (text,)
        kind = _kind(text, path, parent, config)
        section = Section(
            heading, text, path, parent, Span(heading.start, end), tuple(draft.blocks), kind, _venue(text, registry)
        )
        sections.append(section)
        around.append(section)
    return tuple(sections)


def _depth(section: Section) -> int:
    return section.heading.depth if section.heading else 0


def _ends(drafts: list[_Draft], end: int) -> list[int]:
    """Give where each section ends: behind the last block before the next heading of the same or smaller depth."""
    last = [draft.blocks[-1].end if draft.blocks else draft.heading.end if draft.heading else 0 for draft in drafts]
    ends = [0] * len(drafts)
    deepest_end: dict[int, int] = {}
    for index in range(len(drafts) - 1, -1, -1):
        heading = drafts[index].heading
        depth = heading.depth if heading else 7
        ends[index] = max([last[index], *(stop for level, stop in deepest_end.items() if level > depth)])
        behind = max(ends[index], deepest_end.get(depth, 0))
        deepest_end = {level: stop for level, stop in deepest_end.items() if level < depth}
        deepest_end[depth] = behind
    return [min(stop, end) for stop in ends]


def _kind(text: str, path: tuple[str, ...], parent: Section | None, config: Config) -> str | None:
    """Give what a section is if it holds no entries: by configuration, its name, or the section around it."""
    for override in reversed(config.per_section):
        if override.entries is not None and any(matches_heading(override.heading, each) for each in path):
            return None if override.entries else "excluded"
    if any(matches_heading(name, text) for name in config.content_sections):
        return None
    if any(matches_heading(name, text) for name in config.non_content_sections):
        return "excluded"
    return section_kind(text) or (parent.kind if parent else None)


def matches_heading(pattern: str, text: str) -> bool:
    """Whether a heading's plain text fits a glob, letter case ignored."""
    return fnmatchcase(text.casefold(), pattern.casefold())


def _venue(text: str, registry: Registry) -> HeadingVenue | None:
    found = heading_venue(text, registry)
    return HeadingVenue(found.series, found.year) if found is not None and found.year is not None else None


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
