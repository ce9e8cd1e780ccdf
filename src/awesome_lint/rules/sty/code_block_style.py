"""STY004."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Code
from awesome_lint.rules.awe.bullets import items_as_code
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.rules.sty.fences import fence_for
from awesome_lint.rules.sty.layout import layout
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.base import Context

_FENCED, _INDENTED = "fenced", "indented"
_INDENT = 4


class CodeBlockStyle(NpmRule):
    """A code block that is indented where fences are expected, or the other way round.

    ## Why
    Whether an indented line is code depends on the lists around it, and an indented block cannot name its language.
    Often nobody meant it as code: text that is indented too far ends up in a grey box.

    ## Example
    A paragraph, a blank line, and `    npm install` behind four blanks.

    ## Fix
    Safe: fences are put around the code, its indentation is taken away; it is shown as before. Not where a line of it
    begins like a list item or holds a link: this was hardly meant as code, and fences would make it stay so. Fenced
    code is never turned into indented code, which cannot keep its language.

    ## Npm
    Better: a block that begins with a link, be it behind a bullet, is an item that is indented too far, and is reported
    as that (`awesome-list-item`). With `consistent`, the style of most blocks is expected, not that of the first one.
    """

    code = "STY004"
    name = "code-block-style"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: The kind of code blocks: "fenced", "indented" or "consistent".
        """

        style: str = _FENCED

        def __post_init__(self) -> None:
            one_of("style", self.style, (_FENCED, _INDENTED, CONSISTENT))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each code block of the other kind, at its first line."""
        style, blocks = self.options.style, ctx.nodes(Code)
        wanted = expected_style(style, map(_kind, blocks), strict=ctx.strict)
        items = frozenset() if ctx.strict else {node.start for node in ctx.derive(items_as_code)}
        for node in blocks:
            if wanted is not None and _kind(node) != wanted and node.start not in items:
                end = min(node.end, ctx.source.line_end(ctx.source.line_at(node.start)))
                why = said_why(style, strict=ctx.strict)
                message = f"{_kind(node)} code block, expected a{'n' * (wanted == _INDENTED)} {wanted} one{why}"
                fix = None if node.fenced or _is_meant_as_text(node.value) else _fix(ctx, node)
                yield self.diagnostic(Span(node.start, end), message, fix)


def _kind(node: Code) -> str:
    return _FENCED if node.fenced else _INDENTED


def _is_meant_as_text(code: str) -> bool:
    return "](" in code or any(line.lstrip().startswith(("- ", "* ", "+ ")) for line in code.split("\n"))


def _fix(ctx: Context, node: Code) -> Fix | None:
    """Give the fences, and take the indentation away, line by line."""
    places = ctx.derive(layout)
    source, around = ctx.source, places.around(node)
    lines, values = places.lines(node), node.value.removesuffix("\n").split("\n")
    if len(lines) != len(values):
        return None
    newline = source.newline_at(node.start)
    fence = fence_for(node.value, "`")
    edits: list[Edit] = []
    prefix = before = ""
    for line, value in zip(lines, values, strict=True):
        edge = places.edge(line, around)
        if edge.indent < _INDENT and value:
            return None  # tabs among marks, of which the parser has another opinion
        blanks = value[: len(value) - len(value.lstrip(" \t"))]
        if not edits:
            begins_here = around is not None and any(box.line == line for box in around.chain())
            prefix = source.text[source.line_starts[line - 1] : edge.offset] + " " * edge.taken
            prefix = places.prefix(around) if begins_here else prefix
            before = " " * edge.taken + fence + newline + prefix
            edits.append(Edit.replace(edge.offset, edge.first, before + blanks))
        elif source.text[edge.offset : edge.first] != " " * edge.taken + blanks:
            edits.append(Edit.replace(edge.offset, edge.first, " " * edge.taken + blanks))
    edits.append(Edit.insert(source.line_end(lines[-1]), newline + prefix + fence))
    return safe("Put fences around the code", *edits)
