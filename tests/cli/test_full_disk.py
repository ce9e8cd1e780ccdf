"""A disk that is full costs no file that was there: stood for by a limit on the size of files."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 50  # bytes
LIST = "# L\n\n" + "".join(
    f"- [Thing {number}](https://) - See [it](https://{number}.example).\n" for number in range(50)
)


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "awesome_lint", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
    )


OLD_BASELINE = '{\n  "version": 1,\n  "files": {}\n}\n'


@pytest.mark.parametrize(
    ("arguments", "name", "old"),
    [
        (("check", "--write-baseline"), ".awesome-lint-baseline.json", OLD_BASELINE),
        (("check", "--write-baseline"), ".awesome-lint-baseline.json", None),
        (("check", "--output-format", "json:out.json"), "out.json", "[]\n"),
        (("check", "-o", "out.txt"), "out.txt", None),
        (("links", "--offline", "--report", "out.md"), "out.md", "# Before\n"),
        (("check", "--fix"), "list.md", LIST),
    ],
)
def test_what_was_there_stays_and_nothing_half_written_is_left(
    folder: Path, arguments: tuple[str, ...], name: str, old: str | None
) -> None:
    (folder / "list.md").write_text(LIST if arguments[-1] != "--fix" else LIST.replace("- ", "* ", 1))
    if old is not None and arguments[-1] != "--fix":
        (folder / name).write_text(old)
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    outcome = _run(folder, *arguments, "--no-cache", "list.md")
    assert outcome.returncode == 2
    assert f"{name}: cannot be written: File too large" in outcome.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == there


def test_what_is_no_regular_file_is_written_to(folder: Path) -> None:
    (folder / "list.md").write_text(LIST)
    command = [sys.executable, "-m", "awesome_lint", "check", "--output-format", "json:/dev/stdout", "list.md"]
    outcome = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    assert outcome.stdout.startswith('[\n  {\n    "code"')
