"""Pushes, schedules, and what holds for all events: the action's steps, run as GitHub runs them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.action.composite import ROOT, Runner
from tests.action.github import NAME
from tests.action.scenes import BASE, BROKEN, FIXABLE

from awesome_lint.version import PROJECT_URL

if TYPE_CHECKING:
    from tests.action.github import GitHub
    from tests.action.scenes import Scene


def test_a_push_is_checked_as_a_whole(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.push({"README.md": BASE + FIXABLE})
    use = scene.use(installed)
    assert not use.failed
    assert use.outputs["total"] == "2"
    assert use.outcomes["Report"] == "skipped"
    assert github.requests == []


@pytest.mark.parametrize(("threshold", "fails"), [("warning", True), ("never", False)])
def test_what_fails_the_step(scene: Scene, installed: Path, threshold: str, fails: bool) -> None:
    scene.start({"README.md": BASE})
    scene.push({"README.md": BASE + FIXABLE})
    assert scene.use(installed, fail_on=threshold).failed is fails


def test_without_an_input_the_configuration_says_what_fails_the_step(scene: Scene, installed: Path) -> None:
    scene.start({"README.md": BASE, ".awesome-lint.toml": 'fail-on = "warning"\n'})
    scene.push({"README.md": BASE + FIXABLE})
    assert scene.use(installed).failed


def test_an_issue_is_kept_and_closed(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE.replace("\n+ ", "\n* ")})
    scene.push({"README.md": BASE + FIXABLE})
    scene.scheduled()
    github.issues[1] = {
        "number": 1,
        "state": "open",
        "labels": ["awesome-lint"],
        "title": "x",
        "body": "y",
        "user": {"login": "a"},
    }
    scene.use(installed, issue="true")
    scene.use(installed, issue="true")
    ((number, issue),) = [(number, issue) for number, issue in github.issues.items() if number != 1]
    assert issue["title"] == "awesome-lint: 2 warnings"
    assert issue["body"].count("entry-marker (TPL010)") == 2
    assert f"https://github.example/{NAME}/actions/runs/7" in issue["body"]
    (scene.workspace / "README.md").write_text(BASE.replace("\n+ ", "\n* "))
    scene.use(installed, issue="true")
    assert github.issues[number]["state"] == "closed"
    assert github.issues[1]["title"] == "x"
    scene.use(installed, issue="true")
    assert len(github.issues) == 2


def test_links_are_asked_with_the_cache_and_never_at_private_addresses(
    scene: Scene, github: GitHub, installed: Path
) -> None:
    config = "[links]\nallow-private = true\n"
    text = f"# Papers\n\n## NSDI\n\n* (NSDI'24) First Paper on Things [link]({github.url}/trap) [Tag | MIT]\n"
    scene.start({"README.md": text, ".awesome-lint.toml": config})
    scene.scheduled()
    use = scene.use(installed, links="all", issue="true")
    assert not use.failed
    assert not any("trap" in request for request in github.requests)
    restore, save = use.steps["Restore what is known of links"], use.steps["Save what is known of links"]
    assert restore.used.startswith("actions/cache/restore@")
    assert save.used.startswith("actions/cache/save@")
    assert restore.given["path"] == save.given["path"] == str(scene.temporary / "links")
    assert restore.given["restore-keys"].strip() == "awesome-lint-links-v1-Linux-"
    assert Path(use.outputs["links-report"]).is_file()
    assert github.issues == {}


def test_links_are_saved_although_the_check_fails(scene: Scene, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + BROKEN})
    use = scene.use(installed, links="changed", comment="false")
    assert use.outcomes["Check"] == "failure"
    assert use.outcomes["Save what is known of links"] == "success"


def test_sarif_is_written_where_it_is_wanted(scene: Scene, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.push({"README.md": BASE + FIXABLE})
    use = scene.use(installed, sarif="out/list.sarif")
    path = Path(use.outputs["sarif"])
    assert path == scene.workspace / "out" / "list.sarif"
    assert json.loads(path.read_text("utf-8"))["version"] == "2.1.0"
    assert scene.use(installed, sarif="../elsewhere.sarif").failed
    assert not (scene.workspace / "../elsewhere.sarif").exists()


def test_wrong_inputs_are_said_first(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.push({"README.md": BASE})
    use = scene.use(installed, fix="everything")
    assert use.outcomes == {**use.outcomes, "Read inputs": "failure", "Check": "skipped", "Report": "skipped"}
    assert (
        "::error title=awesome-lint::input fix: expected off, suggest, commit or pull-request, not everything"
        in use.log
    )


def test_a_path_that_is_not_there_is_an_error(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    use = scene.use(installed, paths="nowhere.md\n--fix")
    assert use.outcomes["Check"] == "failure"
    assert "::error title=awesome-lint::nowhere.md" in use.log
    assert "comments and issues stay as they are" in use.log
    assert github.comments == []
    assert (scene.workspace / "README.md").read_text() == BASE + FIXABLE


@pytest.mark.parametrize(
    "version",
    [
        "1.0.0; touch ran", "--index-url=https://index.example", "latest", "1.0.0 -r list", "1.0", "v1.0.0",
        "1.0.0 @ https://index.example/x.whl", "1.0.0 other", "1.0.0\nother", "1.0.0/../../heads/main", "1!1.0.0",
    ],
)  # fmt: skip
def test_a_version_is_nothing_but_a_version(scene: Scene, version: str) -> None:
    scene.start({"README.md": BASE})
    scene.push({})
    use = Runner(scene.temporary, scene.variables).use({"version": version}, sys.executable)
    assert use.outcomes["Install awesome-lint"] == "failure"
    assert use.log == "::error title=awesome-lint::input version: expected a release such as 1.2.3\n"
    assert set(use.outcomes.values()) == {"success", "failure", "skipped"}
    assert list(scene.temporary.glob("awesome-lint.*")) == []


STAND_IN = {
    "pyproject.toml": """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "awesome-lint"
version = "9.9.9"
dependencies = ["there-is-no-such-package"]
""",
    "backend.py": """\
import pathlib, zipfile

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = "awesome_lint-9.9.9-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory, name), "w") as wheel:
        about = "awesome_lint-9.9.9.dist-info/"
        wheel.writestr(about + "METADATA", "Metadata-Version: 2.1\\nName: awesome-lint\\nVersion: 9.9.9\\n")
        wheel.writestr(about + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(about + "RECORD", "")
    return name
""",
}
"""A release with little in it: what builds it comes along."""


def test_a_version_is_a_release_of_the_projects_own_repository(scene: Scene, tmp_path: Path) -> None:
    """What is installed comes from a tag, with the versions that are locked there; no package is asked for by name."""
    release = tmp_path / "release"
    release.mkdir()
    for name, text in STAND_IN.items():
        (release / name).write_text(text)
    [pin] = re.findall(r"(?m)^pluggy==(?:.*\\\n)*.*$", (ROOT / "requirements.lock").read_text("utf-8"))
    (release / "requirements.lock").write_text(pin)
    identity = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for arguments in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "x"), ("tag", "v9.9.9")):
        subprocess.run(("git", *arguments), cwd=release, env={**os.environ, **identity}, check=True)
    (scene.temporary / ".gitconfig").write_text(f'[url "{release.as_uri()}"]\n\tinsteadOf = {PROJECT_URL}\n')
    scene.start({"README.md": BASE})
    scene.push({})
    runner = Runner(scene.temporary, scene.variables)
    step = runner.use({"version": "9.9.9"}, sys.executable).steps["Install awesome-lint"]
    assert step.outcome == "success", step.log
    asked = (step.outputs["python"], "-I", "-m", "pip", "--isolated", "freeze")
    there = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"awesome-lint @ file:.*/source\npluggy==.*\n", there)
    refused = runner.use({"version": "9.9.8"}, sys.executable)
    assert f"::error title=awesome-lint::input version: 9.9.8 is no release of {PROJECT_URL}\n" in refused.log
    assert refused.failed
