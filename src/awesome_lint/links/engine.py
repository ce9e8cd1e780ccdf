"""A run over many URLs: what providers know, and plain HTTP for the rest; answers as they come."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING, NamedTuple, Never

from awesome_lint.errors import InputError
from awesome_lint.links.archive import BASE_URLS, INTERVAL, Archive
from awesome_lint.links.base import Access, Failure, FailureKind, Request, Response
from awesome_lint.links.jobs import Job, Jobs
from awesome_lint.links.probe import Probe
from awesome_lint.links.recall import for_all
from awesome_lint.links.schedule import NotAsked, Schedule
from awesome_lint.links.tokens import guarded
from awesome_lint.links.told import told
from awesome_lint.records import replace
from awesome_lint.statuses import LinkStatus, Verdict
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
    from random import Random

    from awesome_lint.links.base import Answer, Clock, Fetch, Provider
    from awesome_lint.links.cache import LinkCache
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.plan import Plan

_WORKERS = 4  # for each request at the same time: most wait for their host's turn
_SHARE = 2  # of one host for each request to it at the same time
_OUTAGES = 2  # failed requests in a row after which a provider is left alone
_FINE = frozenset({Verdict.ALIVE, Verdict.MOVED, Verdict.REDIRECTED})
_NOTHING: Mapping[str, Never] = {}
_RESOLVED = frozenset({FailureKind.CONNECT, FailureKind.RESET, FailureKind.TLS, FailureKind.PROTOCOL})


class NoNetworkError(InputError):
    """Nothing answered at all, so nothing can be said of any link."""


class _Result(NamedTuple):
    """A status, and whether it is certain and so remembered already."""

    status: LinkStatus
    certain: bool


class Engine:
    """Asks for URLs.

    Args:
        fetch: Makes one request, at once.
        options: How.
        clock: Time.
        random: For jitter.
        cache: What is remembered; None to remember nothing.
        providers: Who is asked before plain HTTP.
        added: The days on which URLs were added to their lists, as ISO 8601, where they are known.
    """

    def __init__(
        self,
        fetch: Fetch,
        options: LinkOptions,
        clock: Clock,
        random: Random,
        cache: LinkCache | None,
        providers: Sequence[Provider],
        added: Mapping[str, str] = _NOTHING,
    ) -> None:
        self._raw = fetch
        self._options = options
        self._clock = clock
        self._cache = cache
        self._providers = providers
        self._schedule = Schedule(options, clock, random)
        self._probe = Probe(self._fetch, self._schedule, options, clock)
        self._urls = {provider.name: self._interfaces(provider.base_urls) for provider in providers}
        self._added = added
        self._asked: Mapping[str, Sequence[str]] = {}
        self._archive: Archive | None = None
        self._answered = False  # something
        self._resolves = False  # names can be looked up

    async def run(self, plan: Plan) -> AsyncGenerator[LinkStatus, None]:
        """Give a status for each URL that the plan has asked, in the order in which they become known.

        Raises:
            NoNetworkError: Requests were made, and none was answered.
        """
        self._asked = plan.asked
        if self._options.archive:
            base = self._interfaces(BASE_URLS)["archive"]
            self._schedule.set_pace(host_of(base), concurrency=1, interval=INTERVAL)
            self._archive = Archive(self._fetch_once, base)
        held: list[LinkStatus] = []
        async with aclosing(self._ask_all(list(plan.asked))) as statuses:
            async for status, certain in statuses:
                if not certain:
                    held.append(status)
                    continue
                for each in for_all(status, plan.asked[status.url]):
                    yield each
        if held and not self._answered:
            raise NoNetworkError(
                "no network: not one of the links could be reached, so nothing is said of any;"
                " try again, or use --offline"
            )
        for status in held:
            sure = _not_looked_up(status) if self._is_doubtful(status) else status
            for each in for_all(self._remembered(sure), plan.asked[status.url]):
                yield each

    def _is_doubtful(self, status: LinkStatus) -> bool:
        """Whether a verdict would be the same if there were no network, or no looking up of names."""
        if status.status is not None or status.provider != "http":
            return False
        if status.verdict is Verdict.DEAD:
            return not self._resolves
        return not self._answered and status.verdict in {Verdict.UNREACHABLE, Verdict.BLOCKED}

    def _remembered(self, status: LinkStatus) -> LinkStatus:
        """Remember a status; give it with the days of its failure."""
        if self._cache is None:
            return replace(status, days=1) if status.verdict is Verdict.UNREACHABLE else status
        now = self._clock.moment()
        if status.verdict is Verdict.UNREACHABLE:
            status = replace(status, days=self._cache.failed(status.url, now))
        self._cache.put(status.url, status, now)
        return status

    def _hand_over(self, status: LinkStatus, results: asyncio.Queue[_Result | None]) -> None:
        """Pass a status on; it is remembered first, before whoever waits for a slot asks for another URL."""
        certain = not self._is_doubtful(status)
        results.put_nowait(_Result(self._remembered(status) if certain else status, certain))

    async def _ask_all(self, urls: Sequence[str]) -> AsyncGenerator[_Result, None]:
        """Ask providers and, at the same time, by plain HTTP what is none of theirs; then what they passed on."""
        results: asyncio.Queue[_Result | None] = asyncio.Queue()
        jobs = Jobs(_SHARE * self._options.host_concurrency, self._schedule.rests)
        claimed: dict[str, list[tuple[str, str]]] = {}
        plain: dict[str, list[str]] = {}
        for url in urls:
            owner = self._owner(url)
            if owner is None:
                plain.setdefault(host_of(url), []).append(url)
            else:
                claimed.setdefault(owner[0].name, []).append((owner[1], url))
        for host in list(plain):
            for url in reversed(plain.pop(host)):  # what is put last is handed out first
                jobs.put(host, Job(url))

        async def work() -> None:
            while (taken := await jobs.take()) is not None:
                host, job = taken
                self._hand_over(await self._with_copy(await self._plainly(job)), results)
                jobs.done(host)

        async def everything() -> None:
            count = max(1, min(len(urls), _WORKERS * self._options.concurrency))
            try:
                async with asyncio.TaskGroup() as workers:
                    for _ in range(count):
                        workers.create_task(work())
                    async with asyncio.TaskGroup() as asking:
                        for provider in self._providers:
                            if provider.name in claimed:
                                asking.create_task(self._consult(provider, claimed[provider.name], jobs, results))
                    jobs.close()
            finally:
                results.put_nowait(None)

        task = asyncio.create_task(everything())
        try:
            while (result := await results.get()) is not None:
                yield result
            await task  # it may have failed: say so
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _plainly(self, job: Job) -> LinkStatus:
        try:
            status = await self._probe.ask(job.url)
        except NotAsked as reason:
            return LinkStatus(job.url, Verdict.SKIPPED, error=str(reason))
        if job.gone is not None and status.verdict not in _FINE:
            return replace(status, verdict=Verdict.DEAD, provider=job.gone, error=f"{job.gone} does not know it")
        return status

    def _owner(self, url: str) -> tuple[Provider, str] | None:
        """Give the provider that knows what a URL stands for, and the identifier that it reads in it."""
        for provider in self._providers:
            if found := provider.identifier(url, self._urls[provider.name]):
                return provider, found
        return None

    def _interfaces(self, base_urls: Mapping[str, str]) -> dict[str, str]:
        """Give base URLs, or what replaces them, without a slash at the end."""
        return {name: self._options.provider_urls.get(name, base).rstrip("/") for name, base in base_urls.items()}

    async def _with_copy(self, status: LinkStatus) -> LinkStatus:
        """Add an archived copy to the status of a dead page, if that is wanted and there is one."""
        if self._archive is None or status.verdict is not Verdict.DEAD:
            return status
        before = self._cache.get(status.url, self._clock.moment(), any_age=True) if self._cache is not None else None
        if before is not None and before.archived_url is not None:
            return replace(status, archived_url=before.archived_url)
        days = [self._added[url] for url in self._asked.get(status.url, ()) if url in self._added]
        try:
            return replace(status, archived_url=await self._archive.copy(status.url, min(days, default=None)))
        except NotAsked:
            return status

    async def _consult(
        self,
        provider: Provider,
        claimed: Sequence[tuple[str, str]],
        jobs: Jobs,
        results: asyncio.Queue[_Result | None],
    ) -> None:
        """Ask a provider in batches; what it cannot say is asked by plain HTTP."""
        urls = self._urls[provider.name]
        for base in urls.values():
            self._schedule.set_pace(host_of(base), concurrency=1, interval=provider.interval)
        access = Access(guarded(self._fetch_politely, self._options), urls, self._options.tokens)
        of: dict[str, list[str]] = {}
        for identifier, url in claimed:
            of.setdefault(identifier, []).append(url)
        outages = 0
        for batch in _batches(list(of), provider.batch_size):
            answers: Mapping[str, Answer] = {}
            if outages < _OUTAGES:
                try:
                    answers = await provider.ask(batch, access)
                    outages = 0
                except (Failure, NotAsked):
                    outages += 1
            for identifier in batch:
                answer = answers.get(identifier)
                for url in of[identifier]:
                    if answer is None:
                        jobs.put(host_of(url), Job(url))
                    elif not answer.exists:
                        jobs.put(host_of(url), Job(url, provider.name))
                    else:
                        status = told(url, identifier, answer, provider, urls)
                        self._hand_over(await self._with_copy(status), results)

    async def _fetch(self, request: Request) -> Response:
        named = not _is_address(host_of(request.url))
        try:
            response = await self._raw(request)
        except Failure as failure:
            self._resolves = self._resolves or (named and failure.kind in _RESOLVED)
            raise
        self._answered = True
        self._resolves = self._resolves or named
        return response

    async def _fetch_politely(self, request: Request) -> Response:
        return await self._schedule.run(host_of(request.url), lambda: self._fetch(request))

    async def _fetch_once(self, request: Request) -> Response:
        return await self._schedule.run(host_of(request.url), lambda: self._fetch(request), retries=0)


def _is_address(host: str) -> bool:
    """Whether a host is an IP address, so that its answer says nothing of names."""
    return ":" in host or host[-1:].isdigit()


def _not_looked_up(status: LinkStatus) -> LinkStatus:
    """Give what is said of a name that is unknown where all others are, too."""
    error = "its host name could not be looked up, and no other could"
    return replace(status, verdict=Verdict.UNREACHABLE, error=error)


def _batches(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
