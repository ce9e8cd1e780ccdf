"""Half-open ranges of a source text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether the span holds no character (a place to insert at)."""
        return self.start == self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span; equal spans contain each other."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character."""
        return self.start < other.end and other.start < self.end
