"""What finding a list's templates costs; and, as a program, one round of it.

`python -m benchmarks.inference FILE` prints, as JSON, the seconds that finding the templates takes and those that the
bare parser takes for the same list.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.generate import make_list
from benchmarks.measure import Comparison, output_of_process
from benchmarks.subject import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.inputs import Inputs

_TARGET = 0.5
_WARM_UP = 20_000  # bytes


def inference(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure finding the templates of the largest list against the parse of it, each round in a process of its own."""
    path = inputs.largest()
    both = [
        json.loads(output_of_process([sys.executable, "-m", "benchmarks.inference", str(path)])) for _ in range(rounds)
    ]
    found = Comparison([ours for ours, _ in both], [theirs for _, theirs in both])
    detail = f"{median(found.ours) * 1000:.0f} ms / {median(found.theirs) * 1000:.0f} ms, `{path.stem}`"
    name = "finding the templates of the largest list / parse, in process"
    return [Figure(name, _TARGET, found.ratio, found.spread, detail, rounds)]


def _prepared(text: str) -> Callable[[], object]:
    """Give what finds the templates: it cuts the sampled records into tokens, tells their fields and infers."""
    from awesome_lint import SourceText
    from awesome_lint.markdown import parse
    from awesome_lint.settings import Config
    from awesome_lint.template.infer import SAMPLE, Typed, infer_templates
    from awesome_lint.template.link_class import recurring_labels
    from awesome_lint.template.outline import build_sections
    from awesome_lint.template.roles import Recogniser
    from awesome_lint.template.segment import records_of
    from awesome_lint.template.tokens import tokens_of
    from awesome_lint.venues import Registry
    from awesome_lint.words import Affiliations

    registry = Registry.builtin()
    records = records_of(build_sections(parse(SourceText(text)), Config(), registry), text, registry)
    sample = records[:: max(1, -(-len(records) // SAMPLE))]
    recurring = recurring_labels(records)

    def run() -> object:
        recogniser = Recogniser(text, registry, Affiliations.builtin(), recurring)
        tokens = [tokens_of(text, record, registry) for record in sample]
        typed = [
            Typed(record, each, recogniser.assign(each, record.header))
            for record, each in zip(sample, tokens, strict=True)
        ]
        return infer_templates(text, typed, recurring)

    return run


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def main() -> None:
    """Run one round."""
    parse = SUBJECTS["parse"]()
    warm_up = make_list(_WARM_UP, share=1, seed=-1).text
    _prepared(warm_up)()
    parse(warm_up)
    text = Path(sys.argv[1]).read_text(encoding="utf-8-sig")
    json.dump([_seconds(_prepared(text)), _seconds(lambda: parse(text))], sys.stdout)


if __name__ == "__main__":
    main()
