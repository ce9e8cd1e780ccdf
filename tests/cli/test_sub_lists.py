"""Lists below a folder are named, and a command that finds nothing in one says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

LIST = "# Awesome Things\n\n## Tools\n\n" + "".join(
    f"- [Tool {number}](https://example.org/{number}) - Does things well.\n" for number in range(4)
)
PROSE = "# How to\n\n" + "Words that say how things are done.\n\n" * 12 + LIST.partition("## Tools\n\n")[2]


@pytest.fixture
def below(folder: Path) -> Path:
    (folder / "README.md").write_text(LIST)
    for name in ("zh/README.md", "papers/2024.md"):
        (folder / name).parent.mkdir()
        (folder / name).write_text(LIST.replace("example.org", "example.com"))
    (folder / "zh" / "how-to.md").write_text(PROSE)
    (folder / "zh" / "notes.md").write_text("# Notes\n\n- [one](https://example.org)\n")
    return folder


def test_check_of_a_folder_names_the_lists_below_it(cli: Cli, below: Path) -> None:
    wanted = (
        "also found: ./papers/2024.md (4 entries), ./zh/README.md (4 entries),"
        " ./zh/how-to.md (4 entries, not checked)\n"
    )

    assert cli("check", ".", "--no-cache").err.endswith(wanted)
    assert cli("check", ".").err == cli("check", ".").err  # the second time out of the cache
    assert "also found" not in cli("check", ".", "--quiet").err
    assert "also found" not in cli("check", "README.md", "papers/2024.md").err


def test_export_names_what_it_does_not_export(cli: Cli, below: Path) -> None:
    wanted = "also found: papers/2024.md (4 entries), zh/README.md (4 entries); name one to export it\n"

    for args in (("export",), ("export", ".")):
        outcome = cli(*args, "--format", "jsonl")
        assert [json.loads(line)["title"] for line in outcome.out.splitlines()] == [f"Tool {n}" for n in range(4)]
        assert outcome.err == wanted
    assert cli("export", "README.md").err == ""


def test_export_of_nothing_says_so(cli: Cli, folder: Path) -> None:
    (folder / "README.md").write_text("# Empty\n\nWords.\n")
    (folder / "bare.md").write_text("# L\n\n## A\n\n- [Ants](https://example.org/a)\n")

    outcome = cli("export", "README.md", "--format", "jsonl")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        "README.md: no entry was found, so there is nothing to export; --template says how one is written\n"
    )
    assert cli("export", "bare.md", "--format", "csv").err == ""
