"""What is said of every behaviour of a server: the table of verdicts, row by row."""

from __future__ import annotations

import asyncio
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.links.server import Server
from tests.links.support import Names

from awesome_lint.links.base import Response
from awesome_lint.links.client import Client
from awesome_lint.links.options import HostOptions, LinkOptions
from awesome_lint.links.probe import Probe
from awesome_lint.links.schedule import Schedule
from awesome_lint.records import replace
from awesome_lint.statuses import LinkStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from awesome_lint.links.base import Clock, Request

    Virtually = Callable[[Coroutine[object, object, LinkStatus]], LinkStatus]

    from tests.links.support import QuickClock

OPTIONS = LinkOptions(allow_private=True, timeout=0.4, host_interval=0.0, url_deadline=1000.0, max_retries=2)
LOCAL = {"one.test": ["127.0.0.1"], "two.test": ["127.0.0.1"], "www.one.test": ["127.0.0.1"]}


def ask(
    path: str, clock: QuickClock, options: LinkOptions = OPTIONS, host: str = "one.test"
) -> tuple[LinkStatus, Server]:
    """Ask a server for one of its paths."""

    async def run() -> tuple[LinkStatus, Server]:
        async with Server().run() as server:
            schedule = Schedule(options, clock, Random(0))  # noqa: S311 - jitter, no secret
            async with Client(options, "test", resolver=Names(LOCAL)) as client:
                probe = Probe(client, schedule, options, clock)
                return await probe.ask(f"http://{host}:{server.port}{path}"), server

    return asyncio.run(run())


def ask_in_turn(paths: Sequence[str], clock: QuickClock) -> tuple[list[LinkStatus], Server]:
    """Ask a server for some of its paths in one run."""

    async def run() -> tuple[list[LinkStatus], Server]:
        async with Server().run() as server:
            schedule = Schedule(OPTIONS, clock, Random(0))  # noqa: S311 - jitter, no secret
            async with Client(OPTIONS, "test", resolver=Names(LOCAL)) as client:
                probe = Probe(client, schedule, OPTIONS, clock)
                return [await probe.ask(f"http://one.test:{server.port}{path}") for path in paths], server

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/status/200", Verdict.ALIVE),
        ("/status/204", Verdict.ALIVE),
        ("/status/304", Verdict.ALIVE),
        ("/file", Verdict.ALIVE),
        ("/early", Verdict.ALIVE),
        ("/headlies/404", Verdict.ALIVE),
        ("/headlies/405", Verdict.ALIVE),
        ("/headlies/403", Verdict.ALIVE),
        ("/headlies/500", Verdict.ALIVE),
        ("/headlies/501", Verdict.ALIVE),
        ("/busy", Verdict.ALIVE),
        ("/busydate", Verdict.ALIVE),
        ("/once/500", Verdict.ALIVE),
        ("/once/503", Verdict.ALIVE),
        ("/flaky404", Verdict.ALIVE),
        ("/slowbody", Verdict.ALIVE),
        ("/gzip", Verdict.ALIVE),
        ("/cookie", Verdict.ALIVE),
        ("/chain/301/5", Verdict.MOVED),
        ("/chain/308/10", Verdict.MOVED),
        ("/to/301/page", Verdict.MOVED),
        ("/chain/302/5", Verdict.REDIRECTED),
        ("/to/307/page", Verdict.REDIRECTED),
        ("/to/301/to/302/page", Verdict.REDIRECTED),
        ("/to/301/status/404", Verdict.DEAD),
        ("/to/301/status/403", Verdict.BLOCKED),
        ("/to/301/hang", Verdict.UNREACHABLE),
        ("/status/404", Verdict.DEAD),
        ("/status/410", Verdict.DEAD),
        ("/status/401", Verdict.BLOCKED),
        ("/status/403", Verdict.BLOCKED),
        ("/status/406", Verdict.BLOCKED),
        ("/status/418", Verdict.BLOCKED),
        ("/status/429", Verdict.BLOCKED),
        ("/status/451", Verdict.BLOCKED),
        ("/status/999", Verdict.BLOCKED),
        ("/cloudflare", Verdict.BLOCKED),
        ("/challenge202", Verdict.BLOCKED),
        ("/status/500", Verdict.UNREACHABLE),
        ("/status/503", Verdict.UNREACHABLE),
        ("/loop", Verdict.UNREACHABLE),
        ("/chain/302/12", Verdict.UNREACHABLE),
        ("/nowhere", Verdict.UNREACHABLE),
        ("/hang", Verdict.UNREACHABLE),
        ("/slowhead", Verdict.UNREACHABLE),
        ("/reset", Verdict.UNREACHABLE),
        ("/close", Verdict.UNREACHABLE),
        ("/junk", Verdict.UNREACHABLE),
        ("/hugehead", Verdict.UNREACHABLE),
        ("/manyheads", Verdict.UNREACHABLE),
        ("/to/302/", Verdict.SUSPICIOUS),
        ("/member", Verdict.SUSPICIOUS),
        ("/away/302/two.test/page", Verdict.SUSPICIOUS),
        ("/away/301/two.test/", Verdict.SUSPICIOUS),
        ("/away/301/gone.test/page", Verdict.DEAD),
        ("/away/302/www.one.test/page", Verdict.REDIRECTED),
    ],
)
def test_verdicts(path: str, verdict: Verdict, quick_clock: QuickClock) -> None:
    status, server = ask(path, quick_clock)
    assert status.verdict is verdict, status
    assert (status.error is None) == (verdict in {Verdict.ALIVE, Verdict.MOVED, Verdict.REDIRECTED})
    assert len(server.asked) < 70


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/resetbody", Verdict.ALIVE),
        ("/short", Verdict.ALIVE),
        ("/badgzip", Verdict.ALIVE),
        ("/bomb", Verdict.ALIVE),
        ("/endless", Verdict.ALIVE),
        ("/deflate", Verdict.ALIVE),
        ("/refresh", Verdict.REDIRECTED),
        ("/title/404_Not_Found", Verdict.SUSPICIOUS),
        ("/title/This_domain_is_for_sale", Verdict.SUSPICIOUS),
        ("/title/Just_a_moment...", Verdict.BLOCKED),
        ("/title/Found", Verdict.ALIVE),
        ("/empty", Verdict.SUSPICIOUS),
        ("/gonehead", Verdict.DEAD),
    ],
)
def test_verdicts_of_pages_that_are_read(path: str, verdict: Verdict, quick_clock: QuickClock) -> None:
    """A fragment that is looked for has its page read."""
    status, _ = ask(f"{path}#top", quick_clock, replace(OPTIONS, remote_fragments=True))
    if verdict is Verdict.ALIVE and status.verdict is Verdict.SUSPICIOUS:
        assert status.error == "its page has no anchor #top"
    else:
        assert status.verdict is verdict, status


def test_a_clean_head_of_what_is_no_page_is_the_only_request(quick_clock: QuickClock) -> None:
    _, server = ask("/file", quick_clock)
    assert [each.method for each in server.asked] == ["HEAD"]


def test_the_first_pages_of_a_host_are_read_and_then_a_clean_head_is_enough(quick_clock: QuickClock) -> None:
    statuses, server = ask_in_turn([f"/status/200?{number}" for number in range(12)], quick_clock)
    assert {status.verdict for status in statuses} == {Verdict.ALIVE}
    assert Counter(each.method for each in server.asked) == {"HEAD": 12, "GET": 4}
    assert [each.method for each in server.asked[-4:]] == ["HEAD"] * 4


def test_all_pages_of_a_host_that_lies_are_read(quick_clock: QuickClock) -> None:
    paths = ["/title/404_Not_Found"] + [f"/status/200?{number}" for number in range(12)] + ["/title/Not_found"]
    statuses, server = ask_in_turn(paths, quick_clock)
    assert [status.verdict for status in statuses] == [Verdict.SUSPICIOUS, *[Verdict.ALIVE] * 12, Verdict.SUSPICIOUS]
    assert Counter(each.method for each in server.asked) == {"HEAD": 14, "GET": 14}


@pytest.mark.parametrize("path", ["/onlyhead/503", "/onlyhead/429", "/onlyhead/403", "/onlyheadresets"])
def test_reading_a_page_besides_takes_nothing_back_if_it_fails(path: str, quick_clock: QuickClock) -> None:
    status, server = ask(path, quick_clock)
    assert (status.verdict, status.status) == (Verdict.ALIVE, 200)
    assert server.asked[0].method == "HEAD"
    assert len(server.asked) <= 3  # aiohttp asks again where a connection that it had used before breaks


def test_a_url_has_one_deadline_over_all_its_requests(virtually: Virtually, clock: Clock) -> None:
    """Ten hops of half a minute each, for HEAD, for GET, and once more: it ends after two minutes."""
    asked: list[float] = []

    async def fetch(request: Request) -> Response:
        asked.append(clock.now())
        await clock.sleep(29.0)
        number = int(request.url.rpartition("/")[2])
        return (
            Response(request.url, 302, {"location": f"/{number + 1}"})
            if number % 10
            else Response(request.url, 404, {})
        )

    async def run() -> LinkStatus:
        options = LinkOptions(timeout=30.0)
        probe = Probe(fetch, Schedule(options, clock, Random(0)), options, clock)  # noqa: S311 - jitter, no secret
        return await probe.ask("http://x.org/1")

    status = virtually(run())
    assert (status.verdict, status.error) == (Verdict.UNREACHABLE, "it came to no end within 120 s")
    assert asked == [0.0, 29.0, 58.0, 87.0, 116.0]


@pytest.mark.parametrize("path", ["/empty", "/hidden", "/to/301/status/200"])
def test_pages_that_head_finds_odd_are_read_whatever_was_read_before(path: str, quick_clock: QuickClock) -> None:
    _, server = ask_in_turn([f"/status/200?{number}" for number in range(8)] + [path], quick_clock)
    assert server.count(path, "GET") == 1


def test_only_get_proves_death_and_it_is_asked_twice(quick_clock: QuickClock) -> None:
    status, server = ask("/status/404", quick_clock)
    assert [each.method for each in server.asked] == ["HEAD", "GET", "GET"]
    assert (status.status, status.error) == (404, "it answers 404")


def test_an_unknown_name_is_dead_and_looked_up_twice(quick_clock: QuickClock) -> None:
    status, server = ask("/", quick_clock, host="unknown.test")
    assert (status.verdict, status.error) == (Verdict.DEAD, "its host name does not exist")
    assert server.asked == []


def test_hops_are_told_and_the_fragment_survives(quick_clock: QuickClock) -> None:
    status, server = ask("/to/301/to/308/page#two", quick_clock)
    base = f"http://one.test:{server.port}"
    assert [(hop.status, hop.url) for hop in status.hops] == [(301, f"{base}/to/308/page"), (308, f"{base}/page")]
    assert status.final_url == f"{base}/page#two"


@pytest.mark.parametrize(
    ("fragment", "verdict"),
    [
        ("one", Verdict.ALIVE),
        ("user-content-one", Verdict.SUSPICIOUS),
        ("two", Verdict.ALIVE),
        ("no", Verdict.SUSPICIOUS),
    ]
    + [(name, Verdict.ALIVE) for name in (":~:text=x", "/route", "!route", "L10", "")],
)
def test_fragments_of_remote_pages_are_looked_for_on_request(
    fragment: str, verdict: Verdict, quick_clock: QuickClock
) -> None:
    status, _ = ask(f"/page#{fragment}", quick_clock, replace(OPTIONS, remote_fragments=True))
    assert status.verdict is verdict
    status, _ = ask(f"/page#{fragment}", quick_clock)
    assert status.verdict is Verdict.ALIVE


def test_what_a_host_answers_may_be_accepted(quick_clock: QuickClock) -> None:
    for options in (
        replace(OPTIONS, accept=frozenset({403})),
        replace(OPTIONS, hosts={"*.test": HostOptions(accept=frozenset({403}))}),
    ):
        status, _ = ask("/status/403", quick_clock, options)
        assert status.verdict is Verdict.ALIVE


def test_a_host_may_get_headers_of_its_own_and_others_do_not(quick_clock: QuickClock) -> None:
    options = replace(OPTIONS, hosts={"one.test": HostOptions(headers={"Authorization": "secret"})})
    _, server = ask("/away/302/two.test/page", quick_clock, options)
    sent = {each.headers["host"].partition(":")[0]: each.headers.get("authorization") for each in server.asked}
    assert sent == {"one.test": "secret", "two.test": None}


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:1/", "not public"),
        ("ftp://example.org/", "scheme"),
        ("http://user@example.org/", "user name"),
        ("http://2130706433/", "unusual form"),
        ("http://example.org/" + "a" * 10_000, "longer"),
    ],
)
def test_what_may_not_be_asked_is_skipped(url: str, reason: str, quick_clock: QuickClock) -> None:
    async def run() -> LinkStatus:
        async def fetch(_: object) -> None:
            raise AssertionError("nothing is asked")

        options = LinkOptions()
        schedule = Schedule(options, quick_clock, Random(0))  # noqa: S311 - jitter, no secret
        return await Probe(fetch, schedule, options, quick_clock).ask(url)  # type: ignore[arg-type]

    status = asyncio.run(run())
    assert status.verdict is Verdict.SKIPPED
    assert reason in (status.error or "")
