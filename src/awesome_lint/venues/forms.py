"""Venues as people write them: "NSDI'24", "NSDI 2024", "2024-NSDI", "Findings of ACL 2023", "CVPR 2021 (Oral)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.records import Record
from awesome_lint.text import Span
from awesome_lint.venues.dates import find_date
from awesome_lint.venues.extras import BEFORE, IN_HEADING, count_first, count_last, words_of
from awesome_lint.venues.registry import Registry

if TYPE_CHECKING:
    from awesome_lint.venues.series import Match

_LONGEST: Final = 200  # code points; so that no search below can be slow
_NEVER_INSIDE = re.compile(r"[|<>{}\\]|://")
_ABBREVIATED: Final = frozenset(
    {
        *("endow", "trans", "lett", "proc", "rev", "syst", "comput", "intell", "mach", "inf", "res", "sci", "commun"),
        *(
            "softw",
            "eng",
            "netw",
            "learn",
            "knowl",
            "process",
            "mag",
            "surv",
            "conf",
            "symp",
            "appl",
            "technol",
            "lang",
        ),
        *("med", "math", "phys", "bioinform", "robot"),
    }
)
_AT = re.compile(r"(?<=\w\w)\s*@\s*(?=\w\w)|\s@\s")

_LONGEST_HEADING: Final = 80  # code points
_DIGITS = re.compile(r"[0-9]{2}")
_NUMBERING = re.compile(r"\s*\d{1,2}(?:(?:\.\d{1,2})*[.)]|(?:\.\d{1,2})+)\s+")
_TOPIC = re.compile(r"[A-Za-z]?[a-z]+(?:[\s-]+(?:[A-Za-z]?[a-z]+|&))*")
_VENUE_WORDS: Final = frozenset(
    {
        "conference",
        "symposium",
        "workshop",
        "meeting",
        "journal",
        "transactions",
        "proceedings",
        "letters",
        "international",
    }
)
_CAPITALS: Final = 2
_SHORT_NAME: Final = 5  # letters; a shorter name in a heading must be capitals


class VenueText(Record):
    """What a text says of where and when something appeared; spans are offsets into `text`.

    Every letter and digit of `text` lies in exactly one of the spans.

    Attributes:
        text: All that was read.
        series: The series as written.
        series_span: Where it stands.
        year: The year; two digits up to 59 are read as 20.., others as 19...
        year_span: Its digits.
        month: The month, from 1.
        month_span: Its digits or name.
        day: The day of the month.
        day_span: Its digits.
        prefix: Words before the series ("Findings of", "Oral") with one blank between pieces; "" without.
        prefix_spans: Where they stand.
        suffix: Words after series or year ("Workshop", "Oral", "Spring") with one blank between pieces; "" without.
        suffix_spans: Where they stand.
    """

    text: str
    series: str
    series_span: Span
    year: int | None = None
    year_span: Span | None = None
    month: int | None = None
    month_span: Span | None = None
    day: int | None = None
    day_span: Span | None = None
    prefix: str = ""
    prefix_spans: tuple[Span, ...] = ()
    suffix: str = ""
    suffix_spans: tuple[Span, ...] = ()


def parse_venue(text: str) -> VenueText | None:
    """Read the inside of a venue bracket, or a bare venue.

    Only the shape is looked at: "Attention 2017" is read as well. Whether the series is one is the registry's to say.

    Returns:
        The pieces; None if no series is left beside year and words such as "Workshop", or if the text is longer than
        200 code points or holds characters that no venue has.
    """
    if len(text) > _LONGEST or _NEVER_INSIDE.search(text):
        return None
    return _read(text, 0)


def _read(text: str, start: int) -> VenueText | None:
    date = find_date(text, start)
    cut, resume = (date.start, date.end) if date is not None else (len(text), len(text))
    before, after = _trim(text, start, cut), _trim(text, resume, len(text))
    prefixes: list[Span] = []
    suffixes: list[Span] = []
    series = _split(text, before, prefixes, suffixes)
    if series is None:
        prefixes += suffixes
        suffixes = []
        series, after = _split(text, after, prefixes, suffixes), Span(len(text), len(text))
        if series is None:
            return None
    if after.end > after.start:
        suffixes.append(after)
    prefixes.sort()
    suffixes.sort()
    return VenueText(
        text,
        text[series.start : series.end],
        series,
        year=date.year if date else None,
        year_span=date.year_span if date else None,
        month=date.month if date else None,
        month_span=date.month_span if date else None,
        day=date.day if date else None,
        day_span=date.day_span if date else None,
        prefix=" ".join(text[span.start : span.end] for span in prefixes),
        prefix_spans=tuple(prefixes),
        suffix=" ".join(text[span.start : span.end] for span in suffixes),
        suffix_spans=tuple(suffixes),
    )


def _trim(text: str, start: int, end: int) -> Span:
    """Leave out what is neither letter nor digit at both ends; "!" and "+" of a name stay, and the dot of "Endow."."""
    while start < end and not text[start].isalnum():
        start += 1
    stop = end
    while stop > start and not text[stop - 1].isalnum():
        stop -= 1
    if stop < end and (text[stop] in "!+" or (text[stop] == "." and _is_abbreviated(text[start:stop]))):
        stop += 1
    return Span(start, stop)


def _is_abbreviated(text: str) -> bool:
    return text.rpartition(" ")[2].lower() in _ABBREVIATED


def _split(text: str, part: Span, prefixes: list[Span], suffixes: list[Span]) -> Span | None:
    """Take words like "Oral" off both ends of `part`, and note them; gives the series, None if none is left."""
    words = words_of(text, *part)
    first = count_first(text, words, BEFORE)
    if first:
        prefixes.append(Span(words[0].start, words[first - 1].end))
    last = len(words) - count_last(text, words[first:])
    if last < len(words):
        suffixes.append(Span(words[last].start, words[-1].end))
    if first == last:
        return None
    start, end = _trim(text, words[first].start, words[last].start if last < len(words) else part.end)
    if at := _AT.search(text, start, end):
        left = _trim(text, start, at.start())
        if left.end > left.start:
            prefixes.append(left)
        start, end = _trim(text, at.end(), end)
    if not any(character.isalpha() for character in text[start:end]):
        if end > start:
            prefixes.append(Span(start, end))
        return None
    return Span(start, end)


def heading_venue(text: str, registry: Registry | None = None) -> VenueText | None:
    """Read a heading that names a venue with its year, and nothing else: "OSDI 2024", "EuroSys 2025 Spring".

    Args:
        text: The heading's plain text.
        registry: The series that count; the built-in ones by default.

    Returns:
        The pieces; None if the heading says anything else. Ordinary words that are also names ("Fast 2024", "Nature
        2020") do not count unless they are spelled as a conference or workshop is.
    """
    if len(text) > _LONGEST_HEADING or _NEVER_INSIDE.search(text) or not _DIGITS.search(text):
        return None
    numbering = _NUMBERING.match(text)
    venue = _read(text, numbering.end() if numbering else 0)
    if venue is None or venue.year is None:
        return None
    said = [text[span.start : span.end] for span in (*venue.prefix_spans, *venue.suffix_spans)]
    if not all(_only_extras(words) for words in said):
        return None
    match = (registry or Registry.builtin()).find(venue.series)
    return venue if match is not None and _is_telling(venue.series, match) else None


def heading_series(text: str, registry: Registry) -> str | None:
    """Give the series that a heading names without a year, and nothing else: "CVPR", "2. NeurIPS (Oral)".

    Only names in capitals count: a heading is more often a topic than a venue.

    Args:
        text: The heading's plain text.
        registry: The series that count.

    Returns:
        The series as written; None if the heading says anything else.
    """
    if len(text) > _LONGEST_HEADING or _NEVER_INSIDE.search(text):
        return None
    numbering = _NUMBERING.match(text)
    venue = _read(text, numbering.end() if numbering else 0)
    if venue is None or venue.year is not None:
        return None
    said = [text[span.start : span.end] for span in (*venue.prefix_spans, *venue.suffix_spans)]
    if not all(_only_extras(words) for words in said):
        return None
    match = registry.find(venue.series)
    if match is None or not _is_telling(venue.series, match):
        return None
    capitals = sum(character.isupper() for character in venue.series)
    return venue.series if capitals >= _CAPITALS or match.series.kind == "preprint" else None


def _only_extras(text: str) -> bool:
    words = words_of(text, 0, len(text))
    return count_first(text, words, IN_HEADING) == len(words)


def _is_telling(written: str, match: Match) -> bool:
    """Whether a name in a heading means the venue, and not the word or the topic that it also is."""
    series = match.series
    if series.common_word:
        return match.how == "exact" and series.kind != "journal"
    in_words = match.how in {"alias", "full-name"} or series.kind == "journal"
    if in_words and _TOPIC.fullmatch(written) and _VENUE_WORDS.isdisjoint(written.lower().split()):
        return False  # "Machine Learning 2023"
    capitals = sum(character.isupper() for character in written)
    return capitals > 1 or len(written) > _SHORT_NAME or match.how == "exact" or series.kind == "preprint"
