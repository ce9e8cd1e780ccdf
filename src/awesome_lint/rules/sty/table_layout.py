"""How a table is to be laid out, so that the rules on padding, alignment and pipes mend it towards one form."""

from __future__ import annotations

from collections import Counter
from operator import eq
from typing import TYPE_CHECKING

from awesome_lint.records import Record
from awesome_lint.rules.sty.table_lines import code_units, columns, tables
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from awesome_lint.markdown.nodes import Align
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.table_lines import Cell, TableLine, TableText

WIDE = 200
"""A table with lines of more columns is not made wider: a line that is too long for it stays as it is."""

_MEASURES = (columns, code_units, len)  # what editors and tools count; len is code points


class Shape(Record):
    """How a table's author sets it.

    Attributes:
        measure: Gives the width of a text.
        padding: How many blanks most cells have beside their content: 0 or 1.
        sizes: The width of each column between its pipes where pipes are aligned on purpose; else empty. They are if
            two of three lines have their pipes at the same places, contents of different widths among them.
    """

    measure: Callable[[str], int]
    padding: int
    sizes: tuple[int, ...]


def shapes(ctx: Context) -> list[Shape]:
    """Find how each table is set, for `ctx.derive`."""
    return [_shape_of(ctx.source.text, table) for table in ctx.derive(tables)]


def _shape_of(text: str, table: TableText) -> Shape:
    best: tuple[int, Callable[[str], int], tuple[int, ...]] = (0, columns, ())
    ascii_only = text[table.lines[0].start : table.lines[-1].end].isascii()
    for measure in _MEASURES[:1] if ascii_only else _MEASURES:
        count, sizes = _common_sizes(text, table, measure)
        if count > best[0]:
            best = (count, measure, sizes)
    edges = [blanks > 0 for cell in _contents(table) for blanks in _blanks(cell)]
    return Shape(best[1], int(2 * sum(edges) >= len(edges)), best[2])


def _contents(table: TableText) -> Iterator[Cell]:
    return (cell for line in table.lines if not line.delimiter for cell in line.cells if not cell.empty)


def _blanks(cell: Cell) -> Iterator[int]:
    """Give how many blanks stand between a cell's content and each of its pipes."""
    if cell.opened:
        yield cell.left
    if cell.closed:
        yield cell.right


def _common_sizes(text: str, table: TableText, measure: Callable[[str], int]) -> tuple[int, tuple[int, ...]]:
    """Give the sizes that two of three lines have, and how many lines; 0 if they may have them by chance."""
    sizes = [tuple(measure(text[cell.start : cell.end]) for cell in line.cells) for line in table.lines]
    common = Counter(sizes).most_common(1)[0][0]
    alike = [all(map(eq, own, common)) for own in sizes]  # a line may have fewer cells than others, or more
    contents = {
        tuple(measure(text[cell.first : cell.last]) for cell in line.cells)
        for line, same in zip(table.lines, alike, strict=True)
        if same and not line.delimiter
    }
    return (sum(alike), common) if 3 * sum(alike) >= 2 * len(sizes) and len(contents) > 1 else (0, ())


class Layout(Record):
    """A table's canonical form.

    Attributes:
        sizes: The width of each column between its pipes.
        padding: How many blanks each content has beside it at least.
        measure: Gives the width of a text.
        aligns: How each column is aligned.
        solid: Whether the delimiter row is dashes from pipe to pipe.
        fixed: Whether a line that does not fit in is left alone.
        lenient: Whether a cell that is as wide as its column is left alone, wherever in it the content stands.
    """

    sizes: tuple[int, ...]
    padding: int
    measure: Callable[[str], int]
    aligns: tuple[Align, ...]
    solid: bool
    fixed: bool
    lenient: bool


def layout_of(ctx: Context, table: TableText, shape: Shape, padding: int) -> Layout:
    """Give the layout in which a table's pipes are aligned: what its author set, made wider where that is needed."""
    text = ctx.source.text
    strict = ctx.strict
    measure = code_units if strict else shape.measure
    delimiter = table.lines[1].cells
    solid = not strict and 2 * sum(cell.left + cell.right > 0 for cell in delimiter) < len(delimiter)
    sizes = [] if strict else list(shape.sizes)
    fixed = not strict and sum(sizes) > WIDE
    if not fixed:
        for line in table.lines:
            sizes += [0] * (len(line.cells) - len(sizes))
            for column, cell in enumerate(line.cells):
                least = 2 * padding + measure(text[cell.first : cell.last])
                if line.delimiter:
                    dashes = measure(text[cell.start : cell.end]) if solid or padding else 0
                    least = max(dashes, _least_dashes(text, cell) + (0 if solid else 2 * padding), least - 2 * padding)
                sizes[column] = max(sizes[column], least)
    aligns = (*table.align, *(None,) * (len(sizes) - len(table.align)))
    return Layout(tuple(sizes), padding, measure, aligns, solid, fixed, not strict)


def _least_dashes(text: str, cell: Cell) -> int:
    return 1 + text.count(":", cell.first, cell.last)


def laid_out(text: str, table: TableText, layout: Layout) -> list[Edit]:
    """Give the edits that give a table its layout, outer pipes included."""
    return [edit for line in table.lines for edit in _line_edits(text, line, layout)]


def fits(text: str, line: TableLine, layout: Layout) -> bool:
    """Whether each cell of a line has room in its column."""
    return line.delimiter or all(
        layout.measure(text[cell.first : cell.last]) + 2 * layout.padding <= size
        for cell, size in zip(line.cells, layout.sizes, strict=False)
    )


def _line_edits(text: str, line: TableLine, layout: Layout) -> Iterator[Edit]:
    if layout.fixed and not fits(text, line, layout):
        return
    for cell, size, align in zip(line.cells, layout.sizes, layout.aligns, strict=False):
        before, after = "" if cell.opened else "|", "" if cell.closed else "|"
        if layout.lenient and cell.opened and cell.closed and _is_in_place(text, line, cell, size, layout):
            continue
        if line.delimiter:
            left = right = 0 if layout.solid else layout.padding
        elif cell.empty:
            left, right = size, 0
        else:
            left, right = _around(layout.measure(text[cell.first : cell.last]), size, align, layout.padding)
        # Edges are edited apart from what is between them: other fixes of the same edge must not be made at once.
        yield from _edge(text, cell.start, cell.first, before + " " * left)
        if line.delimiter:
            yield from _edge(text, cell.first, cell.last, _dashes(text, cell, size - left - right))
        yield from _edge(text, cell.last, cell.end, " " * right + after)


def _is_in_place(text: str, line: TableLine, cell: Cell, size: int, layout: Layout) -> bool:
    roomy = line.delimiter or cell.empty or min(cell.left, cell.right) >= layout.padding
    return roomy and layout.measure(text[cell.start : cell.end]) == size


def _around(width: int, size: int, align: Align, padding: int) -> tuple[int, int]:
    """Give how many blanks stand before and behind a content."""
    fill = max(0, size - width - 2 * padding)
    if align == "right":
        return padding + fill, padding
    if align == "center":
        return padding + fill // 2, padding + fill - fill // 2
    return padding, padding + fill


def _edge(text: str, start: int, end: int, new: str) -> Iterator[Edit]:
    if text[start:end] != new:
        yield Edit.replace(start, end, new)


def _dashes(text: str, cell: Cell, width: int) -> str:
    left = ":" if text[cell.first] == ":" else ""
    right = ":" if text[cell.last - 1] == ":" else ""
    return left + "-" * (width - len(left) - len(right)) + right
