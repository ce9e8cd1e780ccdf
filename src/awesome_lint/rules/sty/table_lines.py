"""Tables as they stand in the source: lines, cells, pipes and blanks (GFM 0.29, section 4.10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, east_asian_width

from awesome_lint.markdown.nodes import Table
from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Align, TableRow
    from awesome_lint.rules.base import Context

BLANKS = " \t"
_BEFORE = " \t>"  # what may stand before a delimiter row: indentation and block quote marks
_BMP = "\uffff"
_ODD = re.compile("[\u0300-\U0010ffff]")  # all others are one column wide
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f")


class Cell(NamedTuple):
    """A cell; all offsets are those of the source.

    Attributes:
        start: Behind the pipe before it, or the line's first character.
        first: Its first character that is no blank; `end` if there is none.
        last: Behind its last character that is no blank.
        end: Before the pipe behind it, or behind the line's last character.
        opened: Whether a pipe stands before it.
        closed: Whether a pipe stands behind it.
    """

    start: int
    first: int
    last: int
    end: int
    opened: bool
    closed: bool

    @property
    def empty(self) -> bool:
        """Whether it holds nothing but blanks."""
        return self.first == self.last

    @property
    def left(self) -> int:
        """How many blanks it begins with; all of them if it is empty."""
        return self.first - self.start

    @property
    def right(self) -> int:
        """How many blanks it ends with; none if it is empty."""
        return self.end - self.last


class TableLine(NamedTuple):
    """A line of a table, from its first character that is no blank to its last one."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    delimiter: bool

    @property
    def opened(self) -> bool:
        """Whether it begins with a pipe."""
        return not self.cells or self.cells[0].opened

    @property
    def closed(self) -> bool:
        """Whether it ends with a pipe."""
        return not self.cells or self.cells[-1].closed


class TableText(Record):
    """A table.

    Attributes:
        lines: Header, delimiter row, and all other rows.
        align: How each column is aligned.
        ends: Whether the document ends with it, but for blanks and newlines.
    """

    lines: tuple[TableLine, ...]
    align: tuple[Align, ...]
    ends: bool


def tables(ctx: Context) -> list[TableText]:
    """Give all tables, for `ctx.derive`."""
    found = ctx.nodes(Table)
    end = len(ctx.source.text.rstrip()) if found else 0
    return [_read(ctx, table, end) for table in found]


def _read(ctx: Context, table: Table, document_end: int) -> TableText:
    source, text = ctx.source, ctx.source.text
    header, *rows = table.children
    number = source.line_at(header.start) + 1
    delimiter = source.line_starts[number - 1]
    while text[delimiter] in _BEFORE:
        delimiter += 1
    places = [_whole(ctx, header), (delimiter, source.line_end(number)), *(_whole(ctx, row) for row in rows)]
    lines = tuple(_line(text, *place, delimiter=index == 1) for index, place in enumerate(places))
    return TableText(lines, table.align, lines[-1].end >= document_end)


def _whole(ctx: Context, row: TableRow) -> tuple[int, int]:
    """Give where a row begins and ends with the no-break and other blanks at its edges, which are text of its cells."""
    source, start = ctx.source, row.start
    while start and source.text[start - 1].isspace() and source.text[start - 1] not in f"{BLANKS}\r\n":
        start -= 1
    return start, source.line_end(source.line_at(row.start))


def _line(text: str, start: int, end: int, *, delimiter: bool) -> TableLine:
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    cells: list[Cell] = []
    opened = text[start] == "|"
    begin = start + opened
    at = text.find("|", begin, end)
    while at >= 0:
        if text[at - 1] != "\\" or at == begin:
            cells.append(_cell(text, begin, at, opened=opened, closed=True))
            begin, opened = at + 1, True
        at = text.find("|", at + 1, end)
    if begin < end:
        cells.append(_cell(text, begin, end, opened=opened, closed=False))
    return TableLine(start, end, tuple(cells), delimiter)


def _cell(text: str, start: int, end: int, *, opened: bool, closed: bool) -> Cell:
    area = text[start:end]
    first = start + len(area) - len(area.lstrip(BLANKS))
    return Cell(start, first, max(first, start + len(area.rstrip(BLANKS))), end, opened, closed)


def code_units(text: str) -> int:
    """Give the length of a text in UTF-16, as npm's tool measures cells."""
    return len(text) if text.isascii() else len(text) + sum(char > _BMP for char in text)


def columns(text: str) -> int:
    """Give how wide a text shows in a fixed-width font: two columns for CJK and emoji, none for combining marks.

    Wide are the characters of East Asian Width W and F (Unicode Standard Annex 11).
    """
    if text.isascii():
        return len(text)
    return len(text) + sum(map(_more, _ODD.findall(text)))


def _more(char: str) -> int:
    """Give how many columns a character takes more than one."""
    if combining(char) or char in _UNSEEN:
        return -1
    return int(east_asian_width(char) in "WF")
