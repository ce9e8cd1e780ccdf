"""Whole processes against npm's awesome-lint, with the rules that both have."""

from __future__ import annotations

import shutil
import sys
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.measure import compare, process_seconds
from benchmarks.whole import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.inputs import Inputs

_LISTS = ("avelino__awesome-go.md", "sindresorhus__awesome.md")
_TARGET = 0.35


def npm(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure runs over real lists with npm's rules and verdicts against npm's own tool.

    What `npx` itself takes is left out: its program is started with `node`.
    """
    node = shutil.which("node")
    if inputs.npm is None or node is None:
        why = (
            "node is not installed" if inputs.npm else "say with --npm FOLDER where `npm install awesome-lint` was run"
        )
        print(f"npm: skipped: {why}", file=sys.stderr)
        return []
    theirs = [node, str(inputs.npm.resolve() / "node_modules" / "awesome-lint" / "cli.js"), "readme.md"]
    found: list[Figure] = []
    for name in _LISTS:
        folder = inputs.repository(name)
        if folder is None:
            print(f"npm: skipped: ../shared/corpus/{name} is absent", file=sys.stderr)
        else:
            found.append(_against(theirs, folder, name, rounds))
    return found


def _against(theirs: list[str], folder: Path, name: str, rounds: int) -> Figure:
    ours = [PROGRAM, "--no-cache", "--isolated", "--profile", "awesome-npm", "readme.md"]
    found = compare(lambda _: process_seconds(ours, folder), lambda _: process_seconds(theirs, folder), rounds)
    detail = f"{median(found.ours):.2f} s / {median(found.theirs):.2f} s"
    title = f"{name.partition('__')[2]}, no cache / npm's awesome-lint, whole processes"
    return Figure(title, _TARGET, found.ratio, found.spread, detail, rounds)
