"""Copies of dead pages: looked up where that is wanted, for dead pages alone, and without harm."""

from __future__ import annotations

import asyncio
import json
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from awesome_lint.links.archive import Archive
from awesome_lint.links.base import Failure, FailureKind, Response
from awesome_lint.links.cache import LinkCache
from awesome_lint.links.engine import Engine
from awesome_lint.links.options import LinkOptions
from awesome_lint.links.plan import make_plan
from awesome_lint.statuses import LinkStatus, Verdict
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from pathlib import Path

    from awesome_lint.links.base import Clock, Request

    Virtually = Callable[[Coroutine[object, object, dict[str, LinkStatus]]], dict[str, LinkStatus]]

COPY = "https://web.archive.org/web/20190403120000/https://gone.org/a"
OPTIONS = LinkOptions(archive=True, host_interval=0.0)


def snapshot(url: object = COPY, *, available: object = True, status: object = "200") -> str:
    closest = {"available": available, "url": url, "timestamp": "20190403120000", "status": status}
    return json.dumps({"archived_snapshots": {"closest": closest}})


class Web:
    """A web in which `gone.org` is gone, and an archive that answers what a test says."""

    def __init__(self, answer: str | Failure | int = snapshot()) -> None:  # noqa: B008 - a text
        self._answer = answer
        self.asked: list[str] = []
        self.moments: list[float] = []

    async def __call__(self, request: Request) -> Response:
        if host_of(request.url) != "archive.org":
            return Response(request.url, 404 if "gone" in request.url else 200, {"content-type": "text/plain"}, b"x")
        self.asked.append(request.url)
        self.moments.append(asyncio.get_running_loop().time())
        if isinstance(self._answer, Failure):
            raise self._answer
        if isinstance(self._answer, int):
            return Response(request.url, self._answer, {})
        return Response(request.url, 200, {}, self._answer.encode())

    def queries(self) -> list[dict[str, str]]:
        return [{name: values[0] for name, values in parse_qs(urlsplit(url).query).items()} for url in self.asked]


def run(
    urls: Sequence[str],
    web: Web,
    clock: Clock,
    virtually: Virtually,
    options: LinkOptions = OPTIONS,
    added: Mapping[str, str] | None = None,
    cache: LinkCache | None = None,
) -> dict[str, LinkStatus]:
    async def check() -> dict[str, LinkStatus]:
        engine = Engine(web, options, clock, Random(0), cache, (), added or {})  # noqa: S311 - jitter
        return {status.url: status async for status in engine.run(make_plan(urls, options))}

    return virtually(check())


def test_only_dead_pages_are_looked_up_near_the_day_they_were_added(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    urls = ["https://gone.org/a#x", "https://gone.org/a", "https://fine.org/b"]
    added = {
        "https://gone.org/a": "2020-02-03",
        "https://gone.org/a#x": "2019-04-05",
        "https://fine.org/b": "2018-01-01",
    }
    found = run(urls, web, clock, virtually, added=added)
    assert web.queries() == [{"url": "https://gone.org/a", "timestamp": "20190405"}]
    assert {url: status.archived_url for url, status in found.items()} == {urls[0]: COPY, urls[1]: COPY, urls[2]: None}
    assert found[urls[0]].verdict is Verdict.DEAD


def test_without_a_day_the_latest_copy_is_asked_for(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    run(["https://gone.org/a?b=c&d"], web, clock, virtually)
    assert web.queries() == [{"url": "https://gone.org/a?b=c&d"}]


def test_nobody_is_asked_unless_that_is_wanted(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    found = run(["https://gone.org/a"], web, clock, virtually, LinkOptions())
    assert web.asked == []
    assert found["https://gone.org/a"].archived_url is None


def test_the_archive_is_asked_slowly_and_not_again_when_it_fails(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    urls = [f"https://gone.org/{number}" for number in range(200)]
    found = run(urls, web, clock, virtually)
    assert all(status.archived_url == COPY for status in found.values())
    assert all(later - earlier >= 1.0 for earlier, later in zip(web.moments, web.moments[1:], strict=False))
    for answer in (Failure(FailureKind.TIMEOUT, "slow"), 429, 503, "<html>"):
        failing = Web(answer)
        found = run(urls, failing, clock, virtually)
        assert len(failing.asked) <= 4
        assert {status.verdict for status in found.values()} == {Verdict.DEAD}
        assert {status.archived_url for status in found.values()} == {None}


@pytest.mark.parametrize(
    "answer",
    [
        '{"archived_snapshots": {}}',
        '{"archived_snapshots": []}',
        "[]",
        "7",
        snapshot(available=False),
        snapshot(status="404"),
        snapshot(status=None),
        snapshot(url=7),
        snapshot(url="javascript:alert(1)"),
        snapshot(url="https://evil.org/"),
        snapshot(url="https://evil.org/web/20190403120000/https://gone.org/a"),
        snapshot(url="https://web.archive.org/web/20190403120000/https://gone.org/a b"),
        snapshot(url="https://web.archive.org/web/20190403120000/" + "x" * 100_000),
        snapshot(url="https://web.archive.org/web/latest/https://gone.org/"),
    ],
)
def test_what_is_no_copy_is_none(answer: str, clock: Clock, virtually: Virtually) -> None:
    assert run(["https://gone.org/a"], Web(answer), clock, virtually)["https://gone.org/a"].archived_url is None


def test_copies_are_given_over_https() -> None:
    async def fetch(request: Request) -> Response:
        return Response(request.url, 200, {}, snapshot(COPY.replace("https://web", "http://web")).encode())

    assert asyncio.run(Archive(fetch, "https://archive.org").copy("https://gone.org/a", None)) == COPY


def test_another_base_url_can_be_set(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    options = LinkOptions(archive=True, provider_urls={"archive": "https://archive.org/mirror/"})
    run(["https://gone.org/a"], web, clock, virtually, options)
    assert web.asked[0].startswith("https://archive.org/mirror/wayback/available?url=")


def test_a_copy_is_remembered(tmp_path: Path, clock: Clock, virtually: Virtually) -> None:
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        run(["https://gone.org/a"], Web(), clock, virtually, cache=cache)
        again = Web(503)
        found = run(["https://gone.org/a"], again, clock, virtually, cache=cache)
        assert again.asked == []
        assert found["https://gone.org/a"].archived_url == COPY
