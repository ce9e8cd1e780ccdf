"""STR001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading
from awesome_lint.rules.base import Rule, unsafe
from awesome_lint.rules.struct.levels import set_depth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class SkippedHeadingLevel(Rule):
    """A heading more than one level deeper than the one before it.

    ## Why
    Tables of contents and screen readers read levels as an outline; a gap reads as a section that is missing.

    ## Example
    `#### LLM - serving` under `## MLSys 2024` becomes `### LLM - serving`.

    ## Fix
    Unsafe: the heading and its siblings, with all headings below them, go up until no level is left out. Only the
    first of the siblings is reported.
    """

    code = "STR001"
    name = "skipped-heading-level"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the first heading after each gap."""
        headings = ctx.nodes(Heading)
        for at in range(1, len(headings)):
            before, heading = headings[at - 1], headings[at]
            surplus = heading.depth - before.depth - 1
            if surplus <= 0:
                continue
            depth = heading.depth
            end = next((to for to in range(at, len(headings)) if headings[to].depth < depth), len(headings))
            group = headings[at:end]
            edits = [edit for other in group for edit in set_depth(ctx.source.text, other, other.depth - surplus)]
            message = f"heading of level {depth} right below one of level {before.depth}"
            fix = unsafe(f"Make it and its siblings level {depth - surplus}", *edits)
            yield self.diagnostic(heading.span, message, fix)
