"""Cutting a stretch of text at a template's literal text, where nothing but that text tells two fields apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.template.slots import TEXT_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from awesome_lint.template.slots import Slot

_MAX_CUTS = 24  # places tried for one piece of literal text, so that hostile input costs a bounded time
_DASHES = "-–—"
_PUNCTUATION = re.compile(r"[\s.,;:|–—-]*")


class Cut(NamedTuple):
    """A field found by cutting: the index of its slot in the sequence given, and its offsets without frame."""

    slot: int
    start: int
    end: int


@lru_cache(maxsize=256)
def literal_pattern(literal: str) -> re.Pattern[str]:
    """Give a pattern that finds literal text however its blanks and dashes are written."""
    parts: list[str] = []
    for piece in re.findall(r"\s+|[^\s]", literal):
        if piece.isspace():
            parts.append(r"\s+")
        elif piece in _DASHES:
            parts.append(f"[{_DASHES}]")
        else:
            parts.append(re.escape(piece))
    pattern = "".join(parts)
    return re.compile(pattern.replace(r"\s+\|", r"\s*\|").replace(r"\|\s+", r"\|\s*"), re.IGNORECASE)


def split_region(
    text: str, start: int, end: int, slots: Sequence[Slot], accepts: Callable[[Slot, int, int], bool]
) -> list[Cut] | None:
    """Cut the text between two offsets into the fields of some slots.

    Slots may be absent if `accepts` is never true for them and they are optional; text fields take what is left.

    Args:
        text: The whole source.
        start: Where the stretch begins.
        end: Where it ends.
        slots: The slots, in order; the first one's gap may stand at the beginning.
        accepts: Whether the text between two offsets can be a slot's field.

    Returns:
        The fields found, in order, or None if the stretch cannot be cut so.
    """
    failed: set[tuple[int, int, bool]] = set()

    def fit(index: int, at: int, *, first: bool) -> list[Cut] | None:
        if index == len(slots):
            return [] if _PUNCTUATION.fullmatch(text, at, end) else None
        if (index, at, first) in failed:
            return None
        slot = slots[index]
        begin = _begin(text, at, end, slot, first=first)
        if begin is not None:
            for stop, behind in _stops(text, begin, end, slot, slots[index + 1 :]):
                if stop > begin and accepts(slot, begin, stop):
                    rest = fit(index + 1, behind, first=False)
                    if rest is not None:
                        return [Cut(index, begin, stop), *rest]
        rest = fit(index + 1, at, first=first) if slot.optional or slot.kind not in TEXT_KINDS else None
        if rest is None:
            failed.add((index, at, first))
        return rest

    return fit(0, start, first=True)


def _begin(text: str, at: int, end: int, slot: Slot, *, first: bool) -> int | None:
    """Give where a slot's field begins, behind its gap and opening frame."""
    if slot.gap.strip() or not first:
        match = literal_pattern(slot.gap).match(text, at, end)
        if match is None and not first:
            return None
        at = match.end() if match else at
    while at < end and text[at].isspace():
        at += 1
    if slot.open:
        if not text.startswith(slot.open, at, end):
            return None
        at += len(slot.open)
    return at


def _stops(text: str, begin: int, end: int, slot: Slot, following: Sequence[Slot]) -> list[tuple[int, int]]:
    """Give where a slot's field can end, and where the next one's gap begins; nearest first, the whole rest last."""
    stops: list[tuple[int, int]] = []
    if slot.close:
        return [match.span() for match in _occurrences(literal_pattern(slot.close), text, begin, end)]
    gaps = {each.gap for each in following if each.gap}
    for gap in gaps:
        stops += [(match.start(), match.start()) for match in _occurrences(literal_pattern(gap), text, begin, end)]
    stops.sort()
    whole = end
    while whole > begin and text[whole - 1].isspace():
        whole -= 1
    return [*stops, (whole, end)]


def _occurrences(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in pattern.finditer(text, start, end):
        found.append(match)
        if len(found) == _MAX_CUTS:
            break
    return found
