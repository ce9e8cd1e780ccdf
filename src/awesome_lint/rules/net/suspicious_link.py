"""NET005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import VerdictRule, reason
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


class SuspiciousLink(VerdictRule):
    """A link that answers, but hardly with what it was meant to lead to.

    ## Why
    Domains that are given up are bought for their links; pages that are gone are sent to the home page, or say
    "not found" with a status that says "fine".

    ## Example
    `[tool](https://tool.example.org/docs)` leads to a page where the domain is for sale.
    """

    code = "NET005"
    name = "suspicious-link"
    severity = Severity.WARNING
    verdict = Verdict.SUSPICIOUS

    def report(self, checked: Checked) -> Diagnostic:
        """Say why."""
        return self.diagnostic(checked.place.span, f"{reason(checked.status)}")
