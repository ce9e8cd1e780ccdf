"""Commits made through GitHub's API: signed by GitHub, without git's credentials, and never over somebody's commits.

https://docs.github.com/rest/git
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote

from awesome_lint.action.models import Made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.action.api import GitHub
    from awesome_lint.action.git import GitFile, Repository


def make_commit(github: GitHub, name: str, tree: Repository, files: Sequence[GitFile], message: str) -> str:
    """Make a commit that no branch leads to yet.

    Args:
        github: Where.
        name: The repository, `OWNER/NAME`.
        tree: A work tree at the commit to build on.
        files: What changes.
        message: Its message.

    Returns:
        The commit's SHA.

    Raises:
        ApiError: GitHub refuses, as it does where the token may not write contents.
    """
    base = f"/repos/{name}/git"
    entries: list[dict[str, str]] = []
    for file in files:
        blob = {"content": b64encode(file.data).decode("ascii"), "encoding": "base64"}
        sha = github.make(Made, f"{base}/blobs", blob).sha
        entries.append({"path": file.path, "mode": file.mode, "type": "blob", "sha": sha})
    parent = tree.head()
    made = github.make(Made, f"{base}/trees", {"base_tree": tree.tree(parent), "tree": entries})
    return github.make(Made, f"{base}/commits", {"message": message, "tree": made.sha, "parents": [parent]}).sha


def move_branch(github: GitHub, name: str, branch: str, commit: str, *, force: bool = False) -> None:
    """Let a branch lead to a commit.

    Args:
        github: Where.
        name: The repository, `OWNER/NAME`.
        branch: The branch, which exists.
        commit: The commit.
        force: Whether it may leave commits behind.

    Raises:
        ApiError: GitHub refuses: a branch that is protected, or has moved on (422).
    """
    github.write("PATCH", f"/repos/{name}/git/refs/heads/{quote(branch)}", {"sha": commit, "force": force})


def make_branch(github: GitHub, name: str, branch: str, commit: str) -> None:
    """Make a branch.

    Raises:
        ApiError: GitHub refuses: it exists (422), or the token may not write contents.
    """
    github.write("POST", f"/repos/{name}/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit})
