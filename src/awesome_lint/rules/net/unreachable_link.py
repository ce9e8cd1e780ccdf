"""NET003."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.records import replace
from awesome_lint.rules.net.checked import VerdictRule, reason
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


@dataclass(frozen=True, slots=True)
class UnreachableOptions:
    """When a link that cannot be reached is an error.

    Attributes:
        days: On how many different days it must have been unreachable, without a day between on which it answered.
    """

    days: int = 3


class UnreachableLink(VerdictRule):
    """A link that does not answer at the moment, or answers that its server is in trouble.

    ## Why
    Servers have bad days. So this is a warning, and becomes an error only when the link was unreachable on several
    days; the cache remembers them.

    ## Example
    `https://example.org`, and no answer comes within 20 seconds, however often it is asked.
    """

    code = "NET003"
    name = "unreachable-link"
    verdict = Verdict.UNREACHABLE
    Options = UnreachableOptions
    options: UnreachableOptions

    def report(self, checked: Checked) -> Diagnostic:
        """Say why, and for how long."""
        days = checked.status.days
        when = f" on {days} days" if days > 1 else ""
        found = self.diagnostic(checked.place.span, f"cannot be reached{when}: {reason(checked.status)}")
        return replace(found, severity=Severity.ERROR) if days >= self.options.days else found
