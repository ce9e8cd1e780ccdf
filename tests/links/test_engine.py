"""A run over many URLs: who is asked, how often, what is said, and what happens when nothing answers."""

from __future__ import annotations

import asyncio
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from awesome_lint.errors import ConfigError
from awesome_lint.links.base import Answer, Failure, FailureKind, Response
from awesome_lint.links.cache import LinkCache
from awesome_lint.links.engine import Engine, NoNetworkError
from awesome_lint.links.options import LinkOptions
from awesome_lint.links.plan import ignore_patterns, make_plan
from awesome_lint.links.recall import recall
from awesome_lint.records import replace
from awesome_lint.statuses import LinkStatus, Resource, Verdict
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from pathlib import Path

    from awesome_lint.links.base import Access, Clock, Provider, Request

    Virtually = Callable[[Coroutine[object, object, dict[str, LinkStatus]]], dict[str, LinkStatus]]

OPTIONS = LinkOptions(host_interval=0.0)


class Web:
    """Answers every request with what is known of its host; hosts that are not known do not exist."""

    def __init__(self, hosts: Mapping[str, int | Failure]) -> None:
        self._hosts = hosts
        self.asked: Counter[str] = Counter()

    async def __call__(self, request: Request) -> Response:
        self.asked[request.url] += 1
        await asyncio.sleep(0.05)
        answer = self._hosts.get(host_of(request.url), Failure(FailureKind.NAME, "its host name does not exist"))
        if isinstance(answer, Failure):
            raise answer
        return Response(request.url, answer, {"content-type": "application/pdf"})


class Library:
    """A provider of the books at library.org; `down` makes it fail."""

    name = "library"
    base_urls: Mapping[str, str] = {"library": "https://api.library.org"}
    batch_size = 3
    interval = 2.0

    def __init__(self, *, down: bool = False) -> None:
        self._down = down
        self.batches: list[list[str]] = []

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:  # noqa: ARG002 - it has one site
        return url.rpartition("/")[2] if url.startswith("https://library.org/") else None

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        from awesome_lint.links.base import Request

        self.batches.append(list(identifiers))
        await access.fetch(Request(f"{access.urls['library']}/{','.join(identifiers)}"))
        if self._down:
            raise Failure(FailureKind.PROTOCOL, "down")
        known = {
            "fine": Answer(exists=True, resource=Resource("library", "fine", title="Fine")),
            "old": Answer(exists=True, resource=Resource("library", "old", archived=True)),
            "off": Answer(exists=True, resource=Resource("library", "off", disabled=True)),
            "was": Answer(exists=True, resource=Resource("library", "was", url="https://library.org/is")),
            "gone": Answer(exists=False),
        }
        return {name: known[name] for name in identifiers if name in known}


def run_all(
    urls: Sequence[str],
    web: Web,
    clock: Clock,
    virtually: Virtually,
    options: LinkOptions = OPTIONS,
    cache: LinkCache | None = None,
    providers: Sequence[Provider] = (),
) -> dict[str, LinkStatus]:
    async def run() -> dict[str, LinkStatus]:
        engine = Engine(web, options, clock, Random(0), cache, providers)  # noqa: S311 - jitter, no secret
        known, rest = recall(make_plan(urls, options), options, cache, clock.moment())
        return {status.url: status for status in known} | {status.url: status async for status in engine.run(rest)}

    return virtually(run())


def test_each_distinct_url_is_asked_once(clock: Clock, virtually: Virtually) -> None:
    web = Web({"a.org": 200})
    urls = ["https://a.org/x", "https://a.org/x", "https://a.org/x#one", "https://a.org/x#two", "https://a.org/y"]
    found = run_all(urls, web, clock, virtually)
    assert found.keys() == set(urls)
    assert {status.verdict for status in found.values()} == {Verdict.ALIVE}
    assert web.asked == {"https://a.org/x": 1, "https://a.org/y": 1}


def test_an_unknown_name_is_dead_only_if_something_answered(clock: Clock, virtually: Virtually) -> None:
    found = run_all(["https://no.org/", "https://a.org/"], Web({"a.org": 404}), clock, virtually)
    assert found["https://no.org/"].verdict is Verdict.DEAD
    with pytest.raises(NoNetworkError, match="no network"):
        run_all(["https://no.org/", "https://nor.org/"], Web({}), clock, virtually)
    with pytest.raises(NoNetworkError):
        run_all(["https://a.org/"], Web({"a.org": Failure(FailureKind.CONNECT, "refused")}), clock, virtually)


def test_nothing_to_ask_needs_no_network(clock: Clock, virtually: Virtually) -> None:
    found = run_all(["http://127.0.0.1/"], Web({}), clock, virtually)
    assert [status.verdict for status in found.values()] == [Verdict.SKIPPED]
    assert run_all([], Web({}), clock, virtually) == {}


def test_what_providers_know_is_not_asked_of_the_web(clock: Clock, virtually: Virtually) -> None:
    names = ["fine", "old", "off", "was", "gone", "unknown"]
    web = Web({"library.org": 404, "api.library.org": 200})
    library = Library()
    found = run_all([f"https://library.org/{name}" for name in names], web, clock, virtually, providers=[library])
    verdicts = {url.rpartition("/")[2]: (status.verdict, status.provider) for url, status in found.items()}
    assert verdicts == {
        "fine": (Verdict.ALIVE, "library"),
        "old": (Verdict.ARCHIVED, "library"),
        "off": (Verdict.DEAD, "library"),
        "was": (Verdict.MOVED, "library"),
        "gone": (Verdict.DEAD, "library"),
        "unknown": (Verdict.DEAD, "http"),
    }
    assert found["https://library.org/was"].final_url == "https://library.org/is"
    assert found["https://library.org/fine"].title == "Fine"
    assert library.batches == [["fine", "old", "off"], ["was", "gone", "unknown"]]
    assert {url for url in web.asked if "//library.org" in url} == {
        "https://library.org/gone",
        "https://library.org/unknown",
    }


def test_what_a_provider_misses_but_the_web_has_is_alive(clock: Clock, virtually: Virtually) -> None:
    web = Web({"library.org": 200, "api.library.org": 200})
    found = run_all(["https://library.org/gone"], web, clock, virtually, providers=[Library()])
    assert found["https://library.org/gone"].verdict is Verdict.ALIVE


def test_an_outage_of_a_provider_means_nothing_for_links(clock: Clock, virtually: Virtually) -> None:
    web = Web({"library.org": 200, "api.library.org": 200})
    library = Library(down=True)
    urls = [f"https://library.org/{number}" for number in range(20)]
    found = run_all(urls, web, clock, virtually, providers=[library])
    assert {status.verdict for status in found.values()} == {Verdict.ALIVE}
    assert len(library.batches) == 2


def test_a_second_run_asks_nothing_that_is_known(tmp_path: Path, clock: Clock, virtually: Virtually) -> None:
    urls = ["https://a.org/x", "https://b.org/y"]
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        run_all(urls, Web({"a.org": 200, "b.org": 404}), clock, virtually, cache=cache)
        web = Web({"a.org": 404, "b.org": 200})
        found = run_all(urls, web, clock, virtually, cache=cache)
        assert (found[urls[0]].verdict, found[urls[0]].cached) == (Verdict.ALIVE, True)
        assert (found[urls[1]].verdict, found[urls[1]].cached) == (Verdict.ALIVE, False)
        assert list(web.asked) == ["https://b.org/y"]
        refreshed = run_all(urls, Web({"a.org": 404}), clock, virtually, LinkOptions(refresh=True), cache)
        assert refreshed[urls[0]].verdict is Verdict.DEAD


def test_offline_only_what_is_known_is_said(tmp_path: Path, clock: Clock, virtually: Virtually) -> None:
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        run_all(["https://a.org/"], Web({"a.org": 404}), clock, virtually, cache=cache)
        web = Web({})
        found = run_all(["https://a.org/", "https://b.org/"], web, clock, virtually, LinkOptions(offline=True), cache)
        assert [found[url].verdict for url in sorted(found)] == [Verdict.DEAD, Verdict.SKIPPED]
        assert not web.asked


def test_days_of_being_unreachable_are_counted(tmp_path: Path, clock: Clock, virtually: Virtually) -> None:
    web = Web({"a.org": Failure(FailureKind.RESET, "cut off"), "b.org": 200})
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        found = run_all(["https://a.org/", "https://b.org/"], web, clock, virtually, cache=cache)
    assert (found["https://a.org/"].verdict, found["https://a.org/"].days) == (Verdict.UNREACHABLE, 1)


def test_what_a_deadline_cuts_off_is_said(clock: Clock, virtually: Virtually) -> None:
    options = LinkOptions(deadline=2.0, host_concurrency=1, host_interval=0.5)
    found = run_all([f"https://a.org/{number}" for number in range(50)], Web({"a.org": 200}), clock, virtually, options)
    counts = Counter(status.verdict for status in found.values())
    assert counts == {Verdict.ALIVE: 4, Verdict.SKIPPED: 46}
    assert {status.error for status in found.values()} == {None, "the run's deadline came first"}


def test_patterns_replacements_and_shards() -> None:
    urls = ["https://a.org/1", "https://b.org/2", "https://c.org/3"]
    plan = make_plan(urls, LinkOptions(exclude=("b[.]org",), remap=(("^https://a.org", "http://mirror.a"),)))
    assert plan.asked == {"http://mirror.a/1": ["https://a.org/1"], "https://c.org/3": ["https://c.org/3"]}
    assert plan.skipped == {"https://b.org/2": "a pattern excludes it"}
    assert make_plan(urls, LinkOptions(include=("a[.]org",))).asked.keys() == {"https://a.org/1"}
    many = [f"https://h{number % 30}.org/{number}" for number in range(300)]
    parts = [make_plan(many, OPTIONS, (number, 4)).asked for number in (1, 2, 3, 4)]
    assert sorted(url for part in parts for url in part) == sorted(many)
    hosts = [{host_of(url) for url in part} for part in parts]
    assert sum(map(len, hosts)) == 30
    for wrong in (LinkOptions(exclude=("(",)), LinkOptions(remap=(("a", r"\9"),))):
        with pytest.raises(ConfigError, match="for links"):
            make_plan(urls, wrong)


def test_hosts_take_turns() -> None:
    plan = make_plan(["https://a.org/1", "https://a.org/2", "https://a.org/3", "https://b.org/1"], OPTIONS)
    assert [host_of(url) for url in plan.asked] == ["a.org", "b.org", "a.org", "a.org"]


def test_lychees_list_of_exceptions_is_read() -> None:
    assert ignore_patterns("# comment\n\n^https://a\\.org\n  b  \n") == {3: "^https://a\\.org", 4: "b"}


def test_a_host_that_wants_to_be_left_alone_keeps_no_other_waiting(clock: Clock, virtually: Virtually) -> None:
    """A thousand URLs of a host that asks for a minute after each, before fifty of another."""
    moments: dict[str, float] = {}

    class Throttling(Web):
        async def __call__(self, request: Request) -> Response:
            answer = await super().__call__(request)
            moments[request.url] = clock.now()
            return replace(answer, headers={"retry-after": "60"}) if "//slow." in request.url else answer

    web = Throttling({"slow.org": 200, "quick.org": 200})
    urls = [f"https://slow.org/{number}" for number in range(1000)]
    urls += [f"https://quick.org/{number}" for number in range(50)]
    found = run_all(urls, web, clock, virtually, LinkOptions(concurrency=16, deadline=300.0))
    assert max(moment for url, moment in moments.items() if "//quick." in url) < 5.0
    assert {found[url].verdict for url in urls[1000:]} == {Verdict.ALIVE}
    assert {found[url].verdict for url in urls[:1000]} == {Verdict.ALIVE, Verdict.SKIPPED}


def test_names_that_cannot_be_looked_up_are_not_dead_where_none_can(clock: Clock, virtually: Virtually) -> None:
    """Something answered, but by its address: that says nothing of names."""
    found = run_all(["https://8.8.8.8/", "https://no.org/"], Web({"8.8.8.8": 200}), clock, virtually)
    assert found["https://no.org/"].verdict is Verdict.UNREACHABLE
    assert "no other could" in (found["https://no.org/"].error or "")
    refused = Web({"8.8.8.8": 200, "a.org": Failure(FailureKind.CONNECT, "refused")})
    found = run_all(["https://8.8.8.8/", "https://no.org/", "https://a.org/"], refused, clock, virtually)
    assert found["https://no.org/"].verdict is Verdict.DEAD


def test_a_host_that_asks_for_an_hour_is_asked_once_and_the_rest_is_said(clock: Clock, virtually: Virtually) -> None:
    class Busy(Web):
        async def __call__(self, request: Request) -> Response:
            return replace(await super().__call__(request), headers={"retry-after": "3600"})

    web = Busy({"busy.org": 429})
    options = LinkOptions(host_concurrency=1)
    found = run_all([f"https://busy.org/{number}" for number in range(20)], web, clock, virtually, options)
    assert web.asked.total() == 1
    assert Counter(status.verdict for status in found.values()) == {Verdict.BLOCKED: 1, Verdict.SKIPPED: 19}
    skipped = {status.error for status in found.values() if status.verdict is Verdict.SKIPPED}
    assert skipped == {"busy.org asked to be left alone for longer than a run waits"}


def test_a_host_that_refuses_costs_its_links_nothing_and_is_asked_first_next_time(
    tmp_path: Path, clock: Clock, virtually: Virtually
) -> None:
    shut = [f"https://shut.org/{number}" for number in range(40)]
    fine = [f"https://fine.org/{number}" for number in range(40)]
    web = Web({"shut.org": Failure(FailureKind.CONNECT, "refused"), "fine.org": 200})
    options = replace(OPTIONS, refresh=True, host_concurrency=2)
    with LinkCache(tmp_path / "links") as cache:
        run_all(fine, Web({"fine.org": 200}), clock, virtually, options, cache)
        found = run_all([*fine, *shut], web, clock, virtually, options, cache)
        assert {found[url].verdict for url in fine} == {Verdict.ALIVE}
        verdicts = Counter(found[url].verdict for url in shut)
        assert verdicts.keys() == {Verdict.UNREACHABLE, Verdict.SKIPPED}
        assert verdicts[Verdict.SKIPPED] > 30
        assert sum("//shut." in url for url in web.asked.elements()) < 10

        open_again = Web({"shut.org": 200, "fine.org": 200})
        found = run_all([*fine, *shut], open_again, clock, virtually, options, cache)
        assert {found[url].verdict for url in shut} == {Verdict.ALIVE}
        assert host_of(next(iter(open_again.asked))) == "shut.org"


def test_a_host_that_cuts_head_off_does_not_refuse(clock: Clock, virtually: Virtually) -> None:
    class NoHead(Web):
        async def __call__(self, request: Request) -> Response:
            if request.method == "HEAD":
                raise Failure(FailureKind.RESET, "the connection was cut off")
            return await super().__call__(request)

    found = run_all([f"https://a.org/{number}" for number in range(50)], NoHead({"a.org": 200}), clock, virtually)
    assert {status.verdict for status in found.values()} == {Verdict.ALIVE}
