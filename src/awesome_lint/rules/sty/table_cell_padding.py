"""STY037."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, is_habit, one_of
from awesome_lint.rules.sty.table_layout import laid_out, layout_of, shapes
from awesome_lint.rules.sty.table_lines import tables
from awesome_lint.rules.sty.table_padding import crowded, paddings
from awesome_lint.rules.sty.table_strict import padding_edits
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.table_lines import TableLine, TableText

_BLOCK_MARK = r"[-+*]|[0-9]{1,9}[.)]|#{1,6}"
_BLANKS = {"compact": 0, "padded": 1}


class TableCellPadding(NpmRule):
    """A line of a table with other blanks between contents and pipes than expected.

    ## Why
    `| foo | bar |` is easier to read than `|foo|bar|`; a table that mixes both is the hardest to read.

    ## Example
    `| foo |bar|` becomes `| foo | bar |` in a table whose other lines have those blanks.

    ## Fix
    Safe: blanks are added or taken away. If the table's pipes are aligned they stay so.

    ## Npm
    Better: without configuration each table is judged by itself, and only a blank that is missing is flagged, where
    most lines have it, and no header if most headers of the file's padded tables have none; npm's tool holds all
    tables against one cell of the first one, flags the delimiter row `|---|---|` below padded cells, and blanks
    that are more than alignment needs.
    """

    @dataclass(frozen=True, slots=True)
    class Options:
        """What can be set.

        Attributes:
            style: "padded" for a blank beside each content, "compact" for none, "consistent" for what the file has.
        """

        style: str = CONSISTENT

        def __post_init__(self) -> None:
            """Check the value."""
            one_of("style", self.style, (CONSISTENT, *_BLANKS))

    code = "STY037"
    name = "table-cell-padding"
    fixability = Fixability.ALWAYS
    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag lines, table by table."""
        configured = _BLANKS.get(self.options.style)
        spared = ctx.derive(bare_headers)
        for table, usual, shape in zip(ctx.derive(tables), ctx.derive(paddings), ctx.derive(shapes), strict=True):
            padding = usual if configured is None else configured
            if ctx.strict or configured is not None:
                wrong = padding_edits(ctx, table, padding)
                message = "blanks between contents and pipes, expected " + ("one" if padding else "none")
            elif padding:
                wrong = ((line, edits) for line, edits in _missing(table) if line.start not in spared)
                message = "no blank between content and pipe, expected one as most lines of the table have"
            else:
                continue
            found = list(wrong)
            if not found:
                continue
            whole = laid_out(ctx.source.text, table, layout_of(ctx, table, shape, padding)) if shape.sizes else []
            for line, edits in found:
                fix = safe("Write the expected blanks", *(whole or _kept_in(ctx.source.text, line, edits)))
                yield self.diagnostic(Span(line.start, line.end), message, fix)


def bare_headers(ctx: Context) -> frozenset[int]:
    """Give where the headers begin that have no blanks, if most tables of the file have such headers."""
    padded = [table for table, padding in zip(ctx.derive(tables), ctx.derive(paddings), strict=True) if padding]
    bare = [table.lines[0].start for table in padded if any(line is table.lines[0] for line, _ in crowded(table))]
    return frozenset(bare) if is_habit(len(bare), len(padded)) else frozenset()


def _kept_in(text: str, line: TableLine, edits: list[Edit]) -> list[Edit]:
    """Add a pipe before a line that would begin a list or a heading with a blank behind its first characters."""
    if line.opened or not re.fullmatch(_BLOCK_MARK, text[line.start : line.cells[0].last]):
        return edits
    return [Edit.insert(line.start, "| "), *edits]


def _missing(table: TableText) -> Iterator[tuple[TableLine, list[Edit]]]:
    for line, cells in crowded(table):
        yield line, [Edit.insert(cell.first if left else cell.last, " ") for cell, left in cells]
