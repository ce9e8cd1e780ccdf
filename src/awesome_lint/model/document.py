"""A list as a whole: its headings and what stands below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Block, Heading, Root
    from awesome_lint.model.entry import Entry, Unmatched
    from awesome_lint.text import SourceText, Span


class HeadingVenue(Record):
    """The venue that a heading names, such as "OSDI 2024"."""

    series: str
    year: int


class HeadingDate(Record):
    """The date that a heading gives to what stands below it; the month is 1 to 12."""

    year: int
    month: int | None


class Section(Record):
    """A heading and all up to the next heading of the same or smaller depth.

    Attributes:
        heading: Its heading; None for what stands before the first section heading, and where the heading is HTML.
        title: The heading's plain text, "" without heading.
        path: Titles from the outermost section to this one; the document's title is not among them.
        parent: The section around this one.
        span: From the heading to the end of the last block below it, sub-sections included.
        blocks: The blocks directly below it, sub-sections' not included.
        kind: What it is if it holds no entries ("contents", "license", ...), "introduction", or None: content.
        venue: The venue its own heading names with a year, and nothing else.
        date: The date its own heading names, with a venue or without; before the first one, the date that
            the document's title gives to all entries.
        series: The venue series its own heading names, with a year or without; before the first one as for the date.
        depth: The heading's depth, 1 to 6, of an HTML heading, too; 0 without heading.
    """

    heading: Heading | None
    title: str
    path: tuple[str, ...]
    parent: Section | None
    span: Span
    blocks: tuple[Block, ...]
    kind: str | None
    venue: HeadingVenue | None
    date: HeadingDate | None = None
    series: str | None = None
    depth: int = 0

    @property
    def content(self) -> bool:
        """Whether its list items can be entries."""
        return self.kind is None

    @property
    def inherited_venue(self) -> HeadingVenue | None:
        """The venue that this heading, or the nearest one around it, names."""
        return next((section.venue for section in self.around if section.venue is not None), None)

    @property
    def around(self) -> Iterator[Section]:
        """This section and those around it, innermost first."""
        section: Section | None = self
        while section is not None:
            yield section
            section = section.parent


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
