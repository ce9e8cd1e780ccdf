"""When an arXiv paper was first submitted, by its identifier."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# arXiv identifier scheme (info.arxiv.org/help/arxiv_identifier.html): YYMM.NNNN from April 2007 to December 2014,
# YYMM.NNNNN since; before that archive/YYMMNNN, the archive with or without a subject class, from 1991 to March 2007.
_NEW = re.compile(r"(\d\d)(\d\d)\.(\d{4,5})(?:v[1-9]\d{0,3})?")
_OLD = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]{2})?/(\d\d)(\d\d)(\d{3})(?:v[1-9]\d{0,3})?")
_FIRST_NEW: Final = (2007, 4)
_FIRST_LONG: Final = (2015, 1)
_FIRST_OLD: Final = (1991, 1)


class YearMonth(NamedTuple):
    """A year and a month of it, from 1."""

    year: int
    month: int


def arxiv_year(identifier: str) -> YearMonth | None:
    """Give the month in which an identifier was handed out; None if it can be no arXiv identifier.

    Args:
        identifier: As in an arXiv address or after "arXiv:", with or without its version: "2403.02310v2", "cs/0501001".
    """
    text = identifier.strip()
    if text[:6].lower() == "arxiv:":
        text = text[6:].lstrip()
    if (match := _NEW.fullmatch(text)) and match.group(0).isascii():
        date = YearMonth(2000 + int(match[1]), int(match[2]))
        long = date >= _FIRST_LONG
        possible = date >= _FIRST_NEW and len(match[3]) == (5 if long else 4)
    elif (match := _OLD.fullmatch(text)) and match.group(0).isascii():
        short = int(match[1])
        date = YearMonth(1900 + short if short > 90 else 2000 + short, int(match[2]))
        possible = _FIRST_OLD <= date < _FIRST_NEW
    else:
        return None
    return date if possible and 1 <= date.month <= 12 and int(match[3]) else None
