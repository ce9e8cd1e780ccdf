"""STY039."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import is_habit
from awesome_lint.rules.sty.table_lines import tables
from awesome_lint.rules.sty.table_padding import paddings
from awesome_lint.rules.sty.table_strict import missing_pipes
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.table_lines import TableLine, TableText


class TablePipes(NpmRule):
    """A line of a table that does not begin, or does not end, with a pipe.

    ## Why
    Some tools take a line for a part of a table only if it stands between pipes, and it is hard to see for people too.

    ## Example
    `foo | bar` becomes `| foo | bar |`.

    ## Fix
    Safe: the cells stay the same.

    ## Npm
    Better: delimiter rows are left alone if most of the file's have no outer pipes, as generators write them. An
    escaped pipe at the end of a line belongs to its cell, and closes nothing; npm's tool takes it for the closing
    pipe, and overlooks the delimiter row of a document that ends with it.
    """

    code = "STY039"
    name = "table-pipes"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag lines, table by table."""
        delimiters = [line for table in ctx.derive(tables) for line in table.lines if line.delimiter]
        habit = is_habit(sum(not line.opened or not line.closed for line in delimiters), len(delimiters))
        for table, padding in zip(ctx.derive(tables), ctx.derive(paddings), strict=True):
            if ctx.strict:
                wrong = missing_pipes(ctx, table)
            else:
                lines = (line for line in table.lines if not (habit and line.delimiter and _is_piped(table)))
                wrong = ((line, not line.opened, not line.closed) for line in lines)
            for line, opening, closing in wrong:
                if opening or closing:
                    edits = [*_edits(line, padding)]
                    which = "opening and closing" if opening and closing else "opening" if opening else "closing"
                    message = f"missing {which} pipe in a line of a table"
                    yield self.diagnostic(Span(line.start, line.end), message, safe("Add it", *edits))


def _is_piped(table: TableText) -> bool:
    """Whether all lines of a table but the delimiter row stand between pipes."""
    return all(line.opened and line.closed for line in table.lines if not line.delimiter)


def _edits(line: TableLine, padding: int) -> Iterator[Edit]:
    """Add the pipes, with blanks as at the line's inner pipes."""
    first, last = line.cells[0], line.cells[-1]
    if not first.opened:
        blank = first.right > 0 if first.closed else padding
        yield Edit.insert(line.start, "| " if blank else "|")
    if not last.closed:
        blank = last.left > 0 if last.opened else padding
        yield Edit.insert(line.end, " |" if blank else "|")
