"""What is measured in a process of its own: our lint, or the bare parser, over lists that are already read.

`python -m benchmarks.subject lint|all|parse FILE ...` prints seconds and the peak of memory as JSON.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generate import make_list

if TYPE_CHECKING:
    from collections.abc import Callable

_WARM_UP = 20_000  # bytes


def _lint(*select: str) -> Callable[[str], object]:
    from awesome_lint import SourceText
    from awesome_lint.runner import lint_source
    from awesome_lint.settings import Config, RuleSelection, Surroundings

    config, surroundings = Config(rules=RuleSelection(select=select or None)), Surroundings()
    return lambda text: lint_source(SourceText(text), config, surroundings)


def _parse() -> Callable[[str], object]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse


def _peak() -> int:
    """Give the most memory this process held, in bytes.

    Linux counts what the parent held before `exec` in `ru_maxrss`, but not in the status file.
    """
    try:
        with Path("/proc/self/status").open(encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    except (OSError, StopIteration):
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


SUBJECTS: dict[str, Callable[[], Callable[[str], object]]] = {
    "lint": _lint,
    "all": partial(_lint, "ALL"),
    "parse": _parse,
}


def main() -> None:
    """Run the subject over the files."""
    name, *paths = sys.argv[1:]
    subject = SUBJECTS[name]()
    # Every entry has a defect: what is made or imported when it is first needed belongs to the start, not to the run.
    subject(make_list(_WARM_UP, share=1, seed=-1).text)
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    gc.collect()
    begin = time.perf_counter()
    for text in texts:
        subject(text)
    seconds = time.perf_counter() - begin
    json.dump({"seconds": seconds, "peak": _peak()}, sys.stdout)


if __name__ == "__main__":
    main()
