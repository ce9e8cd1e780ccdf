"""Which lines of two texts differ, found in time that grows with the texts' length alone.

The standard library's `difflib` takes minutes for ten thousand lines that repeat each other, as list items may. Here
lines that occur once in both texts anchor the others (patience diff, Bram Cohen), and what lies between two anchors is
compared line by line where it has as many lines in both texts, which after fixing it nearly always has.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW = 200
"""So many lines may lie between anchors for `difflib` to be asked."""


class Change(NamedTuple):
    """Lines `before` up to `before_end` of the one text are `after` up to `after_end` of the other, from 0."""

    before: int
    before_end: int
    after: int
    after_end: int


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Give the stretches of lines that differ, in order, with equal lines between any two of them."""
    pending: Change | None = None
    for change in _raw_changes(before, after):
        if pending is not None and pending.before_end == change.before and pending.after_end == change.after:
            pending = Change(pending.before, change.before_end, pending.after, change.after_end)
            continue
        if pending is not None:
            yield pending
        pending = change
    if pending is not None:
        yield pending


def _raw_changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    start = (0, 0)
    for anchor in [*_anchors(before, after), (len(before), len(after))]:
        yield from _between(before, after, Change(start[0], anchor[0], start[1], anchor[1]))
        start = (anchor[0] + 1, anchor[1] + 1)


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Give the lines that occur once in both texts: a longest series that has the same order in both."""
    places = _once(after)
    pairs = [(index, places[line]) for line, index in _once(before).items() if line in places]
    ends: list[int] = []  # the least line of `after` at which a series of each length ends
    last: list[int] = []  # for each length, which pair that is
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    chain.reverse()
    return chain


def _once(lines: Sequence[str]) -> dict[str, int]:
    """Give the place of each line that occurs once, in order."""
    places: dict[str, int] = {}
    for index, line in enumerate(lines):
        places[line] = -1 if line in places else index
    return {line: index for line, index in places.items() if index >= 0}


def _between(before: Sequence[str], after: Sequence[str], stretch: Change) -> Iterator[Change]:
    """Compare two stretches without anchors."""
    i, i_end, j, j_end = stretch
    while i < i_end and j < j_end and before[i] == after[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and before[i_end - 1] == after[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    if i_end - i == j_end - j:
        for step in range(i_end - i):
            if before[i + step] != after[j + step]:
                yield Change(i + step, i + step + 1, j + step, j + step + 1)
    elif i_end - i <= _FEW and j_end - j <= _FEW:
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, before[i:i_end], after[j:j_end], autojunk=False)
        for tag, first, last, to, to_last in matcher.get_opcodes():
            if tag != "equal":
                yield Change(i + first, i + last, j + to, j + to_last)
    else:
        yield Change(i, i_end, j, j_end)
