"""How many blanks stand beside the contents of a table's cells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_lint.rules.sty.table_layout import shapes
from awesome_lint.rules.sty.table_lines import tables
from awesome_lint.rules.sty.table_strict import padding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.table_lines import Cell, TableLine, TableText


def paddings(ctx: Context) -> list[int]:
    """Give the padding of each table, for `ctx.derive`: that of most of its cells; with npm's tool the first one's."""
    if not ctx.strict:
        return [shape.padding for shape in ctx.derive(shapes)]
    found = ctx.derive(tables)
    told = (padding_of(ctx, table) for table in found)
    first = next((padding for padding in told if padding is not None), 1)
    return [first] * len(found)


def crowded(table: TableText) -> Iterator[tuple[TableLine, list[tuple[Cell, bool]]]]:
    """Give the lines of a padded table with a content that stands directly at a pipe, where others do not.

    Returns:
        Each line, with its crowded cells; the flag says whether it is the left edge. A column that most lines write
        without that blank, and the delimiter row, are left alone.
    """
    blank: Counter[tuple[int, bool]] = Counter()
    for line in table.lines:
        for edge, bare in _edges(line):
            blank[edge] += -1 if bare else 1
    for line in table.lines:
        found = [
            (line.cells[column], left) for (column, left), bare in _edges(line) if bare and blank[column, left] > 0
        ]
        if found:
            yield line, found


def _edges(line: TableLine) -> Iterator[tuple[tuple[int, bool], bool]]:
    """Give each edge of the contents of a line at which a pipe stands, and whether nothing stands between them."""
    if line.delimiter:
        return
    for column, cell in enumerate(line.cells):
        if cell.empty:
            continue
        if cell.opened:
            yield (column, True), not cell.left
        if cell.closed:
            yield (column, False), not cell.right
