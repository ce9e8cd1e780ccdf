"""NET007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import VerdictRule
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


class ArchivedRepository(VerdictRule):
    """A repository that its owner archived: it can be read, and will not change any more.

    ## Why
    It may still be worth a place in the list; readers may want to know.

    ## Example
    `https://github.com/owner/name`, archived in 2021.
    """

    code = "NET007"
    name = "archived-repository"
    severity = Severity.INFO
    verdict = Verdict.ARCHIVED

    def report(self, checked: Checked) -> Diagnostic:
        """Say why."""
        resource = checked.status.resource
        since = f", last changed on {resource.updated}" if resource is not None and resource.updated else ""
        return self.diagnostic(checked.place.span, f"the repository is archived{since}")
