"""STY038."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.table_layout import fits, laid_out, layout_of, shapes
from awesome_lint.rules.sty.table_lines import tables
from awesome_lint.rules.sty.table_padding import paddings
from awesome_lint.rules.sty.table_strict import unaligned_lines
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.table_layout import Layout
    from awesome_lint.rules.sty.table_lines import TableLine, TableText


class TablePipeAlignment(NpmRule):
    """A line of a table whose pipes do not stand below those of the other lines.

    ## Why
    A table with aligned pipes can be read in the source; one line that is off spoils it.

    ## Example
    ```
    | Tool | Language |
    | ---- | -------- |
    | foo  | Rust     |
    | bar  | C   |
    ```
    The last line becomes `| bar  | C        |`.

    ## Fix
    Safe: blanks and dashes are added or taken away, in other lines of the table too where a column gets wider.

    ## Npm
    Better: only a table is flagged of whose lines two of three are aligned, and only those lines that are not; most
    tables are never aligned, and aligning them would change every line with each new entry. Wide characters (CJK,
    emoji) count as two columns where the table is aligned that way, not as UTF-16 code units; a table of more than 200
    columns is not made wider for a line that is too long.
    """

    code = "STY038"
    name = "table-pipe-alignment"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag lines, table by table."""
        text = ctx.source.text
        for table, padding, shape in zip(ctx.derive(tables), ctx.derive(paddings), ctx.derive(shapes), strict=True):
            if not ctx.strict and not shape.sizes:
                continue
            layout = layout_of(ctx, table, shape, padding)
            odd = list(unaligned_lines(ctx, table) if ctx.strict else _odd_lines(text, table, layout, shape.sizes))
            if odd:
                fix = safe("Align the table's pipes", *laid_out(text, table, layout))
                for line in odd:
                    message = "pipes are not aligned with those of the table's other lines"
                    yield self.diagnostic(Span(line.start, line.end), message, fix)


def _odd_lines(text: str, table: TableText, layout: Layout, sizes: tuple[int, ...]) -> Iterator[TableLine]:
    """Give the lines that do not have the sizes that most have; lines may end early."""
    for line in table.lines:
        own = [layout.measure(text[cell.start : cell.end]) for cell in line.cells if cell.closed]
        if any(size != most for size, most in zip(own, sizes, strict=False)) and (
            not layout.fixed or fits(text, line, layout)
        ):
            yield line
