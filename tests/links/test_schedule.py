"""Requests are made in turn: the limits hold, waiting is kept, and everything ends."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint.links.base import Failure, FailureKind, Response
from awesome_lint.links.options import HostOptions, LinkOptions
from awesome_lint.links.schedule import RunOver, Schedule
from awesome_lint.links.waiting import asked_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from awesome_lint.links.base import Clock

    Virtually = Callable[[Coroutine[object, object, None]], None]

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Server:
    """Answers as it is told, and remembers who came when."""

    def __init__(self, clock: Clock, answers: Mapping[str, list[Response | Failure]], seconds: float = 0.5) -> None:
        self._clock = clock
        self._answers = {host: list(items) for host, items in answers.items()}
        self._seconds = seconds
        self.begun: dict[str, list[float]] = defaultdict(list)
        self.running: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.most_of_all = 0

    async def ask(self, host: str) -> Response:
        self.begun[host].append(self._clock.now())
        self.running[host] += 1
        self.most[host] = max(self.most[host], self.running[host])
        self.most_of_all = max(self.most_of_all, self.running.total())
        await self._clock.sleep(self._seconds)
        self.running[host] -= 1
        waiting = self._answers.get(host, [])
        answer = waiting.pop(0) if len(waiting) > 1 else (waiting or [response(200)])[0]
        if isinstance(answer, Failure):
            raise answer
        return answer


def chance() -> Random:
    return Random(0)  # noqa: S311 - jitter, no secret


def response(status: int, **headers: str) -> Response:
    return Response("https://x.org/", status, {name.replace("_", "-"): value for name, value in headers.items()})


async def ask_all(schedule: Schedule, server: Server, hosts: list[str]) -> list[Response | BaseException]:
    tasks = [schedule.run(host, lambda host=host: server.ask(host)) for host in hosts]  # type: ignore[misc]
    return await asyncio.gather(*tasks, return_exceptions=True)


@given(
    hosts=st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=40),
    concurrency=st.integers(1, 6),
    per_host=st.integers(1, 4),
    interval=st.sampled_from([0.0, 0.05, 1.0]),
    answers=st.dictionaries(
        st.sampled_from(["a", "b", "c"]),
        st.lists(
            st.sampled_from(
                [
                    response(200),
                    response(429),
                    response(429, retry_after="5"),
                    response(503, retry_after="100000"),
                    response(200, ratelimit_remaining="0", ratelimit_reset="3"),
                    Failure(FailureKind.RESET, "reset"),
                    Failure(FailureKind.NAME, "no such name"),
                ]
            ),
            min_size=1,
            max_size=4,
        ),
    ),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_limits_hold_and_everything_ends(
    virtually: Virtually,
    clock: Clock,
    hosts: list[str],
    concurrency: int,
    per_host: int,
    interval: float,
    answers: dict[str, list[Response | Failure]],
) -> None:
    async def run() -> None:
        options = LinkOptions(concurrency=concurrency, host_concurrency=per_host, host_interval=interval)
        server = Server(clock, answers)
        results = await ask_all(Schedule(options, clock, chance()), server, hosts)
        assert len(results) == len(hosts)
        assert all(isinstance(result, Response | Failure) for result in results)
        assert server.most_of_all <= concurrency
        assert max(server.most.values(), default=0) <= per_host
        for host, moments in server.begun.items():
            assert len(moments) <= (options.max_retries + 1) * hosts.count(host)
            if concurrency >= len(hosts):
                assert all(b - a >= interval - 1e-9 for a, b in pairwise(moments))

    virtually(run())


def test_one_slow_host_keeps_no_slot_from_others(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        options = LinkOptions(concurrency=4, host_concurrency=1, host_interval=10.0)
        server = Server(clock, {})
        await ask_all(Schedule(options, clock, chance()), server, ["slow"] * 20 + ["quick"])
        assert server.begun["quick"] == [0.0]
        assert server.begun["slow"][-1] == 190.0

    virtually(run())


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_is_repeated_is_repeated_with_growing_waits_and_an_end(
    virtually: Virtually, clock: Clock, status: int
) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [response(status)]}, seconds=0.0)
        (result,) = await ask_all(Schedule(LinkOptions(), clock, chance()), server, ["a"])
        assert isinstance(result, Response)
        assert result.status == status
        first, second, third, fourth = server.begun["a"]
        assert first == 0.0
        assert 0.75 <= second - first <= 1.25
        assert 1.5 <= third - second <= 2.5
        assert 3.0 <= fourth - third <= 5.0

    virtually(run())


def test_a_second_answer_that_is_better_counts(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [Failure(FailureKind.TIMEOUT, "slow"), response(500), response(204)]})
        (result,) = await ask_all(Schedule(LinkOptions(), clock, chance()), server, ["a"])
        assert isinstance(result, Response)
        assert result.status == 204

    virtually(run())


def test_retry_after_is_kept_by_all_requests_to_the_host(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [response(429, retry_after="7"), response(200)]}, seconds=0.0)
        options = LinkOptions(host_concurrency=1, host_interval=0.0)
        results = await ask_all(Schedule(options, clock, chance()), server, ["a", "a", "b"])
        assert [result.status for result in results if isinstance(result, Response)] == [200, 200, 200]
        assert server.begun["a"][0] == 0.0
        assert server.begun["a"][1] >= 7.0
        assert server.begun["b"] == [0.0]

    virtually(run())


def test_who_asks_for_an_hour_is_not_asked_again(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [response(429, retry_after="3600")]})
        (result,) = await ask_all(Schedule(LinkOptions(), clock, chance()), server, ["a"])
        assert isinstance(result, Response)
        assert (result.status, len(server.begun["a"])) == (429, 1)

    virtually(run())


def test_a_url_has_a_deadline(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [response(503, retry_after="50")]})
        await ask_all(Schedule(LinkOptions(max_retries=100), clock, chance()), server, ["a"])
        assert len(server.begun["a"]) == 3
        assert server.begun["a"][-1] < LinkOptions().url_deadline

    virtually(run())


def test_a_run_has_a_deadline_and_what_was_not_reached_is_said(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {})
        options = LinkOptions(deadline=10.0, host_concurrency=1, host_interval=1.0)
        results = await ask_all(Schedule(options, clock, chance()), server, ["a"] * 30)
        assert sum(isinstance(result, Response) for result in results) == 10
        assert sum(isinstance(result, RunOver) for result in results) == 20
        assert clock.now() <= 11.0

    virtually(run())


def test_a_host_may_have_limits_of_its_own(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        hosts = {"a": HostOptions(concurrency=1), "*.b": HostOptions(interval=5.0)}
        server = Server(clock, {})
        options = LinkOptions(hosts=hosts, host_interval=0.0)
        await ask_all(Schedule(options, clock, chance()), server, ["a"] * 4 + ["x.b"] * 3)
        assert server.most["a"] == 1
        assert server.begun["x.b"] == [0.0, 5.0, 10.0]

    virtually(run())


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": "Thu, 01 Jan 2026 12:01:00 GMT"}, 60.0),
        ({"retry-after": "Thu, 01 Jan 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"ratelimit": '"default";r=0;t=12'}, 12.0),
        ({"ratelimit": '"default";r=3;t=12'}, None),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "20"}, 20.0),
        ({"ratelimit-remaining": "1", "ratelimit-reset": "20"}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(NOW.timestamp()) + 90)}, 90.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "45"}, 45.0),
        ({"x-ratelimit-remaining": "0"}, None),
        ({"retry-after": "5", "ratelimit-remaining": "0", "ratelimit-reset": "20"}, 5.0),
    ],
)
def test_how_long_a_server_asks_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_wait(headers, NOW) == seconds
