"""NET001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import VerdictRule, reason
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


class DeadLink(VerdictRule):
    """A link whose page is gone, or whose host does not exist any more.

    ## Why
    Readers land on an error page. The page was asked for twice with GET, or its provider (arXiv, the DOI
    system, GitHub) says that there is no such thing; what only hides from robots is never called dead.

    ## Example
    `[paper](https://example.org/gone.pdf)`, and the server answers 404.
    """

    code = "NET001"
    name = "dead-link"
    severity = Severity.ERROR
    verdict = Verdict.DEAD

    def report(self, checked: Checked) -> Diagnostic:
        """Say why."""
        return self.diagnostic(checked.place.span, f"dead link: {reason(checked.status)}")
