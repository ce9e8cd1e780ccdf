"""When each request is made: never too many at once, never too quick for one host, never without end."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from awesome_lint.links.base import Failure, FailureKind
from awesome_lint.links.waiting import asked_wait

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from random import Random

    from awesome_lint.links.base import Clock, Response
    from awesome_lint.links.options import HostOptions, LinkOptions

_FIRST_WAIT = 1.0  # seconds before the first repetition; doubled for each further one
_LONGEST_WAIT = 60.0  # seconds: who asks for more is not asked again in this run
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_TRANSIENT = frozenset({FailureKind.RESOLVER, FailureKind.CONNECT, FailureKind.RESET, FailureKind.TIMEOUT})


class RunOver(Exception):  # noqa: N818 - it is no mistake, but the end that was asked for
    """The run's deadline has passed before a URL was asked."""


class Schedule:
    """Lets requests through.

    Args:
        options: The limits.
        clock: Time.
        random: For jitter, so that clients that were sent away together do not come back together.
    """

    def __init__(self, options: LinkOptions, clock: Clock, random: Random) -> None:
        self._options = options
        self._clock = clock
        self._random = random
        self._slots = asyncio.Semaphore(options.concurrency)
        self._hosts: dict[str, _Host] = {}
        self._end = None if options.deadline is None else clock.now() + options.deadline

    async def run(
        self, host: str, attempt: Callable[[], Awaitable[Response]], *, retries: int | None = None
    ) -> Response:
        """Make a request when it is its turn, and again while that may help.

        Args:
            host: The host that is asked, in lower case.
            attempt: Makes the request once.
            retries: How often it may be repeated; `LinkOptions.max_retries` by default.

        Returns:
            The last response; after all repetitions that may still be 429 or 503.

        Raises:
            Failure: There was no response to the last attempt.
            RunOver: The run's deadline passed before the first attempt.
        """
        state = self._host(host)
        last: Response | Failure | None = None
        give_up = 0.0
        most = self._options.max_retries if retries is None else retries
        for tries in range(most + 1):
            try:
                async with self._turn(state):
                    give_up = give_up or self._clock.now() + self._options.url_deadline
                    last = await _outcome(attempt)
            except RunOver:
                if last is None:
                    raise
                break
            wait = self._wait(state, tries, last)
            if wait is None or tries == most or not self._fits(wait, give_up):
                break
            await self._clock.sleep(wait)
        if isinstance(last, Failure):
            raise last
        assert last is not None  # noqa: S101 - there is at least one attempt
        return last

    def set_pace(self, host: str, *, concurrency: int, interval: float) -> None:
        """Set the limits of a host whose operator says what they are."""
        self._hosts.setdefault(host, _Host(concurrency, interval))

    def options_of(self, host: str) -> HostOptions | None:
        """Give what the configuration says of a host; a whole name goes before a pattern."""
        hosts = self._options.hosts
        if host in hosts:
            return hosts[host]
        return next((own for pattern, own in hosts.items() if fnmatchcase(host, pattern)), None)

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            own = self.options_of(host)
            concurrency = own.concurrency if own and own.concurrency else self._options.host_concurrency
            interval = own.interval if own and own.interval is not None else self._options.host_interval
            self._hosts[host] = _Host(concurrency, interval)
        return self._hosts[host]

    @asynccontextmanager
    async def _turn(self, host: _Host) -> AsyncIterator[None]:
        """Wait for a turn at a host, then for one of the slots of the run: who waits for a host takes no slot.

        Raises:
            RunOver: The run's deadline passes before.
        """
        async with host.slots:
            while (wait := host.next_start - self._clock.now()) > 0:
                self._check_end(wait)
                await self._clock.sleep(wait)
            host.next_start = self._clock.now() + host.interval
            async with self._slots:
                self._check_end(0.0)
                yield

    def _check_end(self, wait: float) -> None:
        if self._end is not None and self._clock.now() + wait >= self._end:
            raise RunOver

    def _wait(self, host: _Host, tries: int, last: Response | Failure) -> float | None:
        """Give the seconds to wait before the next attempt, or None if it would be in vain.

        A host that asks to be left alone is left alone by all requests.
        """
        wait = _FIRST_WAIT * float(2**tries) * self._random.uniform(0.75, 1.25)
        if isinstance(last, Failure):
            return wait if last.kind in _TRANSIENT else None
        asked = asked_wait(last.headers, self._clock.moment())
        if asked is not None:
            host.next_start = max(host.next_start, self._clock.now() + min(asked, _LONGEST_WAIT))
        if last.status not in _AGAIN or (asked is not None and asked > _LONGEST_WAIT):
            return None
        return asked or wait

    def _fits(self, wait: float, give_up: float) -> bool:
        moment = self._clock.now() + wait
        return moment < give_up and (self._end is None or moment < self._end)


async def _outcome(attempt: Callable[[], Awaitable[Response]]) -> Response | Failure:
    try:
        return await attempt()
    except Failure as failure:
        return failure


class _Host:
    """What is known of one host: its slots, the seconds between requests, the moment of the next one."""

    def __init__(self, concurrency: int, interval: float) -> None:
        self.slots = asyncio.Semaphore(concurrency)
        self.interval = interval
        self.next_start = 0.0
