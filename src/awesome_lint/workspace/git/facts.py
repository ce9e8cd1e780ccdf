"""What rules ask of a repository."""

from __future__ import annotations

from awesome_lint.workspace.git.process import GitUnavailableError
from awesome_lint.workspace.git.tree import WorkTree

_FAILED = 128
"""The exit code of git where it cannot do its work at all."""


def push_url(top: str) -> str | None:
    """Give the URL that the current branch of a work tree is pushed to, or None.

    The remote is the branch's own; with a detached HEAD, the one that clones are told to call theirs.

    Raises:
        InputError: Git cannot tell.
    """
    tree = WorkTree(top)
    branch = tree.ask_names("branch", "--show-current").line
    if branch:
        found = tree.ask_names("config", "--get", f"branch.{branch}.remote")
    else:
        found = tree.ask_names("config", "--default", "origin", "--get", "clone.defaultRemoteName")
    if found.code == _FAILED:
        raise GitUnavailableError(found.reason)
    return tree.ask_names("remote", "get-url", "--push", "--", found.line).line if found.line else None


def root_times(top: str) -> list[int]:
    """Give the times, in seconds since 1970, of the commits without parents that lead to the current one; oldest first.

    Raises:
        InputError: Git cannot tell.
    """
    tree = WorkTree(top)
    if tree.head is None:
        return []
    found = tree.ask("rev-list", "--max-parents=0", "--timestamp", tree.head)
    if found.code:
        raise GitUnavailableError(found.reason)
    return sorted(int(line.split()[0]) for line in found.out.splitlines())
