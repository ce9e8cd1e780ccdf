"""NET009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import VerdictRule
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


class RedirectedLink(VerdictRule):
    """A link that leads to another address for the moment.

    ## Why
    The redirection is not permanent (302, 303, 307), so the address in the list is the one to keep.

    ## Example
    `https://example.org/latest` leads to `https://example.org/v3`.
    """

    code = "NET009"
    name = "redirected-link"
    severity = Severity.INFO
    verdict = Verdict.REDIRECTED

    def report(self, checked: Checked) -> Diagnostic:
        """Say where to."""
        return self.diagnostic(checked.place.span, f"leads to {checked.status.final_url}")
