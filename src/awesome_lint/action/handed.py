"""The step `handed`: comments on a pull request with the reports that another workflow left in an artifact.

That workflow ran without a token that writes, on a pull request that may have changed the workflow, too. So the reports
are a stranger's: plain files of a bounded size and a known shape, whose texts are shown as code. Which pull request
they are about, GitHub says: it started this workflow with the commit and the repository that were checked.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from awesome_lint.action.api import ApiError, GitHub
from awesome_lint.action.check import CHECKED, FIXES, LINKED
from awesome_lint.action.comment import Findings, Shown, keep_comment
from awesome_lint.action.console import tell
from awesome_lint.action.models import Finding, PullPayload, WorkflowRun
from awesome_lint.action.patches import changes
from awesome_lint.action.report import explain, key_of
from awesome_lint.errors import InputError
from awesome_lint.workspace.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.action.event import Event
    from awesome_lint.action.state import State

_FINDINGS = TypeAdapter(list[Finding])


def handed(environment: Mapping[str, str], state: State, event: Event) -> int:
    """Comment, or say why not. What GitHub refuses is no failure of the list.

    Raises:
        InputError: The reports are not what the action writes.
    """
    run = event.run
    if run is None or run.event != "pull_request":
        tell("the workflow that ran before was not about a pull request")
        return 0
    folder = Path(environment.get("GITHUB_WORKSPACE") or ".") / state.inputs().reports
    data = _read(folder, CHECKED)
    if data is None:
        tell(f"{folder}: no report, so the comment stays as it is")
        return 0
    found = [*_findings(folder, CHECKED, data), *_findings(folder, LINKED, _read(folder, LINKED) or b"[]")]
    proposed = list(changes((_read(folder, FIXES) or b"").decode("utf-8", "replace")))
    for path in {each.filename for each in found} | {each.path for each in proposed}:
        if PurePosixPath(path).is_absolute() or ".." in path.split("/"):
            raise InputError(f"{folder}: the reports name a file outside of the repository")
    try:
        with GitHub(environment.get("GITHUB_API_URL", ""), environment.get("GITHUB_TOKEN", "")) as github:
            pull = _pull(github, event.repository, run)
            if pull is None:
                tell("no open pull request ends with the commit that was checked; newer ones have runs of their own")
                return 0
            shown = Shown(environment.get("GITHUB_SERVER_URL", "https://github.com"), event.repository, run.head_sha)
            findings = Findings(found, proposed)
            tell(keep_comment(github, event.repository, pull.number, key_of(environment), findings, shown))
    except ApiError as error:
        explain(error, "pull-requests: write")
    return 0


def _read(folder: Path, name: str) -> bytes | None:
    """Read a file of the artifact; None where there is none.

    Raises:
        InputError: It is a symbolic link, no regular file or too large.
    """
    path = folder / name
    if path.is_symlink():
        raise InputError(f"{path}: a symbolic link, not a report")
    return read_bytes(str(path), str(path)) if path.exists() else None


def _findings(folder: Path, name: str, data: bytes) -> list[Finding]:
    try:
        return _FINDINGS.validate_json(data)
    except ValueError as error:  # its text would show what a stranger wrote
        raise InputError(f"{folder / name}: not a report of awesome-lint") from error


def _pull(github: GitHub, repository: str, run: WorkflowRun) -> PullPayload | None:
    """Give the open pull request whose newest commit was checked; for those from forks the event does not name it."""
    if run.head_repository is None or not run.head_branch:
        return None
    name = run.head_repository.full_name
    wanted = {"state": "open", "head": f"{name.partition('/')[0]}:{run.head_branch}"}
    for pull in github.pages(PullPayload, f"/repos/{repository}/pulls", wanted):
        head = pull.head
        if head.sha == run.head_sha and head.repo is not None and head.repo.full_name.casefold() == name.casefold():
            return pull
    return None
