"""What a change is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesome_lint.action.event import Event
    from awesome_lint.action.git import Repository
    from awesome_lint.action.inputs import Inputs

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
