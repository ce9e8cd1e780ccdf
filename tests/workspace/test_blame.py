"""Days on which lines were added, with the real git."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from awesome_lint.workspace.blame import days_added

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = range(1, 100)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))  # must not matter


def git(folder: Path, *arguments: str, moment: str = "2020-01-02T12:00:00+0000") -> None:
    who = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": "2025-06-07T00:00:00+0000"}
    given = {name: value for name, value in os.environ.items() if name != "GIT_DIR"}
    subprocess.run(["git", *arguments], cwd=folder, env={**given, **who, **dates}, check=True, capture_output=True)


def commit(folder: Path, text: str, moment: str, name: str = "README.md") -> None:
    (folder / name).write_text(text)
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "x", moment=moment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "list"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "# List\n- one\n", "2019-03-04T23:30:00-0200")
    commit(folder, "# List\n- zero\n- one\n", "2021-05-06T00:00:00+0000")
    return folder


def test_each_line_has_its_day_wherever_it_stands_now(repository: Path) -> None:
    found = days_added(str(repository / "README.md"), EVERYTHING)
    assert found == {1: "2019-03-05", 2: "2021-05-06", 3: "2019-03-05"}
    assert days_added(str(repository / "README.md"), [2]) == {2: "2021-05-06"}
    assert days_added(str(repository / "README.md"), []) == {}


def test_what_is_not_committed_has_no_day(repository: Path) -> None:
    (repository / "README.md").write_text("# List\n- new\n- zero\n- one\n")
    assert days_added(str(repository / "README.md"), EVERYTHING) == {1: "2019-03-05", 3: "2021-05-06", 4: "2019-03-05"}


def test_where_there_is_no_history_there_is_nothing(tmp_path: Path, repository: Path) -> None:
    (tmp_path / "README.md").write_text("x\n")
    (repository / "untracked.md").write_text("x\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    git(empty, "init", "--quiet")
    (empty / "README.md").write_text("x\n")
    for path in (tmp_path / "README.md", repository / "untracked.md", empty / "README.md", repository / "missing.md"):
        assert days_added(str(path), EVERYTHING) == {}


def test_without_git_there_is_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert days_added(str(repository / "README.md"), EVERYTHING) == {}


def test_the_end_of_a_cut_off_history_says_nothing(repository: Path, tmp_path: Path) -> None:
    commit(repository, "# List\n- zero\n- one\n- two\n", "2022-07-08T00:00:00+0000")
    git(tmp_path, "clone", "--quiet", "--depth", "2", f"file://{repository}", "shallow")
    assert days_added(str(tmp_path / "shallow" / "README.md"), EVERYTHING) == {4: "2022-07-08"}


def test_names_and_settings_that_are_traps(repository: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    git(repository, "config", "diff.bad.textconv", f"touch {canary};cat")
    git(repository, "config", "core.fsmonitor", f"touch {canary}")
    (repository / ".gitattributes").write_text("*.md diff=bad\n")
    commit(repository, "- x\n\tauthor-time 1\nboundary\n", "2020-02-02T00:00:00+0000", name="--help.md")
    canary.unlink(missing_ok=True)
    assert days_added(str(repository / "--help.md"), EVERYTHING) == dict.fromkeys((1, 2, 3), "2020-02-02")
    assert days_added(str(repository / "README.md"), EVERYTHING)[2] == "2021-05-06"
    assert not canary.exists()
    git(repository, "config", "blame.ignoreRevsFile", "missing")
    assert days_added(str(repository / "README.md"), EVERYTHING) == {}
