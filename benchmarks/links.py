"""Checking links against a server on loopback: speed, memory and requests, beside lychee and beside httpx alone."""

from __future__ import annotations

import sys
from math import ceil
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.links_papers import papers
from benchmarks.links_runs import (
    LATENCY,
    LYCHEE,
    URLS,
    Run,
    Runs,
    bare,
    lychee,
    lychee_lifted,
    ours,
    ours_lifted,
)
from benchmarks.links_site import Site
from benchmarks.measure import Comparison, compare

if TYPE_CHECKING:
    from benchmarks.inputs import Inputs

_NARROW = 128  # requests at a time
_WIDE = 256
_MANY = 100_000  # URLs
_QUICK = 0.001  # seconds from a request to its answer where there are so many
_LONG = 3  # rounds of runs that take several seconds


def links(inputs: Inputs, rounds: int) -> list[Figure]:
    """Measure all that is said of checking links."""
    listed = papers(inputs)
    try:
        with Site(listed.titles if listed is not None else None) as site:
            runs = Runs(site, inputs.folder)
            found = [_over_the_limit(runs, rounds), *_against_lychee(runs, rounds), _warm(runs, min(rounds, _LONG))]
            found += _memory(runs, min(rounds, _LONG))
            return found + ([listed.requests(runs)] if listed is not None else [])
    except OSError as error:
        print(f"links: skipped: there is no server to ask ({error})", file=sys.stderr)
        return []


def _over_the_limit(runs: Runs, rounds: int) -> Figure:
    """Measure how long requests go on, against the least that so many at a time can take."""
    path = runs.some_list()
    limit = ceil(URLS / _NARROW) * LATENCY
    spans = [runs.timed(ours_lifted(path, runs.new_cache(), _NARROW)).tally.seconds for _ in range(rounds)]
    found = Comparison(spans, [limit] * rounds)
    name = f"links: first to last of {URLS:,} requests, {_NARROW} at a time / the limit"
    detail = f"{median(spans):.2f} s / {limit:.2f} s"
    return Figure(name, 1.8, found.ratio, found.spread, detail, rounds)


def _against_lychee(runs: Runs, rounds: int) -> list[Figure]:
    """Measure whole runs against lychee's, with politeness lifted for both and as both are by default."""
    if not LYCHEE.exists():
        print("links: skipped: lychee is not installed (pip install --group bench)", file=sys.stderr)
        return []
    path = runs.some_list()
    lifted = compare(
        lambda _: runs.timed(ours_lifted(path, runs.new_cache(), _WIDE)).seconds,
        lambda _: runs.timed(lychee_lifted(path, _WIDE)).seconds,
        rounds,
    )
    long = min(rounds, _LONG)
    default = compare(
        lambda _: runs.timed(ours(path, runs.new_cache())).seconds,
        lambda _: runs.timed(lychee(path)).seconds,
        long,
        warm_up=False,
    )
    return [
        _seconds(f"links: wall, {_WIDE} at a time / lychee's", 3.0, lifted, rounds),
        _seconds("links: wall, by default / lychee's", 1.0, default, long),
    ]


def _warm(runs: Runs, rounds: int) -> Figure:
    """Measure a run for which all verdicts are known against the first one."""
    path = runs.some_list()
    first: list[Run] = []
    second: list[Run] = []
    for _ in range(rounds):
        command = ours(path, runs.new_cache())
        first.append(runs.timed(command))
        second.append(runs.timed(command, urls=0))
    found = Comparison([run.seconds for run in second], [run.seconds for run in first])
    return _seconds("links: second run, verdicts known / the first, by default", 0.1, found, rounds)


def _memory(runs: Runs, rounds: int) -> list[Figure]:
    """Measure peaks of memory."""
    path, long = runs.some_list(), runs.some_list(_MANY)
    found = compare(
        lambda _: runs.peak(ours_lifted(path, runs.new_cache(), _NARROW), URLS, LATENCY),
        lambda _: runs.peak(bare(path, _NARROW), URLS, LATENCY),
        rounds,
        warm_up=False,
    )
    many = [runs.peak(ours_lifted(long, runs.new_cache(), _NARROW), _MANY, _QUICK)]
    grown = Comparison(many, [median(found.ours)])
    return [
        _mebibytes("links: peak memory / a bare httpx client's", 2.0, found, rounds),
        _mebibytes(f"links: peak memory at {_MANY:,} URLs / at {URLS:,}", 5.0, grown, 1),
    ]


def _seconds(name: str, target: float, found: Comparison, rounds: int) -> Figure:
    detail = f"{median(found.ours):.2f} s / {median(found.theirs):.2f} s"
    return Figure(name, target, found.ratio, found.spread, detail, rounds)


def _mebibytes(name: str, target: float, found: Comparison, rounds: int) -> Figure:
    detail = f"{median(found.ours) / 2**20:.0f} MiB / {median(found.theirs) / 2**20:.0f} MiB"
    return Figure(name, target, found.ratio, found.spread, detail, rounds)
