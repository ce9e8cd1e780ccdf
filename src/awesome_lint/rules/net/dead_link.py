"""NET001."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.rules.base import display_only
from awesome_lint.rules.net.checked import VerdictRule, reason
from awesome_lint.statuses import Verdict
from awesome_lint.text import Edit
from awesome_lint.urls import writable

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


_COPY = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d{0,6}")  # as the Wayback Machine names its copies


class DeadLink(VerdictRule):
    """A link whose page is gone, or whose host does not exist any more.

    ## Why
    Readers land on an error page. The page was asked for twice with GET, or its provider (arXiv, the DOI
    system, GitHub) says that there is no such thing; what only hides from robots is never called dead.

    ## Example
    `[paper](https://example.org/gone.pdf)`, and the server answers 404.

    ## Fix
    Display-only: where a copy of the page was looked for and found in a web archive, the one nearest to the day on
    which the link was added. Whether it holds what was meant, a person has to see.
    """

    code = "NET001"
    name = "dead-link"
    severity = Severity.ERROR
    fixability = Fixability.SOMETIMES
    verdict = Verdict.DEAD

    def report(self, checked: Checked) -> Diagnostic:
        """Say why, and show a copy."""
        span, copy = checked.place.span, checked.status.archived_url
        message = f"dead link: {reason(checked.status)}"
        if copy is None:
            return self.diagnostic(span, message)
        day = _COPY.search(copy)
        of = f" of {day[1]}-{day[2]}-{day[3]}" if day is not None else ""
        fix = display_only(f"Link to the copy{of}: {copy}", Edit.replace(span.start, span.end, writable(copy)))
        return self.diagnostic(span, f"{message}; there is a copy{of}", fix)
