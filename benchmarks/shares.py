"""How much of a run one rule takes, list by list; and, as a program, what one pass over lists gives.

`python -m benchmarks.shares PROFILE FILE ...` prints, as JSON, each rule's share of the run over each list; the profile
"none" leaves it to the list.
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
_WARM_UP = make_list(20_000, share=1, seed=-1).text + "\n## Books\n\n* Les garçons d'Ã©tÃ©Ã©\n"
_PASSES = 3
_FITTING = "none"
_PROFILES = (_FITTING, "awesome", "awesome-npm")


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
    """Give all shares by where they were found; each profile has its own process, so that nothing is known already."""
    found: dict[str, float] = {}
    for profile in _PROFILES:
        found |= json.loads(output_of_process([sys.executable, "-m", "benchmarks.shares", profile, *lists]))
    return found


def _measured(profile: str, paths: list[Path]) -> Iterator[tuple[str, float]]:
    """Give, for each list and rule, which they are and the rule's share of the run."""
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.text import SourceText
    from awesome_lint.workspace.stopwatch import rule_times

    config = Config(profile=None if profile == _FITTING else profile)
    surroundings = Surroundings(path="readme.md")
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in paths}
    # What is made or imported when it is first needed belongs to no list.
    for name, text in {"": _WARM_UP, **texts}.items():
        gc.collect()
        times = rule_times(SourceText(text), config, surroundings)
        for (code, rule), taken in times.rules.items() if name else ():
            where = f"{name}, profile {profile}" if profile != _FITTING else name
            yield f"{rule} ({code}) on {where}", taken / times.whole


if __name__ == "__main__":
    json.dump(dict(_measured(sys.argv[1], [Path(name) for name in sys.argv[2:]])), sys.stdout)
