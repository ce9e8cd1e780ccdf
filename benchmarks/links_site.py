"""The server's other end: starting it, asking it what it was asked, and lists with links to it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple, Self

from benchmarks.links_server import ARXIV_HOST, HOSTS
from benchmarks.measure import ROOT, process_environment

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class Tally(NamedTuple):
    """What the server was asked between two moments.

    Attributes:
        requests: How many requests there were, the provider's included.
        heads: How many of them were HEAD.
        provider: How many of them went to arXiv's interface.
        connections: How many connections were made.
        most: The most requests that waited for their answers at the same time.
        urls: How many distinct URLs were asked for.
        seconds: From the first request to the last answer.
    """

    requests: int
    heads: int
    provider: int
    connections: int
    most: int
    urls: int
    seconds: float


class Site:
    """The server in its process; a context manager.

    Args:
        papers: A JSON file with the titles that arXiv's interface knows, by identifier.

    Attributes:
        port: The port at which all hosts listen.
    """

    def __init__(self, papers: Path | None = None) -> None:
        self._arguments = [] if papers is None else [str(papers)]

    def __enter__(self) -> Self:
        """Start the server.

        Raises:
            OSError: It cannot listen; what it says of that stands on standard error.
        """
        command = [sys.executable, "-m", "benchmarks.links_server", *self._arguments]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=process_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            self.port = int(self._read()["port"])
        except OSError:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def arxiv(self) -> str:
        """The base URL of arXiv's interface."""
        return f"http://{ARXIV_HOST}:{self.port}"

    def since(self, latency: float) -> Tally:
        """Give what was asked since the last call, and begin a new count.

        Args:
            latency: Seconds from each request to its answer from now on.

        Raises:
            OSError: The server is gone.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"latency": latency}) + "\n")
        self._process.stdin.flush()
        found = self._read()
        seconds = found.pop("seconds")
        return Tally(**{name: int(value) for name, value in found.items()}, seconds=seconds)

    def urls(self, count: int) -> list[str]:
        """Give distinct URLs of pages, the hosts in turn."""
        return [f"http://{HOSTS[number % len(HOSTS)]}:{self.port}/tools/{number}" for number in range(count)]

    def write_list(self, path: Path, count: int) -> None:
        """Write a list whose entries lead to so many pages."""
        entries = "".join(
            f"- [Tool {number}]({url}) - Does one thing.\n" for number, url in enumerate(self.urls(count))
        )
        path.write_text(f"# Awesome tools\n\n## Tools\n\n{entries}", encoding="utf-8")

    def _read(self) -> dict[str, float]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise OSError("the server that links are checked against has ended")
        found: dict[str, float] = json.loads(line)
        return found

    def _end(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()
