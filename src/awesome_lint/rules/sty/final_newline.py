"""STY010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class FinalNewline(NpmRule):
    """A file whose last line does not end in a newline.

    ## Why
    Whoever adds an entry behind the last line changes that line too, and the comparison of both versions shows it;
    programs that join files join the two lines.

    ## Example
    `- last entry` at the end of the file, without a newline behind it.

    ## Fix
    Safe: a newline is added, of the kind that the file has; blanks behind the last newline are removed instead.

    ## Npm
    Better: a carriage return alone ends a line too.
    """

    code = "STY010"
    name = "final-newline"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the last character."""
        text = ctx.source.text
        if not text or text.endswith("\n" if ctx.strict else ("\n", "\r")):
            return
        end = len(text)
        written = len(text.rstrip(" \t"))
        if written < end and text[:written].endswith("\n"):
            fix = safe("Remove the blanks behind the last newline", Edit.delete(written, end))
        else:
            newline = "\r\n" if ctx.source.newline_at(end) == "\r\n" else "\n"
            fix = safe("End the last line with a newline", Edit.insert(end, newline))
        yield self.diagnostic(Span(end, end), "no newline at the end of the file, expected one", fix)
