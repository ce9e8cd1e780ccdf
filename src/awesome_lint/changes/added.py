"""Which parts of a text a change added."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.changes.known import Former
from awesome_lint.fingerprints import Blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.text import SourceText


class Added:
    """The blocks of a text that its former state has not; one that was moved is in both.

    Args:
        blocks: The text's blocks.
        former: What stood there; None where nobody knows: nothing counts as added then.
    """

    def __init__(self, blocks: Blocks, former: Former | None) -> None:
        self._blocks = blocks
        self._lines = frozenset[int]() if former is None else frozenset(_added_lines(list(blocks.all()), former))
        self._ages = {} if former is None else {words: age for age, words in enumerate(former.blocks)}

    def holds(self, offset: int) -> bool:
        """Whether the block around an offset was added."""
        return bool(self._lines) and self._blocks.first_line(offset) in self._lines

    def age(self, offset: int) -> int:
        """Give a number by which blocks sort as they stood before, what was added last."""
        return len(self._ages) if self.holds(offset) else self._ages.get(self._blocks.words_at(offset), 0)


def former_state(source: SourceText, moved_here: Iterable[str] = ()) -> Former:
    """Read what stood in a text.

    Args:
        source: The text before a change.
        moved_here: The words of blocks that came out of other files by the same change.
    """
    words = [words for _, words in Blocks(source).all()]
    return Former(Counter(words) + Counter(moved_here), frozenset(pairwise(words)))


def _added_lines(blocks: list[tuple[int, str]], former: Former) -> Iterator[int]:
    """Give the first lines of the blocks that are new, or more than there were."""
    counts = Counter(words for _, words in blocks)
    several: dict[str, list[int]] = {}
    for index, (line, words) in enumerate(blocks):
        before = former.blocks.get(words, 0)
        if before == 0:
            yield line
        elif counts[words] > before:
            several.setdefault(words, []).append(index)
    for words, indexes in several.items():
        ranked = sorted(indexes, key=lambda index: -_familiar(blocks, index, former))  # equal ones: the first is old
        for index in ranked[former.blocks[words] :]:
            yield blocks[index][0]


def _familiar(blocks: list[tuple[int, str]], index: int, former: Former) -> int:
    """Say how many of a block's neighbours were its neighbours before."""
    words = blocks[index][1]
    above = index > 0 and (blocks[index - 1][1], words) in former.neighbours
    below = index + 1 < len(blocks) and (words, blocks[index + 1][1]) in former.neighbours
    return above + below
