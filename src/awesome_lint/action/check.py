"""The step `check`: runs the program, shows what it says, and leaves its reports for the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint.action.base import base_of, keep_base
from awesome_lint.action.console import add_summary, say, set_outputs, show, show_report
from awesome_lint.action.git import Repository
from awesome_lint.action.program import SILENT, common, places, run, threshold
from awesome_lint.errors import InputError
from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.action.event import Event
    from awesome_lint.action.inputs import Inputs
    from awesome_lint.action.models import Finding
    from awesome_lint.action.state import State

CHECKED, LINKED = "check.json", "links.json"
"""The reports, in the state's folder."""
FIXES = "fixes.diff"
"""What safe fixes would change, as the program's own diff."""
BEFORE = "before"
"""A folder with the configuration files as they were before the pull request."""
_DEADLINE = "--config=links.deadline=1800"
"""Seconds for all links; the input `config` may say otherwise. What is not reached is counted, and asked next time."""
FAILED = "failed"
"""A file that says that the program could not do its work."""
_SEVERITIES = ("error", "warning", "info")


class _Reports(Record):
    """Where one run of the program reports to."""

    json: Path
    summary: Path
    text: Path
    sarif: Path | None

    def options(self) -> list[str]:
        """Give the options that ask for them."""
        files = {"json": self.json, "markdown": self.summary, "full": self.text}
        formats = ["github", *(f"{form}:{path}" for form, path in files.items())]
        if self.sarif is not None:
            formats.append(f"sarif:{self.sarif}")
        return [f"--output-format={form}" for form in formats]


def check(environment: Mapping[str, str], state: State, event: Event) -> int:
    """Run the program, and give the step's exit code.

    Raises:
        InputError: The checkout is not the pull request's, a symbolic link leads out of it, or SARIF is to be written
            outside of the workspace.
    """
    inputs = state.inputs()
    workspace = Path(environment.get("GITHUB_WORKSPACE") or ".").resolve()
    repository = Repository(workspace)
    _refuse_base(environment, event, repository)
    refuse_links_out(repository)
    base = base_of(event, inputs, repository)
    before = keep_base(event, inputs, repository, state.file(BEFORE))
    sarif = _sarif(inputs, workspace)
    shared = [*common(inputs, base), *threshold(inputs)]
    options = [*shared, *places(inputs)]
    reports = _reports(state, "check", sarif)
    codes = [_run(["check", "--no-cache", *reports.options(), *options], workspace, before, reports)]
    done = [reports]
    if inputs.links != "off":
        reports = _reports(state, "links", sarif)
        asked = common(inputs, base if inputs.links == "changed" else None)
        cache = environment.get("AWESOME_LINT_LINK_CACHE", "")
        arguments = ["links", "--no-allow-private", *reports.options(), _DEADLINE, *asked, *threshold(inputs)]
        arguments += [f"--cache-dir={cache}"] if cache else ["--no-cache"]
        token = environment.get("GITHUB_TOKEN", "")
        codes.append(_run([*arguments, *places(inputs)], workspace, before, reports, token=token))
        done.append(reports)
    if event.pull is not None:
        arguments = ["check", "--no-cache", "--diff", SILENT, *common(inputs, base), *places(inputs)]
        outcome = run(arguments, workspace, before)
        state.file(FIXES).write_bytes(outcome.out.encode())
    for each in done:
        add_summary(environment, _read(each.summary))
    code = max(codes)
    outputs = _outputs(state, done)
    if code > 1:
        state.file(FAILED).touch()
    else:
        there = (state.file(name) for name in (CHECKED, LINKED, FIXES))
        outputs["reports"] = "\n".join(str(path) for path in there if path.is_file())
    set_outputs(environment, outputs)
    return code


def _refuse_base(environment: Mapping[str, str], event: Event, repository: Repository) -> None:
    """Stop where a pull request would be found well because its base was looked at."""
    if event.name == "pull_request_target" and repository.head() == environment.get("GITHUB_SHA"):
        raise InputError("pull_request_target checks the base out, not the pull request; use `on: pull_request`")


def refuse_links_out(repository: Repository) -> None:
    """Stop where a symbolic link leads out of the checkout.

    Raises:
        InputError: One does.
    """
    path = repository.leading_out()
    if path is not None:
        raise InputError(f"{path}: a symbolic link that leads out of the repository; remove it")


def _reports(state: State, name: str, sarif: Path | None) -> _Reports:
    if sarif is not None and name == "links":  # two runs of one tool cannot be uploaded in one file
        sarif = sarif.with_name(f"{sarif.stem}-links{sarif.suffix}")
    return _Reports(state.file(f"{name}.json"), state.file(f"{name}.md"), state.file(f"{name}.txt"), sarif)


def _sarif(inputs: Inputs, workspace: Path) -> Path | None:
    """Give where SARIF goes; no symbolic link of the checkout may send it elsewhere."""
    if not inputs.sarif:
        return None
    path = (workspace / inputs.sarif).resolve()
    if not path.is_relative_to(workspace) or path.is_relative_to(workspace / ".git"):
        raise InputError(f"input sarif: {inputs.sarif}: not inside of the workspace")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _run(arguments: Sequence[str], workspace: Path, before: Path | None, reports: _Reports, *, token: str = "") -> int:
    outcome = run(arguments, workspace, before, token=token)
    show_report(line for line in outcome.out.split("\n") if line)
    show(_read(reports.text).removesuffix("\n").split("\n"))
    for complaint in outcome.complaints:
        say("error", complaint)
    for warning in outcome.warnings:
        say("warning", warning)
    show(line for line in outcome.err.split("\n") if line and not line.startswith(("error: ", "warning: ")))
    if outcome.code not in {0, 1, 2}:
        say("error", f"awesome-lint {arguments[0]} ended with {outcome.code}")
    return outcome.code if outcome.code in {0, 1} else 2


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def _outputs(state: State, done: Sequence[_Reports]) -> dict[str, str]:
    found = [finding for reports in done for finding in state.findings(reports.json.name)]
    values = {"total": len(found), "fixable": sum(map(fixable, found))}
    values |= {f"{severity}s": sum(each.severity == severity for each in found) for severity in _SEVERITIES}
    paths = {"report": done[0].json, "sarif": done[0].sarif}
    if len(done) > 1:
        paths |= {"links-report": done[1].json, "links-sarif": done[1].sarif}
    there = {name: str(path) for name, path in paths.items() if path is not None and path.is_file()}
    return {name: str(value) for name, value in values.items()} | there


def fixable(finding: Finding) -> bool:
    """Whether `--fix` mends it."""
    return finding.fix is not None and finding.fix.applicability == "safe"
