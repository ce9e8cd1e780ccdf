"""Entries read without a template: from the roles of their tokens."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from awesome_lint.markdown import plain_text
from awesome_lint.markdown.nodes import Link
from awesome_lint.model import Entry, EntryLink, Venue
from awesome_lint.template.dates import DateValue, date_of, full_year
from awesome_lint.template.plain import plain_text_of
from awesome_lint.template.roles import Role
from awesome_lint.template.token import TokenKind
from awesome_lint.text import Span
from awesome_lint.urls import arxiv_paper
from awesome_lint.venues import arxiv_year
from awesome_lint.words import link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.infer import Typed
    from awesome_lint.template.roles import Assigned
    from awesome_lint.venues import Registry
    from awesome_lint.words import Affiliations

_SEPARATORS = re.compile(r"\s*[,;|，；、]\s*|\s+/\s+")
_EDGES = " \t\n*_`[](){}|,;"
_DIGITS = re.compile(r"\d+")
_BESIDE = 6  # code points between a venue and its date
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "{": "}"}


class FreeReader:
    """Makes entries of typed records.

    Args:
        text: The whole source.
        registry: The venue series that are known.
        affiliations: The universities, labs and companies that are known.
    """

    def __init__(self, text: str, registry: Registry, affiliations: Affiliations) -> None:
        self._text = text
        self._registry = registry
        self._affiliations = affiliations

    def entry(self, typed: Typed) -> Entry | None:
        """Give the entry that a record is; None if it has no title."""
        text, roles = self._text, typed.roles
        by_role: defaultdict[Role, list[Assigned]] = defaultdict(list)
        for each in roles:
            by_role[each.role].append(each)
        if Role.TITLE not in by_role:
            return None
        title = by_role[Role.TITLE][0]
        markdown = text[slice(*title.text)]
        links = self._links(typed)
        dates = _dates(text, typed, by_role[Role.DATE])
        venue = self._venue(typed, links, by_role[Role.VENUE], dates)
        own = dates[0][1] if dates else None
        month = next((date.month for _, date in dates if date.month is not None), None)
        above = typed.record.inherited
        labels = self._labels(typed) if Role.TAGS in by_role or Role.AFFILIATION in by_role else []
        year = own.year if own is not None else None
        if venue is not None and venue.year is not None and not venue.inherited:
            year = venue.year
        if year is None:
            year = venue.year if venue is not None and venue.year is not None else above.year
        return Entry(
            record=typed.record,
            span=Span(min(each.text[0] for each in roles), max(each.text[1] for each in roles)),
            template=None,
            venue=venue,
            year=year,
            month=month if month is not None else above.month if own is None else None,
            name=self._joined(by_role[Role.NAME]),
            title=plain_text_of(markdown),
            title_markdown=markdown,
            title_span=Span(*title.text),
            links=links,
            tags=tuple([label for label, other in labels if not other]),
            affiliations=tuple([label for label, other in labels if other]),
            labels=tuple([label for label, _ in labels]),
            authors=self._joined(by_role[Role.AUTHORS]),
            description=self._description(by_role[Role.DESCRIPTION]),
            deviations=(),
        )

    def _links(self, typed: Typed) -> tuple[EntryLink, ...]:
        """Give every link of the record that leads somewhere."""
        found: list[EntryLink] = []
        for token in typed.tokens:
            node = token.node
            if token.kind is TokenKind.LINK and isinstance(node, Link):
                label = plain_text(node.children)
                found.append(EntryLink(label, node.url, link_kind(label, node.url), node))
        return tuple(found)

    def _venue(
        self,
        typed: Typed,
        links: Sequence[EntryLink],
        venues: Sequence[Assigned],
        dates: Sequence[tuple[Assigned, DateValue]],
    ) -> Venue | None:
        stated = _stated_venue(venues, dates)
        if stated is None:
            above = typed.record.inherited
            if above.series is None:
                return None
            year = dates[0][1].year if dates else above.year
            found = self._registry.find(above.series)
            name = self._registry.canonical(found.series, year).name if found is not None else above.series
            return Venue(name, above.series, year, inherited=True, known=found is not None)
        written = self._text[slice(*stated.text)]
        year = _year_beside(stated, dates)
        found = self._registry.find(written)
        if year is None and found is not None and found.series.kind == "preprint":
            year = _preprint_year(links)
        name = self._registry.canonical(found.series, year).name if found is not None else plain_text_of(written)
        span = _with_date(self._text, stated, dates)
        own = Span(*stated.text)
        return Venue(
            name, plain_text_of(written), year, inherited=False, known=found is not None, span=span, text_span=own
        )

    def _labels(self, typed: Typed) -> list[tuple[str, bool]]:
        """Give the labels in the order they stand, and whether each is an affiliation."""
        labels: list[tuple[str, bool]] = []
        for each in typed.roles:
            if each.role not in (Role.TAGS, Role.AFFILIATION):
                continue
            first = typed.tokens[each.first]
            whole = self._text[slice(*each.text)]
            pieces = (
                [first.text]
                if first.kind in (TokenKind.CODE, TokenKind.EMOJI) and each.last == each.first + 1
                else (_SEPARATORS.split(whole))
            )
            for piece in pieces:
                label = plain_text_of(piece.strip(_EDGES)) if first.kind is not TokenKind.EMOJI else piece
                if each.role is Role.AFFILIATION:
                    label = label.lstrip("@ ")
                if not label:
                    continue
                other = each.role is Role.AFFILIATION or self._affiliations.is_affiliation(label)
                labels.append((label, other))
        return labels

    def _joined(self, found: Sequence[Assigned]) -> str | None:
        pieces = [plain_text_of(self._text[slice(*each.text)]).strip() for each in found]
        return ", ".join(piece for piece in pieces if piece) or None

    def _description(self, found: Sequence[Assigned]) -> str | None:
        pieces = [" ".join(self._text[slice(*each.text)].split()) for each in found]
        return " ".join(piece for piece in pieces if piece) or None


def _dates(text: str, typed: Typed, dates: Iterable[Assigned]) -> list[tuple[Assigned, DateValue]]:
    """Give the dates of a record with what they say."""
    found: list[tuple[Assigned, DateValue]] = []
    for each in dates:
        value: DateValue | None = None
        if each.inside < 0:
            value = next((token.date for token in typed.tokens[each.first : each.last] if token.date is not None), None)
        value = value or date_of(text[slice(*each.text)]) or _short(text[slice(*each.text)])
        if value is not None:
            found.append((each, value))
    return found


def _short(written: str) -> DateValue | None:
    digits = _DIGITS.search(written)
    return DateValue(full_year(digits.group())) if digits is not None else None


def _stated_venue(venues: Sequence[Assigned], dates: Sequence[tuple[Assigned, DateValue]]) -> Assigned | None:
    """Give the venue of an entry: of several the one with a date beside it, else the first."""
    beside = next((each for each in venues if _nearest(each, dates) is not None), None)
    return beside or (venues[0] if venues else None)


def _nearest(venue: Assigned, dates: Sequence[tuple[Assigned, DateValue]]) -> DateValue | None:
    """Give the date that stands beside a venue."""
    for each, date in dates:
        gap = max(each.text[0] - venue.text[1], venue.text[0] - each.text[1])
        if gap <= _BESIDE:
            return date
    return None


def _with_date(text: str, venue: Assigned, dates: Sequence[tuple[Assigned, DateValue]]) -> Span:
    """Give where a venue stands with the date beside it and the brackets around both."""
    start, end = venue.text
    for each, _ in dates:
        if max(each.text[0] - end, start - each.text[1]) <= _BESIDE:
            start, end = min(start, each.text[0]), max(end, each.text[1])
            break
    if start and text[start - 1] in _BRACKETS and text.startswith(_BRACKETS[text[start - 1]], end):
        return Span(start - 1, end + 1)
    return Span(start, end)


def _year_beside(venue: Assigned, dates: Sequence[tuple[Assigned, DateValue]]) -> int | None:
    beside = _nearest(venue, dates)
    if beside is not None:
        return beside.year
    return dates[0][1].year if dates else None


def _preprint_year(links: Sequence[EntryLink]) -> int | None:
    for link in links:
        paper = arxiv_paper(link.url)
        date = arxiv_year(paper.id) if paper is not None else None
        if date is not None:
            return date[0]
    return None
