"""What a heading, a label or a bold line gives to the entries below it: a venue, a series, a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.venues.dates import find_date, heading_date
from awesome_lint.venues.forms import heading_series, heading_venue

if TYPE_CHECKING:
    from awesome_lint.venues.forms import VenueText
    from awesome_lint.venues.registry import Registry

_LONGEST: Final = 160  # code points; full names are long
_SHORT: Final = 24  # code points of an acronym, with its publisher
_CAPITALS: Final = 2
_NUMBERING: Final = r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:the\s+)?"
_YEAR: Final = r"(?:[\s,;:.–—-]{0,3}\(?(?P<year>['’]?[0-9]{2}|(?:19|20)[0-9]{2})\)?)?\s*"
_NAME_FIRST = re.compile(
    rf"{_NUMBERING}(?P<name>[^()（）\[\]]{{8,}}?)\s*[(（\[](?P<short>[^()（）\[\]]{{2,30}})[)）\]]{_YEAR}",
    re.IGNORECASE,
)
_SHORT_FIRST = re.compile(
    rf"{_NUMBERING}(?P<short>[^\s()（）\[\]:–—]+(?:\s[^\s()（）\[\]:–—-]+)?){_YEAR}"
    r"(?:\s*[(（\[](?P<name>[^()（）\[\]]{8,})[)）\]]|(?:\s*[:–—]|\s-)\s+(?:the\s+)?(?P<long>[^()（）\[\]]{8,}))\s*",
    re.IGNORECASE,
)
_DATED_SHORT = re.compile(r"(?P<short>.*?[A-Za-z])[\s-]?(?P<year>(?:19|20)[0-9]{2}|['’][0-9]{2})")
_FULL_NAME = re.compile(
    r"\b(?:Conference|Symposium|Workshop|Meeting|Transactions|Journal)\s+(?:on|of|for|in)\b"
    r"|\b(?:Conference|Symposium|Workshop|Transactions|Journal)\s*$",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"(?:[\W_]*(?:accepted|selected|all)\s+)?[\W_]*papers?\s+(?:from|at|in|of|by|published\s+(?:in|at)|accepted\s+(?:by|at|to))"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)


_TITLE_PARTS = re.compile(r"[\s_()（）【】/,|:：-]+")
_TITLE_BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_OF_WORKS = re.compile(r"papers?|publications?|论文|論文|논문", re.IGNORECASE)
_FILLING: Final = frozenset(
    {"awesome", "paper", "papers", "publications", "list", "lists", "collection", "collections", "repository", "repo"}
    | {"a", "an", "the", "of", "from", "at", "in", "with", "and", "all", "accepted", "main", "track", "conference"}
    | {"code", "codes", "open", "source", "project", "projects", "reading", "notes", "summary", "links"}
)
"""Words of a document's title that say no more than that it is a list of papers."""


class HeadingWords(NamedTuple):
    """What a heading says of what stands below it.

    Attributes:
        venue: The venue with its year, if the heading says nothing else.
        series: The series that it names, as written.
        year: The year.
        month: The month, from 1.
    """

    venue: VenueText | None = None
    series: str | None = None
    year: int | None = None
    month: int | None = None


def heading_words(text: str, registry: Registry) -> HeadingWords:
    """Read what a heading says of a venue and a date.

    "CVPR 2024" gives a venue; "CVPR", "Papers at ICML 2023" and "IEEE Symposium on Security and Privacy (IEEE S&P)" a
    series, of a full name the acronym beside it; "Papers of 2024" a year.

    Args:
        text: The heading's plain text.
        registry: The series that count.
    """
    venue = heading_venue(text, registry)
    date = heading_date(text)
    if venue is not None:
        year, month = date or (venue.year, venue.month)
        return HeadingWords(venue, venue.series, year, month)
    series = heading_series(text, registry)
    if series is None and len(text) <= _LONGEST:
        full = _in_full(text, registry) or _of_papers(text, registry)
        if full is not None:
            series = full.series
            date = date or ((full.year, None) if full.year is not None else None)
    return HeadingWords(None, series, *(date or (None, None)))


def title_words(text: str, registry: Registry) -> HeadingWords:
    """Read what a document's title gives to all that stands in it: "CVPR 2021 Papers with Code", "Awesome ICML papers".

    A venue in brackets is that of the survey which a list belongs to, and one among other words is a topic.

    Args:
        text: The title's plain text.
        registry: The series that count.
    """
    if len(text) > _LONGEST or _OF_WORKS.search(text) is None:
        return HeadingWords()
    words = [word for word in _TITLE_PARTS.split(_TITLE_BRACKET.sub(" ", text)) if word]
    left = [word for word in words if word.lower() not in _FILLING and (word.isascii() or not _OF_WORKS.search(word))]
    return heading_words(" ".join(left), registry) if left else HeadingWords()


def _in_full(text: str, registry: Registry) -> HeadingWords | None:
    """Read a full name beside its acronym, with a year or without."""
    found = _NAME_FIRST.fullmatch(text) or _SHORT_FIRST.fullmatch(text)
    if found is None:
        return None
    short, year = found["short"].strip(), found["year"]
    dated = _DATED_SHORT.fullmatch(short)
    if dated is not None:
        short, year = dated["short"], dated["year"]
    name = (found["name"] or found.groupdict().get("long") or "").strip()
    if len(short) > _SHORT or sum(character.isupper() for character in short) < _CAPITALS:
        return None
    known, same = registry.find(short), registry.find(name)
    alike = known is not None and same is not None and known.series.name == same.series.name
    if not alike and _FULL_NAME.search(name) is None:
        return None
    date = find_date(f"{short} {year}") if year else None
    return HeadingWords(None, short, date.year if date is not None else None)


def _of_papers(text: str, registry: Registry) -> HeadingWords | None:
    """Read "Papers from" and a venue."""
    found = _PAPERS.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    venue = heading_venue(rest, registry)
    if venue is not None:
        return HeadingWords(None, venue.series, venue.year)
    series = heading_series(rest, registry)
    return HeadingWords(None, series) if series is not None else None
