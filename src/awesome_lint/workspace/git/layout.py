"""Where the parts of a repository lie (gitrepository-layout); git is not started for it."""

from __future__ import annotations

import os
from typing import NamedTuple

from awesome_lint.workspace.files import read_found


class GitFolders(NamedTuple):
    """The folders in which git keeps a repository.

    Attributes:
        own: What belongs to one work tree: HEAD, the index.
        shared: What all work trees share: objects, branches, the configuration.
    """

    own: str
    shared: str


def work_tree_around(folder: str) -> str | None:
    """Give the nearest folder around `folder`, itself included, that holds `.git`.

    A bare repository has none. As a folder of plain files it may be part of what a pull request brings, so it is never
    taken for the repository.
    """
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118 - pathlib costs start-up time
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder:
            return None
        folder = parent
    return folder


def git_folders(top: str) -> GitFolders:
    """Give the folders that the `.git` of a work tree stands for; that they exist is not said."""
    own = os.path.join(top, ".git")  # noqa: PTH118
    pointer = read_found(own, or_folder=True)
    if pointer is not None:  # of a submodule, or of a work tree that `git worktree` made
        own = os.path.join(top, os.fsdecode(pointer).removeprefix("gitdir:").strip())  # noqa: PTH118
    shared = read_found(os.path.join(own, "commondir"))  # noqa: PTH118
    return GitFolders(own, own if shared is None else os.path.join(own, os.fsdecode(shared).strip()))  # noqa: PTH118
