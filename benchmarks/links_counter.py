"""What the server that links are checked against was asked."""

from __future__ import annotations

import json
from time import perf_counter


class Counter:
    """Counts requests from one moment to another.

    Attributes:
        latency: Seconds from a request to its answer.
        requests: How many there were, the provider's included.
        heads: How many of them were HEAD.
        provider: How many went to arXiv's interface.
        connections: How many connections were made.
        most: The most requests that waited for their answers at the same time.
    """

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.requests = self.heads = self.provider = self.connections = self.most = 0
        self._running = 0
        self._urls: set[str] = set()
        self._first: float | None = None
        self._last = 0.0

    def begin(self, url: str, *, head: bool, provider: bool) -> None:
        """Count a request that has come."""
        if self._first is None:
            self._first = perf_counter()
        self.requests += 1
        self.heads += head
        self.provider += provider
        self._urls.add(url)
        self._running += 1
        self.most = max(self.most, self._running)

    def end(self) -> None:
        """Note that a request is answered, or that nobody waits for its answer any more."""
        self._running -= 1
        self._last = perf_counter()

    def as_json(self) -> str:
        """Give the counts; `seconds` are those from the first request to the last answer."""
        seconds = 0.0 if self._first is None else max(0.0, self._last - self._first)
        names = ("requests", "heads", "provider", "connections", "most")
        return json.dumps({name: getattr(self, name) for name in names} | {"urls": len(self._urls), "seconds": seconds})
