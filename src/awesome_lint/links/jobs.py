"""What is left to be asked by plain HTTP, handed out so that no host's many URLs keep another's few waiting."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Job(NamedTuple):
    """A URL to be asked by plain HTTP; `gone` says that a provider called it gone already, and which."""

    url: str
    gone: str | None = None


class Jobs:
    """Jobs by host. Hosts get workers in turn, none more than its share, and those that rest now come last.

    Args:
        share: Jobs of one host that may be out at the same time: more than the host takes requests, for a job may be
            busy with the host that it was sent on to.
        rests: Whether a host asked to be left alone for the moment.
    """

    def __init__(self, share: int, rests: Callable[[str], bool]) -> None:
        self._share = share
        self._rests = rests
        self._waiting: dict[str, list[Job]] = {}
        self._out: Counter[str] = Counter()
        self._turn: deque[str] = deque()  # hosts that have jobs and are below their share
        self._idle: deque[asyncio.Future[None]] = deque()
        self._closed = False

    def put(self, host: str, job: Job) -> None:
        """Add a job; of one host's the last that came is handed out first."""
        if host in self._waiting:
            self._waiting[host].append(job)
            return
        self._waiting[host] = [job]  # a list: a deque for each of many hosts would take six times the memory
        if self._out[host] < self._share:
            self._turn.append(host)
            self._wake()

    def close(self) -> None:
        """Say that no more jobs will come."""
        self._closed = True
        while self._idle:
            self._wake()

    async def take(self) -> tuple[str, Job] | None:
        """Give a job and its host; None when there is none and none will come.

        Each job is to be given back with `done`.
        """
        while not self._turn:
            if self._closed and not self._waiting:
                return None
            waiter = asyncio.get_running_loop().create_future()
            self._idle.append(waiter)
            await waiter
        host = self._next_host()
        waiting = self._waiting[host]
        job = waiting.pop()
        self._out[host] += 1
        if not waiting:
            del self._waiting[host]
        elif self._out[host] < self._share:
            self._turn.append(host)
        if self._turn:
            self._wake()
        return host, job

    def done(self, host: str) -> None:
        """Take note that a job of a host is done."""
        if self._out[host] == self._share and host in self._waiting:
            self._turn.append(host)
            self._wake()
        self._out[host] -= 1
        if not self._out[host]:
            del self._out[host]
        if self._closed and not self._waiting:
            self.close()

    def _next_host(self) -> str:
        for _ in range(len(self._turn)):
            host = self._turn.popleft()
            if not self._rests(host):
                return host
            self._turn.append(host)
        return self._turn.popleft()

    def _wake(self) -> None:
        while self._idle:
            waiter = self._idle.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return
