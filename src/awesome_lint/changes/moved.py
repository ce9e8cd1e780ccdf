"""Blocks that a change took out of one file and put into another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.fingerprints import Blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.text import SourceText


class TwoStates(NamedTuple):
    """A file before and after a change; None where there was none."""

    before: SourceText | None
    after: SourceText


class Arrival(NamedTuple):
    """What came into a file out of another one.

    Attributes:
        file: The index of that other file.
        words: The words of the blocks, as `Blocks` gives them.
    """

    file: int
    words: frozenset[str]


def arrivals(files: Sequence[TwoStates]) -> list[list[Arrival]]:
    """Give, for each file, what came into it out of which other files.

    A block that two files gained and one lost is taken for moved in both.
    """
    balances = [_balance(states) for states in files]
    leavers: dict[str, list[int]] = {}
    for index, balance in enumerate(balances):
        for words, count in balance.items():
            if count < 0:
                leavers.setdefault(words, []).append(index)
    found: list[list[Arrival]] = []
    for balance in balances:
        came: dict[int, set[str]] = {}
        for words, count in balance.items():
            if count > 0:
                for index in leavers.get(words, ()):
                    came.setdefault(index, set()).add(words)
        found.append([Arrival(index, frozenset(words)) for index, words in sorted(came.items())])
    return found


def _balance(states: TwoStates) -> Mapping[str, int]:
    """Give how many more of each block there are after a change than before."""
    counts = Counter(words for _, words in Blocks(states.after).all())
    if states.before is not None:
        counts.subtract(words for _, words in Blocks(states.before).all())
    return counts
