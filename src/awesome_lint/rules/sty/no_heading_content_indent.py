"""STY023."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.heading_parts import closing_gap, opening_gap, unheard
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.text import Span


class NoHeadingContentIndent(NpmRule):
    """A heading with more than one blank between its `#` marks and its text.

    ## Why
    More than one blank means nothing, and hides the heading from who searches the source for it.

    ## Example
    `##   Tools` becomes `## Tools`.

    ## Fix
    Safe: one blank is left.

    ## Npm
    Better: the blanks before closing marks are seen in the file's last heading too.
    """

    code = "STY023"
    name = "no-heading-content-indent"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at both sides of each heading with `#` marks."""
        text = ctx.source.text
        for heading in ctx.nodes(Heading):
            if heading.setext:
                continue
            gaps: list[tuple[Span, str]] = [(opening_gap(text, heading), "the marks and the heading's text")]
            behind = None if heading.content_span.empty else closing_gap(text, heading)
            if behind is not None:
                gaps.append((behind, "the heading's text and its closing marks"))
            for gap, place in gaps:
                count = gap.end - gap.start
                if count > 1 and not (ctx.strict and unheard(ctx, gap.end)):
                    fix = safe("Leave one blank", Edit(gap, " "))
                    yield self.diagnostic(gap, f"{count} blanks between {place}, expected 1", fix)
