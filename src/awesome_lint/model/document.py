"""A list as a whole: its headings and what stands below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Block, Heading, Root
    from awesome_lint.model.entry import Entry, Unmatched
    from awesome_lint.text import SourceText, Span


class HeadingVenue(Record):
    """The venue that a heading names, such as "OSDI 2024"."""

    series: str
    year: int


class Section(Record):
    """A heading and all up to the next heading of the same or smaller depth.

    Attributes:
        heading: Its heading; None for what stands before the first section heading.
        title: The heading's plain text, "" without heading.
        path: Titles from the outermost section to this one; the document's title is not among them.
        parent: The section around this one.
        span: From the heading to the end of the last block below it, sub-sections included.
        blocks: The blocks directly below it, sub-sections' not included.
        kind: What it is if it holds no entries ("contents", "license", ...), "introduction", or None: content.
        venue: The venue its own heading names.
    """

    heading: Heading | None
    title: str
    path: tuple[str, ...]
    parent: Section | None
    span: Span
    blocks: tuple[Block, ...]
    kind: str | None
    venue: HeadingVenue | None

    @property
    def content(self) -> bool:
        """Whether its list items can be entries."""
        return self.kind is None

    @property
    def inherited_venue(self) -> HeadingVenue | None:
        """The venue that this heading, or the nearest one around it, names."""
        section: Section | None = self
        while section is not None:
            if section.venue is not None:
                return section.venue
            section = section.parent
        return None


class Document(Record):
    """A whole list.

    Attributes:
        source: Its text.
        root: Its Markdown tree.
        title: The document's title: the first heading, if it is of depth 1.
        sections: All sections in document order.
        entries: All entries in document order.
        unmatched: The items of content sections that are no entries by the template.
    """

    source: SourceText
    root: Root
    title: Heading | None
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    unmatched: tuple[Unmatched, ...]
