"""When lines of a file were added, as the history of its repository tells."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import InputError
from awesome_lint.workspace.git.tree import WorkTree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# The porcelain format of git-blame ("THE PORCELAIN FORMAT"): a header with the commit and the line's number in the
# file, what is known of the commit where it is named for the first time, the line itself behind a tab.
_HEADER = re.compile(rb"(?P<commit>[0-9a-f]{40,64}) \d+ (?P<line>\d+)(?: \d+)?")
_UNCOMMITTED = re.compile(rb"0+")
_COMMAND = ("blame", "--porcelain", "--no-progress", "--no-textconv", "--")


class _Commit(NamedTuple):
    """The day of a commit, and whether the history that is known ends with it."""

    day: str
    last: bool


def days_added(path: str, lines: Collection[int]) -> dict[int, str]:
    """Give the days on which lines of a file were written, as ISO 8601, by the lines' numbers.

    Lines of which nothing is known are left out: those that are not committed, those at the end of a history that was
    cut off (a shallow clone), and all where there is no git, no repository, no commit, or a setting that git stumbles
    over.

    Args:
        path: The file, as it lies in the work tree.
        lines: Numbers of lines, from 1, as git counts: by line feeds.
    """
    if not lines:
        return {}
    try:
        tree = WorkTree.around(os.path.dirname(os.path.realpath(path)))  # noqa: PTH120 - as elsewhere at the edge
        said = tree.ask(*_COMMAND, tree.path_of(path))
        if said.code:
            return {}
        found = {line: commit for line, commit in _blamed(said.out) if line in lines}
        if any(commit.last for commit in found.values()) and tree.is_shallow:
            found = {line: commit for line, commit in found.items() if not commit.last}
    except InputError:
        return {}
    return {line: commit.day for line, commit in found.items()}


def _blamed(porcelain: bytes) -> Iterator[tuple[int, _Commit]]:
    """Give each line's number with its commit; lines that are not committed are left out."""
    days: dict[bytes, str] = {}
    ends: set[bytes] = set()
    commit, number = b"", 0
    for line in porcelain.split(b"\n"):
        if line.startswith(b"\t"):
            if commit in days:
                yield number, _Commit(days[commit], commit in ends)
        elif header := _HEADER.fullmatch(line):
            commit, number = header["commit"], int(header["line"])
        elif line.startswith(b"author-time ") and not _UNCOMMITTED.fullmatch(commit):
            if day := _day(line.removeprefix(b"author-time ")):
                days[commit] = day
        elif line == b"boundary":
            ends.add(commit)


def _day(seconds: bytes) -> str | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
