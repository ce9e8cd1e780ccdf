"""What comes from outside: the event's payload, answers of GitHub's REST API, the program's own reports.

Fields that nothing here needs are left out; GitHub may add more at any time.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class RepositoryName(_Model):
    """A repository; `full_name` is `OWNER/NAME`."""

    full_name: str


class Side(_Model):
    """One end of a pull request; the repository is None where a fork was deleted."""

    sha: str = Field(pattern=r"^[0-9a-f]{40,64}$")
    ref: str = ""
    repo: RepositoryName | None = None


class PullPayload(_Model):
    """A pull request, in an event's payload and as the API gives it."""

    number: int
    state: str = "open"
    head: Side
    base: Side


class WorkflowRun(_Model):
    """A run of another workflow, whose end started this one; `event` is what started that."""

    event: str
    head_sha: str = Field(pattern=r"^[0-9a-f]{40,64}$")
    head_branch: str | None = None
    head_repository: RepositoryName | None = None


class Payload(_Model):
    """The file at GITHUB_EVENT_PATH, as far as all events share it."""

    pull_request: PullPayload | None = None
    workflow_run: WorkflowRun | None = None


class User(_Model):
    """Who wrote something; the login of a bot ends with `[bot]`, and no user's can."""

    login: str


class Viewer(_Model):
    """Who a token belongs to."""

    viewer: User


class ViewerAnswer(_Model):
    """What GitHub's GraphQL interface says of that; without data, errors stand in its place."""

    data: Viewer | None = None


class Comment(_Model):
    """A comment on an issue or pull request, or on a line of one."""

    id: int
    body: str | None = None
    user: User | None = None


class Issue(_Model):
    """An issue; `pull_request` is there if it is one."""

    number: int
    body: str | None = None
    user: User | None = None
    pull_request: object | None = None


class ChangedFile(_Model):
    """A file of a pull request; large ones have no `patch`."""

    filename: str
    patch: str | None = None


class Made(_Model):
    """A git object that was made."""

    sha: str


class Place(_Model):
    """A place in a file, from 1."""

    row: int = Field(ge=1)
    column: int = Field(ge=1)


class ProposedFix(_Model):
    """A fix, as the program's JSON has it."""

    applicability: str


class Finding(_Model):
    """A diagnostic, as the program's JSON has it; a report out of an artifact may hold anything else."""

    code: str = Field(pattern=r"^[A-Z]{3}[0-9]{3}$")
    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)
    message: str
    severity: Literal["error", "warning", "info"]
    filename: str
    location: Place
    fix: ProposedFix | None = None
