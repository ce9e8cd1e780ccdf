"""Entries: what records say, field by field."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Link
    from awesome_lint.model.document import Section
    from awesome_lint.model.record import ListRecord
    from awesome_lint.text import Edit, Span


class Venue(Record):
    """Where and when a work appeared.

    Attributes:
        series: The registry's name, else `text`.
        text: The series as written (by the entry, or by the heading it is inherited from), without year and brackets.
        year: As stated, or from the heading, or from the arXiv id.
        inherited: Whether the entry itself names no venue.
        known: Whether the registry knows the series.
        span: The entry's own venue with its brackets; None if inherited.
        text_span: The characters of `text` in the entry; None if inherited.
    """

    series: str
    text: str
    year: int | None
    inherited: bool
    known: bool
    span: Span | None = None
    text_span: Span | None = None


class EntryLink(Record):
    """A link of an entry.

    Attributes:
        label: Its plain text.
        url: The destination as written; that of the inner link where the destination is itself a link.
        kind: "paper", "code", ...: see `awesome_lint.words.link_kind`.
        node: Its node.
    """

    label: str
    url: str
    kind: str
    node: Link


class DeviationKind(Enum):
    """What about an entry differs from the canonical form; each kind belongs to one rule."""

    MARKER = "marker"
    VENUE_MISSING = "venue-missing"
    VENUE_FORM = "venue-form"
    VENUE_SPELLING = "venue-spelling"
    DATE_FORM = "date-form"
    TITLE_MISSING = "title-missing"
    TITLE_PUNCTUATION = "title-punctuation"
    FINAL_PUNCTUATION = "final-punctuation"
    LINK_MISSING = "link-missing"
    LINK_LABEL = "link-label"
    TAGS_FORM = "tags-form"
    TAGS_EMPTY = "tags-empty"
    SPACING = "spacing"
    FRAME = "frame"
    ORDER = "order"


class Deviation(Record):
    """One difference between an entry as it stands and as its template writes it.

    Attributes:
        kind: Which rule reports it.
        span: The characters that differ; empty where something is missing.
        edits: What brings the characters to canonical form; empty where only a person can.
        found: What stands there, for messages; "" where something is missing.
        expected: What should stand there, for messages.
        place: The index of the template's slot that it is about; for a slot in a link's label 1000 times the link's
            number, counted from 1, and the slot's; for the end of an entry -2 less the index of its last slot; -1 for
            its marker and its order.
    """

    kind: DeviationKind
    span: Span
    edits: tuple[Edit, ...]
    found: str
    expected: str
    place: int = -1


class Entry(Record):
    """A record that lists one resource, as the template reads it.

    Attributes:
        record: The record.
        span: The entry's own text: after the marker, up to the end of its last field.
        template: The name of the template that read it; None if it was read without one.
        venue: Its own venue, or the heading's; None if neither names one.
        year: The entry's own date's year, else the venue's.
        month: The entry's own date's month (1 to 12).
        name: The short name before a title.
        title: The title's plain text; "" where the entry has none.
        title_markdown: The title as written.
        title_span: Where the title stands.
        links: Links with a destination, in order.
        tags: Key words, in order.
        affiliations: Universities, labs and companies, in order.
        labels: Tags and affiliations together, in the order they stand.
        authors: As written, plain text.
        description: As written, Markdown, without the template's own punctuation.
        deviations: What differs from the canonical form, in order of their spans.
    """

    record: ListRecord
    span: Span
    template: str | None
    venue: Venue | None
    year: int | None
    month: int | None
    name: str | None
    title: str
    title_markdown: str
    title_span: Span
    links: tuple[EntryLink, ...]
    tags: tuple[str, ...]
    affiliations: tuple[str, ...]
    labels: tuple[str, ...]
    authors: str | None
    description: str | None
    deviations: tuple[Deviation, ...]

    @property
    def section(self) -> Section:
        """Where it stands."""
        return self.record.section


class Unmatched(Record):
    """A record of a content section that is no entry by the template.

    Attributes:
        record: The record.
        span: The characters of its first part.
        placeholder: Whether it only says that something will follow ("to be updated").
        reason: Why the template cannot read it, as a clause for a message.
    """

    record: ListRecord
    span: Span
    placeholder: bool
    reason: str

    @property
    def section(self) -> Section:
        """Where it stands."""
        return self.record.section
