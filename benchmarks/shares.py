"""How much of a run one rule takes, list by list; and, as a program, what one pass over lists gives.

`python -m benchmarks.shares FILE ...` prints, as JSON, each rule's share of the run over each list.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.generate import make_list
from benchmarks.measure import output_of_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.inputs import Inputs

_TARGET = 0.25
_WARM_UP = 20_000  # bytes
_PASSES = 3
_PROFILES = ("", "awesome", "awesome-npm")  # "" leaves it to the list


def shares(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure the largest share that any rule has of the run over any list, in each profile; the median of passes."""
    lists = sorted(str(path) for path in inputs.many_lists().glob("*.md"))
    passes = [_one_pass(lists) for _ in range(min(rounds, _PASSES))]
    medians = {place: median(each[place] for each in passes) for place in passes[0]}
    worst = max(medians, key=medians.__getitem__)
    values = [each[worst] for each in passes]
    name = "largest share of one rule of the run over one list"
    return [Figure(name, _TARGET, medians[worst], (min(values), max(values)), worst, len(passes))]


def _one_pass(lists: list[str]) -> dict[str, float]:
    return dict(json.loads(output_of_process([sys.executable, "-m", "benchmarks.shares", *lists])))


def _measured(paths: list[Path]) -> Iterator[tuple[str, float]]:
    """Give, for each profile, list and rule, which they are and the rule's share of the run."""
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.text import SourceText
    from awesome_lint.workspace.stopwatch import rule_times

    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in paths}
    for profile in _PROFILES:
        config = Config(profile=profile or None)
        surroundings = Surroundings(path="readme.md")
        # What is made or imported when it is first needed belongs to no list.
        for name, text in {"": make_list(_WARM_UP, share=1, seed=-1).text, **texts}.items():
            gc.collect()
            times = rule_times(SourceText(text), config, surroundings)
            for (code, rule), taken in times.rules.items() if name else ():
                place = f"{rule} ({code}) on {name}" + (f" in profile {profile}" if profile else "")
                yield place, taken / times.whole


if __name__ == "__main__":
    json.dump(list(_measured([Path(name) for name in sys.argv[1:]])), sys.stdout)
