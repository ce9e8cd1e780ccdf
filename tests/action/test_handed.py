"""Two workflows: one checks what a fork proposes and may only read, the other comments and checks nothing out."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.action.github import NAME
from tests.action.scenes import BASE, BRANCH, BROKEN, FIXABLE, FIXED, NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.action.composite import Use
    from tests.action.github import GitHub
    from tests.action.scenes import Scene

FORK = "stranger/list"


def finding(**other: object) -> dict[str, object]:
    plain: dict[str, object] = {"code": "DUP001", "name": "duplicate", "message": "x", "severity": "warning"}
    return {**plain, "filename": "README.md", "location": {"row": 1, "column": 1}, "fix": None, **other}


@pytest.fixture
def artifact(tmp_path: Path) -> Path:
    folder = tmp_path / "artifact"
    folder.mkdir()
    return folder


def commented(scene: Scene, github: GitHub, installed: Path, artifact: Path, **other: object) -> Use:
    """Let the second workflow run, which has a token that writes, and an empty workspace."""
    head = github.pulls[NUMBER]["head"]["sha"]
    run = {"event": "pull_request", "head_sha": head, "head_branch": BRANCH, "head_repository": {"full_name": FORK}}
    sha = scene.git("rev-parse", "main")
    scene.workspace = scene.workspace.with_name("empty")
    scene.workspace.mkdir(exist_ok=True)
    github.read_only = False
    scene.started("workflow_run", {"workflow_run": run | other}, "refs/heads/main", sha)
    use = scene.use(installed, reports=str(artifact))
    assert list(scene.workspace.iterdir()) == []
    return use


def test_a_fork_gets_its_comment(scene: Scene, github: GitHub, installed: Path, artifact: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE + BROKEN}, fork=True)
    checked = scene.use(installed, comment="false")
    assert checked.failed
    assert github.requests == []
    for path in checked.outputs["reports"].split("\n"):
        shutil.copy(path, artifact)
    use = commented(scene, github, installed, artifact)
    assert not use.failed, use.log
    assert {use.outcomes[name] for name in ("Write fixes", "Check", "Report")} == {"skipped"}
    (comment,) = github.comments
    assert f"-{FIXABLE}+{FIXED}" in comment["body"]
    assert "for a person to decide" in comment["body"].lower()
    assert [request for request in github.requests if not request.startswith("GET")] == [
        f"POST /repos/{NAME}/issues/{NUMBER}/comments"
    ]
    assert "the comment was written" in use.log


def link(folder: Path) -> None:
    (folder / "check.json").symlink_to("/proc/self/environ")


def fifo(folder: Path) -> None:
    os.mkfifo(folder / "check.json")


def large(folder: Path) -> None:
    (folder / "check.json").write_text("[" + " " * (1 << 24) + "]")


def deep(folder: Path) -> None:
    (folder / "check.json").write_text("[" * 100_000)


def escaping(folder: Path) -> None:
    (folder / "check.json").write_text("[]")
    (folder / "fixes.diff").write_text("--- x\n+++ ../../../evil\n@@ -1 +1 @@\n-a\n+b\n")


def holding(**other: object) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "check.json").write_text(json.dumps([finding(**other)]))

    return write


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (link, "a symbolic link, not a report"),
        (fifo, "a FIFO, not a regular file"),
        (large, "larger than 16 MiB"),
        (deep, "not a report of awesome-lint"),
        (escaping, "the reports name a file outside of the repository"),
        (holding(filename="../../../evil"), "the reports name a file outside of the repository"),
        (holding(filename="/evil"), "the reports name a file outside of the repository"),
        (holding(name="@octocat"), "not a report of awesome-lint"),
        (holding(code="<img>"), "not a report of awesome-lint"),
        (holding(severity="@octocat"), "not a report of awesome-lint"),
        (holding(location={"row": 0, "column": 1}), "not a report of awesome-lint"),
    ],
)  # fmt: skip
def test_an_artifact_is_a_strangers(
    scene: Scene, github: GitHub, installed: Path, artifact: Path, left: Callable[[Path], None], said: str
) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE}, fork=True)
    left(artifact)
    use = commented(scene, github, installed, artifact)
    assert use.failed
    assert said in use.log
    assert "octocat" not in use.log
    assert github.comments == []


@pytest.mark.parametrize(
    "other",
    [
        {"head_sha": "f" * 40},
        {"head_branch": "other"},
        {"head_repository": {"full_name": "else/list"}},
        {"head_repository": None},
        {"event": "push"},
    ],
)
def test_what_was_not_checked_gets_no_comment(
    scene: Scene, github: GitHub, installed: Path, artifact: Path, other: dict[str, object]
) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE}, fork=True)
    holding()(artifact)
    use = commented(scene, github, installed, artifact, **other)
    assert not use.failed
    assert github.comments == []


def test_without_a_report_the_comment_stays(scene: Scene, github: GitHub, installed: Path, artifact: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE}, fork=True)
    use = commented(scene, github, installed, artifact)
    assert not use.failed
    assert "no report, so the comment stays as it is" in use.log


def test_reports_are_for_the_end_of_another_workflow(scene: Scene, installed: Path, artifact: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    use = scene.use(installed, reports=str(artifact))
    assert use.failed
    assert "input reports: for workflows that start on workflow_run, not on pull_request" in use.log
