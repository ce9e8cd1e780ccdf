"""What npm's tool says of the layout of tables, with the oddities of its parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.rules.sty.table_lines import Cell, code_units
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import Align
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.table_lines import TableLine, TableText


class Seen(NamedTuple):
    """A line as npm's tool sees it.

    Attributes:
        line: The line.
        cells: Its cells.
        silent: Whether nothing is said of it.
        cut: Whether the pipe behind the last one of `cells` is there, but not seen.
    """

    line: TableLine
    cells: tuple[Cell, ...]
    silent: bool = False
    cut: bool = False


def seen(ctx: Context, table: TableText) -> list[Seen]:
    """Give the lines of a table.

    A pipe that ends a line is taken for the end of its cell even behind a backslash. In the last row of a document the
    pipe behind the last cell is not seen, nor an empty cell in front of it; is that row the header, nothing is said of
    the delimiter row.
    """
    text = ctx.source.text
    lines = [Seen(line, _pipe_ended(text, line.cells)) for line in table.lines]
    if table.ends:
        header_only = len(lines) == 2
        if header_only:
            lines[1] = lines[1]._replace(silent=True)
        last = 0 if header_only else -1
        lines[last] = _cut(lines[last])
    return lines


def unsilenced(ctx: Context, table: TableText) -> Iterator[TableLine]:
    """Give the lines of which npm's tool says anything."""
    return (each.line for each in seen(ctx, table) if not each.silent)


def _pipe_ended(text: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if not cells or cells[-1].closed or text[cells[-1].end - 1] != "|":
        return cells
    last = cells[-1]
    end = last.end - 1
    return (*cells[:-1], Cell(last.start, min(last.first, end), end, end, last.opened, closed=True))


def _cut(each: Seen) -> Seen:
    cells = each.cells
    if not cells or not cells[-1].closed:
        return each
    if cells[-1].empty:
        cells = cells[:-1]
    return each._replace(cells=(*cells[:-1], *(cell._replace(closed=False) for cell in cells[-1:])), cut=True)


def unaligned_lines(ctx: Context, table: TableText) -> Iterator[TableLine]:
    """Give the lines with a cell that is narrower than the widest one of its column, blanks included.

    Behind a last cell without a pipe there is nothing to align, unless its text is aligned by blanks before it.
    """
    text = ctx.source.text
    widest = _widest([code_units(text[cell.start : cell.end]) for cell in line.cells] for line in table.lines)
    aligns = _aligns(table, len(widest))
    for each in seen(ctx, table):
        narrow = (
            _is_narrow(text, cell, most, align, cut=each.cut and cell is each.cells[-1])
            for cell, most, align in zip(each.cells, widest, aligns, strict=False)
        )
        if not each.silent and any(narrow):
            yield each.line


def _is_narrow(text: str, cell: Cell, widest: int, align: Align, *, cut: bool) -> bool:
    if code_units(text[cell.start : cell.end]) >= widest:
        return False
    if cell.closed:
        return True
    if cut and align == "center":
        fill = widest - code_units(text[cell.first : cell.last])
        return not cell.empty and cell.left < (fill + 1) // 2
    return align in ("right", "center") and not cell.empty


def _aligns(table: TableText, count: int) -> tuple[Align, ...]:
    """Give the alignment of so many columns; those that the header lacks have none."""
    return (*table.align, *(None,) * (count - len(table.align)))


def _widest(rows: Iterable[list[int]]) -> list[int]:
    """Give the greatest width of each column."""
    widest: list[int] = []
    for row in rows:
        widest += [0] * (len(row) - len(widest))
        for column, width in enumerate(row):
            widest[column] = max(widest[column], width)
    return widest


def padding_of(ctx: Context, table: TableText) -> int | None:
    """Give how many blanks a table has beside contents: 0 or 1; None if all of its cells are empty.

    It is told by the last cell, row by row, that is as wide as its column.
    """
    lines, widths, widest = _widths(ctx, table)
    for each, own in zip(reversed(lines), reversed(widths), strict=True):
        for cell, width, most in zip(reversed(each.cells), reversed(own), reversed(widest[: len(own)]), strict=True):
            if width == most and not cell.empty:
                return min(1, cell.left)
    return None


def padding_edits(ctx: Context, table: TableText, padding: int) -> Iterator[tuple[TableLine, list[Edit]]]:
    """Give the lines with a cell that has too few blanks beside its content, or more than alignment needs.

    Returns:
        Each line, with the edits that put its blanks right.
    """
    lines, widths, widest = _widths(ctx, table)
    aligns = _aligns(table, len(widest))
    for each, own in zip(lines, widths, strict=True):
        edits = [
            edit
            for cell, width, most, align in zip(each.cells, own, widest, aligns, strict=False)
            for edit in _cell_edits(cell, most - width, most, align, padding)
        ]
        if edits and not each.silent:
            yield each.line, edits


def _cell_edits(cell: Cell, fill: int, widest: int, align: Align, padding: int) -> Iterator[Edit]:
    left = right = padding
    if align == "right":
        left += fill
    elif align == "center":
        left += (fill + 1) // 2
        right += (fill + 1) // 2
    else:
        right += fill
    if cell.empty:
        left = widest + 2 * padding
    if cell.opened and (cell.closed or not cell.empty):
        yield from _mended(cell.start, cell.first, padding, left)
    if cell.closed and not cell.empty:
        yield from _mended(cell.last, cell.end, padding, right)


def _mended(start: int, end: int, padding: int, most: int) -> Iterator[Edit]:
    """Write `padding` blanks between two offsets if there are fewer blanks, or more than `most`."""
    if not padding <= end - start <= most:
        yield Edit.replace(start, end, " " * padding)


def missing_pipes(ctx: Context, table: TableText) -> Iterator[tuple[TableLine, bool, bool]]:
    """Give each line, with what it lacks: the opening pipe, the closing pipe.

    The end of a document's last row is not seen if a newline follows.
    """
    lines = seen(ctx, table)
    unseen = None
    if table.ends:
        unseen = lines[0] if lines[1].silent else lines[-1] if len(ctx.source.text) > table.lines[-1].end else None
    for each in lines:
        if each.cells and not each.silent:
            unclosed = not each.cells[-1].closed and not each.cut and each is not unseen
            yield each.line, not each.cells[0].opened, unclosed


def _widths(ctx: Context, table: TableText) -> tuple[list[Seen], list[list[int]], list[int]]:
    """Give the lines of a table, the widths of their contents, and the greatest width of each column."""
    text = ctx.source.text
    lines = seen(ctx, table)
    widths = [[code_units(text[cell.first : cell.last]) for cell in each.cells] for each in lines]
    return lines, widths, _widest(widths)
