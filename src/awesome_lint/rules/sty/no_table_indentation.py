"""STY028."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import FootnoteDefinition, Table
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.layout import layout
from awesome_lint.rules.sty.table_lines import tables
from awesome_lint.rules.sty.table_strict import unsilenced
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class NoTableIndentation(NpmRule):
    """A line of a table that is indented more than the text around it.

    ## Why
    Up to three blanks say nothing there, and a fourth one makes code of the line.

    ## Example
    ```
    | Tool |
      | ---- |
    ```
    The second line moves to the left.

    ## Fix
    Safe: the blanks before the line are taken away.

    ## Npm
    Better: tables in footnotes, and the delimiter row of a document that ends with it, are looked at too.
    """

    code = "STY028"
    name = "no-table-indentation"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag lines, table by table."""
        nodes = ctx.nodes(Table)
        if not nodes:
            return
        lay, text = ctx.derive(layout), ctx.source.text
        for node, table in zip(nodes, ctx.derive(tables), strict=True):
            box = lay.around(node)
            if ctx.strict and any(isinstance(each.node, FootnoteDefinition) for each in (box.chain() if box else ())):
                continue
            for line in unsilenced(ctx, table) if ctx.strict else table.lines:
                number = ctx.source.line_at(line.start)
                if ctx.source.line_starts[number - 1] == line.start:
                    continue
                edge = lay.edge(number, box)
                if edge.first != line.start or not edge.indent or "\t" in text[edge.offset : edge.first]:
                    continue  # a tab stands for the indentation of the list around the table, however wide it is
                message = f"{edge.indent} {'blank' if edge.indent == 1 else 'blanks'} before a line of a table"
                edit = Edit.delete(edge.offset, edge.first)
                yield self.diagnostic(edit.span, f"{message}, expected none", safe("Remove them", edit))
