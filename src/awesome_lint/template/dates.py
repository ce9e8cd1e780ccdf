"""Dates as entries write them: years, months and days, in numbers or names."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19[5-9]\d|20[0-5]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"

# Dates of more than a year, with separators: 2023-12-01, 2023.12, Mar 2024, 18 Mar 2020, March, 2024, 2020, April.
DATE: Final = (
    rf"(?<![\d./-]){_YEAR}[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12]\d|0?[1-9]))?(?![\d\w]|[-./]\d)"
    rf"|(?<![\d./-])(?:1[0-2]|0?[1-9])[-/.]{_YEAR}(?!\d)"
    rf"|\b(?:{_DAY}\s)?{_NAME}(?:\s{_DAY})?[,'’]?\s?{_YEAR}(?!\d)"
    rf"|(?<!\d){_YEAR},?[\s/-]{_NAME}(?:\s{_DAY}(?!\d))?"
)
YEAR: Final = rf"(?<!\d){_YEAR}(?!\d)"

_FIND_YEAR = re.compile(_YEAR)
_FIND_NAME = re.compile(_NAME, re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")


class DateValue(NamedTuple):
    """A year, perhaps with month (1 to 12) and day of the month."""

    year: int
    month: int | None = None
    day: int | None = None


def date_of(text: str) -> DateValue | None:
    """Give what a date says that `DATE` or `YEAR` matches; None if it holds no year."""
    found = _FIND_YEAR.search(text)
    if found is None:
        return None
    year = int(found.group())
    name = _FIND_NAME.search(text)
    numbers = [int(each.group()) for each in _NUMBERS.finditer(text) if each.span() != found.span()]
    if name is not None:
        named = _MONTHS.index(name.group()[:3].lower()) + 1
        return DateValue(year, named, numbers[0] if numbers and numbers[0] <= 31 else None)
    month = numbers[0] if numbers and 1 <= numbers[0] <= 12 else None
    day = numbers[1] if month is not None and len(numbers) > 1 and 1 <= numbers[1] <= 31 else None
    return DateValue(year, month, day)


def full_year(digits: str) -> int:
    """Give the year that two or four digits mean: 60 to 99 are of the last century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 60 else 2000)
