"""The step `report`: the comment and the suggestions on a pull request, elsewhere the issue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint.action.api import ApiError, GitHub
from awesome_lint.action.check import CHECKED, FAILED, FIXES, LINKED
from awesome_lint.action.comment import Findings, Shown, keep_comment
from awesome_lint.action.console import say, tell
from awesome_lint.action.fix import COMMITTED
from awesome_lint.action.issue import keep_issue
from awesome_lint.action.models import PullPayload
from awesome_lint.action.patches import changes
from awesome_lint.action.suggestions import Fixes, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.action.event import Event
    from awesome_lint.action.patches import Change
    from awesome_lint.action.state import State


def report(environment: Mapping[str, str], state: State, event: Event) -> int:
    """Say on GitHub what was found. What cannot be said there stands in the log: it is no failure of the list.

    Raises:
        InputError: A report cannot be read.
    """
    if state.file(FAILED).exists() or not state.file(CHECKED).exists():
        tell("the program could not do its work, so comments and issues stay as they are")
        return 0
    try:
        with GitHub(environment.get("GITHUB_API_URL", ""), environment.get("GITHUB_TOKEN", "")) as github:
            if event.pull is not None:
                _on_pull(environment, state, event, event.pull, github)
            elif state.inputs().issue:
                # Who has links asked by the clock wants to hear of links, not of eight hundred dashes.
                found = state.findings(CHECKED if state.inputs().links == "off" else LINKED)
                shown = _shown(environment, event, environment.get("GITHUB_SHA", ""))
                run = _run_url(environment)
                tell(keep_issue(github, event.repository, key_of(environment), found, shown, run))
    except ApiError as error:
        wanted = "issues: write" if event.pull is None else "pull-requests: write"
        explain(error, wanted, from_fork=event.from_fork)
    return 0


def _on_pull(environment: Mapping[str, str], state: State, event: Event, pull: PullPayload, github: GitHub) -> None:
    inputs = state.inputs()
    commit = state.text(COMMITTED)
    now = github.get(PullPayload, f"/repos/{event.repository}/pulls/{pull.number}")
    if now.head.sha not in {pull.head.sha, commit}:
        tell("the pull request has newer commits, whose own run will speak of them")
        return
    found = [*state.findings(CHECKED), *state.findings(LINKED)]
    proposed = list(changes(state.text(FIXES)))
    if inputs.comment:
        findings = Findings(found, proposed, commit)
        shown = _shown(environment, event, commit or pull.head.sha)
        tell(keep_comment(github, event.repository, pull.number, key_of(environment), findings, shown))
    if inputs.fix == "suggest" and proposed:
        workspace = Path(environment.get("GITHUB_WORKSPACE") or ".")
        tell(suggest(github, event.repository, pull, _checked(workspace, proposed), Fixes(found, proposed)))


def _checked(workspace: Path, proposed: list[Change]) -> Iterator[tuple[str, str]]:
    for path in dict.fromkeys(change.path for change in proposed):
        yield path, (workspace / path).read_bytes().decode("utf-8", "replace")


def _shown(environment: Mapping[str, str], event: Event, commit: str) -> Shown:
    return Shown(environment.get("GITHUB_SERVER_URL", "https://github.com"), event.repository, commit)


def key_of(environment: Mapping[str, str]) -> str:
    """Give what tells the texts of several jobs apart."""
    return f"{environment.get('GITHUB_WORKFLOW', '')}/{environment.get('GITHUB_JOB', '')}"


def _run_url(environment: Mapping[str, str]) -> str:
    server, repository = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    return f"{server}/{repository}/actions/runs/{environment.get('GITHUB_RUN_ID', '')}"


def explain(error: ApiError, wanted: str, *, from_fork: bool = False) -> None:
    """Say that GitHub did not take what was to be written.

    Args:
        error: What it said.
        wanted: The permission that is needed.
        from_fork: Whether the token is one of a pull request from a fork.
    """
    if not error.denied:
        say("warning", f"comments and issues may be out of date. {error}")
    elif from_fork:
        say("notice", f"pull requests from forks have a read-only token: see the annotations and the summary. {error}")
    else:
        say("notice", f"nothing was written on GitHub: the token may not ({wanted} is needed). {error}")
