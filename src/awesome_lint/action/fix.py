"""The step `fix`: safe fixes as a commit on the pull request's branch, or as a pull request of their own."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint.action.api import ApiError, GitHub
from awesome_lint.action.base import base_of, keep_base, pull_base
from awesome_lint.action.check import BEFORE, fixable, refuse_links_out
from awesome_lint.action.commits import make_branch, make_commit, move_branch
from awesome_lint.action.console import say, set_outputs, tell
from awesome_lint.action.git import Repository
from awesome_lint.action.markup import code
from awesome_lint.action.models import PullPayload
from awesome_lint.action.program import SILENT, common, places, run
from awesome_lint.action.state import read_findings
from awesome_lint.errors import InputError
from awesome_lint.version import PROJECT_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.action.event import Event
    from awesome_lint.action.git import GitFile
    from awesome_lint.action.inputs import Inputs
    from awesome_lint.action.models import Finding
    from awesome_lint.action.state import State

BRANCH = "awesome-lint/fixes"
"""The branch of the pull request with fixes; it belongs to the action, which writes it anew each time."""
COMMITTED = "commit"
"""The file, in the state's folder, with the commit that was made."""
_TITLE = "Apply safe fixes of awesome-lint"
_PROPOSED_ON = ("push", "schedule", "workflow_dispatch")
"""Events on branches that people merge to; a merge queue, say, has branches of its own."""
_MOVED = 422
"""What GitHub answers where a branch is protected, or is not where it was."""


def fix(environment: Mapping[str, str], state: State, event: Event) -> int:
    """Do it, or say why not; that fixes cannot be written is no failure of the list.

    Raises:
        InputError: The checkout cannot be worked with.
    """
    inputs = state.inputs()
    repository = Repository(Path(environment.get("GITHUB_WORKSPACE") or ".").resolve())
    refusal = _refusal(inputs, event, repository)
    if refusal is not None:
        say("notice", refusal)
        return 0
    refuse_links_out(repository)
    token = environment.get("GITHUB_TOKEN", "")
    try:
        with GitHub(environment.get("GITHUB_API_URL", ""), token) as github:
            if event.pull is not None:
                _commit(environment, state, event, event.pull, repository, github)
            else:
                _propose(environment, state, event, repository, github)
    except ApiError as error:
        if error.denied:
            wanted = "contents: write" + (", pull-requests: write" if event.pull is None else "")
            say("notice", f"the fixes cannot be written: the token may not ({wanted} is needed). {error}")
        elif error.status == _MOVED:
            say("notice", f"the fixes cannot be written: the branch is protected, or has moved on. {error}")
        else:
            say("warning", f"the fixes cannot be written. {error}")
    return 0


def _refusal(inputs: Inputs, event: Event, repository: Repository) -> str | None:
    """Say why nothing can be fixed here, or None."""
    if inputs.fix == "commit":
        if event.pull is None:
            return f"fix: commit works on pull requests, not on {event.name}; fix: pull-request works there"
        if event.from_fork:
            return "fix: commit writes to branches of this repository only, and these commits come from a fork"
        if event.pull.state != "open":
            return "the pull request is closed, so nothing is fixed in it"
    elif event.branch is None or event.name not in _PROPOSED_ON:
        return f"fix: pull-request works on {', '.join(_PROPOSED_ON)}, not on {event.name}"
    elif event.branch == BRANCH:
        return f"{BRANCH} holds the fixes themselves"
    if not repository.is_top():
        return "nothing is fixed: the workspace is not a repository's top folder; check it out there"
    if event.pull is not None and not repository.has(event.pull.head.sha):
        return "nothing is fixed: the pull request's own commit is not there; check out with fetch-depth: 0"
    return None


def _commit(
    environment: Mapping[str, str],
    state: State,
    event: Event,
    pull: PullPayload,
    repository: Repository,
    github: GitHub,
) -> None:
    """Commit to the pull request's branch, then fix the checkout too, so that what follows sees what remains."""
    inputs = state.inputs()
    base = None if base_of(event, inputs, repository) is None else pull_base(event, repository)
    kept = keep_base(event, inputs, repository, state.file(BEFORE))
    with _fixed(repository, pull.head.sha, inputs, base, kept) as (tree, files, mended):
        if not files:
            return
        commit = make_commit(github, event.repository, tree, files, _message(mended))
        move_branch(github, event.repository, pull.head.ref, commit)
    state.file(COMMITTED).write_text(commit, "utf-8")
    set_outputs(environment, {"commit": commit})
    tell(f"fixed in {commit}: {', '.join(file.path for file in files)}")
    _apply(repository.folder, inputs, base, kept)


def _propose(
    environment: Mapping[str, str], state: State, event: Event, repository: Repository, github: GitHub
) -> None:
    """Put the fixes on a branch of the action's own, and open a pull request for it, or leave the open one to it."""
    inputs = state.inputs()
    target = event.branch or ""
    base = base_of(event, inputs, repository)
    with _fixed(repository, repository.head(), inputs, base, None) as (tree, files, mended):
        if not files:
            return
        commit = make_commit(github, event.repository, tree, files, _message(mended))
    try:
        move_branch(github, event.repository, BRANCH, commit, force=True)
    except ApiError as error:
        if error.status not in {404, _MOVED}:  # GitHub has said both of a branch that does not exist
            raise
        make_branch(github, event.repository, BRANCH, commit)
    set_outputs(environment, {"commit": commit})
    path = f"/repos/{event.repository}/pulls"
    owner = event.repository.partition("/")[0]
    wanted = {"state": "open", "head": f"{owner}:{BRANCH}", "base": target}
    body = {"title": _TITLE, "body": _proposal(files, mended)}
    for pull in github.pages(PullPayload, path, wanted):
        github.write("PATCH", f"{path}/{pull.number}", body)
        tell(f"pull request {pull.number} holds the fixes")
        return
    made = github.make(PullPayload, path, {**body, "head": BRANCH, "base": target})
    tell(f"pull request {made.number} holds the fixes")


@contextmanager
def _fixed(
    repository: Repository, commit: str, inputs: Inputs, base: str | None, kept: Path | None
) -> Iterator[tuple[Repository, list[GitFile], list[Finding]]]:
    """Give a tree with a commit's files after safe fixes, the files that these changed, and what they mended."""
    with repository.at(commit) as tree:
        refuse_links_out(tree)
        report = tree.folder.parent / "before.json"
        options = [*common(inputs, base), *places(inputs)]
        before = ["check", "--no-cache", "--exit-zero", f"--output-format=json:{report}", *options]
        outcome = run(before, tree.folder, kept)
        if outcome.code:
            raise InputError("; ".join(outcome.complaints) or "the program could not do its work")
        _apply(tree.folder, inputs, base, kept)
        yield tree, tree.changed(), [finding for finding in read_findings(report) if fixable(finding)]


def _apply(folder: Path, inputs: Inputs, base: str | None, kept: Path | None) -> None:
    arguments = ["check", "--no-cache", "--fix-only", SILENT, *common(inputs, base), *places(inputs)]
    outcome = run(arguments, folder, kept)
    if outcome.code > 1:
        raise InputError("; ".join(outcome.complaints) or "the program could not do its work")


def _counts(mended: list[Finding]) -> list[tuple[str, int]]:
    return sorted(Counter(f"{finding.code} ({finding.name})" for finding in mended).items())


def _message(mended: list[Finding]) -> str:
    lines = "".join(f"- {rule}: {count}\n" for rule, count in _counts(mended))
    return f"{_TITLE}\n\nEvery word and every URL is kept.\n\n{lines}"


def _proposal(files: list[GitFile], mended: list[Finding]) -> str:
    lines = "".join(f"- {rule}: {count}\n" for rule, count in _counts(mended))
    names = ", ".join(code(file.path) for file in files)
    return (
        f"[awesome-lint]({PROJECT_URL}) mends what it can prove to be safe: every word and every URL is kept.\n\n"
        f"In {names}:\n\n{lines}\nThe branch {code(BRANCH)} is written anew by each run; commit nothing to it.\n"
    )
