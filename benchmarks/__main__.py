"""Measuring all figures, or some: `python -m benchmarks [NAME ...]`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import inference, large, links, npm, shares, whole
from benchmarks.figure import Figure, as_json, as_markdown, machine
from benchmarks.inputs import Inputs

GROUPS = {
    "lint": large.lint,
    "growth": large.growth,
    "inference": inference.inference,
    "one-list": whole.one_list,
    "unchanged": whole.unchanged,
    "jobs": whole.jobs,
    "npm": npm.npm,
    "all-rules": large.every_rule,
    "shares": shares.shares,
    "links": links.links,
}
_FEWEST_ROUNDS = 7


def main() -> None:
    """Print a table; the exit code says nothing about targets, for a busy machine can miss any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed and memory.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(GROUPS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=_FEWEST_ROUNDS, help="rounds of long runs (default: 7)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    parser.add_argument(
        "--npm",
        type=Path,
        metavar="FOLDER",
        default=os.environ.get("NPM_AWESOME_LINT"),
        help="where `npm install awesome-lint` was run (default: what NPM_AWESOME_LINT says)",
    )
    options = parser.parse_args()
    if unknown := set(options.names) - set(GROUPS):
        parser.error(f"no such figures: {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    figures: list[Figure] = []
    with TemporaryDirectory(prefix="awesome-lint-bench-") as folder:
        inputs = Inputs(Path(folder), options.npm)
        for name, group in GROUPS.items():
            if not options.names or name in options.names:
                print(f"measuring {name} ...", file=sys.stderr, flush=True)
                figures += group(inputs, options.rounds)
    print(f"{machine()}\n\n{as_markdown(figures)}")
    if options.json is not None:
        options.json.write_text(as_json(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
