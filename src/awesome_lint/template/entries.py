"""Readings made into entries: venues looked up or inherited, labels told apart, deviations taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown import Link, plain_text
from awesome_lint.model import Deviation, DeviationKind, Entry, EntryLink, Venue
from awesome_lint.records import replace
from awesome_lint.template.deviations import Differ
from awesome_lint.template.label_text import labels_in
from awesome_lint.template.plain import plain_text_between, plain_text_of
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind
from awesome_lint.template.verbatim import Verbatim
from awesome_lint.text import Edit, Span
from awesome_lint.urls import arxiv_paper
from awesome_lint.venues import arxiv_year
from awesome_lint.words import is_generic_label, link_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.model import ListRecord
    from awesome_lint.template.reading import Fields, LinkText, Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.template.token import Token
    from awesome_lint.venues import Registry
    from awesome_lint.words import Affiliations


class EntryMaker:
    """Makes entries by one template.

    Args:
        text: The whole source.
        template: The template in force, bent to the list.
        registry: The venue series that are known, as the list spells them.
        affiliations: The universities, labs and companies that are known.
    """

    def __init__(self, text: str, template: Template, registry: Registry, affiliations: Affiliations) -> None:
        self._text = text
        self._template = template
        self._registry = registry
        self._verbatim = Verbatim(text, template, registry)
        self._affiliations = affiliations
        self._known_labels: dict[str, tuple[str, bool]] = {}
        self._has_venue = template.has_venue
        places = [slot for slot in template.slots if slot.kind is SlotKind.TAGS]
        self._affiliated = bool(places) and all(slot.pieces[:1] == ("affiliation",) for slot in places)
        self._link_slot = next((slot for slot in template.slots if slot.kind is SlotKind.LINK), None)
        self._tags_slot = next((slot for slot in template.slots if slot.kind is SlotKind.TAGS), None)

    def make(self, record: ListRecord, reading: Reading, tokens: Sequence[Token]) -> Entry:
        """Give the entry of one reading of a record with these tokens."""
        links = self._links(tokens)
        venue = self._venue(record, reading, links)
        canonical = self._canonical(record, reading, venue)
        fields = reading.fields
        tags, affiliations, labels = self._labels(reading)
        deviations = Differ(self._text, self._template, reading, canonical).run()
        marker = self._marker(record)
        if marker is not None:
            deviations = (marker, *deviations)
        own_year = fields.year if reading.venue is None else None
        return Entry(
            record=record,
            span=Span(reading.scan.start, reading.scan.end),
            template=self._template.name,
            venue=venue,
            year=own_year or (venue.year if venue is not None else None) or record.inherited.year,
            month=fields.month if fields.year is not None else record.inherited.month,
            name=plain_text_of(fields.name) if fields.name else None,
            title=plain_text_between(self._text, *reading.title_span, reading.scan),
            title_markdown=fields.title,
            title_span=Span(*reading.title_span),
            links=links,
            tags=tags,
            affiliations=affiliations,
            labels=labels,
            authors=plain_text_of(fields.authors) if fields.authors else None,
            description=fields.description,
            deviations=deviations,
        )

    def verbatim(self, record: ListRecord) -> Entry | None:
        """Give the entry of a record that stands as the template writes it; None if one must look closer."""
        line = self._verbatim.line(record)
        if line is None:
            return None
        series, title = self._text[slice(*line.series)], self._text[slice(*line.title)]
        pieces = labels_in(self._text[slice(*line.tags)], self._tags_slot) if line.tags and self._tags_slot else ()
        labels = [self._label(piece) for piece in pieces]
        return Entry(
            record=record,
            span=Span(line.start, line.end),
            template=self._template.name,
            venue=self._own_venue(series, line.year, Span(*line.venue), Span(*line.series)),
            year=line.year,
            month=None,
            name=None,
            title=plain_text_of(title),
            title_markdown=title,
            title_span=Span(*line.title),
            links=tuple([_entry_link(link) for link in line.links]),
            tags=tuple([text for text, other in labels if not other]),
            affiliations=tuple([text for text, other in labels if other]),
            labels=tuple([text for text, _ in labels]),
            authors=None,
            description=None,
            deviations=(),
        )

    def _links(self, tokens: Sequence[Token]) -> tuple[EntryLink, ...]:
        """Give every link that leads somewhere."""
        return tuple(
            [
                _entry_link(token.node)
                for token in tokens
                if token.kind is TokenKind.LINK and isinstance(token.node, Link)
            ]
        )

    def _venue(self, record: ListRecord, reading: Reading, links: tuple[EntryLink, ...]) -> Venue | None:
        fields, place = reading.fields, reading.venue
        if place is not None and fields.series is not None:
            found = self._registry.find(fields.series)
            year = fields.year
            if year is None and found is not None and found.series.kind == "preprint":
                year = _arxiv_year(links)
            return self._own_venue(fields.series, year, Span(place.start, place.end), Span(*place.series))
        heading, above = record.section.inherited_venue, record.inherited
        if heading is None and above.series is None:
            return None
        series, year = (heading.series, heading.year) if heading is not None else (above.series or "", above.year)
        year = fields.year or year
        found = self._registry.find(series)
        name = self._registry.canonical(found.series, year).name if found else series
        return Venue(name, series, year, inherited=True, known=found is not None)

    def _own_venue(self, series: str, year: int | None, span: Span, text_span: Span) -> Venue:
        """Give the venue that an entry names itself."""
        found = self._registry.find(series)
        name = self._registry.canonical(found.series, year).name if found else series
        return Venue(name, series, year, inherited=False, known=found is not None, span=span, text_span=text_span)

    def _canonical(self, record: ListRecord, reading: Reading, venue: Venue | None) -> Fields:
        """Give the fields as they should be written."""
        fields = reading.fields
        links = self._canonical_links(fields.links)
        heading = record.section.inherited_venue
        # of a heading only what it states is written, and nothing below which an entry states another year
        stated = venue is not None and not (venue.inherited and (heading is None or venue.year != heading.year))
        if (
            venue is None
            or not stated
            or not self._has_venue
            or (venue.inherited and "venue" not in self._template.required)
        ):
            return fields if links is fields.links else replace(fields, links=links)
        series = self._spelling(venue)
        if series == fields.series and venue.year == fields.year and links is fields.links:
            return fields  # nearly all entries
        return replace(fields, series=series, year=venue.year, links=links)

    def _spelling(self, venue: Venue) -> str:
        """Give how a venue should be written; where nobody states a template, today's name serves for all years."""
        found = self._registry.find(venue.text)
        since = found.series.since if found is not None else None
        early = since is not None and venue.year is not None and venue.year < since
        return self._registry.spelling(venue.text, None if early and self._template.is_found else venue.year)

    def _canonical_links(self, links: tuple[LinkText, ...]) -> tuple[LinkText, ...]:
        """Give the first link the template's label, if its own says no more; the others keep theirs."""
        slot = self._link_slot
        if not links or slot is None or not slot.label or slot.free or links[0].label == slot.label:
            return links
        if links[0].label and not is_generic_label(links[0].label):
            return links
        return (replace(links[0], label=slot.label), *links[1:])

    def _labels(self, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Tell tags from affiliations: by the template's word, by emphasis if only some have it, else by the names."""
        labels = [self._label(label) for label in reading.fields.labels]
        if self._affiliated:
            labels = [(text, True) for text, _ in labels]
        emphasised = reading.emphasised
        if any(emphasised) and not all(emphasised):
            labels = [(text, not tag) for (text, _), tag in zip(labels, emphasised, strict=True)]
        tags = tuple([text for text, other in labels if not other])
        others = tuple([text for text, other in labels if other])
        return tags, others, tuple([text for text, _ in labels])

    def _label(self, label: str) -> tuple[str, bool]:
        """Give a label's plain text, and whether it is an affiliation; a list has few labels, and has them often."""
        found = self._known_labels.get(label)
        if found is None:
            text = plain_text_of(label)
            found = self._known_labels[label] = (text, self._affiliations.is_affiliation(text))
        return found

    def _marker(self, record: ListRecord) -> Deviation | None:
        """Compare the bullet; items nested in others may have one of their own."""
        wanted, marker = self._template.marker, record.marker
        if wanted is None or marker is None or marker == wanted or record.parent is not None:
            return None
        if wanted not in "*+-" or marker not in "*+-":
            return None
        span = Span(record.span.start, record.span.start + 1)
        return Deviation(DeviationKind.MARKER, span, (Edit(span, wanted),), marker, wanted)


def _entry_link(node: Link) -> EntryLink:
    label, url = plain_text(node.children), inner_destination(node.url)
    return EntryLink(label, url, link_kind(label, url), node)


def _arxiv_year(links: tuple[EntryLink, ...]) -> int | None:
    for link in links:
        paper = arxiv_paper(link.url)
        date = arxiv_year(paper.id) if paper else None
        if date is not None:
            return date[0]
    return None


def inner_destination(url: str) -> str:
    """Give the destination of a link inside a link's destination, `[u1](u2)`; any other destination as it is."""
    if url.startswith("[") and url.endswith(")") and "](" in url:
        return url[url.rindex("](") + 2 : -1]
    return url
