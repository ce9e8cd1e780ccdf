"""The one issue that a scheduled run keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.action.comment import finding_line, totals
from awesome_lint.action.markup import marker
from awesome_lint.action.models import Issue
from awesome_lint.action.sticky import limited, ours
from awesome_lint.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.action.api import GitHub
    from awesome_lint.action.comment import Shown
    from awesome_lint.action.models import Finding

LABEL = "awesome-lint"
_RANKS = {"error": 0, "warning": 1}


def keep_issue(github: GitHub, repository: str, key: str, found: Sequence[Finding], shown: Shown, run: str) -> str:
    """Open the issue, bring it up to date, or close it where nothing is left.

    Args:
        github: Where.
        repository: `OWNER/NAME`.
        key: Tells the issues of several jobs apart.
        found: Diagnostics; those that only inform are counted.
        shown: Where links lead.
        run: The address of the run.

    Returns:
        What was done, for the log.

    Raises:
        ApiError: GitHub refuses.
    """
    sign = marker("issue", key)
    path = f"/repos/{repository}/issues"
    listed = github.pages(Issue, path, {"state": "open", "labels": LABEL})
    open_ones = [each for each in ours(github, listed, sign) if each.pull_request is None]
    left = sorted((each for each in found if each.severity in _RANKS), key=lambda each: _RANKS[each.severity])
    body = _body(sign, left, found, shown, run)
    if not open_ones:
        if not left:
            return "nothing to open an issue for"
        made = github.make(Issue, path, {"title": _title(found), "body": body, "labels": [LABEL]})
        return f"issue {made.number} was opened"
    number = open_ones[0].number
    state = {} if left else {"state": "closed", "state_reason": "completed"}
    github.write("PATCH", f"{path}/{number}", {"title": _title(found), "body": body, **state})
    return f"issue {number} was {'updated' if left else 'closed'}"


def _title(found: Sequence[Finding]) -> str:
    return f"awesome-lint: {totals(found) or 'all clear'}"


def _body(sign: str, left: Sequence[Finding], found: Sequence[Finding], shown: Shown, run: str) -> str:
    if not left:
        return f"{sign}\nNothing is left to mend. [The run]({run})\n"
    head = f"{sign}\n[The run]({run}) writes this text anew; it closes the issue when nothing is left.\n\n"
    hints = len(found) - len(left)
    parts = [finding_line(each, shown) for each in left]
    parts += [f"\n{counted(hints, 'info')} besides: see the run.\n"] if hints else []
    return limited(head, parts, lambda count: f"\n{count} more: see the run.\n")
