"""Corrected entries as suggestions that a click commits: one review, on lines of the pull request's diff only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from awesome_lint.action.comment import rules_of
from awesome_lint.action.markup import code, exact_block, marker
from awesome_lint.action.models import ChangedFile, Comment
from awesome_lint.action.patches import hunks
from awesome_lint.action.sticky import ours
from awesome_lint.records import Record
from awesome_lint.report.line_match import changes as line_changes
from awesome_lint.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.action.api import GitHub
    from awesome_lint.action.models import Finding, PullPayload
    from awesome_lint.action.patches import Change

MOST = 20
"""Suggestions in one review: each is a thread that somebody has to close."""
_KNOWN = dict.fromkeys(map(ord, "\t\u200c\u200d"))
"""Tabs, and the joiners of emoji and some scripts: they do not print, but nobody is deceived by them."""
_SIGN = "<!-- awesome-lint:suggestion:"


class Suggestion(Record):
    """A suggestion, with its lines in the pull request's own commit.

    Attributes:
        path: The file.
        first: The first line, from 1.
        last: The last one.
        body: The comment's text.
    """

    path: str
    first: int
    last: int
    body: str

    def comment(self) -> dict[str, object]:
        """Give what the API takes."""
        given: dict[str, object] = {"path": self.path, "body": self.body, "line": self.last, "side": "RIGHT"}
        if self.first != self.last:
            given |= {"start_line": self.first, "start_side": "RIGHT"}
        return given


def suggest(
    github: GitHub, repository: str, pull: PullPayload, checked: Iterable[tuple[str, str]], fixes: Fixes
) -> str:
    """Make suggestions that were not made before.

    Args:
        github: Where.
        repository: `OWNER/NAME`.
        pull: The pull request.
        checked: Paths and texts of the files that were checked: GitHub may have merged the base into them.
        fixes: What fixes would write.

    Returns:
        What was done, for the log.

    Raises:
        ApiError: GitHub refuses.
    """
    path = f"/repos/{repository}/pulls/{pull.number}"
    files = {file.filename: file for file in github.pages(ChangedFile, f"{path}/files")}
    wanted: list[Suggestion] = []
    for name, text in checked:
        file = files.get(name)
        if file is not None and file.patch:
            head = github.raw(f"/repos/{repository}/contents/{quote(name)}", {"ref": pull.head.sha})
            wanted += suggestions(fixes, name, text, head, file.patch)
    known = {sign_of(each.body or "") for each in ours(github, github.pages(Comment, f"{path}/comments"), _SIGN)}
    fresh = [each for each in wanted if sign_of(each.body) not in known]
    if not fresh:
        return "nothing new to suggest"
    made = [each.comment() for each in fresh[:MOST]]
    github.write("POST", f"{path}/reviews", {"commit_id": pull.head.sha, "event": "COMMENT", "comments": made})
    left = len(fresh) - len(made)
    return f"{counted(len(made), 'suggestion')} made" + (f", {left} left for the next run" if left else "")


class Fixes(Record):
    """What fixes would write, and why.

    Attributes:
        found: Diagnostics.
        changes: What fixes would write.
    """

    found: Sequence[Finding]
    changes: Sequence[Change]


def sign_of(body: str) -> str:
    """Give a suggestion's marker: its first line."""
    return body.partition("\n")[0]


def suggestions(fixes: Fixes, path: str, checked: str, head: str, patch: str) -> Iterator[Suggestion]:
    """Give the changes of one file that can be suggested.

    A suggestion replaces whole lines of the pull request's own commit that stand in one part of its diff. Where the
    lines cannot be found there, or hold what a reader would not see, the comment has to do.
    """
    shift = _Lines(checked, head)
    parts = [(hunk.new, hunk.new_end) for hunk in hunks(patch)]
    for change in fixes.changes:
        if change.path != path or not change.before or not all(map(_plain, (*change.before, *change.after))):
            continue
        first = shift.line(change.line, change.before)
        if first is None:
            continue
        end = first + len(change.before)
        if not any(start <= first and end <= stop for start, stop in parts):
            continue
        sign = marker("suggestion", path, *change.before, "", *change.after)
        why = ", ".join(code(rule) for rule in rules_of(change, fixes.found))
        text = f"{sign}\n{why}\n\n" if why else f"{sign}\n"
        yield Suggestion(path, first, end - 1, text + exact_block(change.after, "suggestion"))


def _plain(line: str) -> bool:
    return line.translate(_KNOWN).isprintable()


class _Lines:
    """Where lines of one text stand in another."""

    def __init__(self, checked: str, head: str) -> None:
        self._head = head.split("\n")
        self._changes = list(line_changes(checked.split("\n"), self._head)) if checked != head else []

    def line(self, line: int, wanted: tuple[str, ...]) -> int | None:
        """Give the number of the first of some lines, both from 1; None if they do not stand there as they are."""
        at = line - 1
        moved = at
        for change in self._changes:
            if change.before >= at + len(wanted):
                break
            if change.before_end > at:
                return None
            moved = at + change.after_end - change.before_end
        return moved + 1 if tuple(self._head[moved : moved + len(wanted)]) == wanted else None
