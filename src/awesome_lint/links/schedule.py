"""When each request is made: never too many at once, never too quick for one host, never without end."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from fnmatch import fnmatchcase
from math import inf
from typing import TYPE_CHECKING

from awesome_lint.links.allowance import Allowance
from awesome_lint.links.base import OVER, REFUSES, Failure, FailureKind
from awesome_lint.links.waiting import asked_wait

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from random import Random

    from awesome_lint.links.base import Clock, Response
    from awesome_lint.links.options import HostOptions, LinkOptions

_FIRST_WAIT = 1.0  # seconds before the first repetition; doubled for each further one
_LONGEST_WAIT = 60.0  # seconds: who asks for more is not asked again in this run
_SHORTEST = 1e-9  # seconds, the resolution of clocks: a loop whose timer rang early by less would not wait, but spin
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_TRANSIENT = frozenset({FailureKind.RESOLVER, FailureKind.CONNECT, FailureKind.RESET, FailureKind.TIMEOUT})
_HOPELESS = 3  # time-outs of a host in a row after which none is repeated: each costs a whole time-out
_SILENT = 20  # time-outs of a host in a row after which it is not asked any more
_SHUT = frozenset({FailureKind.CONNECT, FailureKind.RESET})
_REFUSALS = 5  # refusals and resets in a row after which a host that never answered is not asked any more


class NotAsked(Exception):  # noqa: N818 - it is no mistake, but the end that was asked for
    """A URL was not asked, or not to its end, and nothing is said of it; the text says why, as a clause."""


class RunOver(NotAsked):
    """The run's deadline has passed."""

    def __init__(self) -> None:
        super().__init__(OVER)


class HostClosed(NotAsked):
    """Its host wants no more requests, or answers none."""


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
        self._end = inf if options.deadline is None else clock.now() + options.deadline

    async def run(
        self,
        host: str,
        attempt: Callable[[], Awaitable[Response]],
        *,
        retries: int | None = None,
        allowance: Allowance | None = None,
        head: bool = False,
    ) -> Response:
        """Make a request when it is its turn, and again while that may help.

        Args:
            host: The host that is asked, in lower case.
            attempt: Makes the request once.
            retries: How often it may be repeated; `LinkOptions.max_retries` by default.
            allowance: What is left for the URL that it belongs to; by default it is a URL of its own.
            head: Whether it is a HEAD, which some servers cut off that answer everything else.

        Returns:
            The last response; after all repetitions that may still be 429 or 503.

        Raises:
            Failure: There was no response to the last attempt, or nothing is left of the allowance.
            NotAsked: The run's deadline passed, or the host is not to be asked any more.
        """
        state = self._host(host)
        allowance = allowance or self.allowance()
        allowance.check()
        most = self._options.max_retries if retries is None else retries
        tries = 0
        while True:
            async with self._turn(state, allowance):
                last = await self._outcome(attempt, allowance)
            state.note(last, head=head)
            wait = self._wait(state, tries, last, allowance)
            if wait is None or tries >= most or wait >= allowance.left:
                break
            self._check_end(wait)
            await self._clock.sleep(wait)
            allowance.spend(wait)
            tries += 1
        if isinstance(last, Failure):
            raise last
        return last

    def allowance(self) -> Allowance:
        """Give what one URL may take."""
        return Allowance(self._options.url_deadline)

    def set_pace(self, host: str, *, concurrency: int, interval: float) -> None:
        """Set the limits of a host whose operator says what they are."""
        self._hosts.setdefault(host, _Host(host, concurrency, interval))

    def options_of(self, host: str) -> HostOptions | None:
        """Give what the configuration says of a host; a whole name goes before a pattern."""
        hosts = self._options.hosts
        if host in hosts:
            return hosts[host]
        return next((own for pattern, own in hosts.items() if fnmatchcase(host, pattern)), None)

    def rests(self, host: str) -> bool:
        """Whether a host asked to be left alone for the moment."""
        state = self._hosts.get(host)
        return state is not None and state.rests_until > self._clock.now()

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            own = self.options_of(host)
            concurrency = own.concurrency if own and own.concurrency else self._options.host_concurrency
            interval = own.interval if own and own.interval is not None else self._options.host_interval
            self._hosts[host] = _Host(host, concurrency, interval)
        return self._hosts[host]

    @asynccontextmanager
    async def _turn(self, host: _Host, allowance: Allowance) -> AsyncIterator[None]:
        """Wait for a turn at a host, then for one of the slots of the run: who waits for a host takes no slot.

        Of each host one request at a time stands in line for a slot, so that hosts get slots in turn, and what has
        one begins at once: the interval lies between beginnings, whatever the run's slots are busy with.
        """
        begun = self._clock.now()
        async with host.slots:
            async with host.line:
                await self._admit(host, allowance)
            try:
                allowance.waited(host, begun, self._clock.now())
                allowance.check()
                yield
            finally:
                self._slots.release()

    async def _admit(self, host: _Host, allowance: Allowance) -> None:
        """Wait until a request may begin, and take a slot for it."""
        while True:
            host.check(self._clock.now())
            if allowance.asked_by is host:
                allowance.check(allowance.asked_until - self._clock.now())
            wait = max(host.next_start, host.rests_until) - self._clock.now()
            self._check_end(max(0.0, wait))
            if wait > _SHORTEST:
                await self._clock.sleep(wait)
                continue
            await self._slots.acquire()
            if host.rests_until - _SHORTEST <= self._clock.now() < self._end:
                host.next_start = self._clock.now() + host.interval
                return
            self._slots.release()  # while it stood in line the host asked to be left alone, or the run ended

    async def _outcome(self, attempt: Callable[[], Awaitable[Response]], allowance: Allowance) -> Response | Failure:
        """Make an attempt, and cut it off where the URL's allowance or the run ends."""
        begun = self._clock.now()
        until_end = self._end - begun
        try:
            async with asyncio.timeout(min(allowance.left, until_end)):
                return await attempt()
        except Failure as failure:
            return failure
        except TimeoutError:
            if until_end <= allowance.left:
                raise RunOver from None
            return allowance.over()
        finally:
            allowance.spend(self._clock.now() - begun)

    def _check_end(self, wait: float) -> None:
        if self._clock.now() + wait >= self._end:
            raise RunOver

    def _wait(self, host: _Host, tries: int, last: Response | Failure, allowance: Allowance) -> float | None:
        """Give the seconds to wait before the next attempt, or None if it would be in vain.

        A host that asks to be left alone is left alone by all requests; one that asks for more than a minute, for good.
        """
        wait = _FIRST_WAIT * float(2**tries) * self._random.uniform(0.75, 1.25)
        if isinstance(last, Failure):
            return wait if last.kind in _TRANSIENT and host.silent < _HOPELESS and not host.refuses else None
        asked = asked_wait(last.headers, self._clock.moment())
        if asked is not None:
            now = self._clock.now()
            allowance.asked_by, allowance.asked_until = host, now + min(asked, _LONGEST_WAIT)
            host.rests_until = max(host.rests_until, allowance.asked_until)
            if asked > _LONGEST_WAIT and last.status in _AGAIN:
                host.closed_until = max(host.closed_until, now + asked)
                return None
        if last.status not in _AGAIN:
            return None
        return asked or wait


class _Host:
    """What is known of one host.

    Args:
        name: Its name.
        concurrency: Requests at the same time.
        interval: Seconds between the beginnings of two.

    Attributes:
        slots: Taken by requests that run or stand in line.
        line: Held by the one that begins next.
        interval: See above.
        next_start: The moment of the next beginning.
        rests_until: Until when it asked to be left alone.
        closed_until: Likewise, where that is longer than a run waits.
        silent: Time-outs in a row.
        refusals: Refused connections and resets in a row.
        answered: Whether it ever gave an answer.
    """

    def __init__(self, name: str, concurrency: int, interval: float) -> None:
        self._name = name
        self.slots = asyncio.Semaphore(concurrency)
        self.line = asyncio.Lock()
        self.interval = interval
        self.next_start = 0.0
        self.rests_until = 0.0
        self.closed_until = 0.0
        self.silent = 0
        self.refusals = 0
        self.answered = False

    @property
    def refuses(self) -> bool:
        """Whether it lets nobody in."""
        return self.refusals >= _REFUSALS and not self.answered

    def note(self, last: Response | Failure, *, head: bool) -> None:
        """Take notice of how an attempt ended."""
        kind = last.kind if isinstance(last, Failure) else None
        self.answered = self.answered or kind is None
        self.silent = self.silent + 1 if kind is FailureKind.TIMEOUT else 0
        if not (head and kind is FailureKind.RESET):
            self.refusals = self.refusals + 1 if kind in _SHUT else 0

    def check(self, now: float) -> None:
        """Make sure that it may be asked at all.

        Raises:
            HostClosed: It may not.
        """
        if self.closed_until > now:
            raise HostClosed(f"{self._name} asked to be left alone for longer than a run waits")
        if self.refuses:
            raise HostClosed(f"{REFUSES}: {self._name} refused or cut off {self.refusals} requests in a row")
        if self.silent >= _SILENT:
            raise HostClosed(f"{self._name} did not answer {self.silent} requests in a row")
