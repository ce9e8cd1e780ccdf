r"""Where the characters of an inline content stand in the source.

The block parser hands over the text of a paragraph, a heading or a table cell with all that is not its own cut out:
indentation and block quote marks before each line, the carriage return of a CRLF, the backslash of `\|` in a cell.
What is left is a row of segments, each of which stands in the source without a gap. An anchor holds the distance
between content and source for each segment.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Protocol


class Anchor(Protocol):
    """Offsets in a content (code points) to offsets in the source (code points)."""

    def start(self, at: int) -> int:
        """Give the source offset of the character at `at`."""

    def end(self, at: int) -> int:
        """Give the source offset behind the character before `at`."""


class Shift:
    """The anchor of a content that stands in the source in one piece."""

    __slots__ = ("base",)

    def __init__(self, base: int) -> None:
        self.base = base

    def start(self, at: int) -> int:
        """Give the source offset of the character at `at`."""
        return self.base + at

    def end(self, at: int) -> int:
        """Give the source offset behind the character before `at`."""
        return self.base + at


class Segments:
    """The anchor of a content of several segments.

    Args:
        firsts: The content offset at which each segment begins; the first is 0.
        bases: For each segment, its source offset minus its content offset.
        wide: For each segment, how many more characters its last one has in the source (1 for a CRLF).
    """

    __slots__ = ("_bases", "_firsts", "_wide")

    def __init__(self, firsts: list[int], bases: list[int], wide: list[int]) -> None:
        self._firsts = firsts
        self._bases = bases
        self._wide = wide

    def start(self, at: int) -> int:
        """Give the source offset of the character at `at`."""
        return self._bases[bisect_right(self._firsts, at) - 1] + at

    def end(self, at: int) -> int:
        """Give the source offset behind the character before `at`."""
        if at == 0:
            return self._bases[0]
        index = bisect_right(self._firsts, at - 1)
        offset = self._bases[index - 1] + at
        if index < len(self._firsts) and self._firsts[index] == at:
            return offset + self._wide[index - 1]
        return offset
