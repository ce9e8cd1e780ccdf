"""Runs over files: order, fixing, processes, and every bad file an outcome of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from awesome_lint.errors import ConfigError
from awesome_lint.runner import check_apart, fix_reading
from awesome_lint.settings import Config, RuleSelection
from awesome_lint.workspace import work
from awesome_lint.workspace.request import NO_TEMPLATE, FileResult, Request, Target
from awesome_lint.workspace.run import lint_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from awesome_lint.template import ListReading

    Run = Callable[..., list[FileResult]]

BROKEN = "# A\n\n## B\n\n* [x]() one\n"
FIXABLE = "# A\n\n## B\n\n* [a](http://arxiv.org/abs/2401.00001) one\n"
FIXED = FIXABLE.replace("http:", "https:")
LIST = "# A\n\n## B\n\n" + "".join(f"* [T{name}](https://{name}.example) - What {name} does.\n" for name in "abcdef")


def names(result: FileResult) -> list[str]:
    return [diagnostic.name for diagnostic in result.diagnostics]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_files(tmp_path: Path, run: Run, jobs: int) -> None:
    for index in range(7):
        (tmp_path / f"{index}.md").write_text(BROKEN * (index + 1))
    results = run(*(f"{index}.md" for index in range(7)), jobs=jobs)
    assert [result.name for result in results] == [f"{index}.md" for index in range(7)]
    assert [names(result).count("empty-link") for result in results] == list(range(1, 8))


def test_processes_give_what_one_process_gives(tmp_path: Path, run: Run) -> None:
    texts = [BROKEN, FIXABLE, LIST, "", "# Ü \ufb01\r\n", "* a <!-- awesome-lint: ignor -->\n"]
    for index, text in enumerate(texts):
        (tmp_path / f"{index}.md").write_bytes(text.encode())
    files = [f"{index}.md" for index in range(len(texts))]
    assert run(*files, jobs=2) == run(*files, jobs=1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_fixing_writes_and_reports(tmp_path: Path, run: Run, jobs: int) -> None:
    (tmp_path / "a.md").write_text(FIXABLE)
    (tmp_path / "b.md").write_text(BROKEN)
    one, other = run("a.md", "b.md", fix=True, jobs=jobs)
    assert (tmp_path / "a.md").read_text() == FIXED
    assert one.source is not None
    assert one.source.text == FIXED
    assert one.original is not None
    assert one.original.text == FIXABLE
    assert [item.name for item in one.fixed] == ["non-canonical-url"]
    assert "empty-link" in names(other)
    assert (tmp_path / "b.md").read_text() == BROKEN


def test_without_write_nothing_is_written(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.md").write_text(FIXABLE)
    (result,) = run("a.md", fix=True, write=False)
    assert result.source is not None
    assert result.source.text == FIXED
    assert (tmp_path / "a.md").read_text() == FIXABLE


def test_bytes_outside_of_the_fix_stay(tmp_path: Path, run: Run) -> None:
    data = b"\xef\xbb\xbf" + FIXABLE.replace("\n", "\r\n").encode() + b"\x0c\ttail\r"
    (tmp_path / "a.md").write_bytes(data)
    run("a.md", fix=True)
    assert (tmp_path / "a.md").read_bytes() == data.replace(b"http:", b"https:")


@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_files_are_errors_and_the_others_are_linted(tmp_path: Path, run: Run, jobs: int) -> None:
    (tmp_path / "latin.md").write_bytes(b"\xff")
    (tmp_path / "nul.md").write_bytes(b"a\0")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "fifo.md")
    (tmp_path / "good.md").write_text(BROKEN)
    (tmp_path / "empty.md").touch()
    results = run("latin.md", "nul.md", "folder.md", "fifo.md", "gone.md", "good.md", "empty.md", fix=True, jobs=jobs)
    errors = [result.error for result in results]
    expected = ["not UTF-8: byte 0", "byte 1 is NUL", "a folder", "a FIFO", "No such file", None, None]
    for error, part in zip(errors, expected, strict=True):
        assert error is None if part is None else part in (error or "")
    assert all(result.source is None for result in results[:5])
    assert "empty-link" in names(results[5])
    assert names(results[6]) == []


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text(FIXABLE)

    def slow(*arguments: object, **options: object) -> object:
        path.write_text("somebody else's\n")
        return fix_reading(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "fix_reading", slow)
    (result,) = run("a.md", fix=True)
    assert result.error is not None
    assert "changed while it was being linted" in result.error
    assert result.fixed == ()
    assert path.read_text() == "somebody else's\n"


def test_a_bug_in_one_file_is_its_error_only(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("trap\n")
    (tmp_path / "b.md").write_text(BROKEN)

    def trap(reading: ListReading, *others: object) -> object:
        if "trap" in reading.document.source.text:
            raise KeyError("oops")
        return check_apart(reading, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "check_apart", trap)
    one, other = run("a.md", "b.md")
    assert one.error == "a.md: internal error, please report it: KeyError: 'oops'"
    assert "Traceback" in one.notes[0]
    assert other.error is None
    assert "empty-link" in names(other)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_wrong_configuration_ends_the_run(tmp_path: Path, run: Run, jobs: int) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(BROKEN)
    with pytest.raises(ConfigError, match="unknown rule 'XYZ'"):
        run("a.md", "b.md", "c.md", config=Config(rules=RuleSelection(ignore=("XYZ",))), jobs=jobs)


def test_found_files_are_linted_only_if_a_profile_fits(tmp_path: Path, make_target: Callable[..., Target]) -> None:
    (tmp_path / "prose.md").write_text(FIXABLE)
    (tmp_path / "list.md").write_text(LIST)
    (tmp_path / "latin.md").write_bytes(b"\xff")
    targets = [make_target(name, explicit=False) for name in ("prose.md", "list.md", "latin.md")]
    results = list(lint_paths(targets, Request(fix=True)))
    assert [(result.name, result.profile) for result in results] == [("list.md", "awesome"), ("latin.md", None)]
    assert (tmp_path / "prose.md").read_text() == FIXABLE


def test_a_list_that_no_profile_fits_says_so_once(tmp_path: Path, run: Run) -> None:
    (tmp_path / "prose.md").write_text(FIXABLE)
    (tmp_path / "list.md").write_text(LIST)
    prose, fitting = run("prose.md", "list.md")
    assert prose.notes == (NO_TEMPLATE,)
    assert fitting.notes == ()


def test_missing_files_and_anchors_are_seen_through_the_surroundings(tmp_path: Path, run: Run) -> None:
    (tmp_path / "there.md").write_text("# One\n")
    (tmp_path / "a.md").write_text("# A\n\n[a](there.md) [b](gone.md) [c](there.md#one) [d](there.md#two)\n")
    (result,) = run("a.md")
    assert names(result) == ["missing-local-file", "missing-anchor"]


@dataclass(frozen=True)
class Deadly:
    """A configuration that kills the process that loads it, as running out of memory does."""

    folder: str = "/"
    digest: str = "none"

    def load(self) -> Config:
        os.kill(os.getpid(), signal.SIGKILL)
        return Config()


def test_a_worker_that_dies_is_an_error_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BROKEN)
    targets = [Target(str(tmp_path / "a.md"), "a.md", explicit=True, config=Deadly()) for _ in range(3)]
    results = list(lint_paths(targets, Request(jobs=2)))
    assert len(results) == 3
    assert all("a worker process died" in (result.error or "") for result in results)


SLOW = """
import os, signal, sys, threading, time
from awesome_lint.settings import Config
from awesome_lint.workspace.request import Request, Target
from awesome_lint.workspace.run import lint_paths

folder, jobs, how = sys.argv[1], int(sys.argv[2]), sys.argv[3]

class Slow:
    folder = "/"
    digest = "none"
    def load(self):
        open(os.path.join(folder, f"started-{os.getpid()}"), "w").close()
        time.sleep(600)
        return Config()

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN if how == "ignore" else signal.default_int_handler)
    if how == "spawn":
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    targets = [Target(os.path.join(folder, f"{i}.md"), str(i), True, Slow()) for i in range(4)]
    try:
        list(lint_paths(targets, Request(fix=True, jobs=jobs)))
    except KeyboardInterrupt:
        print("interrupted")
"""
PATIENCE = 60.0  # seconds; what the test waits for would sleep for ten times as long


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a run of four files in so many processes, and give it when all are at work."""
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    for index in range(4):
        (tmp_path / f"{index}.md").write_text(FIXABLE)
    started: list[subprocess.Popen[str]] = []

    def start(jobs: int, how: str = "") -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(script), str(tmp_path), str(jobs), how],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        deadline = time.monotonic() + PATIENCE
        while len(list(tmp_path.glob("started-*"))) < jobs and time.monotonic() < deadline:
            time.sleep(0.05)
        return process

    yield start
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_the_run_at_once_and_leaves_every_file_whole(
    tmp_path: Path, slow: Callable[..., subprocess.Popen[str]], jobs: int
) -> None:
    process = slow(jobs)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=PATIENCE)
    assert output == "interrupted\n"
    assert "Traceback" not in errors
    assert all((tmp_path / f"{index}.md").read_text() == FIXABLE for index in range(4))
    assert sorted(path.name for path in tmp_path.glob("*.md*")) == [f"{index}.md" for index in range(4)]


@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_workers_end_with_a_parent_that_is_killed(slow: Callable[..., subprocess.Popen[str]], how: str) -> None:
    process = slow(2, how)
    os.kill(process.pid, signal.SIGKILL)
    output, _ = process.communicate(timeout=PATIENCE)  # until the last that holds the pipe is gone
    assert (output, process.returncode) == ("", -signal.SIGKILL)


def test_ctrl_c_ends_no_worker_of_a_run_that_ignores_it(slow: Callable[..., subprocess.Popen[str]]) -> None:
    process = slow(2, "ignore")
    os.killpg(process.pid, signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        process.communicate(timeout=1)
