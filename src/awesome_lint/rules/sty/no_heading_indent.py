"""STY024."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.heading_parts import unheard
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class NoHeadingIndent(NpmRule):
    """A heading with blanks before it.

    ## Why
    Up to three blanks before a heading mean nothing, a fourth makes it code, and one too few behind a list item takes
    it out of the item. Headings in lists and block quotations are left alone.

    ## Example
    ` ## Tools` becomes `## Tools`.

    ## Fix
    Safe: the blanks are removed.

    ## Npm
    Better: an empty heading at the file's end is judged as any other.
    """

    code = "STY024"
    name = "no-heading-indent"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look before each heading that stands in no other block."""
        text = ctx.source.text
        for heading in ctx.root.children:
            if not isinstance(heading, Heading) or text[heading.start - 1 : heading.start] not in (" ", "\t"):
                continue
            if ctx.strict and unheard(ctx, heading.start):
                continue
            start = ctx.source.line_starts[ctx.source.line_at(heading.start) - 1]
            count = heading.start - start
            fix = safe("Remove the blanks", Edit.delete(start, heading.start))
            message = f"{count} {'blank' if count == 1 else 'blanks'} before the heading, expected none"
            yield self.diagnostic(Span(start, heading.start), message, fix)
