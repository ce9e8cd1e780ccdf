"""STY003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.boxes import task_boxes
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_BOX = len("[x]")
_NO_BOX = re.compile(r"[ \t]+[\r\n]")  # blanks, then the line's end: no box for npm's parser


class CheckboxContentIndent(NpmRule):
    """A task box with more than one blank behind it.

    ## Why
    More blanks are not shown; they only make the next list of tasks look different.

    ## Example
    `- [ ]   Mercury.` becomes `- [ ] Mercury.`

    ## Fix
    Safe: one blank is left. Unsafe where a text that begins in the next line is joined to its box, which it then has.

    ## Npm
    Same.
    """

    code = "STY003"
    name = "checkbox-content-indent"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each gap that is longer."""
        text = ctx.source.text
        for box in ctx.derive(task_boxes):
            gap = Span(box.start + _BOX, box.content)
            if gap.end - gap.start == 1 or _NO_BOX.match(text, gap.start, gap.end):
                continue
            broken = text[gap.start : gap.end].strip(" \t")
            message = f"{gap.end - gap.start} blanks behind a task box, expected 1"
            message = "text begins in the line behind its task box, expected in the same line" if broken else message
            make = unsafe if broken else safe  # GitHub shows a box only where text stands behind it
            yield self.diagnostic(gap, message, make("Leave one blank", Edit(gap, " ")))
