"""Inputs, the event, the folder between the steps: what cannot be used is said before anything happens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.action.composite import ACTION
from tests.action.expressions import Expressions

from awesome_lint.action.__main__ import main
from awesome_lint.action.event import read_event
from awesome_lint.action.inputs import Inputs, read_inputs
from awesome_lint.action.program import without_secrets
from awesome_lint.action.state import State
from awesome_lint.errors import ConfigError, InputError

if TYPE_CHECKING:
    from pathlib import Path

SHA = "0123456789abcdef0123456789abcdef01234567"
PULL = {
    "number": 1,
    "state": "open",
    "head": {"sha": SHA, "ref": "b", "repo": {"full_name": "Owner/List"}},
    "base": {"sha": SHA, "ref": "main", "repo": {"full_name": "owner/list"}},
}


def environment(tmp_path: Path, payload: object, **more: str) -> dict[str, str]:
    path = tmp_path / "event.json"
    path.write_text(payload if isinstance(payload, str) else json.dumps(payload), "utf-8")
    state = tmp_path / "state"
    state.mkdir(exist_ok=True)
    return {
        "AWESOME_LINT_STATE": str(state),
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_EVENT_PATH": str(path),
        "GITHUB_REPOSITORY": "owner/list",
        "GITHUB_REF": "refs/heads/a/b",
        **more,
    }


def test_nothing_given_is_the_default_of_the_action() -> None:
    assert read_inputs({}) == Inputs()
    given = {f"INPUT_{name.replace('-', '_').upper()}": about["default"] for name, about in ACTION["inputs"].items()}
    assert read_inputs(given) == Inputs()


def test_lists_have_a_line_each() -> None:
    found = read_inputs({"INPUT_PATHS": " a b.md \n\n-x.md\r\n", "INPUT_CONFIG": "ignore=['DUP']"})
    assert found.paths == ("a b.md", "-x.md")
    assert found.config == ("ignore=['DUP']",)


@pytest.mark.parametrize(("value", "meant"), [("auto", None), ("", None), ("true", True), ("false", False)])
def test_only_changed(value: str, meant: bool | None) -> None:
    assert read_inputs({"INPUT_ONLY_CHANGED": value}).only_changed is meant


@pytest.mark.parametrize("name", ["fix", "links", "fail-on", "only-changed", "comment", "issue"])
def test_a_wrong_value_is_named_with_the_right_ones(name: str) -> None:
    with pytest.raises(ConfigError, match=rf"input {name}: expected \w.* or [\w-]+, not nonsense"):
        read_inputs({f"INPUT_{name.replace('-', '_').upper()}": "nonsense"})


@pytest.mark.parametrize("path", ["-", "https://github.com/a/b"])
def test_paths_are_of_the_workspace(path: str) -> None:
    with pytest.raises(ConfigError, match="only files and folders of the workspace"):
        read_inputs({"INPUT_PATHS": path})


def test_inputs_are_kept_for_the_steps_that_follow(tmp_path: Path) -> None:
    given = environment(tmp_path, {}, INPUT_PATHS="a\nb", INPUT_ONLY_CHANGED="false", INPUT_FIX="commit")
    assert main(["prepare"], given) == 0
    assert State(given).inputs() == Inputs(paths=("a", "b"), only_changed=False, fix="commit")


def test_an_event_on_a_branch(tmp_path: Path) -> None:
    event = read_event(environment(tmp_path, {"before": SHA}))
    assert (event.pull, event.branch, event.from_fork) == (None, "a/b", False)
    assert read_event(environment(tmp_path, {}, GITHUB_REF="refs/tags/v1")).branch is None


def test_a_pull_request_from_the_repository_itself(tmp_path: Path) -> None:
    event = read_event(environment(tmp_path, {"pull_request": PULL}, GITHUB_REF="refs/pull/1/merge"))
    assert event.pull is not None
    assert (event.pull.head.sha, event.branch, event.from_fork) == (SHA, None, False)


@pytest.mark.parametrize("repository", [None, {"full_name": "stranger/list"}])
def test_a_pull_request_from_a_fork(tmp_path: Path, repository: object) -> None:
    event = read_event(environment(tmp_path, {"pull_request": {**PULL, "head": {**PULL["head"], "repo": repository}}}))  # type: ignore[dict-item]
    assert event.from_fork


@pytest.mark.parametrize(
    "payload",
    ["{", "[]", {"pull_request": {"number": "x"}}, {"pull_request": {**PULL, "head": {"sha": "--upload-pack=x"}}}],
)
def test_a_payload_that_is_none_is_told(tmp_path: Path, payload: object) -> None:
    with pytest.raises(InputError, match="payload cannot be read"):
        read_event(environment(tmp_path, payload))


def test_a_step_outside_of_a_workflow_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"], {}) == 2
    assert main(["check"], {"AWESOME_LINT_STATE": str(tmp_path)}) == 2
    assert main(["nonsense"], {}) == 2
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "::error title=awesome-lint::AWESOME_LINT_STATE: not set: no folder; the action's first step makes it",
        (
            "::error title=awesome-lint::GITHUB_EVENT_NAME, GITHUB_REPOSITORY, GITHUB_EVENT_PATH not set; "
            "this runs as a step of a workflow on GitHub"
        ),
    ]
    assert "{prepare,fix,check,report,handed}" in err


def test_what_the_program_may_see() -> None:
    hidden = [
        "GITHUB_TOKEN",
        "GITHUB_ENV",
        "ACTIONS_RUNTIME_URL",
        "GH_TOKEN",
        "NPM_TOKEN",
        "INPUT_TOKEN",
        "PYTHONPATH",
        "GITHUB_OUTPUT",
        "github_path",
    ]
    seen = ["PATH", "GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITHUB_EVENT_PATH", "https_proxy"]
    assert list(without_secrets(dict.fromkeys([*hidden, *seen], "x"))) == seen


VALUES = {"inputs.links": "all", "inputs.token": "t", "steps.check.outcome": "success", "steps.a.outputs.b-c": "x'y"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("${{ inputs.links == 'all' && inputs.token || '' }}", "t"),
        ("${{ inputs.links == 'off' && inputs.token || '' }}", ""),
        ("a ${{ steps.a.outputs.b-c }} ${{ steps.none }}b", "a x'y b"),
        ("${{ !cancelled() && steps.check.outcome != 'skipped' }}", "true"),
        ("${{ inputs.links == 'ALL' && (success() || always()) }}", "true"),
        ("${{ 'it''s' }}", "it's"),
    ],
)
def test_expressions(text: str, filled: str) -> None:
    functions = {"always": True, "cancelled": False, "success": False}
    assert Expressions(VALUES, functions).fill(text) == filled


def test_conditions_ask_whether_all_went_well() -> None:
    expressions = Expressions(VALUES, {"always": True, "cancelled": False, "success": False})
    assert not expressions.holds("inputs.links == 'all'")
    assert expressions.holds("${{ always() && inputs.links == 'all' }}")
