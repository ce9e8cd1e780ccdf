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
from awesome_lint.links.schedule import HostClosed, NotAsked, RunOver, Schedule
from awesome_lint.links.waiting import asked_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from awesome_lint.links.base import Clock

    Virtually = Callable[[Coroutine[object, object, None]], None]

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Server:
    """Answers as it is told, and remembers who came when.

    Attributes:
        begun: The moments at which each host was asked.
        rests: For each host, from when until when it asked to be left alone.
        busy: For each URL, the seconds that its requests took.
    """

    def __init__(self, clock: Clock, answers: Mapping[str, list[Response | Failure]], seconds: float = 0.5) -> None:
        self._clock = clock
        self._answers = {host: list(items) for host, items in answers.items()}
        self._seconds = seconds
        self.begun: dict[str, list[float]] = defaultdict(list)
        self.rests: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.busy: dict[int, float] = defaultdict(float)
        self.running: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.most_of_all = 0

    async def ask(self, host: str, url: int = 0) -> Response:
        begun = self._clock.now()
        self.begun[host].append(begun)
        self.running[host] += 1
        self.most[host] = max(self.most[host], self.running[host])
        self.most_of_all = max(self.most_of_all, self.running.total())
        try:
            await self._clock.sleep(self._seconds)
        finally:
            self.running[host] -= 1
            self.busy[url] += self._clock.now() - begun
        waiting = self._answers.get(host, [])
        answer = waiting.pop(0) if len(waiting) > 1 else (waiting or [response(200)])[0]
        if isinstance(answer, Failure):
            raise answer
        wait = asked_wait(answer.headers, self._clock.moment())
        if wait is not None:
            self.rests[host].append((self._clock.now(), self._clock.now() + min(wait, 60.0)))
        return answer


def chance() -> Random:
    return Random(0)  # noqa: S311 - jitter, no secret


def response(status: int, **headers: str) -> Response:
    return Response("https://x.org/", status, {name.replace("_", "-"): value for name, value in headers.items()})


async def ask_all(schedule: Schedule, server: Server, hosts: list[str]) -> list[Response | BaseException]:
    tasks = [
        schedule.run(host, lambda host=host, url=url: server.ask(host, url))  # type: ignore[misc]
        for url, host in enumerate(hosts)
    ]
    return await asyncio.gather(*tasks, return_exceptions=True)


ANSWERS = st.sampled_from(
    [
        response(200),
        response(404),
        response(429),
        response(429, retry_after="5"),
        response(429, retry_after="55"),
        response(503, retry_after="100000"),
        response(200, retry_after="30"),
        response(200, ratelimit_remaining="0", ratelimit_reset="3"),
        Failure(FailureKind.RESET, "reset"),
        Failure(FailureKind.TIMEOUT, "slow"),
        Failure(FailureKind.NAME, "no such name"),
    ]
)


@given(
    hosts=st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=40),
    options=st.builds(
        LinkOptions,
        concurrency=st.integers(1, 6),
        host_concurrency=st.integers(1, 4),
        host_interval=st.sampled_from([0.0, 0.05, 1.0]),
        max_retries=st.integers(0, 5),
        url_deadline=st.sampled_from([0.7, 10.0, 120.0]),
        deadline=st.sampled_from([None, 3.0, 60.0]),
    ),
    seconds=st.sampled_from([0.0, 0.5, 20.0]),
    answers=st.dictionaries(st.sampled_from(["a", "b", "c"]), st.lists(ANSWERS, min_size=1, max_size=6)),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_limits_hold_and_everything_ends(
    virtually: Virtually,
    clock: Clock,
    hosts: list[str],
    options: LinkOptions,
    seconds: float,
    answers: dict[str, list[Response | Failure]],
) -> None:
    async def run() -> None:
        server = Server(clock, answers, seconds)
        results = await ask_all(Schedule(options, clock, chance()), server, hosts)
        assert len(results) == len(hosts)
        assert all(isinstance(result, Response | Failure | NotAsked) for result in results)
        assert server.most_of_all <= options.concurrency
        assert max(server.most.values(), default=0) <= options.host_concurrency
        assert server.running.total() == 0
        for host, moments in server.begun.items():
            assert len(moments) <= (options.max_retries + 1) * hosts.count(host)
            assert all(b - a >= options.host_interval - 1e-9 for a, b in pairwise(moments))
            for asked, until in server.rests[host]:
                assert not [moment for moment in moments if asked + 1e-9 < moment < until - 1e-9]
        assert all(busy <= options.url_deadline + 1e-9 for busy in server.busy.values())
        assert options.deadline is None or clock.now() <= options.deadline + 1e-9

    virtually(run())


@given(
    counts=st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 12), min_size=1),
    concurrency=st.integers(1, 6),
    per_host=st.integers(1, 4),
    interval=st.sampled_from([0.0, 0.05, 1.0]),
    seconds=st.sampled_from([0.1, 2.0]),
    chance_of_order=st.randoms(use_true_random=False),
)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_host_is_starved(
    virtually: Virtually,
    clock: Clock,
    counts: dict[str, int],
    concurrency: int,
    per_host: int,
    interval: float,
    seconds: float,
    chance_of_order: Random,
) -> None:
    """However many requests others have, a host's next one waits for one of each of them at most."""

    async def run() -> None:
        options = LinkOptions(concurrency=concurrency, host_concurrency=per_host, host_interval=interval)
        server = Server(clock, {}, seconds)
        hosts = [host for host, count in counts.items() for _ in range(count)]
        chance_of_order.shuffle(hosts)
        await ask_all(Schedule(options, clock, chance()), server, hosts)
        turn = max(interval, seconds) + (len(counts) // concurrency + 1) * seconds
        for moments in server.begun.values():
            assert all(moment <= number * turn + 1e-9 for number, moment in enumerate(moments, 1))

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
        schedule = Schedule(LinkOptions(host_concurrency=2), clock, chance())
        results = await ask_all(schedule, server, ["a"] * 50 + ["b"])
        answered = [result for result in results if isinstance(result, Response)]
        assert [result.status for result in answered] == [429, 429, 200]
        closed = [result for result in results if isinstance(result, HostClosed)]
        assert len(closed) == 48
        assert str(closed[0]) == "a asked to be left alone for longer than a run waits"
        assert clock.now() < 2.0

    virtually(run())


def test_a_host_that_never_answers_is_given_up(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [Failure(FailureKind.TIMEOUT, "slow")]}, seconds=20.0)
        results = await ask_all(Schedule(LinkOptions(), clock, chance()), server, ["a"] * 500)
        kinds = Counter(map(type, results))
        assert set(kinds) == {Failure, HostClosed}
        assert 20 <= kinds[Failure] < 40
        assert clock.now() < 200.0

    virtually(run())


@pytest.mark.parametrize("kind", [FailureKind.CONNECT, FailureKind.RESET])
def test_a_host_that_refuses_is_left_alone(virtually: Virtually, clock: Clock, kind: FailureKind) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [Failure(kind, "no")]})
        schedule = Schedule(LinkOptions(host_concurrency=1, max_retries=0), clock, chance())
        results = await ask_all(schedule, server, ["a"] * 50)
        assert Counter(map(type, results)) == {Failure: 5, HostClosed: 45}
        closed = next(result for result in results if isinstance(result, HostClosed))
        assert str(closed) == "host refuses: a refused or cut off 5 requests in a row"

    virtually(run())


def test_a_host_that_answered_once_is_not_taken_for_one_that_refuses(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [response(404), Failure(FailureKind.CONNECT, "no")]})
        options = LinkOptions(host_concurrency=1, max_retries=0)
        results = await ask_all(Schedule(options, clock, chance()), server, ["a"] * 50)
        assert Counter(map(type, results)) == {Response: 1, Failure: 49}

    virtually(run())


def test_a_host_that_answers_now_and_then_is_not(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        slow: list[Response | Failure] = [Failure(FailureKind.TIMEOUT, "slow")] * 15
        server = Server(clock, {"a": [*slow, response(200), *slow, response(200)]}, seconds=1.0)
        options = LinkOptions(host_concurrency=1, max_retries=0)
        results = await ask_all(Schedule(options, clock, chance()), server, ["a"] * 40)
        assert Counter(map(type, results)) == {Failure: 30, Response: 10}

    virtually(run())


def test_a_url_has_a_deadline(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [response(503, retry_after="50")]})
        await ask_all(Schedule(LinkOptions(max_retries=100), clock, chance()), server, ["a"])
        assert len(server.begun["a"]) == 3
        assert server.begun["a"][-1] < LinkOptions().url_deadline

    virtually(run())


def test_all_requests_of_a_url_share_one_allowance(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {}, seconds=50.0)
        schedule = Schedule(LinkOptions(), clock, chance())
        allowance = schedule.allowance()
        for host in "ab":
            await schedule.run(host, lambda host=host: server.ask(host), allowance=allowance)  # type: ignore[misc]
        with pytest.raises(Failure, match="no end within 120 s"):
            await schedule.run("c", lambda: server.ask("c"), allowance=allowance)
        assert clock.now() == pytest.approx(120.0)  # the third was cut off after 20 s
        with pytest.raises(Failure, match="no end within 120 s"):
            await schedule.run("d", lambda: server.ask("d"), allowance=allowance)
        assert server.begun["d"] == []

    virtually(run())


def test_waiting_for_a_turn_at_a_busy_host_counts_for_no_url(virtually: Virtually, clock: Clock) -> None:
    async def run() -> None:
        server = Server(clock, {}, seconds=1.0)
        options = LinkOptions(host_concurrency=1, host_interval=10.0, url_deadline=5.0)
        results = await ask_all(Schedule(options, clock, chance()), server, ["a"] * 30)
        assert [result.status for result in results if isinstance(result, Response)] == [200] * 30
        assert server.begun["a"][-1] == pytest.approx(290.0)

    virtually(run())


def test_what_a_server_asks_a_url_to_wait_counts_and_what_it_asks_others_does_not(
    virtually: Virtually, clock: Clock
) -> None:
    async def run() -> None:
        server = Server(clock, {"a": [response(200, retry_after="40"), response(200)]}, seconds=0.0)
        schedule = Schedule(LinkOptions(host_concurrency=1, host_interval=0.0, url_deadline=50.0), clock, chance())
        first, second = schedule.allowance(), schedule.allowance()
        await schedule.run("a", lambda: server.ask("a"), allowance=first)
        await asyncio.gather(
            schedule.run("a", lambda: server.ask("a"), allowance=first),
            schedule.run("a", lambda: server.ask("a"), allowance=second),
        )
        assert first.left == pytest.approx(10.0)
        assert second.left == pytest.approx(50.0)

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
