"""Where an entry's venue stands, and how it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.template.reading import VenuePlace
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.align import Taken
    from awesome_lint.template.grammar import Grammar
    from awesome_lint.template.token import Token

_DIGITS = re.compile(r"\d{4}|\d\d")


def venue_place(text: str, tokens: Sequence[Token], series: tuple[int, int], year: Token | None) -> VenuePlace:
    """Give the place of a venue.

    Args:
        text: The whole source.
        tokens: The venue's tokens, with its brackets.
        series: The offsets of its series.
        year: The token of its year, if it has one.
    """
    start, end = tokens[0].start, tokens[-1].end
    digits, behind = "", series[1]
    if year is not None:
        found = _DIGITS.search(text, year.start, year.end)
        digits = found.group() if found else ""
        behind = year.end
    words = any(
        token.kind in (TokenKind.WORDS, TokenKind.LINK) and not series[0] <= token.start < series[1] for token in tokens
    )
    plain_year = year is None or (year.date is not None and year.date.month is None)
    joint = None
    if not words and plain_year and behind >= series[1]:
        joint = text[series[1] : behind - len(digits)] if digits else ""
    return VenuePlace(
        start=start,
        end=end,
        open=text[start : series[0]],
        close=text[max(behind, series[1]) : end] if joint is not None else "",
        series=series,
        joint=joint,
        year=digits,
    )


def series_and_year(tokens: Sequence[Token]) -> tuple[tuple[int, int] | None, Token | None]:
    """Give the offsets of the first venue's series among tokens, and the token of the first date; None without one."""
    found = next((token for token in tokens if token.kind is TokenKind.VENUE), None)
    series = (found.start, found.end) if found is not None else None
    return series, next((token for token in tokens if token.kind is TokenKind.DATE), None)


def series_and_year_of(
    grammar: Grammar, tokens: Sequence[Token], fields: Iterable[Taken]
) -> tuple[tuple[int, int] | None, Token | None]:
    """Give the offsets of a venue's series and the token of its year, by the elements that took them."""
    series: tuple[int, int] | None = None
    year: Token | None = None
    for each in fields:
        if grammar.flats[each.element].kind is SlotKind.VENUE:
            series = (tokens[each.start].start, tokens[each.end - 1].end)
        else:
            year = tokens[each.start]
    return series, year
