"""TPL015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class UnreadableTemplate(Rule):
    """A template in a comment of the list itself that cannot be read.

    ## Why
    The list states how its entries are written, and nothing holds them to it. The profile that fits the list best is
    used instead.

    ## Example
    `<!-- Template: * whatever you like -->` names no field.
    """

    code = "TPL015"
    name = "unreadable-template"
    severity = Severity.INFO

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the comments that look like a template and are none."""
        for note in ctx.reading.notes:
            yield self.diagnostic(note.span, note.message)
