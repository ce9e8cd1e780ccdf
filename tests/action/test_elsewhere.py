"""Pushes, schedules, and what holds for all events: the action's steps, run as GitHub runs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.action.composite import Runner
from tests.action.github import NAME
from tests.action.scenes import BASE, BROKEN, FIXABLE

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


@pytest.mark.parametrize("version", ["1.0; touch ran", "--index-url=https://index.example", "latest", "1.0 -r list"])
def test_a_version_is_nothing_but_a_version(scene: Scene, version: str) -> None:
    scene.start({"README.md": BASE})
    scene.push({})
    use = Runner(scene.temporary, scene.variables).use({"version": version}, sys.executable)
    assert use.outcomes["Install awesome-lint"] == "failure"
    assert use.log == "::error title=awesome-lint::input version: expected a version such as 1.2.3\n"
    assert set(use.outcomes.values()) == {"success", "failure", "skipped"}
    assert list(scene.temporary.glob("awesome-lint.*")) == []
