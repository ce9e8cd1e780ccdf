"""What started the workflow, from the environment and payload file that GitHub documents for runners."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint.errors import InputError
from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.action.models import PullPayload, WorkflowRun

_BRANCH = "refs/heads/"


class Event(Record):
    """The event.

    Attributes:
        name: As in `on:`, such as "push".
        repository: Where the workflow runs, `OWNER/NAME`.
        ref: The full name of what was checked out, such as `refs/heads/main`.
        pull: The pull request, if the event is about one.
        run: The run of another workflow, if its end is the event.
    """

    name: str
    repository: str
    ref: str
    pull: PullPayload | None
    run: WorkflowRun | None = None

    @property
    def branch(self) -> str | None:
        """The branch that the workflow runs on; None for tags and pull requests."""
        return self.ref.removeprefix(_BRANCH) if self.ref.startswith(_BRANCH) and self.pull is None else None

    @property
    def from_fork(self) -> bool:
        """Whether the pull request's commits come from another repository."""
        if self.pull is None:
            return False
        head = self.pull.head.repo
        return head is None or head.full_name.casefold() != self.repository.casefold()


def read_event(environment: Mapping[str, str]) -> Event:
    """Read the event.

    Args:
        environment: The step's variables.

    Raises:
        InputError: A variable is missing, or the payload cannot be read.
    """
    from pydantic import ValidationError

    from awesome_lint.action.models import Payload

    values = {name: environment.get(f"GITHUB_{name}", "") for name in ("EVENT_NAME", "REPOSITORY", "REF", "EVENT_PATH")}
    missing = [f"GITHUB_{name}" for name, value in values.items() if not value and name != "REF"]
    if missing:
        raise InputError(f"{', '.join(missing)} not set; this runs as a step of a workflow on GitHub")
    try:
        payload = Payload.model_validate_json(Path(values["EVENT_PATH"]).read_bytes())
    except (OSError, ValidationError) as error:
        raise InputError(f"{values['EVENT_PATH']}: the event's payload cannot be read: {error}") from error
    return Event(values["EVENT_NAME"], values["REPOSITORY"], values["REF"], payload.pull_request, payload.workflow_run)
