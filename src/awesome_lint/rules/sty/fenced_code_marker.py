"""STY008."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Code
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


_CODE = 4
"""How many columns of indentation keep a line from ending a block."""


class FencedCodeMarker(NpmRule):
    """A code block between fences of another character than the expected one.

    ## Why
    Backticks are what nearly all lists use, and what all Markdown readers know.

    ## Example
    A code block between two lines `~~~`.

    ## Fix
    Safe: only the fences change; they get longer where the code itself holds such a line. Where the info string holds a
    backtick, there is no fix: fences of backticks cannot have one.

    ## Npm
    Same, where a character is configured, as it is by default. Better: with `consistent`, the character of most fences
    is expected, not that of the first one.
    """

    code = "STY008"
    name = "fenced-code-marker"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: The character of fences: a backtick, `~`, or "consistent".
        """

        style: str = "`"

        def __post_init__(self) -> None:
            one_of("style", self.style, ("`", "~", CONSISTENT))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each fenced code block with the other character."""
        text, style = ctx.source.text, self.options.style
        blocks = [node for node in ctx.nodes(Code) if node.fenced]
        wanted = expected_style(style, (text[node.start] for node in blocks), strict=ctx.strict)
        for node in blocks:
            if wanted is not None and text[node.start] != wanted:
                opening = _opening(text, node)
                found = text[opening.start : opening.end]
                message = f"fence `{found}`, expected `{wanted * 3}`{said_why(style, strict=ctx.strict)}"
                yield self.diagnostic(opening, message, _fix(ctx, node, opening, wanted))


def _opening(text: str, node: Code) -> Span:
    end = node.start
    while text[end : end + 1] == text[node.start]:
        end += 1
    return Span(node.start, end)


def _fix(ctx: Context, node: Code, opening: Span, wanted: str) -> Fix | None:
    text = ctx.source.text
    info = text[opening.end : ctx.source.line_end(ctx.source.line_at(node.start))]
    if wanted in info and wanted == "`":
        return None
    fence = fence_for(node.value, wanted, opening.end - opening.start)
    edits = [Edit(opening, fence)]
    closing = _closing(ctx, node, opening)
    if closing is not None:
        edits.append(Edit(closing, fence))
    return safe(f"Write `{fence}`", *edits)


def _closing(ctx: Context, node: Code, opening: Span) -> Span | None:
    """Give the fence at the end of a block, if there is one."""
    places, text = ctx.derive(layout), ctx.source.text
    lines, around = places.lines(node), places.around(node)
    edge = places.edge(lines[-1], around)
    fence = text[edge.first : node.end].rstrip(" \t")
    if len(lines) == 1 or edge.indent >= _CODE or len(fence) < opening.end - opening.start:
        return None
    return None if fence.strip(text[node.start]) else Span(edge.first, edge.first + len(fence))
