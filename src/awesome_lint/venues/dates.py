"""The date inside a venue: a year, perhaps with month and day."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from awesome_lint.text import Span

_APOSTROPHES: Final = "'’‘`´ʼ′＇"
_MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?"
)
_DAY = r"0?[1-9]|[12][0-9]|3[01]"

# Where several could be meant, the first pattern that fits anywhere wins; within one, the leftmost place.
_SURE = re.compile(
    # not the first digits of an arXiv identifier such as 2003.12345
    rf"(?<![0-9])(?P<four>19[5-9][0-9]|20[0-9]{{2}})(?![0-9]|\.[0-9]{{3}})|[{_APOSTROPHES}]\s?(?P<two>[0-9]{{2}})(?![0-9])"
)
_UNSURE = (
    re.compile(r"(?<=[A-Za-z])(?P<two>[0-9]{2})(?![0-9A-Za-z])"),  # NSDI24
    re.compile(r"(?<=[A-Za-z])\s?[-–‐]\s?(?P<two>[0-9]{2})(?![0-9A-Za-z.%])"),  # AAAI-24
    re.compile(rf"\A\s*(?P<two>[0-9]{{2}})[{_APOSTROPHES}]?[-–‐_\s](?=\s?[A-Za-z])"),  # 24-NSDI
    re.compile(r"(?<=[A-Za-z][A-Z])\s(?P<two>[0-9]{2})\s*\Z"),  # NSDI 24
)
_AFTER_NUMBER = re.compile(rf"\s?[./-]\s?(?P<month>0?[1-9]|1[0-2])(?:\s?[./-]\s?(?P<day>{_DAY}))?(?![0-9A-Za-z])")
_BEFORE_NUMBER = re.compile(rf"(?<![0-9./-])(?:(?P<day>{_DAY})[./-])?(?P<month>0[1-9]|1[0-2])[./-]\Z")
_BEFORE_REACH: Final = 24  # code points: the longest month name with a day and joints
_PIVOT: Final = 60
_OPEN_END = re.compile(r"[~～][^\w]*(?:19|20)[0-9]{2}|[0-9]{4}[^\w]*[~～+]")
_LONGEST_HEADING: Final = 60  # code points
_HEADING_WORDS: Final = 6
_YEAR = re.compile(r"(?<![0-9])(?:19[5-9][0-9]|20[0-9]{2})(?![0-9])")
_CHINESE = re.compile(r"(?<![0-9])(?P<year>19[5-9][0-9]|20[0-9]{2})\s?[年년]\s?(?:(?P<month>1[0-2]|0?[1-9])\s?[月월])?")
_SPAN_OF_TIME = re.compile(
    r"\b(?:before|until|since|from|after|prior|older|earlier|pre)\b|[<>≤≥]|以前|之前|以来|以后|及以前|以降|이전|이후",
    re.IGNORECASE,
)


class DateText(NamedTuple):
    """A date as it stands; spans are offsets into the text it was found in.

    Attributes:
        start: Where the date begins, with the apostrophe of its year.
        end: Where it ends.
        year: The year.
        year_span: Its digits.
        month: The month, from 1.
        month_span: Its digits or name.
        day: The day of the month.
        day_span: Its digits.
    """

    start: int
    end: int
    year: int
    year_span: Span
    month: int | None = None
    month_span: Span | None = None
    day: int | None = None
    day_span: Span | None = None


def find_date(text: str, start: int = 0) -> DateText | None:
    """Find the date of a venue, from an offset on.

    Args:
        text: A short text; some of the patterns take time with the square of its length.
        start: Where to begin.
    """
    match = _SURE.search(text, start)
    if match is None:
        match = next((found for pattern in _UNSURE if (found := pattern.search(text, start))), None)
    if match is None:
        return None
    group = "two" if match["two"] else "four"
    year_span = Span(*match.span(group))
    year = int(match[group])
    if group == "two":
        year += 2000 if year < _PIVOT else 1900
    elif found := _after(text, year_span.end):
        return _with_month(found, match.start(), found.end(), year, year_span)
    reach = max(start, match.start() - _BEFORE_REACH)
    before = text[reach : year_span.start]
    if found := _before(before):
        return _with_month(found, reach + found.start(), year_span.end, year, year_span, reach)
    return DateText(
        match.start() if group == "two" and text[match.start()] in _APOSTROPHES else year_span.start,
        year_span.end,
        year,
        year_span,
    )


@cache
def _named_months() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what finds a month's name after and before a year; compiled when the first text holds one."""
    return (
        re.compile(
            rf"[\s,./-]{{1,2}}(?P<month>{_NAME})(?![A-Za-z])(?:[\s,.]{{1,2}}(?P<day>{_DAY})(?![0-9]))?", re.IGNORECASE
        ),
        re.compile(
            rf"(?<![A-Za-z0-9])(?:(?P<day>{_DAY})(?:st|nd|rd|th)?\s)?(?P<month>{_NAME})"
            rf"(?:[\s.]{{1,2}}(?P<day2>{_DAY})(?:st|nd|rd|th)?)?[\s,./-]{{0,2}}[{_APOSTROPHES}]?\Z",
            re.IGNORECASE,
        ),
    )


def heading_date(text: str) -> tuple[int, int | None] | None:
    """Read the year, and perhaps the month, that a heading gives to what stands below it.

    "2022", "2026-05-12", "2023年", "Papers of 2024" and "CVPR 2024" give one. A stretch of time gives what it lies in:
    "2025-10-01 ~ 2025-10-07" a month, "2019-2021" and "Before 2015" nothing. A text of more than a few words gives
    none, for there the date is one of its subject.

    Args:
        text: The heading's plain text.

    Returns:
        Year and month (1 to 12, None where it is not said).
    """
    if len(text) > _LONGEST_HEADING or len(text.split()) > _HEADING_WORDS or _SPAN_OF_TIME.search(text):
        return None
    years = _YEAR.findall(text)
    if len(years) > 1:
        return _stretch(text) if len(years) == 2 and years[0] == years[1] else None
    if not years or _OPEN_END.search(text):
        return None
    in_chinese = _CHINESE.search(text)
    if in_chinese is not None:
        return int(in_chinese["year"]), int(in_chinese["month"]) if in_chinese["month"] else None
    date = find_date(text)
    return (date.year, date.month) if date is not None and date.year == int(years[0]) else None


def _stretch(text: str) -> tuple[int, int | None] | None:
    """Give what a stretch of time within one year lies in."""
    first = find_date(text)
    last = find_date(text, first.end) if first is not None else None
    if first is None or last is None or first.year != last.year:
        return None
    return first.year, first.month if first.month == last.month else None


def _after(text: str, end: int) -> re.Match[str] | None:
    return _AFTER_NUMBER.match(text, end) or (_named_months()[0].match(text, end) if _names_month(text) else None)


def _before(text: str) -> re.Match[str] | None:
    return _BEFORE_NUMBER.search(text) or (_named_months()[1].search(text) if _names_month(text) else None)


def _names_month(text: str) -> bool:
    lower = text.lower()
    return any(name in lower for name in _MONTH_NAMES)


def _with_month(found: re.Match[str], start: int, end: int, year: int, year_span: Span, shift: int = 0) -> DateText:
    written = found["month"]
    month = int(written) if written.isdigit() else _MONTH_NAMES.index(written[:3].lower()) + 1
    group = "day"
    if found.groupdict().get("day2"):
        group = "day2"
        start = found.start("month") + shift  # of "12 Mar 15 2024" the first number is no day
    day = found[group]
    return DateText(
        start,
        end,
        year,
        year_span,
        month,
        Span(found.start("month") + shift, found.end("month") + shift),
        int(day) if day else None,
        Span(found.start(group) + shift, found.end(group) + shift) if day else None,
    )
