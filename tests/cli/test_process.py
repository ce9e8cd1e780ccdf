"""The program as a process: streams, encodings, readers that go away, and what start-up imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = [sys.executable, "-m", "awesome_lint"]
HEAVY = (
    "click.testing",
    "difflib",
    "ftfy",
    "httpx",
    "importlib.metadata",
    "mdformat",
    "pydantic",
    "rapidfuzz",
    "rich",
    "tomllib",
    "watchfiles",
)
PROBE = """
import json, sys
from awesome_lint.__main__ import main
code = main(sys.argv[1:])
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONIO"))}
    return kept | changes


def imported(folder: Path, *arguments: str) -> tuple[int, set[str]]:
    """Run the program in a new process; gives the exit code and the names of all imported modules."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env=environment(AWESOME_LINT_CACHE_DIR=str(folder.parent / "cache")),
    )
    code, modules = json.loads(done.stderr)
    return code, set(modules)


def test_a_plain_run_imports_nothing_heavy(folder: Path, clean: str) -> None:
    (folder / "README.md").write_text(clean)

    code, modules = imported(folder, "README.md", "--no-cache")

    assert code == 0
    assert not modules.intersection(HEAVY)


def test_a_cached_result_needs_neither_parser_nor_rules(folder: Path, readme: Path) -> None:
    imported(folder, "README.md")

    code, modules = imported(folder, "README.md")

    assert code == 1
    assert modules.isdisjoint(HEAVY)
    assert modules.isdisjoint({"markdown_it", "awesome_lint.rules", "awesome_lint.runner", "awesome_lint.venues"})


def test_a_cached_result_under_a_configuration_is_not_validated_again(folder: Path, readme: Path) -> None:
    (folder / ".awesome-lint.toml").write_text('ignore = ["TPL"]\n')
    imported(folder, "README.md")

    _, modules = imported(folder, "README.md")

    assert "pydantic" not in modules
    assert "markdown_it" not in modules


def test_the_package_itself_imports_nothing(folder: Path) -> None:
    code = "import sys, awesome_lint; print(sorted(n for n in sys.modules if n.startswith('awesome_lint.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize("arguments", [["README.md"], ["export", "README.md"]])
def test_a_reader_that_goes_away_is_no_mistake(folder: Path, papers: str, arguments: Sequence[str]) -> None:
    (folder / "README.md").write_text(papers * 50)
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run([*PROGRAM, *arguments], cwd=folder, stdout=writer, stderr=subprocess.PIPE, check=False)

    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 1


def test_a_full_disk_is_said(folder: Path, readme: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "README.md"], cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith(b"error: output cannot be written: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        ({"LC_ALL": "C"}, "full"),
        ({"PYTHONIOENCODING": "ascii"}, "full"),
        ({"PYTHONIOENCODING": "latin-1"}, "concise"),
    ],
)
def test_no_locale_makes_it_fail_on_a_character(folder: Path, papers: str, changes: dict[str, str], form: str) -> None:
    (folder / "README.md").write_text(papers.replace("Second", "\u7b2c\u4e8c \U0001f525"), encoding="utf-8")

    done = subprocess.run(
        [*PROGRAM, "README.md", "--output-format", form],
        cwd=folder,
        capture_output=True,
        check=False,
        env=environment(**changes),
    )

    assert (done.returncode, done.stderr) == (1, b"")


def test_data_is_utf_8_whatever_the_locale(folder: Path, papers: str) -> None:
    (folder / "README.md").write_text(papers.replace("Second", "\u7b2c\u4e8c"), encoding="utf-8")

    done = subprocess.run(
        [*PROGRAM, "export", "README.md", "--format", "jsonl"],
        cwd=folder,
        capture_output=True,
        check=True,
        env=environment(PYTHONIOENCODING="ascii"),
    )

    assert "\u7b2c\u4e8c" in done.stdout.decode("utf-8")


def test_closed_streams_do_not_matter(folder: Path, readme: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m awesome_lint README.md >&- 2>&-', sys.executable], cwd=folder, check=False
    )

    assert done.returncode == 1


def test_half_a_megabyte_of_unknown_codes_is_reported_whole(folder: Path) -> None:
    """Each was compared with the names of all rules, in 290 seconds a megabyte; one by one, none is left out."""
    codes = [f"XYZ{number % 1000:03}" for number in range(62_000)]
    (folder / "README.md").write_text(f"* [a](b) <!-- awesome-lint: ignore[{', '.join(codes)}] -->\n")
    done = subprocess.run(
        [*PROGRAM, "--isolated", "--no-cache", "--select=SUP001", "--output-format=gitlab"],
        cwd=folder,
        stdout=subprocess.PIPE,
        check=False,
        timeout=100,
    )
    assert done.returncode == 1
    assert len(json.loads(done.stdout)) == len(codes)
