"""What `export` prints: plain records, made of the typed document.

Their docs and types are the JSON Schema (`awesome-lint schema`). A field is added without a new `VERSION`; one that
changes its meaning or goes away makes a new one.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 2


@dataclass(frozen=True, slots=True)
class VenueRecord:
    """Where and when a work appeared.

    Attributes:
        series: The registry's name of the series, else `text`.
        text: The series as written, without year and brackets.
        year: As stated, or from the heading, or from the arXiv id.
        inherited: Whether the entry itself names no venue, but a heading above it does.
    """

    series: str
    text: str
    year: int | None
    inherited: bool


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A link of an entry.

    Attributes:
        label: Its plain text.
        url: The destination as written, entities and backslash escapes decoded, never percent-encoded.
        kind: What it leads to: "paper", "code", ...
        stars: How many people starred the repository; null where no run of `links` was told.
        last_push: The day of the last push to it, as ISO 8601; null in the same way.
    """

    label: str
    url: str
    kind: str
    stars: int | None = None
    last_push: str | None = None


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """An entry.

    Attributes:
        line: The line that it begins on, from 1.
        end_line: The line that it ends on, nested fields included.
        shape: How it is set: "item" (a list item), "row" (of a table), "run" (blocks without bullets), "heading" (with
            what follows it) or "details" (the HTML element).
        section: Heading texts, outermost first.
        template: The name of the template that read it; null if it was read without one.
        venue: Where it appeared.
        year: The entry's own date's, else the venue's.
        month: The entry's own date's, 1 to 12.
        name: The short name before the title.
        title: The title as it reads.
        title_markdown: The title as written.
        links: Links with a destination, in order.
        tags: Key words, in order.
        affiliations: Universities, labs and companies, in order.
        authors: As it reads.
        description: As it reads.
        description_markdown: The description as written.
        raw: The source from its beginning, such as a marker, to its end.
    """

    line: int
    end_line: int
    shape: str
    section: tuple[str, ...]
    template: str | None
    venue: VenueRecord | None
    year: int | None
    month: int | None
    name: str | None
    title: str
    title_markdown: str
    links: tuple[LinkRecord, ...]
    tags: tuple[str, ...]
    affiliations: tuple[str, ...]
    authors: str | None
    description: str | None
    description_markdown: str | None
    raw: str


@dataclass(frozen=True, slots=True)
class UnmatchedRecord:
    """A record of a section with entries that is none by the template.

    Attributes:
        line: The line that it begins on, from 1.
        end_line: The line that it ends on, nested fields included.
        shape: How it is set: "item" (a list item), "row" (of a table), "run" (blocks without bullets), "heading" (with
            what follows it) or "details" (the HTML element).
        section: Heading texts, outermost first.
        raw: The source from its beginning, such as a marker, to its end.
        reason: Why the template cannot read it.
        placeholder: Whether it only says that something will follow.
        unmatched: Always true: tells it from an entry.
    """

    line: int
    end_line: int
    shape: str
    section: tuple[str, ...]
    raw: str
    reason: str
    placeholder: bool
    unmatched: bool = True


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """A stretch of the source, in code points from 0; the end is exclusive.

    Attributes:
        start: The first character.
        end: The one behind the last.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeadingVenueRecord:
    """The venue that a heading names.

    Attributes:
        series: The series.
        year: The year.
    """

    series: str
    year: int


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A heading and what stands below it.

    Attributes:
        title: The heading's text; "" for what stands before the first heading.
        path: Heading texts from the outermost section to this one.
        depth: The heading's depth, 1 to 6; null without heading.
        line: The line it begins on, from 1.
        kind: What it is if it holds no entries, such as "contents"; null: content.
        venue: The venue that the heading names.
        span: Where it stands, sub-sections included.
    """

    title: str
    path: tuple[str, ...]
    depth: int | None
    line: int
    kind: str | None
    venue: HeadingVenueRecord | None
    span: SpanRecord


@dataclass(frozen=True, slots=True)
class PlacedEntry(EntryRecord):
    """An entry with its places in the source.

    Attributes:
        span: The entry's own text: after the marker, up to the end of its last field.
        title_span: The title.
        venue_span: Its own venue, with its brackets; null if it has none or inherits one.
        link_spans: Its links, in the order of `links`.
    """

    span: SpanRecord
    title_span: SpanRecord
    venue_span: SpanRecord | None
    link_spans: tuple[SpanRecord, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A whole list.

    Attributes:
        version: Of this format.
        file: The list's path as it was given.
        title: The document's title.
        profile: The profile in force.
        template: The template that entries are held against, in its notation.
        alternatives: Further templates that entries may follow.
        template_origin: Where they came from: "configuration", "file" (a comment), "entries" (found in them), "profile"
            or "none".
        coverage: The share of entries that follow one of them, 0 to 1.
        sections: All sections in order.
        entries: All entries in order.
        unmatched: Records that are no entries by the template; null if they were not asked for.
    """

    version: int
    file: str
    title: str | None
    profile: str | None
    template: str | None
    alternatives: tuple[str, ...]
    template_origin: str
    coverage: float
    sections: tuple[SectionRecord, ...]
    entries: tuple[PlacedEntry, ...]
    unmatched: tuple[UnmatchedRecord, ...] | None
