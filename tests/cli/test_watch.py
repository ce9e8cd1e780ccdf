"""`check --watch`, as a process on a terminal, while files change under it."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Cli

WAITING = "Watching for changes; Ctrl-C ends it.\r\n"
CLEARED = "\x1b[2J\x1b[H"


def put(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a file at one go, so that it changes once however busy the machine is."""
    new = path.with_name("being-written")
    new.write_text(text, encoding=encoding)
    new.replace(path)


@pytest.fixture
def watching(folder: Path) -> Iterator[Callable[..., Terminal]]:
    """Start the program with `--watch` and more arguments, in `folder`."""
    started: list[Terminal] = []

    def start(*arguments: str, place: str = ".") -> Terminal:
        kept = {
            name: value for name, value in os.environ.items() if name not in {"CI", "GITHUB_ACTIONS", "FORCE_COLOR"}
        }
        command = [sys.executable, "-P", "-m", "awesome_lint", "--watch", "--output-format", "concise", *arguments]
        terminal = Terminal(command, folder / place, kept | {"TERM": "dumb"})
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.__exit__()


def test_sigterm_ends_it(watching: Callable[..., Terminal], readme: Path) -> None:
    terminal = watching()
    terminal.wait_for(WAITING)
    terminal.send(signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    assert "Traceback" not in terminal.text


def test_sigterm_ends_a_run_that_is_at_work(
    watching: Callable[..., Terminal], folder: Path, readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    slow = programs / "git"
    slow.write_text(f"#!/bin/sh\necho $$ > {programs}/asked\nexec sleep 600\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    (folder / ".git").mkdir(exist_ok=True)
    terminal = watching("--diff-base", "main")
    end = time.monotonic() + PATIENCE
    while not (programs / "asked").exists() and time.monotonic() < end:
        time.sleep(0.01)
    terminal.send(signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM  # the terminal closes when the last that holds it is gone
    assert "Traceback" not in terminal.text


def test_a_change_is_answered_and_ctrl_c_ends_it(watching: Callable[..., Terminal], readme: Path, fixed: str) -> None:
    terminal = watching()
    first = terminal.wait_for(WAITING)

    put(readme, fixed)
    second = terminal.wait_for(WAITING)
    terminal.type("\x03")

    assert first.startswith(CLEARED)
    assert "README.md:6:1: warning TPL010" in first
    assert "README.md:7:42: error LNK003" in first
    assert second.startswith(CLEARED)
    assert "TPL010" not in second
    assert "README.md:7:42: error LNK003" in second
    assert terminal.end() == 130
    assert "Traceback" not in terminal.text


def test_an_editor_that_puts_a_new_file_in_its_place_is_seen(
    watching: Callable[..., Terminal], folder: Path, readme: Path, clean: str
) -> None:
    terminal = watching("README.md")
    terminal.wait_for(WAITING)

    for _ in range(2):  # the second time it is another file than the one that was there at first
        put(readme, clean)
        assert "No diagnostics in 1 file." in terminal.wait_for(WAITING)


def test_a_file_that_vanishes_is_said_and_seen_again(
    watching: Callable[..., Terminal], readme: Path, papers: str
) -> None:
    terminal = watching("README.md")
    terminal.wait_for(WAITING)

    readme.unlink()
    gone = terminal.wait_for(WAITING)
    put(readme, "# Half \xe2", "latin-1")  # the first byte of a character that takes three
    half = terminal.wait_for(WAITING)
    put(readme, papers)
    again = terminal.wait_for(WAITING)

    assert "error: README.md: cannot be read: No such file or directory" in gone
    assert "error: README.md: " in half
    assert "README.md:6:1: warning TPL010" in again


def test_a_configuration_is_read_again_also_one_that_was_not_there(
    watching: Callable[..., Terminal], folder: Path, readme: Path
) -> None:
    terminal = watching()
    terminal.wait_for(WAITING)

    put(folder / ".awesome-lint.toml", 'ignore = ["TPL"]\n')
    ignoring = terminal.wait_for(WAITING)
    put(folder / ".awesome-lint.toml", "ignore = [\n")
    broken = terminal.wait_for(WAITING)
    (folder / ".awesome-lint.toml").unlink()
    without = terminal.wait_for(WAITING)

    assert "TPL010" not in ignoring
    assert "LNK003" in ignoring
    assert "error: .awesome-lint.toml: not TOML" in broken
    assert "TPL010" in without


def test_a_configuration_above_counts_up_to_the_repository(
    watching: Callable[..., Terminal], folder: Path, papers: str
) -> None:
    (folder / ".git").mkdir()
    (folder / "a" / "b").mkdir(parents=True)
    put(folder / "a" / "b" / "README.md", papers)
    terminal = watching(place="a/b")
    assert "TPL010" in terminal.wait_for(WAITING)

    put(folder / ".awesome-lint.toml", 'ignore = ["TPL"]\n')

    assert "TPL010" not in terminal.wait_for(WAITING)


def test_in_a_folder_new_lists_are_found_and_so_are_those_in_new_folders(
    watching: Callable[..., Terminal], folder: Path, clean: str, papers: str
) -> None:
    put(folder / "README.md", clean)
    terminal = watching(".")
    assert "No diagnostics in 1 file." in terminal.wait_for(WAITING)

    put(folder / "other.md", papers)
    assert "other.md:6:1: warning TPL010" in terminal.wait_for(WAITING)

    (folder / "new").mkdir()
    terminal.wait_for(WAITING)
    put(folder / "new" / "more.md", papers)
    assert "new/more.md:6:1: warning TPL010" in terminal.wait_for("Found 4 diagnostics")


def test_what_is_of_no_matter_starts_no_run(
    watching: Callable[..., Terminal], folder: Path, readme: Path, fixed: str
) -> None:
    terminal = watching()
    terminal.wait_for(WAITING)

    put(folder / "notes.txt", "x")
    (folder / "node_modules").mkdir()  # itself a change in the folder
    terminal.wait_for(WAITING)
    put(folder / "node_modules" / "README.md", "# No\n")
    put(readme, fixed)
    answer = terminal.wait_for(WAITING)
    terminal.type("\x03")
    terminal.end()

    assert "TPL010" not in answer
    assert terminal.text.count(WAITING) == 3


def test_fixes_are_made_and_what_was_fixed_stays_to_be_read(
    watching: Callable[..., Terminal], readme: Path, papers: str, fixed: str
) -> None:
    terminal = watching("--fix", "--show-fixes")

    assert "1 x TPL010" in terminal.wait_for(WAITING)
    assert readme.read_text() == fixed
    terminal.wait_for(WAITING)  # its own change, too, is looked at
    put(readme, papers)

    assert "1 x TPL010" in terminal.wait_for(WAITING)
    assert readme.read_text() == fixed
    assert CLEARED not in terminal.text


def test_modules_in_the_list_s_folder_are_not_imported(
    watching: Callable[..., Terminal], folder: Path, readme: Path
) -> None:
    put(folder / "click.py", "raise SystemExit('imported from the folder of the list')\n")

    assert "README.md:6:1: warning TPL010" in watching().wait_for(WAITING)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-",), "--watch goes with files and folders only, not with -"),
        (("https://github.com/o/r",), "not with https://github.com/o/r"),
        (("--links",), "--watch goes without --links"),
        (("--staged",), "--watch goes without --staged"),
        (("--write-baseline",), "--watch goes without --write-baseline"),
    ],
)
def test_what_cannot_be_watched_is_refused(cli: Cli, arguments: tuple[str, ...], message: str) -> None:
    outcome = cli("check", "--watch", *arguments)

    assert outcome.code == 2
    assert message in outcome.err


def test_a_folder_that_is_not_there_is_said(cli: Cli) -> None:
    outcome = cli("--watch", "nowhere/README.md")

    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert outcome.err.startswith("error: nothing that is named is in a folder that exists")
