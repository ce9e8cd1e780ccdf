"""An entry's own date: its numbers in the template's order, or year first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesome_lint.template.slots import Slot

_NUMBERS = {
    "yyyy": r"(?P<year>(?:19|20)\d\d)",
    "yy": r"(?P<year>(?:19|20)?\d\d)",
    "mm": r"(?P<month>0?[1-9]|1[0-2])",
    "dd": r"(?P<day>0?[1-9]|[12]\d|3[01])",
}
_YEAR_FIRST = re.compile(rf"{_NUMBERS['yyyy']}(?:[-/.]{_NUMBERS['mm']}(?:[-/.]{_NUMBERS['dd']})?)?")


class Date(NamedTuple):
    """A year, perhaps with month (1 to 12) and day of the month."""

    year: int
    month: int | None
    day: int | None


def read_date(text: str, start: int, end: int, slot: Slot) -> Date | None:
    """Read the date that fills the text between two offsets, for a template's slot; None if it is none."""
    match = _pattern(slot.pieces).fullmatch(text, start, end) or _YEAR_FIRST.fullmatch(text, start, end)
    if match is None:
        return None
    found = match.groupdict()
    month, day = found.get("month"), found.get("day")
    return Date(full_year(match["year"]), int(month) if month else None, int(day) if day else None)


@lru_cache(maxsize=64)
def _pattern(pieces: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern of a date in the order of a template; what stands between its numbers may be any punctuation."""
    if not {"yyyy", "yy"} & set(pieces):
        return _YEAR_FIRST
    return re.compile(
        "".join(_NUMBERS.get(piece, r"[-/., ]" if len(piece) == 1 else re.escape(piece)) for piece in pieces)
    )


def full_year(digits: str) -> int:
    """Give the year that two or four digits mean: 60 to 99 are of the last century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 60 else 2000)
