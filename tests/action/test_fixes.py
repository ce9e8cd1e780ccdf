"""Fixes that are committed, or proposed: in real repositories, by the action's steps as GitHub runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.action.scenes import BASE, BRANCH, BROKEN, FIXABLE, FIXED, GOOD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.action.github import GitHub
    from tests.action.scenes import Scene


def test_fixes_are_committed_and_what_remains_is_reported(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"lists/README.md": BASE, "other.txt": "x\n"})
    scene.pull({"lists/README.md": BASE + FIXABLE + BROKEN}, meanwhile={"other.txt": "y\n"})
    head = github.run_git("rev-parse", BRANCH)
    use = scene.use(installed, fix="commit", paths="lists")
    tip = github.run_git("rev-parse", BRANCH)
    assert use.outputs["commit"] == tip
    assert github.run_git("rev-parse", f"{BRANCH}^") == head
    assert github.run_git("show", f"{BRANCH}:lists/README.md") + "\n" == BASE + FIXED + BROKEN
    assert github.run_git("show", f"{BRANCH}:other.txt") == "x"
    assert github.run_git("log", "-1", "--format=%B", BRANCH).splitlines() == [
        "Apply safe fixes of awesome-lint", "", "Every word and every URL is kept.", "", "- TPL010 (entry-marker): 1",
    ]  # fmt: skip
    assert (use.outputs["errors"], use.outputs["fixable"]) == ("1", "0")
    assert f"Safe fixes were committed: {tip}" in github.comments[0]["body"]
    assert (scene.workspace / "lists" / "README.md").read_text() == BASE + FIXED + BROKEN


def test_nothing_to_fix_is_no_commit(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + GOOD})
    head = github.run_git("rev-parse", BRANCH)
    use = scene.use(installed, fix="commit")
    assert github.run_git("rev-parse", BRANCH) == head
    assert use.outputs["commit"] == ""
    assert not use.failed


def test_files_keep_their_mode_and_their_newlines(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE.replace("\n", "\r\n")})
    (scene.workspace / "README.md").chmod(0o755)
    scene.git("add", "--all")
    scene.git("commit", "--quiet", "--message", "Mode")
    scene.git("push", "--quiet", "origin", "main")
    scene.pull({"README.md": (BASE + FIXABLE).replace("\n", "\r\n")})
    scene.use(installed, fix="commit")
    assert github.run_git("ls-tree", BRANCH, "README.md").startswith("100755 ")
    assert github.run_git("show", f"{BRANCH}:README.md").replace("\r\n", "\n").rstrip("\r") + "\n" == BASE + FIXED
    assert github.run_git("show", f"{BRANCH}:README.md").count("\r") == 9


def test_no_hook_of_the_repository_runs(scene: Scene, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        path = scene.workspace / ".git" / "hooks" / hook
        path.write_text(f"#!/bin/sh\ntouch {scene.temporary}/{hook}-ran\n")
        path.chmod(0o755)
    use = scene.use(installed, fix="commit", comment="false")
    assert use.outputs["commit"]
    assert list(scene.temporary.glob("*-ran")) == []


def test_a_fork_is_never_committed_to(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE}, fork=True)
    github.read_only = False  # as with a token that a careless workflow hands over
    head = github.run_git("rev-parse", BRANCH)
    use = scene.use(installed, fix="commit", comment="false")
    assert "these commits come from a fork" in use.log
    assert github.run_git("rev-parse", BRANCH) == head
    assert use.outputs["total"] == "1"
    assert github.requests == []


@pytest.mark.parametrize("obstacle", ["protected", "moved", "read-only", "down"])
def test_fixes_that_cannot_be_committed_are_reported_instead(
    scene: Scene, github: GitHub, installed: Path, obstacle: str
) -> None:
    scene.start({"README.md": BASE})
    scene.pull({"README.md": BASE + FIXABLE})
    if obstacle == "moved":
        scene.git("checkout", "--quiet", "-B", "later", BRANCH)
        scene.commit({"other.txt": "x\n"})
        scene.git("push", "--quiet", "origin", f"HEAD:{BRANCH}")
        scene.git("checkout", "--quiet", scene.variables["GITHUB_SHA"])
    github.protected = obstacle == "protected"
    github.read_only = obstacle == "read-only"
    github.failing = 503 if obstacle == "down" else 0
    tip = github.run_git("rev-parse", BRANCH)
    use = scene.use(installed, fix="commit", comment="false")
    assert not use.failed
    assert "title=awesome-lint::the fixes cannot be written" in use.log
    assert use.outputs["fixable"] == "1"
    assert github.run_git("rev-parse", BRANCH) == tip
    assert (scene.workspace / "README.md").read_text() == BASE + FIXABLE


def test_fixes_become_a_pull_request_and_stay_one(scene: Scene, github: GitHub, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.push({"README.md": BASE + FIXABLE})
    for _ in range(2):
        use = scene.use(installed, fix="pull-request", fail_on="never")
        assert not use.failed
    (pull,) = github.pulls.values()
    assert (pull["head"]["ref"], pull["base"]["ref"]) == ("awesome-lint/fixes", "main")
    assert "- TPL010 (entry-marker): 2" in pull["body"]
    fixed = github.run_git("show", "awesome-lint/fixes:README.md") + "\n"
    assert fixed == BASE.replace("\n+ ", "\n* ") + FIXED
    assert github.run_git("rev-parse", "awesome-lint/fixes^") == github.run_git("rev-parse", "main")
    assert (scene.workspace / "README.md").read_text() == BASE + FIXABLE


def test_each_way_of_fixing_has_its_events(scene: Scene, installed: Path) -> None:
    scene.start({"README.md": BASE})
    scene.push({"README.md": BASE + FIXABLE})
    assert "fix: commit works on pull requests, not on push" in scene.use(installed, fix="commit").log
    scene.pull({"README.md": BASE + FIXABLE + GOOD})
    assert (
        "fix: pull-request works on push, schedule, workflow_dispatch, not on pull_request"
        in scene.use(installed, fix="pull-request", comment="false").log
    )
