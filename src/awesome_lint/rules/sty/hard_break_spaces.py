"""STY011."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Break
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.shown import shown
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_ENOUGH = 2  # CommonMark 0.31.2, section 6.7: two blanks or more, or a backslash


class HardBreakSpaces(NpmRule):
    """A hard line break of more than two blanks.

    ## Why
    Blanks at a line's end are not seen. Two make a line break; more are there by mistake.

    ## Example
    Three blanks behind `first line` become two.

    ## Fix
    Safe: the surplus is removed. With `allow-spaces = false` a backslash takes the place of the blanks.

    ## Npm
    Same.
    """

    code = "STY011"
    name = "hard-break-spaces"
    fixability = Fixability.ALWAYS

    @dataclass(frozen=True, slots=True)
    class Options:
        """How a hard line break is written.

        Attributes:
            allow_spaces: Whether blanks may make one; else only a backslash may.
        """

        allow_spaces: bool = True

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each break that is made of too many blanks."""
        text = ctx.source.text
        for node in shown(ctx, Break):
            blanks = text[node.start : node.end].rstrip("\r\n")
            count = len(blanks)
            if blanks.strip(" "):
                continue
            span = Span(node.start, node.start + count)
            if not self.options.allow_spaces:
                fix = safe("Write a backslash", Edit(span, _backslash(text, node.start)))
                yield self.diagnostic(span, f"line break of {count} blanks, expected a backslash", fix)
            elif count > _ENOUGH:
                fix = safe("Leave two blanks", Edit.delete(span.start + _ENOUGH, span.end))
                yield self.diagnostic(span, f"line break of {count} blanks, expected {_ENOUGH}", fix)


def _backslash(text: str, offset: int) -> str:
    """Write what breaks a line at `offset`; a literal backslash before it is escaped, or it would escape ours."""
    start = offset
    while start and text[start - 1] == "\\":
        start -= 1
    return "\\" * (1 + (offset - start) % 2)
