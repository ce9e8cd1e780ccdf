"""Which parts of a text a change added."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.changes.known import Former
from awesome_lint.fingerprints import Blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.text import SourceText


_OF_OWNER = 2  # what it counts that a block stands below the same entry as before; each neighbour counts 1


class Added:
    """The blocks of a text that its former state has not; one that was moved is in both.

    Args:
        blocks: The text's blocks.
        former: What stood there; None where nobody knows: nothing counts as added then.
    """

    def __init__(self, blocks: Blocks, former: Former | None) -> None:
        self._blocks = blocks
        self._ages = {} if former is None else _ages(list(blocks.all()), former)
        self._last = 0 if former is None else sum(map(len, former.blocks.values()))

    def holds(self, offset: int) -> bool:
        """Whether the block around an offset was added."""
        return bool(self._ages) and self._ages.get(self._blocks.first_line(offset), 0) is None

    def age(self, offset: int) -> int:
        """Give a number by which blocks sort as they stood before, what was added last."""
        age = self._ages.get(self._blocks.first_line(offset), 0)
        return self._last if age is None else age


def former_state(source: SourceText, moved_here: Iterable[str] = ()) -> Former:
    """Read what stood in a text.

    Args:
        source: The text before a change.
        moved_here: The words of blocks that came out of other files by the same change.
    """
    words = [words for _, words in Blocks(source).all()]
    places: dict[str, list[int]] = {}
    for place, each in enumerate((*words, *moved_here)):
        places.setdefault(each, []).append(place)
    return Former(places, frozenset(pairwise(words)), frozenset(zip(_owners(words), words, strict=True)))


def _owners(words: Sequence[str]) -> Iterator[str]:
    """Give, for each block, the nearest above it whose words no other has: of an entry's fields, its title."""
    counts = Counter(words)
    owner = ""
    for each in words:
        yield owner
        if counts[each] == 1:
            owner = each


def _ages(blocks: list[tuple[int, str]], former: Former) -> dict[int, int | None]:
    """Give the former place of each block by its first line; None for those that are new, or more than there were."""
    alike: dict[str, list[int]] = {}
    for index, (_, words) in enumerate(blocks):
        alike.setdefault(words, []).append(index)
    owners = list(_owners([words for _, words in blocks]))
    ages: dict[int, int | None] = {}
    for words, indexes in alike.items():
        places = former.blocks.get(words, ())
        old = indexes
        if len(indexes) > len(places):  # equal ones: the first are old
            scores = {index: _familiar(blocks, index, former) for index in indexes}
            for index in indexes:
                scores[index] += _OF_OWNER * ((owners[index], words) in former.owners)
            old = sorted(sorted(indexes, key=lambda index: -scores[index])[: len(places)])
        ages |= {blocks[index][0]: None for index in indexes}
        ages |= {blocks[index][0]: place for index, place in zip(old, places, strict=False)}
    return ages


def _familiar(blocks: list[tuple[int, str]], index: int, former: Former) -> int:
    """Say how many of a block's neighbours were its neighbours before."""
    words = blocks[index][1]
    above = index > 0 and (blocks[index - 1][1], words) in former.neighbours
    below = index + 1 < len(blocks) and (words, blocks[index + 1][1]) in former.neighbours
    return above + below
