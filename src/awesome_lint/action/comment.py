"""The one comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.action.check import fixable
from awesome_lint.action.markup import block, code, line_url, link, marker
from awesome_lint.action.models import Comment
from awesome_lint.action.sticky import limited, ours
from awesome_lint.records import Record
from awesome_lint.report.summary import counted
from awesome_lint.version import PROJECT_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.action.api import GitHub
    from awesome_lint.action.models import Finding
    from awesome_lint.action.patches import Change

_RANKS = {"error": 0, "warning": 1, "info": 2}


class Findings(Record):
    """What there is to say.

    Attributes:
        found: Diagnostics.
        changes: What safe fixes would write.
        commit: The commit that fixed what could be fixed, or "".
    """

    found: Sequence[Finding]
    changes: Sequence[Change] = ()
    commit: str = ""


class Shown(Record):
    """Where links in texts lead.

    Attributes:
        server: GitHub's address, as GITHUB_SERVER_URL has it.
        repository: `OWNER/NAME`.
        commit: The commit that was checked.
    """

    server: str
    repository: str
    commit: str

    def line(self, path: str, line: int) -> str:
        """Give a link to a line."""
        return link(f"{path}:{line}", line_url(self.server, self.repository, self.commit, path, line))


def keep_comment(github: GitHub, repository: str, number: int, key: str, findings: Findings, shown: Shown) -> str:
    """Write the comment, bring it up to date, or let it say that all is well; where all was well before, write none.

    Args:
        github: Where.
        repository: `OWNER/NAME`.
        number: The pull request.
        key: Tells the comments of several jobs apart.
        findings: What there is to say.
        shown: Where links lead.

    Returns:
        What was done, for the log.

    Raises:
        ApiError: GitHub refuses.
    """
    sign = marker("comment", key)
    comments = f"/repos/{repository}/issues/{number}/comments"
    body = comment_body(sign, findings, shown)
    found = list(ours(github, github.pages(Comment, comments), sign))
    for spare in found[1:]:  # two runs at the same time may both have written one
        github.write("DELETE", f"/repos/{repository}/issues/comments/{spare.id}", {})
    if found:
        if found[0].body == body:
            return "the comment is up to date"
        github.write("PATCH", f"/repos/{repository}/issues/comments/{found[0].id}", {"body": body})
        return "the comment was updated"
    if not findings.found and not findings.commit:
        return "nothing to comment on"
    github.write("POST", comments, {"body": body})
    return "the comment was written"


def comment_body(sign: str, findings: Findings, shown: Shown) -> str:
    """Give the comment's text: what would be written first, then what a person has to decide."""
    fixed = f"Safe fixes were committed: {findings.commit}\n\n" if findings.commit else ""
    if not findings.found:
        return f"{sign}\n### awesome-lint: all clear\n\n{fixed}Nothing is left to report.\n"
    head = f"{sign}\n### awesome-lint: {totals(findings.found)}\n\n{fixed}"
    parts = [*_corrected(findings, shown), *_remaining(findings.found, shown)]
    return limited(head, parts, lambda count: f"\n{counted(count, 'more part')} left out: see the job's summary.\n")


def totals(found: Sequence[Finding]) -> str:
    """Give "1 error, 2 warnings"."""
    numbers = {severity: sum(each.severity == severity for each in found) for severity in _RANKS}
    return ", ".join(counted(number, severity) for severity, number in numbers.items() if number)


def _corrected(findings: Findings, shown: Shown) -> Iterator[str]:
    if findings.changes:
        yield f"**Corrected entries** (what [awesome-lint]({PROJECT_URL}) writes with `--fix`)\n\n"
    for change in findings.changes:
        rules = ", ".join(rules_of(change, findings.found))
        lines = [f"-{line}" for line in change.before] + [f"+{line}" for line in change.after]
        yield f"{shown.line(change.path, change.line)} {rules}\n\n{block(lines, 'diff')}\n"


def rules_of(change: Change, found: Sequence[Finding]) -> list[str]:
    """Give the rules whose diagnostics stand in lines that change."""
    lines = range(change.line, change.line + max(len(change.before), 1))
    here = (each for each in found if each.filename == change.path and each.location.row in lines and fixable(each))
    return sorted({f"{each.name} ({each.code})" for each in here})


def _remaining(found: Sequence[Finding], shown: Shown) -> Iterator[str]:
    left = sorted((each for each in found if not fixable(each)), key=lambda each: _RANKS.get(each.severity, 9))
    if left:
        yield "**For a person to decide**\n\n"
    for each in left:
        yield finding_line(each, shown)


def finding_line(finding: Finding, shown: Shown) -> str:
    """Give a diagnostic as an item of a list."""
    place = shown.line(finding.filename, finding.location.row)
    return f"- {place} {finding.severity} {finding.name} ({finding.code}): {code(finding.message)}\n"
