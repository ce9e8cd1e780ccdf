"""What npm's awesome-lint is compared on; the comparison itself needs that tool, and is no test."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.inputs import Inputs

ROOT = Path(__file__).resolve().parent.parent.parent


def test_without_npms_tool_the_figures_are_left_out() -> None:
    variables = {name: value for name, value in os.environ.items() if name != "NPM_AWESOME_LINT"}
    command = [sys.executable, "-m", "benchmarks", "npm"]

    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=True)

    assert "npm: skipped: " in done.stderr
    assert done.stdout.endswith("|\n|---|---|---|---|---|---|\n"), "the table has no rows"


def test_lists_stand_in_old_repositories_without_remote(inputs: Inputs) -> None:
    folder = inputs.repository("a__b.md")

    assert folder is not None
    assert inputs.repository("a__b.md") == folder
    assert inputs.repository("c__d.md") is None
    assert (folder / "readme.md").read_text() == "# Awesome B\n"
    assert _git(folder, "remote") == ""
    assert _git(folder, "status", "--porcelain") == ""
    committed = datetime.fromtimestamp(int(_git(folder, "log", "--format=%ct")), UTC)
    assert committed < datetime.now(UTC) - timedelta(days=30)


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
