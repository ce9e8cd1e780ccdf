"""Venues in an entry: told by their brackets and their shape, or by the registry."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from awesome_lint.markdown import Emphasis, Strong
from awesome_lint.template.reading import VenuePlace
from awesome_lint.venues import parse_venue

if TYPE_CHECKING:
    from awesome_lint.template.scan import Scan, Token
    from awesome_lint.template.slots import Slot
    from awesome_lint.venues import Registry

_MARKS = "*_"
_MARKUP = re.compile(r"[\[\]`*_]")
_WIDE = ("】", "）")
_parse = lru_cache(maxsize=4096)(parse_venue)  # a list names few venues, and each of them often


def find_venue(
    text: str, scan: Scan, slot: Slot, registry: Registry, *, first: bool, emphasis: bool
) -> VenuePlace | None:
    """Find the venue of an entry whose template sets it in brackets or emphasis.

    At the template's own place a series need not be known if it has a year; elsewhere it must be known and have one.

    Args:
        text: The whole source.
        scan: The entry's tokens.
        slot: The template's slot for the venue.
        registry: The series that are known.
        first: Whether the template begins with the venue.
        emphasis: Whether emphasised text can be the venue: not where the template has it for other fields only.
    """
    groups = [token for token in scan.tokens if token.kind == "group" or (emphasis and _emphasised(token))]
    tight = slot.close in _WIDE  # these brackets hold a blank of their own
    if first and groups and groups[0].start == scan.start and (tight or _set_off(text, groups[0].end, scan.end)):
        place = _place(text, groups[0], registry, strict=False)
        if place is not None:
            return place
    for token in groups if first else reversed(groups):
        like_template = text.startswith(slot.open, token.start) and not first
        place = _place(text, token, registry, strict=not like_template)
        if place is not None:
            return place
    return None


def bare_venue(
    text: str, outer: tuple[int, int], inner: tuple[int, int], registry: Registry, *, known: bool
) -> VenuePlace | None:
    """Read a venue that fills the text between two offsets.

    Args:
        text: The whole source.
        outer: Where it begins and ends, with its frame.
        inner: The same without frame.
        registry: The series that are known.
        known: Whether only a series that the registry knows will do; any other needs a year in any case.
    """
    if _MARKUP.search(text, *inner):
        return None
    place = _read(text, *outer, *inner, registry, strict=False)
    if place is None:
        return None
    series = text[slice(*place.series)]
    match = registry.find(series)
    if match is None:
        # Other fields are often set off by commas: "Ada Lovelace, FooConf 2024" is no venue.
        return None if known or "," in series else place
    if not place.year and match.series.common_word and match.how != "exact":
        return None
    return place


def _emphasised(token: Token) -> bool:
    return isinstance(token.node, Emphasis | Strong)


def _set_off(text: str, end: int, stop: int) -> bool:
    """Whether a bracket closes a word of its own: `(Re)thinking` begins with none."""
    return end >= stop or not text[end].isalnum()


def _place(text: str, token: Token, registry: Registry, *, strict: bool) -> VenuePlace | None:
    start, end = token.inner if token.kind == "group" else (token.start, token.end)
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    return _read(text, token.start, token.end, start, end, registry, strict=strict)


def _read(
    text: str, start: int, end: int, inner_start: int, inner_end: int, registry: Registry, *, strict: bool
) -> VenuePlace | None:
    """Read a venue between two offsets; `start` and `end` hold its brackets too."""
    inner = text[inner_start:inner_end]
    found = _parse(inner)
    if found is None:
        return None
    known = registry.find(found.series)
    if known is None and (strict or found.year is None):
        return None
    if strict and found.year is None:
        return None
    series = (inner_start + found.series_span.start, inner_start + found.series_span.end)
    digits, joint = "", None
    if found.year_span is not None:
        digits = inner[found.year_span.start : found.year_span.end]
    if not (found.month or found.prefix or found.suffix):
        behind = inner_start + found.year_span.start if found.year_span is not None else series[1]
        joint = text[series[1] : behind] if behind >= series[1] else None
    return VenuePlace(
        start=start,
        end=end,
        open=text[start : series[0]],
        close=text[inner_end:end] if joint is not None else "",
        series=series,
        joint=joint,
        year=digits,
    )
