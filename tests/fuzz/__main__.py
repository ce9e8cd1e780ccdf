"""`python -m tests.fuzz`: proves the laws for very many inputs, and says what broke with a small example for each."""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from functools import partial
from multiprocessing import Pool
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.inputs import CORPUS, SEED, make
from tests.fuzz.laws import Broken, prove
from tests.fuzz.smaller import smaller

if TYPE_CHECKING:
    from tests.fuzz.inputs import Input

HANGS = 60
"""Seconds after which an input is said to hang: a hundred times what the slowest takes."""


class Fault(NamedTuple):
    """What went wrong with an input.

    Attributes:
        kind: "crash", "change" (by a second run), "hang" or "law".
        name: What all inputs with this fault have in common.
    """

    kind: str
    name: str


class _HangError(Exception):
    """An input took too long."""


def fault_of(made: Input) -> Fault | None:
    """Give what goes wrong with an input; None if nothing does."""
    try:
        prove(made)
    except Broken as broken:
        return Fault("change" if "a second one changes" in str(broken) else "law", str(broken))
    except _HangError:
        return Fault("hang", "it takes too long")
    except Exception as error:  # noqa: BLE001 - any is a fault
        frames = traceback.extract_tb(error.__traceback__)
        place = next((frame for frame in reversed(frames) if "awesome_lint" in frame.filename), frames[-1])
        file = place.filename.rpartition("awesome_lint/")[2]
        return Fault("crash", f"{type(error).__name__} in {file}, {place.name}")
    return None


def _work(arguments: tuple[int, int]) -> tuple[int, Fault | None]:
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(HANGS)
    try:
        return arguments[0], fault_of(make(*arguments))
    finally:
        signal.alarm(0)


def _shows(fault: Fault, made: Input) -> bool:
    return fault_of(made) == fault


def _hang(*_: object) -> None:
    raise _HangError


def main() -> int:
    """Run, and give the exit code: 1 if something broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000, help="how many [default: %(default)s]")
    parser.add_argument("--seed", type=int, default=SEED, help="another one makes other inputs [default: %(default)s]")
    parser.add_argument("--start", type=int, default=0, help="the first one's number")
    parser.add_argument("--jobs", type=int, default=2, help="processes [default: %(default)s]")
    asked = parser.parse_args()
    if not CORPUS.is_dir():
        sys.stdout.write("Real lists are not beside this checkout, so only examples are mutated.\n")
    began = time.monotonic()
    counts: Counter[Fault] = Counter()
    first: dict[Fault, int] = {}
    numbers = ((number, asked.seed) for number in range(asked.start, asked.start + asked.inputs))
    with Pool(asked.jobs) as pool:
        for done, (number, fault) in enumerate(pool.imap_unordered(_work, numbers, chunksize=25), 1):
            if fault is not None:
                if fault not in counts:
                    sys.stdout.write(f"{fault.kind}: {fault.name}; input {number}\n")
                counts[fault] += 1
                first[fault] = min(number, first.get(fault, number))
            if done % 1000 == 0:
                sys.stdout.write(f"{done} inputs, {counts.total()} faults, {time.monotonic() - began:.0f} s\n")
                sys.stdout.flush()
    kinds = Counter({kind: sum(count for fault, count in counts.items() if fault.kind == kind) for kind in _KINDS})
    for fault, count in counts.most_common():
        made = make(first[fault], asked.seed)
        small = made if fault.kind == "hang" else smaller(made, partial(_shows, fault))
        sys.stdout.write(f"\n{fault.kind}: {fault.name}\n  {count} inputs, first {first[fault]}; {small!r}\n")
    told = ", ".join(f"{kinds[kind]} {words}" for kind, words in _KINDS.items())
    sys.stdout.write(f"\n{asked.inputs} inputs: {told}.\n")
    return 1 if counts else 0


_KINDS = {"crash": "crashes", "change": "second changes", "hang": "hangs", "law": "other broken laws"}

if __name__ == "__main__":
    sys.exit(main())
