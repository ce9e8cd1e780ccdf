"""Files that a stranger put where the program looks by itself: no run hangs, ends early or fails because of one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from awesome_lint.workspace.files import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Cli

FOR_HANGS = 60  # seconds; a run takes one
OTHER = "# Other\n\n- [A](https://a.example) - Thing.\n- [B](https://b.example) - Thing.\n- [C](https://) - Thing.\n"


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)


KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "zero": (lambda path: path.symlink_to("/dev/zero"), "a device, not a regular file"),
    "fifo": (os.mkfifo, "a FIFO, not a regular file"),
    "loop": (lambda path: path.symlink_to(path.name), "Too many levels of symbolic links"),
    "huge": (_huge, "larger than 16 MiB"),
    "folder": (lambda path: path.mkdir(), "a folder, not a regular file"),
}
NAMES = {
    "check": (
        (".gitignore", ".awesome-lint.toml", "pyproject.toml", "contributing.md", "x.md", "other/.gitignore"),
        ("check", "--profile", "awesome", "--select", "ALL", "--no-cache", "."),
    ),
    "links": ((".lycheeignore",), ("links", "--offline", "--no-cache", "README.md")),
    "init": ((".markdownlint.json", "package.json"), ("init", "--dry-run", "README.md")),
}


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "awesome_lint", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=FOR_HANGS,
        check=False,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("command", "name"), [(command, name) for command in NAMES for name in NAMES[command][0]])
def test_what_is_found_and_cannot_be_read_is_a_warning(folder: Path, command: str, name: str, kind: str) -> None:
    (folder / ".git").mkdir()
    (folder / "README.md").write_text(OTHER)
    (folder / "other").mkdir()
    arguments = NAMES[command][1]
    without = _run(folder, *arguments)
    make, why = KINDS[kind]
    make(folder / name)
    outcome = _run(folder, *arguments)
    assert outcome.returncode == without.returncode < 2
    assert outcome.stdout == without.stdout
    if kind == "folder" and name in {"x.md", "contributing.md"}:  # names that folders may have
        assert outcome.stderr == without.stderr
    else:
        warnings = [line for line in outcome.stderr.splitlines() if line not in without.stderr.splitlines()]
        assert len(warnings) == 1
        assert warnings[0].startswith(f"warning: {name}: ignored: ")
        assert why in warnings[0]


@pytest.mark.parametrize("kind", ["zero", "fifo", "loop", "huge"])
def test_a_readme_of_a_folder_that_cannot_be_read_does_not_cost_the_other_lists(folder: Path, kind: str) -> None:
    (folder / "other.md").write_text(OTHER)
    KINDS[kind][0](folder / "README.md")
    outcome = _run(folder, "check", "--no-cache", ".")
    assert outcome.returncode == 1
    assert "other.md:5" in outcome.stdout
    assert "warning: README.md: ignored: " in outcome.stderr
    assert KINDS[kind][1] in outcome.stderr


@pytest.mark.parametrize("kind", ["zero", "fifo", "loop", "huge"])
@pytest.mark.parametrize(
    "arguments",
    [("odd",), ("--config", "odd", "list.md"), ("--baseline", "odd", "list.md"), ("export", "odd"), ("links", "odd")],
)
def test_what_is_named_and_cannot_be_read_is_an_error(folder: Path, kind: str, arguments: tuple[str, ...]) -> None:
    (folder / "list.md").write_text(OTHER)
    KINDS[kind][0](folder / "odd")
    outcome = _run(folder, *arguments)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("error: ")
    assert "odd: " in outcome.stderr
    assert KINDS[kind][1] in outcome.stderr or "no such baseline" in outcome.stderr


@pytest.mark.parametrize("kind", ["fifo", "loop", "huge"])
def test_a_file_that_a_link_leads_to_is_not_read_if_it_is_odd(folder: Path, kind: str) -> None:
    (folder / "README.md").write_text(OTHER + "\nSee [there](odd.md#place).\n")
    KINDS[kind][0](folder / "odd.md")
    outcome = _run(folder, "check", "--profile", "awesome", "README.md", "--no-cache")
    assert outcome.returncode == 1
    assert "warning: odd.md: ignored: " in outcome.stderr
    assert KINDS[kind][1] in outcome.stderr


def test_workers_leave_warnings_to_the_program_which_says_each_once(folder: Path) -> None:
    os.mkfifo(folder / "odd.md")
    for number in range(6):
        (folder / f"list{number}.md").write_text(OTHER + "\nSee [there](odd.md#place).\n")
    outcome = _run(folder, "check", "--jobs", "3", *(f"list{number}.md" for number in range(6)))
    assert outcome.stderr.count("odd.md: ignored: it is a FIFO") == 1
    again = _run(folder, "check", "--jobs", "3", *(f"list{number}.md" for number in range(6)))
    assert again.stderr.count("odd.md: ignored: it is a FIFO") == 1  # results of the cache do not keep it back


def test_folders_may_lie_within_each_other_deeper_than_functions(folder: Path) -> None:
    depth = 1500
    place = str(folder)
    for _ in range(depth):
        place += "/a"
        os.mkdir(place)  # noqa: PTH102
    (folder / "list.md").write_text(OTHER)
    with open(f"{place}/deep.md", "w") as file:  # noqa: PTH123
        file.write(OTHER)
    try:
        outcome = _run(folder, "check", "--no-cache", ".")
        assert outcome.returncode == 1
        assert "list.md:5" in outcome.stdout
        assert "/a/deep.md:5" in outcome.stdout
    finally:  # what removes folders of tests is no better
        os.unlink(f"{place}/deep.md")  # noqa: PTH108
        for _ in range(depth):
            os.rmdir(place)  # noqa: PTH106
            place = place.removesuffix("/a")


def test_links_that_lead_nowhere_are_no_files(folder: Path, cli: Cli) -> None:
    (folder / "list.md").write_text(OTHER)
    (folder / "gone.md").symlink_to("nowhere.md")
    (folder / ".gitignore").symlink_to("nowhere")
    assert cli("check", ".").err.count("warning") == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_warning(folder: Path, cli: Cli) -> None:
    (folder / "list.md").write_text(OTHER)
    (folder / ".gitignore").touch(mode=0)
    outcome = cli("check", ".")
    assert outcome.code == 1
    assert "warning: .gitignore: ignored: Permission denied\n" in outcome.err
