"""Whole processes, from start to end, as a user runs them."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.measure import compare, process_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.inputs import Inputs

PROGRAM = str(Path(sys.executable).with_name("awesome-lint"))
_SHORT = 3  # a short process is run so many times as often as a long one


def one_list(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure a run over a list of ordinary size against a process that only parses it."""
    path = str(inputs.one_list())
    parse = f"from markdown_it import MarkdownIt; MarkdownIt().parse(open({path!r}).read())"
    return _short(
        "awesome-lint on one list, no cache / parse, whole processes",
        3.0,
        [PROGRAM, "--no-cache", path],
        [sys.executable, "-c", parse],
        rounds,
    )


def unchanged(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure a run over a list whose result is known against a process that does nothing."""
    cache = str(inputs.cache_folder())
    name = "second run on an unchanged list / python -c pass"
    command = [PROGRAM, "--cache-dir", cache, str(inputs.one_list())]
    return _short(name, 8.0, command, [sys.executable, "-c", "pass"], rounds)


def jobs(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure two processes against one on a folder of lists."""
    command = [PROGRAM, "--no-cache", "--quiet", str(inputs.many_lists())]
    found = compare(
        lambda _: process_seconds([*command, "--jobs", "2"]),
        lambda _: process_seconds([*command, "--jobs", "1"]),
        rounds,
        warm_up=False,
    )
    detail = f"{median(found.ours):.2f} s / {median(found.theirs):.2f} s"
    return [Figure("--jobs 2 / --jobs 1 on a folder of lists", 0.65, found.ratio, found.spread, detail, rounds)]


def _short(name: str, target: float, ours: Sequence[str], theirs: Sequence[str], rounds: int) -> list[Figure]:
    rounds *= _SHORT
    found = compare(lambda _: process_seconds(ours), lambda _: process_seconds(theirs), rounds)
    detail = f"{median(found.ours) * 1000:.0f} ms / {median(found.theirs) * 1000:.0f} ms"
    return [Figure(name, target, found.ratio, found.spread, detail, rounds)]
