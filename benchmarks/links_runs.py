"""Runs over lists of links, ours and others', and the proof that each run asked for all of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measure import process_peak, process_seconds
from benchmarks.whole import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.links_site import Site, Tally

LYCHEE = Path(sys.executable).with_name("lychee")
LATENCY = 0.05  # seconds from a request to its answer
URLS = 2000
_OURS_LIFTED = ("--host-concurrency", "128", "--host-interval", "0")
_LYCHEE_LIFTED = ("--host-concurrency", "128", "--host-request-interval", "1ms")


class Run(NamedTuple):
    """What came of one run.

    Attributes:
        seconds: The wall time of the whole process.
        tally: What the server was asked meanwhile.
    """

    seconds: float
    tally: Tally


class Runs:
    """Runs over one server.

    Args:
        site: The server.
        folder: Where lists are written, and what runs leave behind.
    """

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self.folder = folder
        self._caches = 0

    def some_list(self, count: int = URLS) -> Path:
        """Give a list with so many links to the server."""
        path = self.folder / f"links-{count}.md"
        if not path.exists():
            self.site.write_list(path, count)
        return path

    def new_cache(self) -> Path:
        """Give a folder for verdicts in which there are none."""
        self._caches += 1
        return self.folder / f"links-cache-{self._caches}"

    def timed(self, command: Sequence[str], urls: int = URLS) -> Run:
        """Run a program, and hold that it asked for so many URLs.

        Raises:
            SystemExit: It did not, or it failed.
        """
        self.site.since(LATENCY)
        seconds = process_seconds(command, self.folder)
        return Run(seconds, self._asked(command, urls))

    def peak(self, command: Sequence[str], urls: int, latency: float) -> int:
        """Give the most memory that a program held, in bytes, and hold that it asked for so many URLs.

        Raises:
            SystemExit: It did not, or it failed.
        """
        self.site.since(latency)
        found = process_peak(command)
        self._asked(command, urls)
        return found

    def _asked(self, command: Sequence[str], urls: int) -> Tally:
        tally = self.site.since(LATENCY)
        if tally.urls != urls:
            sys.exit(f"{' '.join(command)} asked for {tally.urls} URLs where there are {urls}: it measures nothing")
        return tally


def ours(path: Path, cache: Path, *options: str) -> list[str]:
    """Give the command that checks a list with our program, verdicts remembered as always."""
    return [PROGRAM, "links", "--isolated", "--allow-private", "--cache-dir", str(cache), *options, str(path)]


def ours_lifted(path: Path, cache: Path, concurrency: int) -> list[str]:
    """Give the same with so many requests at a time, and no more politeness than that."""
    return ours(path, cache, "--concurrency", str(concurrency), *_OURS_LIFTED)


def lychee(path: Path, *options: str) -> list[str]:
    """Give the command that checks a list with lychee."""
    return [str(LYCHEE), "--no-progress", *options, str(path)]


def lychee_lifted(path: Path, concurrency: int) -> list[str]:
    """Give the same with so many requests at a time, and no more politeness than that."""
    return lychee(path, "--max-concurrency", str(concurrency), *_LYCHEE_LIFTED)


def bare(path: Path, concurrency: int) -> list[str]:
    """Give the command that asks for a list's links with httpx alone."""
    return [sys.executable, "-m", "benchmarks.links_bare", str(path), str(concurrency)]
