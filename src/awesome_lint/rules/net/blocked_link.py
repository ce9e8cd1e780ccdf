"""NET006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import VerdictRule, reason
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


class BlockedLink(VerdictRule):
    """A link that cannot be checked from here: its server sends robots away.

    ## Why
    It may be fine for readers: servers and walls against robots answer 403, 429 or a riddle to programs. Open
    it yourself.

    ## Example
    `https://example.org/paper`, and the server answers 403.
    """

    code = "NET006"
    name = "blocked-link"
    severity = Severity.INFO
    verdict = Verdict.BLOCKED

    def report(self, checked: Checked) -> Diagnostic:
        """Say why."""
        return self.diagnostic(checked.place.span, f"cannot be checked from here: {reason(checked.status)}")
