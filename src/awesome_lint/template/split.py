"""Cutting a stretch of text at a template's literal text, where nothing but that text tells two fields apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.template.slots import TEXT_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from awesome_lint.template.slots import Slot, SlotKind

_MAX_CUTS = 24  # places tried for one piece of literal text
_MAX_STEPS = 2_000  # fields tried in all; what needs more is no entry, and hostile input costs a bounded time
_DASHES = "-–—"
_PUNCTUATION = " .,;:|"
_LEADING = re.compile(r"[\s,;:|–—-]*")
_TRAILING = re.compile(r"[\s.,;:|*_–—-]*")


class Cut(NamedTuple):
    """A field found by cutting.

    Attributes:
        slot: The index of its slot in the sequence given.
        start: Where the field begins, behind its frame.
        end: Where it ends, before its frame.
        outer_start: Where its frame begins.
        outer_end: Where its frame ends.
    """

    slot: int
    start: int
    end: int
    outer_start: int
    outer_end: int


@lru_cache(maxsize=256)
def literal_pattern(literal: str) -> re.Pattern[str]:
    """Give a pattern that finds literal text however its blanks and dashes are written."""
    parts: list[str] = []
    for piece in re.findall(r"\s+|[^\s]", literal):
        if piece.isspace():
            parts.append(r"\s{1,9}")
        elif piece in _DASHES:
            parts.append(f"[{_DASHES}]")
        else:
            parts.append(re.escape(piece))
    pattern = "".join(parts)
    return re.compile(pattern.replace(r"\s{1,9}\|", r"\s{0,9}\|").replace(r"\|\s{1,9}", r"\|\s{0,9}"), re.IGNORECASE)


def split_region(
    text: str,
    start: int,
    end: int,
    slots: Sequence[Slot],
    accepts: Callable[[Slot, int, int], bool],
    lacking: frozenset[SlotKind],
) -> list[Cut] | None:
    """Cut the text between two offsets into the fields of some slots.

    Args:
        text: The whole source.
        start: Where the stretch begins.
        end: Where it ends.
        slots: The slots, in order; the first one's gap may stand at the beginning.
        accepts: Whether the text between two offsets can be a slot's field.
        lacking: The kinds of fields that an entry can lack.

    Returns:
        The fields found, in order, or None if the stretch cannot be cut so.
    """
    return _Splitter(text, end, slots, accepts, lacking).fit(0, start, None, first=True)


class _Splitter:
    """One search, with what it has found to lead nowhere."""

    def __init__(
        self,
        text: str,
        end: int,
        slots: Sequence[Slot],
        accepts: Callable[[Slot, int, int], bool],
        lacking: frozenset[SlotKind],
    ) -> None:
        self._text = text
        self._end = end
        self._slots = slots
        self._accepts = accepts
        self._lacking = lacking
        self._failed: set[tuple[int, int, int | None]] = set()
        self._steps = 0

    def fit(self, index: int, at: int, skipped: int | None, *, first: bool) -> list[Cut] | None:
        """Fit the slots from `index` on to the text from `at` on; `skipped` is the first slot left out just before."""
        if index == len(self._slots):
            return [] if _TRAILING.fullmatch(self._text, at, self._end) else None
        key = (index, at, skipped)
        self._steps += 1
        if key in self._failed or self._steps > _MAX_STEPS:
            return None
        slot = self._slots[index]
        found = self._fit_here(index, at, skipped, first=first)
        if found is None and (slot.optional or slot.kind in self._lacking):
            found = self.fit(index + 1, at, index if skipped is None else skipped, first=first)
        if found is None:
            self._failed.add(key)
        return found

    def _fit_here(self, index: int, at: int, skipped: int | None, *, first: bool) -> list[Cut] | None:
        slot = self._slots[index]
        outer = self._outer_start(index, at, skipped, first=first)
        if outer is None or not self._text.startswith(slot.open, outer, self._end):
            return None
        begin = outer + len(slot.open)
        for stop, behind in self._stops(begin, index):
            if stop > begin and self._accepts(slot, begin, stop):
                rest = self.fit(index + 1, behind, None, first=False)
                if rest is not None:
                    return [Cut(index, begin, stop, outer, behind if slot.close else stop), *rest]
        return None

    def _outer_start(self, index: int, at: int, skipped: int | None, *, first: bool) -> int | None:
        """Give where a slot's frame begins: behind its gap, or behind that of the first slot left out before it."""
        gaps = [self._slots[index].gap]
        if skipped is not None:
            gaps.append(self._slots[skipped].gap)
        for gap in gaps:
            match = literal_pattern(gap).match(self._text, at, self._end) if gap.strip() or not first else None
            if match is not None:
                return self._behind_blanks(match.end())
        if not first:
            return None
        lead = _LEADING.match(self._text, at, self._end)
        return lead.end() if lead else at

    def _behind_blanks(self, at: int) -> int:
        while at < self._end and self._text[at].isspace():
            at += 1
        return at

    def _stops(self, begin: int, index: int) -> list[tuple[int, int]]:
        """Give where a slot's field can end and where the text behind it begins; nearest first, the whole rest last."""
        slot = self._slots[index]
        if slot.close:
            return self._occurrences(slot.close, begin)
        stops: list[tuple[int, int]] = []
        for gap in {each.gap for each in self._slots[index + 1 :] if each.gap}:
            stops += [(self._before_blanks(begin, start), start) for start, _ in self._occurrences(gap, begin)]
        stops.sort()
        whole = self._before_blanks(begin, self._end)
        if slot.kind not in TEXT_KINDS:
            core = len(self._text[begin:whole].rstrip(_PUNCTUATION)) + begin
            stops.append((core, core))
        return [*stops, (whole, whole)]

    def _before_blanks(self, start: int, end: int) -> int:
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return end

    def _occurrences(self, literal: str, start: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for match in literal_pattern(literal).finditer(self._text, start, self._end):
            found.append(match.span())
            if len(found) == _MAX_CUTS:
                break
        return found
