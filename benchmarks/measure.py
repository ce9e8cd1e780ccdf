"""Comparing two ways of doing something, fairly on a machine that does other things too.

Both are run in turn, round by round, so that whatever slows the machine down for a while slows both; what is compared
are the medians.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Comparison:
    """What some rounds gave for the thing measured, and for what it is compared with; in the same unit.

    Attributes:
        ours: A value for each round.
        theirs: A value for each round.
    """

    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def ratio(self) -> float:
        """The median of ours over the median of theirs."""
        return median(self.ours) / median(self.theirs)

    @property
    def spread(self) -> tuple[float, float]:
        """The smallest and the largest ratio of one round."""
        ratios = [one / other for one, other in zip(self.ours, self.theirs, strict=True)]
        return min(ratios), max(ratios)


def compare(
    ours: Callable[[int], float], theirs: Callable[[int], float], rounds: int, *, warm_up: bool = True
) -> Comparison:
    """Measure two things in turn.

    Args:
        ours: Does the one thing for the round it is given, and returns what was measured.
        theirs: Does the other.
        rounds: How many rounds count.
        warm_up: Whether a round that does not count goes first.
    """
    values: tuple[list[float], list[float]] = ([], [])
    for number in range(-1 if warm_up else 0, rounds):
        # Who goes first changes from round to round, as either may leave something behind for the other.
        order = ((0, ours), (1, theirs)) if number % 2 else ((1, theirs), (0, ours))
        for index, measured in order:
            value = measured(max(number, 0))
            if number >= 0:
                values[index].append(value)
    return Comparison(*values)


_NOT_PASSED_ON = frozenset(
    {"PYTHONDONTWRITEBYTECODE", "GITHUB_TOKEN"}
    | {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"}
)


def process_environment() -> dict[str, str]:
    """Give this process's environment for one that is measured.

    Python may keep compiled modules, as every installed program has them. No proxy stands between programs that check
    links and the server on this machine, and nobody's token is used.
    """
    return {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}


def process_seconds(command: Sequence[str], folder: Path = ROOT) -> float:
    """Give the wall time of a whole process whose output nobody reads.

    Args:
        command: The program and its arguments.
        folder: Where it runs.

    Raises:
        SystemExit: It ended with another code than 0 or 1 (1: a linter found something).
    """
    variables = process_environment()
    begin = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    seconds = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode(errors='replace')}")
    return seconds


def output_of_process(command: Sequence[str]) -> bytes:
    """Give what a process prints.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    return subprocess.run(command, cwd=ROOT, env=process_environment(), stdout=subprocess.PIPE, check=True).stdout


def process_peak(command: Sequence[str]) -> int:
    """Give the most memory that a whole process held, in bytes; nobody reads its output.

    Raises:
        SystemExit: It failed.
    """
    try:
        return int(output_of_process([sys.executable, "-S", "-m", "benchmarks.peak", *command]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(command)} ended with {error.returncode}")


class Sample(NamedTuple):
    """What one run over a list cost.

    Attributes:
        seconds: The wall time of the run itself, without the start of the process or reading the file.
        peak: The most memory the process held, in bytes.
    """

    seconds: float
    peak: int


def in_new_process(subject: str, paths: Sequence[Path]) -> Sample:
    """Run a subject of `benchmarks.subject` over lists in a process of its own, so that no run profits from another.

    Args:
        subject: "lint", "all" or "parse".
        paths: The lists, which are run over one after the other.
    """
    found = json.loads(output_of_process([sys.executable, "-m", "benchmarks.subject", subject, *map(str, paths)]))
    return Sample(found["seconds"], found["peak"])
