"""Venues and years inside a stretch of words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from awesome_lint.template.dates import YEAR, DateValue, date_of, full_year
from awesome_lint.venues import may_have_extras, parse_venue
from awesome_lint.venues.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.text import Span
    from awesome_lint.venues import Registry

_DIGIT = re.compile(r"\d")
_TWO_DIGITS = re.compile(r"\d\d")
_OFTEN: Final = 60  # code points of a stretch that a list may repeat
_LONGEST: Final = 160  # code points of a stretch that can be a venue as a whole
_MOST_WORDS: Final = 9  # of a venue's name
_YEAR = re.compile(YEAR)
_SHORT_YEAR = re.compile(
    r"(?<=[A-Za-z])(?:\s?['’‘`´′]\s?|\s?[-–]\s?|)(?P<two>\d\d)(?!\w)|(?<!\w)['’‘`´′](?P<alone>\d\d)(?!\w)"
)
_FIRST_SHORT = re.compile(r"(?P<two>\d\d)\s?[-–_]\s?(?=[A-Z])")
_DASHED = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d|\d\d)\s?[-_]\s?(?P<series>[A-Z][A-Za-z&+]{1,11})|(?P<before>[A-Z][A-Za-z&+]{1,11})[-_](?P<behind>(?:19|20)\d\d))"
    r"\s?[-_:]\s?(?=\S)"
)
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3},\d{3}(?!\d)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[/&+-][A-Z][A-Za-z]+)*|[A-Z]{2,}[a-z]{0,3}")
_VENUE_WORDS = re.compile(
    r"\b(?:conf(?:erence|\.)|symp(?:osium|\.)|workshops?|proceedings|proc\.|journal|transactions?|trans\.|letters|lett\.|review"
    r"|magazine|bulletin|annals|archives?|ieee|acm|usenix|springer|international|advances in|meeting|congress|summit"
    r"|society|forum|findings|preprint)\b|学报|会议|期刊",
    re.IGNORECASE,
)
_AT = re.compile(r"\b[\w&-]*[A-Z][\w&-]*\s?@\s?")
_TWO_CAPITALS = re.compile(r"[A-Z][^\s]*[A-Z]")
_PREPRINTS = frozenset({"arxiv", "biorxiv", "medrxiv", "preprint"})
_ET_AL = re.compile(r"\bet\.?\s?al\b", re.IGNORECASE)
_NO_SERIES = frozenset(
    {"in", "at", "on", "of", "the", "and", "for", "with", "a", "an", "to", "by", "from", "year"}
    | {"us", "usa", "uk", "eu", "uae"}
)

Kind = Literal["words", "venue", "date"]


class Piece(NamedTuple):
    """A part of a stretch of words; `kind` is the value of its token's kind."""

    kind: Kind
    start: int
    end: int
    date: DateValue | None = None
    sure: float = 1.0


def pieces_of(chunk: str, registry: Registry) -> Sequence[Piece]:
    """Cut words between two separators into venue, date and the rest.

    A venue is found where it fills the whole stretch, or touches a year at one of its ends.

    Args:
        chunk: The words, without blanks around them.
        registry: The venue series that are known.
    """
    if may_be_dated(chunk):
        return dated_pieces(chunk, registry)
    sure = venue_sureness(chunk, registry)
    return (Piece("venue" if sure else "words", 0, len(chunk), None, sure or 1.0),)


def may_be_dated(chunk: str) -> bool:
    """Whether a year can stand among words; without one they are a venue as a whole, or none."""
    return _TWO_DIGITS.search(chunk) is not None


def dated_pieces(chunk: str, registry: Registry) -> Sequence[Piece]:
    """Cut words among which a year may stand; what a list repeats, such as "CVPR 2024", is cut once."""
    return _remembered(chunk, registry) if len(chunk) <= _OFTEN else _dated(chunk, registry)


def _dated(chunk: str, registry: Registry) -> tuple[Piece, ...]:
    if _THOUSANDS.search(chunk) is not None:
        return (Piece("words", 0, len(chunk)),)
    pieces = _dashed(chunk, registry)
    if pieces is None and len(chunk) <= _LONGEST:
        pieces = _filled(chunk, registry)
    if pieces is None:
        pieces = _at_an_end(chunk, registry)
    return tuple(pieces or (Piece("words", 0, len(chunk)),))


_remembered = lru_cache(maxsize=1024)(_dated)


def venue_sureness(chunk: str, registry: Registry) -> float:
    """Give how sure it is that words without a year name a venue; 0 if they do not."""
    if len(chunk) > _LONGEST or _DIGIT.search(chunk) is not None:
        return 0.0
    if chunk[-1:] in ("?", "!"):
        return 0.0  # the end of a title
    if (chunk.count(" ") >= _MOST_WORDS or not _has_capital(chunk[:40])) and chunk.lower() not in _PREPRINTS:
        return 0.0
    return known_as(chunk, registry)


def _has_capital(text: str) -> bool:
    return text != text.lower() if text.isascii() else any(map(str.isupper, text))


def known_as(chunk: str, registry: Registry) -> float:
    """Give how sure it is that words are a known series' name, perhaps with "Workshop" or "Oral" beside it."""
    match = registry.find(chunk)
    if match is None:
        if chunk.count(" ") > 4 or not may_have_extras(chunk):
            return 0.0
        venue = parse_venue(chunk)
        if venue is None or venue.series == chunk or not (venue.prefix or venue.suffix):
            return 0.0
        match = registry.find(venue.series)
        if match is None or match.series.common_word or not _TWO_CAPITALS.search(venue.series):
            return 0.0
        return 0.6
    if "+" in chunk:
        return 0.0  # "C++" is no CC
    if chunk[:1].islower() and " " in chunk and " " not in match.series.spelling:
        return 0.0  # "of C++" is no OFC
    if match.series.common_word:
        if chunk.isupper() and match.how == "exact":
            return 0.45
        return 0.2 if " " in chunk else 0.1  # "Neural Networks" may be one, "Models" hardly is
    if match.series.kind == "preprint":
        return 0.9
    if match.how in ("exact", "case", "misspelling"):
        return 0.85 if _TWO_CAPITALS.search(chunk) else 0.4
    if match.how == "full-name":
        return 0.7 if _VENUE_WORDS.search(chunk) else 0.4
    return 0.75 if _TWO_CAPITALS.search(chunk) or _VENUE_WORDS.search(chunk) else 0.35


def is_shaped(series: str) -> bool:
    """Whether a text that no registry knows is made as a venue's name is: an acronym, or with "Conference" in it."""
    if series.lower() in _NO_SERIES:
        return False
    if _ACRONYM.fullmatch(series):
        return len(series) <= 14
    return _VENUE_WORDS.search(series) is not None and series.count(" ") < 18


def _dashed(chunk: str, registry: Registry) -> list[Piece] | None:
    """Read "24-NSDI-Title" and "CVPR-2018-Title"."""
    match = _DASHED.match(chunk)
    if match is None:
        return None
    group, year = ("series", "year") if match["series"] else ("before", "behind")
    if registry.find(match[group]) is None and not _ACRONYM.fullmatch(match[group]):
        return None
    date = DateValue(full_year(match[year]))
    pieces = [Piece("venue", *match.span(group), None, 0.9), Piece("date", *match.span(year), date)]
    return [*sorted(pieces, key=lambda piece: piece.start), *_rest(chunk, match.end(), len(chunk))]


def _filled(chunk: str, registry: Registry) -> list[Piece] | None:
    """Read a stretch that holds nothing but a date, or a venue with one."""
    bare = chunk.strip(" .,'’‘")
    if _YEAR.fullmatch(bare):
        at = chunk.index(bare)
        return [Piece("date", 0, len(chunk), date_of(bare))] if at <= 1 else None
    short = _SHORT_YEAR.fullmatch(chunk)
    if short is not None:
        return [Piece("date", 0, len(chunk), DateValue(full_year(short["two"] or short["alone"])))]
    venue = parse_venue(chunk) if find_date(chunk) is not None else None
    if venue is None or venue.year is None or venue.year_span is None:
        return None
    if venue.prefix and venue.year_span.start < venue.series_span.start:
        return None  # "2024 in Review"
    series = venue.series
    if series.lower() in _NO_SERIES or series.count(" ") >= _MOST_WORDS + 3 or _ET_AL.search(series) is not None:
        return None
    match = registry.find(series)
    words = series.count(" ") + 1
    if match is None and not _can_be_year(chunk, series, venue.year_span, venue.year):
        return None
    if match is not None:
        sure = 0.95 if not match.series.common_word or match.how == "exact" else 0.6
        if match.how in ("full-name", "alias") and match.series.kind == "journal" and not _TWO_CAPITALS.search(series):
            sure = 0.7
    elif is_shaped(series):
        sure = 0.7 if words <= 2 or _VENUE_WORDS.search(series) else 0.5
    elif words <= 3 and series[0].isupper() and venue.year_span.start >= venue.series_span.end:
        sure = 0.35
        joint = chunk[venue.series_span.end : venue.year_span.start]
        if venue.series_span.start > 0 or venue.year_span.end < len(chunk) or joint.strip(" ,'’‘`´′-–"):
            return None
    else:
        return None
    if words > 4 and match is None and not _VENUE_WORDS.search(series):
        return None
    span = (_workshop_at(chunk, venue.series_span.start), venue.series_span.end)
    return _laid_out(chunk, span, venue.year_span, DateValue(venue.year, venue.month, venue.day), sure)


def _workshop_at(chunk: str, start: int) -> int:
    """Give where a venue begins with the workshop that is held at it, if one is named before it: "GLB@KDD"."""
    found = _AT.search(chunk, 0, start)
    return found.start() if found is not None and found.end() == start else start


def _can_be_year(chunk: str, series: str, span: Span, year: int) -> bool:
    """Whether two digits behind an unknown name are a year: not those of "Base64", "ARM64" and "UTF16"."""
    if span.end - span.start > 2 or not chunk[span.start - 1 : span.start].isalnum():
        return True
    return 1990 <= year <= 2035 and len(series) >= 4 and _ACRONYM.fullmatch(series) is not None


def _laid_out(chunk: str, series: tuple[int, int], year: tuple[int, int], date: DateValue, sure: float) -> list[Piece]:
    """Give the pieces of a stretch in order; what stands beside series and date is words."""
    spans: list[Piece] = [
        Piece("venue", series[0], series[1], None, sure),
        Piece("date", year[0], year[1], date),
    ]
    spans.sort(key=lambda piece: piece.start)
    out: list[Piece] = []
    at = 0
    for piece in spans:
        out += _rest(chunk, at, piece.start)
        out.append(piece)
        at = piece.end
    return out + _rest(chunk, at, len(chunk))


def _rest(chunk: str, start: int, end: int) -> list[Piece]:
    while start < end and not (chunk[start].isalnum() or chunk[start] in "@#"):
        start += 1
    while end > start and not (chunk[end - 1].isalnum() or chunk[end - 1] in "!?%+"):
        end -= 1
    return [Piece("words", start, end)] if start < end else []


def _at_an_end(chunk: str, registry: Registry) -> list[Piece] | None:
    """Find a venue with its year, or a year alone, at the end or the beginning of a longer stretch."""
    for match in _YEAR.finditer(chunk):
        year = DateValue(int(match.group()))
        if not chunk[match.end() :].strip(" .,'’"):
            return _tail(chunk, match.start(), match.end(), year, registry)
        if match.start() <= 1:
            found = _head(chunk, match.start(), match.end(), year, registry)
            if found is not None:
                return found
    for match in _SHORT_YEAR.finditer(chunk):
        if chunk[match.end() :].strip(" .,"):
            continue
        year = DateValue(full_year(match["two"] or match["alone"]))
        found = _tail(chunk, match.start(), match.end(), year, registry)
        if found is not None and found[-2:][0].kind == "venue":
            return found
    return None


def _tail(chunk: str, start: int, end: int, year: DateValue, registry: Registry) -> list[Piece] | None:
    before = chunk[:start].rstrip(" ,'’‘-")
    words = list(re.finditer(r"\S+", before))
    date = Piece("date", start, end, year)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        first = words[-count].start()
        series = before[first:]
        match = registry.find(series)
        if match is None:
            continue
        if match.series.common_word and match.how != "exact":
            continue
        if not (_TWO_CAPITALS.search(series) or _VENUE_WORDS.search(series) or match.series.kind == "preprint"):
            continue
        return [*_rest(chunk, 0, first), Piece("venue", first, len(before), None, 0.85), date]
    if words:
        last = words[-1].group()
        if len(words) > 1 and _ACRONYM.fullmatch(last) and len(last) <= 10 and sum(map(str.isupper, last)) >= 3:
            return [
                *_rest(chunk, 0, words[-1].start()),
                Piece("venue", words[-1].start(), len(before), None, 0.5),
                date,
            ]
    if not before:
        return [date]
    return [*_rest(chunk, 0, len(before)), date]


def _head(chunk: str, start: int, end: int, year: DateValue, registry: Registry) -> list[Piece] | None:
    """Read "2024 NSDI ..." only where a known venue follows the year."""
    words = list(re.finditer(r"[^\s-]+", chunk[end:]))
    for count in range(min(4, len(words)), 0, -1):
        first, last = end + words[0].start(), end + words[count - 1].end()
        match = registry.find(chunk[first:last])
        if match is not None and not match.series.common_word and _TWO_CAPITALS.search(chunk[first:last]):
            return [
                Piece("date", start, end, year),
                Piece("venue", first, last, None, 0.8),
                *_rest(chunk, last, len(chunk)),
            ]
    return None
