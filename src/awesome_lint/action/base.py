"""What a change is compared with."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from awesome_lint.action.console import tell
from awesome_lint.config.files import OWN_FILE, PROJECT_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from awesome_lint.action.event import Event
    from awesome_lint.action.git import Repository
    from awesome_lint.action.inputs import Inputs

_NAMES = (OWN_FILE, PROJECT_FILE)
_NO_BASE = (
    "the commit before the pull request is not there, so links, output-format and baseline of configurations do not"
    " count; check out with fetch-depth: 0, at the root of the workspace"
)
AUTO = "auto"
"""The program looks for itself: the branch a pull request goes to, what a push replaced, the default branch."""


def base_of(event: Event, inputs: Inputs, repository: Repository) -> str | None:
    """Give what `--diff-base` gets, or None where everything is reported.

    On a pull request GitHub checks out a commit that merges it into its base. The first parent of that says best what
    the base was, and a clone of depth 2 has it.
    """
    pull = event.pull
    if not (inputs.only_changed if inputs.only_changed is not None else pull is not None):
        return None
    return AUTO if pull is None else pull_base(event, repository)


def pull_base(event: Event, repository: Repository) -> str:
    """Give the commit that a pull request is compared with, or `AUTO` if it is not there."""
    if event.pull is None:
        return AUTO
    match repository.parents():
        case [base, head] if head == event.pull.head.sha and repository.has(base):
            return base
    return event.pull.base.sha if repository.has(event.pull.base.sha) else AUTO


def keep_base(event: Event, inputs: Inputs, repository: Repository, folder: Path) -> Path | None:
    """Write the configuration files as they were before a pull request, for what it may not decide on itself.

    Args:
        event: The event.
        inputs: What the workflow asks for; it may name a configuration file.
        repository: The checkout.
        folder: Where to; without the base's commit it stays empty, as if nothing had been configured.

    Returns:
        The folder; None where there is no pull request.

    Raises:
        InputError: Git cannot tell.
    """
    if event.pull is None:
        return None
    folder.mkdir(exist_ok=True)
    commit = pull_base(event, repository) if repository.is_top() else AUTO
    if commit == AUTO:
        tell(_NO_BASE)
        return folder
    named = {posixpath.normpath(value) for value in inputs.config}
    for file in repository.files(commit, lambda path: posixpath.basename(path) in _NAMES or path in named):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder
