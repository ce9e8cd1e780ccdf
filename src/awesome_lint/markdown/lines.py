"""The source as the block parser reads it, and the way back.

markdown-it takes each newline for LF and each NUL for U+FFFD (CommonMark 0.31.2, sections 2.1 and 2.3). Only CRLF
changes the number of characters.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesome_lint.text import SourceText


class Lines:
    """A source text with all newlines LF.

    Attributes:
        text: What the parser reads.
        crlf: Whether any newline of the source has two characters.
    """

    __slots__ = ("_source", "_starts", "crlf", "text")

    def __init__(self, source: SourceText) -> None:
        text = source.text
        if "\0" in text:
            text = text.replace("\0", "\ufffd")
        self.crlf = "\r\n" in text
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.text = text
        self._source: list[int] = []
        self._starts: list[int] = []
        if self.crlf:
            self._source = source.line_starts
            self._starts = _line_starts(text)

    def source(self, offset: int) -> int:
        """Give the offset in the source of an offset in `text`; for a newline that of its first character."""
        if not self.crlf:
            return offset
        line = bisect_right(self._starts, offset) - 1
        return self._source[line] + offset - self._starts[line]

    def newline_width(self, offset: int) -> int:
        """Give how many characters the newline at an offset of `text` has in the source."""
        return self.source(offset + 1) - self.source(offset) if self.crlf else 1


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
