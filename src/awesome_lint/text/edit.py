"""Replacing spans of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """Replace the characters of `span` by `content`; an empty span inserts, an empty content deletes."""

    span: Span
    content: str

    @classmethod
    def replace(cls, start: int, end: int, content: str) -> Edit:
        """Write `content` in the place of the code points from `start` up to `end`."""
        return cls(Span(start, end), content)

    @classmethod
    def insert(cls, offset: int, content: str) -> Edit:
        """Write `content` before the code point at `offset`."""
        return cls(Span(offset, offset), content)

    @classmethod
    def delete(cls, start: int, end: int) -> Edit:
        """Take away the code points from `start` up to `end`."""
        return cls(Span(start, end), "")


def conflict(span: Span, other: Span) -> bool:
    """Whether edits of two spans cannot both be made: they share a character, or insert at the same place."""
    return span == other or span.overlaps(other)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Give `text` with all edits made at once; spans count in the text as it was.

    Raises:
        ValueError: Two edits overlap, or insert at the same place, or one lies outside the text.
    """
    pieces: list[str] = []
    done = 0
    previous: Span | None = None
    for span, content in sorted(edits, key=lambda edit: edit.span):
        if span.start < done or span == previous or not 0 <= span.start <= span.end <= len(text):
            raise ValueError(f"edit of {span} overlaps another, or lies outside of the text")
        pieces += (text[done : span.start], content)
        done = span.end
        previous = span
    pieces.append(text[done:])
    return "".join(pieces)
