"""Speed and memory on large lists, against the bare parser on the same text."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.measure import Comparison, Sample, compare, in_new_process

if TYPE_CHECKING:
    from benchmarks.inputs import Inputs

_SMALL = 0.1
_LARGE = 10
_TIMES = 10  # a small list takes too short to be measured alone


def lint(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure the whole lint of 1 MB over the parse of the same text, another text each round."""
    return [_over_parse("whole lint of 1 MB / parse", 2.4, "lint", inputs, rounds)]


def every_rule(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure the same with all rules on."""
    return [_over_parse("all rules on, over 1 MB / parse", 3.0, "all", inputs, rounds)]


def _over_parse(name: str, target: float, subject: str, inputs: Inputs, rounds: int) -> Figure:
    def seconds(subject: str, number: int) -> float:
        return in_new_process(subject, [inputs.generated(1, number)]).seconds

    found = compare(lambda number: seconds(subject, number), lambda number: seconds("parse", number), rounds)
    detail = f"{median(found.ours):.2f} s / {median(found.theirs):.2f} s"
    return Figure(name, target, found.ratio, found.spread, detail, rounds)


def growth(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure how time and memory grow from 0.1 MB to 10 MB."""
    path = inputs.generated(_LARGE, 0)
    few = [inputs.generated(_SMALL, number) for number in range(_TIMES)]
    small: dict[str, list[Sample]] = {"lint": [], "parse": []}
    large: dict[str, list[Sample]] = {"lint": [], "parse": []}

    def grown(subject: str) -> float:
        """Give time per MB when large over time per MB when small."""
        small[subject].append(in_new_process(subject, few))
        large[subject].append(in_new_process(subject, [path]))
        return (large[subject][-1].seconds / _LARGE) / (small[subject][-1].seconds / (_SMALL * _TIMES))

    time = compare(lambda _: grown("lint"), lambda _: grown("parse"), rounds, warm_up=False)
    memory = Comparison(*([sample.peak for sample in large[subject]] for subject in ("lint", "parse")))
    seconds = ", ".join(
        f"{subject} {median(each.seconds for each in small[subject]):.2f} s and "
        f"{median(each.seconds for each in large[subject]) / _LARGE:.2f} s"
        for subject in large
    )
    peaks = f"{median(memory.ours) / 2**20:.0f} MiB / {median(memory.theirs) / 2**20:.0f} MiB"
    return [
        Figure("time per MB at 10 MB / at 0.1 MB, over the parser's", 1.15, time.ratio, time.spread, seconds, rounds),
        Figure("peak memory at 10 MB / the parser's", 1.5, memory.ratio, memory.spread, peaks, rounds),
    ]
