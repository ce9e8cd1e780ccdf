"""How many blanks stand beside the contents of a table's cells."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
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

    Only where two of three contents have the blank is one that has not flagged: in the whole table, and at the same
    edge of the same column. The delimiter row is left alone.

    Returns:
        Each line, with its crowded cells; the flag says whether it is the left edge.
    """
    edges = [(line, edge, bare) for line in table.lines for edge, bare in _edges(line)]
    if not _is_rare(sum(bare for _, _, bare in edges), len(edges)):
        return
    places = Counter(edge for _, edge, _ in edges)
    bares = Counter(edge for _, edge, bare in edges if bare)
    for line, found in groupby(edges, key=lambda each: each[0]):
        cells = [
            (line.cells[edge[0]], edge[1]) for _, edge, bare in found if bare and _is_rare(bares[edge], places[edge])
        ]
        if cells:
            yield line, cells


def _is_rare(bare: int, all_: int) -> bool:
    return 3 * bare <= all_


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
