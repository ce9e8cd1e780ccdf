"""What every node of the tree is."""

from __future__ import annotations

from awesome_lint.records import Record
from awesome_lint.text import Span


class Node(Record):
    """What every node has."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """Both ends as a span."""
        return Span(self.start, self.end)
