"""NET004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import VerdictRule, reason
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


class UntrustedCertificate(VerdictRule):
    """A link to a host whose certificate is not trusted.

    ## Why
    Browsers show a warning in place of the page. Mostly a certificate has expired, and the page comes back when
    its owner notices.

    ## Example
    `https://expired.example.org`.
    """

    code = "NET004"
    name = "untrusted-certificate"
    severity = Severity.WARNING
    verdict = Verdict.TLS

    def report(self, checked: Checked) -> Diagnostic:
        """Say why."""
        return self.diagnostic(checked.place.span, f"{reason(checked.status)}")
