"""From the typed document to records."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypedDict

from awesome_lint.export.records import (
    VERSION,
    DocumentRecord,
    EntryRecord,
    HeadingVenueRecord,
    LinkRecord,
    PlacedEntry,
    SectionRecord,
    SpanRecord,
    UnmatchedRecord,
    VenueRecord,
)
from awesome_lint.markdown.nodes import plain_text
from awesome_lint.model import Unmatched
from awesome_lint.template.plain import plain_text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.model import Document, Entry, EntryLink, Section
    from awesome_lint.statuses import LinkStatus
    from awesome_lint.template import ListReading
    from awesome_lint.text import SourceText, Span


_NOTHING: Final[Mapping[str, LinkStatus]] = MappingProxyType({})


def flat_records(
    reading: ListReading, *, unmatched: bool, statuses: Mapping[str, LinkStatus] = _NOTHING
) -> Iterator[EntryRecord | UnmatchedRecord]:
    """Give the records of a list's entries in document order.

    Args:
        reading: The list.
        unmatched: Whether items that are no entries come too.
        statuses: What is known of URLs, as the list has them.
    """
    document = reading.document
    found: list[Entry | Unmatched] = [*document.entries, *(_lost(document) if unmatched else ())]
    for item in sorted(found, key=lambda item: item.record.span.start):
        yield _record(document.source, item, statuses)


def document_record(
    reading: ListReading, *, unmatched: bool, statuses: Mapping[str, LinkStatus] = _NOTHING
) -> DocumentRecord:
    """Give the record of a whole list; `unmatched` and `statuses` as in `flat_records`."""
    document = reading.document
    source = document.source
    return DocumentRecord(
        version=VERSION,
        file=source.name,
        title=None if document.title is None else plain_text(document.title.children),
        profile=reading.profile,
        template=None if reading.template is None else reading.template.text,
        alternatives=tuple(template.text for template in reading.templates[1:]),
        template_origin=reading.origin,
        coverage=reading.coverage,
        sections=tuple(_section_record(source, section) for section in document.sections),
        entries=tuple(_placed(source, entry, statuses) for entry in document.entries),
        unmatched=tuple(_unmatched_record(source, item) for item in _lost(document)) if unmatched else None,
    )


def _lost(document: Document) -> Iterator[Unmatched]:
    """Give what is no entry: some records fit no template, but are plain enough to be read without one."""
    read = {id(entry.record) for entry in document.entries}
    return (item for item in document.unmatched if id(item.record) not in read)


def _record(
    source: SourceText, found: Entry | Unmatched, statuses: Mapping[str, LinkStatus]
) -> EntryRecord | UnmatchedRecord:
    if isinstance(found, Unmatched):
        return _unmatched_record(source, found)
    return EntryRecord(**_fields(source, found, statuses))


def _link_record(link: EntryLink, statuses: Mapping[str, LinkStatus]) -> LinkRecord:
    status = statuses.get(link.url)
    resource = status.resource if status is not None else None
    if resource is None or resource.provider != "github":
        return LinkRecord(link.label, link.url, link.kind)
    return LinkRecord(link.label, link.url, link.kind, resource.stars, resource.updated)


class _Fields(TypedDict):
    """The fields of `EntryRecord`."""

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


def _fields(source: SourceText, entry: Entry, statuses: Mapping[str, LinkStatus]) -> _Fields:
    start, end = entry.record.span
    venue = entry.venue
    return {
        "line": source.line_at(start),
        "end_line": source.line_at(max(end - 1, start)),
        "shape": entry.record.shape.value,
        "section": entry.section.path,
        "template": entry.template,
        "venue": None if venue is None else VenueRecord(venue.series, venue.text, venue.year, venue.inherited),
        "year": entry.year,
        "month": entry.month,
        "name": entry.name,
        "title": entry.title,
        "title_markdown": entry.title_markdown,
        "links": tuple(_link_record(link, statuses) for link in entry.links),
        "tags": entry.tags,
        "affiliations": entry.affiliations,
        "authors": entry.authors,
        "description": plain_text_of(entry.description) if entry.description is not None else None,
        "description_markdown": entry.description,
        "raw": source.text[start:end],
    }


def _unmatched_record(source: SourceText, found: Unmatched) -> UnmatchedRecord:
    start, end = found.record.span
    return UnmatchedRecord(
        line=source.line_at(start),
        end_line=source.line_at(max(end - 1, start)),
        shape=found.record.shape.value,
        section=found.section.path,
        raw=source.text[start:end],
        reason=found.reason,
        placeholder=found.placeholder,
    )


def _placed(source: SourceText, entry: Entry, statuses: Mapping[str, LinkStatus]) -> PlacedEntry:
    venue = entry.venue
    return PlacedEntry(
        **_fields(source, entry, statuses),
        span=SpanRecord(*entry.span),
        title_span=SpanRecord(*entry.title_span),
        venue_span=None if venue is None or venue.span is None else SpanRecord(*venue.span),
        link_spans=tuple(_span_record(link.node.span) for link in entry.links),
    )


def _span_record(span: Span) -> SpanRecord:
    return SpanRecord(span.start, span.end)


def _section_record(source: SourceText, section: Section) -> SectionRecord:
    named = section.venue
    return SectionRecord(
        title=section.title,
        path=section.path,
        depth=section.depth or None,
        line=source.line_at(section.span.start),
        kind=section.kind,
        venue=None if named is None else HeadingVenueRecord(named.series, named.year),
        span=_span_record(section.span),
    )
