"""The decoded text of one file, and the way between offsets, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from awesome_lint.errors import InputError

_BOM = b"\xef\xbb\xbf"
_NEWLINE = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place as people count: line and column from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class SourceText:
    """The text of a file, exactly as it stands, but for a byte order mark.

    Attributes:
        text: Every character, newlines as written. Offsets are code points into it.
        name: How messages call the file: a path, or a name for standard input.
        bom: Whether the file begins with a UTF-8 byte order mark (not part of `text`).
    """

    text: str
    name: str = "<text>"
    bom: bool = False

    @classmethod
    def decode(cls, data: bytes, name: str) -> SourceText:
        """Read UTF-8 bytes, with or without a byte order mark.

        Raises:
            InputError: The bytes are not UTF-8, or hold NUL as only binary files do; names the byte offset (from 0).
        """
        bom = data.startswith(_BOM)
        skipped = len(_BOM) if bom else 0
        try:
            text = data[skipped:].decode("utf-8")
        except UnicodeDecodeError as error:
            offset = error.start + skipped
            raise InputError(
                f"{name}: not UTF-8: byte {offset} (0x{data[offset]:02x}): {error.reason}; save the file as UTF-8"
            ) from error
        nul = data.find(b"\0")
        if nul >= 0:
            raise InputError(f"{name}: binary file: byte {nul} is NUL; remove it, or exclude the file")
        return cls(text, name, bom)

    def encode(self) -> bytes:
        """Give back the bytes that `decode` read."""
        return (_BOM if self.bom else b"") + self.text.encode("utf-8")

    def with_text(self, text: str) -> SourceText:
        """Give the same file with another text."""
        return SourceText(text, self.name, self.bom)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; a last empty line counts where the text ends in a newline."""
        text = self.text
        if "\r" not in text:
            starts = [0]
            find = text.find
            at = find("\n")
            while at >= 0:
                at += 1
                starts.append(at)
                at = find("\n", at)
            return starts
        return [0, *(match.end() for match in _NEWLINE.finditer(text))]

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends in a newline has an empty last line, which is not counted."""
        starts = self.line_starts
        return len(starts) - (1 if len(starts) > 1 and starts[-1] == len(self.text) else 0)

    def line_at(self, offset: int) -> int:
        """Give the line, from 1, that holds `offset`."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> Position:
        """Give line and column, both from 1, of `offset` (0 to the text's length)."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def utf16(self, offset: int) -> Position:
        """Give line and character, both from 0 and in UTF-16 code units, as editors count (LSP 3.17, Position)."""
        line = bisect_right(self.line_starts, offset)
        before = self.text[self.line_starts[line - 1] : offset]
        return Position(line - 1, len(before.encode("utf-16-le", "surrogatepass")) // 2)

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column, both from 1; columns beyond the line's end give its end."""
        return min(self.line_starts[line - 1] + column - 1, self.line_end(line))

    def line_end(self, line: int) -> int:
        """Give the offset just behind the last character of a line (from 1), before its newline."""
        starts = self.line_starts
        if line >= len(starts):
            return len(self.text)
        end = starts[line] - 1
        if self.text[end] == "\n" and end > starts[line - 1] and self.text[end - 1] == "\r":
            end -= 1
        return end

    def line_text(self, line: int) -> str:
        """Give the characters of a line (from 1) without its newline."""
        return self.text[self.line_starts[line - 1] : self.line_end(line)]

    def newline_at(self, offset: int) -> str:
        """Give the newline that ends the line of `offset`; where it has none, that of the line before, else LF."""
        line = self.line_at(offset)
        for candidate in (line, line - 1):
            if 1 <= candidate < len(self.line_starts):
                found = self.text[self.line_end(candidate) : self.line_starts[candidate]]
                if found:
                    return found
        return "\n"
