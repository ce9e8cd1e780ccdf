"""What strangers may write into a list, or have their servers do: one test for each attack."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AsyncExitStack
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.links.http2 import Http2Server
from tests.links.server import BOMB, Server
from tests.links.support import Names, one_private_address

from awesome_lint.links.base import Failure, FailureKind, Request, Response
from awesome_lint.links.client import Client
from awesome_lint.links.options import HostOptions, LinkOptions
from awesome_lint.links.probe import Probe
from awesome_lint.links.schedule import Schedule
from awesome_lint.statuses import LinkStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.abc import ResolveResult
    from tests.links.support import QuickClock

OPTIONS = LinkOptions(timeout=1.0, host_interval=0.0, max_retries=1)
OPEN = LinkOptions(allow_private=True, timeout=1.0, host_interval=0.0, max_retries=1)
SECRET = "s3cr3t-token"  # noqa: S105 - what must not be found anywhere


class World:
    """One machine with a public address, 127.0.0.2, and a private one, 127.0.0.1, each with a server on one port.

    Attributes:
        outside: The server that may be asked.
        inside: The server that may not.
    """

    outside: Server
    inside: Server

    def __init__(self, clock: QuickClock, options: LinkOptions, names: Names) -> None:
        self._clock = clock
        self._options = options
        self._names = names

    def ask(self, url: Callable[[int], str]) -> LinkStatus:
        """Ask for a URL, given the port, and give what is said of it."""

        async def run() -> LinkStatus:
            async with AsyncExitStack() as stack:
                self.outside = await stack.enter_async_context(Server().run("127.0.0.2"))
                self.inside = Server()
                self.inside.port = self.outside.port
                await stack.enter_async_context(self.inside.run("127.0.0.1"))
                client = await stack.enter_async_context(Client(self._options, "test", resolver=self._names))
                schedule = Schedule(self._options, self._clock, Random(0))  # noqa: S311 - jitter, no secret
                return await Probe(client, schedule, self._options, self._clock).ask(url(self.outside.port))

        return asyncio.run(run())


@pytest.fixture
def world(quick_clock: QuickClock, monkeypatch: pytest.MonkeyPatch) -> World:
    """A world in which evil.org is public and inner.org is not."""
    one_private_address(monkeypatch, "127.0.0.1")
    names = Names({"evil.org": ["127.0.0.2"], "inner.org": ["127.0.0.1"], "other.org": ["127.0.0.2"]})
    return World(quick_clock, OPTIONS, names)


def test_a_public_name_is_asked(world: World) -> None:
    """Without this the tests below would prove nothing."""
    assert world.ask(lambda port: f"http://evil.org:{port}/page").verdict is Verdict.ALIVE
    assert world.outside.asked


@pytest.mark.parametrize("host", ["inner.org", "127.0.0.1"])
def test_a_private_address_is_not_asked(world: World, host: str) -> None:
    status = world.ask(lambda port: f"http://{host}:{port}/status/200")
    assert "not public" in (status.error or "")
    assert world.inside.asked == []


@pytest.mark.parametrize("host", ["inner.org", "127.0.0.1"])
@pytest.mark.parametrize("code", [301, 302, 307])
def test_a_redirection_to_a_private_address_is_not_followed(world: World, host: str, code: int) -> None:
    status = world.ask(lambda port: f"http://evil.org:{port}/away/{code}/{host}/status/200")
    assert status.verdict is Verdict.SUSPICIOUS
    assert "not public" in (status.error or "")
    assert world.inside.asked == []


def test_a_page_that_refreshes_to_a_private_address_is_not_followed(world: World) -> None:
    status = world.ask(lambda port: f"http://evil.org:{port}/refreshaway/inner.org/status/200")
    assert status.verdict is Verdict.SUSPICIOUS
    assert world.inside.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://100.100.100.200/latest/meta-data/",
        "http://168.63.129.16/machine",
        "http://192.0.0.192/opc/v1/instance/",
        "http://2852039166/latest/meta-data/",
        "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:a9fe:a9fe::]/",
        "http://169.254.169.254.:80/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://localhost/",
        "http://printer/",
        "http://user:password@evil.org/",
        "http://evil.org\\@inner.org/",
        "http://evil.org%2f@inner.org/",
        "http://inner.org%00.evil.org/",
        "http://ｉｎｎｅｒ.org/",
        "http://inner。org/",
        "http://еvil.org/",
        "http://[/",
        "http://[::1/",
        "http://evil.org:99999/",
        "http://" + "a" * 10_000 + ".org/",
        "http://evil.org/" + "a" * 10_000,
        "ftp://evil.org/",
        "file:///etc/passwd",
        "gopher://evil.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//",
        "///",
        "http:",
    ],
)
def test_what_is_not_asked_is_not_redirected_to_either(
    target: str, quick_clock: QuickClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list names it, or a server redirects to it: no request is made, and no name is looked up."""
    names = Names({"evil.org": ["127.0.0.1"]})
    requests: list[str] = []

    class Redirecting(Client):
        async def __call__(self, request: Request) -> Response:
            requests.append(request.url)
            if request.url == "http://begin.org/":
                return Response(request.url, 302, {"location": target})
            return await super().__call__(request)

    async def run() -> list[LinkStatus]:
        async with Redirecting(OPTIONS, "test", resolver=names) as client:
            schedule = Schedule(OPTIONS, quick_clock, Random(0))  # noqa: S311 - jitter, no secret
            probe = Probe(client, schedule, OPTIONS, quick_clock)
            return [await probe.ask(target), await probe.ask("http://begin.org/")]

    direct, redirected = asyncio.run(run())
    assert direct.verdict is Verdict.SKIPPED
    assert redirected.verdict in {Verdict.SUSPICIOUS, Verdict.UNREACHABLE}
    assert set(requests) == {"http://begin.org/"}
    assert names.asked == []


def test_a_name_that_changes_its_address_gains_nothing(
    quick_clock: QuickClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Public at first, private whenever it is looked up again (DNS rebinding)."""
    one_private_address(monkeypatch, "127.0.0.1")

    class Rebinding(Names):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> list[ResolveResult]:
            self._known = {host: ["127.0.0.1" if self.asked else "127.0.0.2"]}
            return await super().resolve(host, port, family)

    world = World(quick_clock, OPTIONS, Rebinding({}))
    world.ask(lambda port: f"http://evil.org:{port}/away/302/evil.org/close")
    assert world.outside.asked
    assert world.inside.asked == []


def test_a_name_with_a_public_and_a_private_address_leads_to_the_public_one_only(
    quick_clock: QuickClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_private_address(monkeypatch, "127.0.0.1")
    world = World(quick_clock, OPTIONS, Names({"mixed.org": ["127.0.0.1", "127.0.0.2"]}))
    assert world.ask(lambda port: f"http://mixed.org:{port}/status/200").verdict is Verdict.ALIVE
    assert world.outside.asked
    assert world.inside.asked == []


def test_a_cookie_goes_to_no_other_host(world: World) -> None:
    world.ask(lambda port: f"http://evil.org:{port}/cookieaway/other.org/page")
    cookies = {each.headers["host"].partition(":")[0]: each.headers.get("cookie") for each in world.outside.asked}
    assert cookies == {"evil.org": None, "other.org": None}


def secretive(host: str) -> LinkOptions:
    return LinkOptions(
        timeout=1.0,
        host_interval=0.0,
        max_retries=0,
        hosts={host: HostOptions(headers={"Authorization": f"Bearer {SECRET}"})},
    )


@pytest.mark.parametrize(
    "path", ["/away/301/other.org/page", "/refreshaway/other.org/page", "/away/302/evil.org.other.org/x"]
)
def test_a_hosts_own_headers_go_along_no_redirection(
    path: str, quick_clock: QuickClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_private_address(monkeypatch, "127.0.0.1")
    names = Names({name: ["127.0.0.2"] for name in ("evil.org", "other.org", "evil.org.other.org")})
    world = World(quick_clock, secretive("evil.org"), names)
    world.ask(lambda port: f"http://evil.org:{port}{path}")
    sent = {each.headers["host"].partition(":")[0]: each.headers.get("authorization") for each in world.outside.asked}
    assert sent.pop("evil.org") == f"Bearer {SECRET}"
    assert set(sent.values()) == {None}


@pytest.mark.parametrize("path", ["/reset", "/junk", "/hang", "/hugehead", "/status/403", "/status/500", "/loop"])
def test_a_hosts_own_headers_are_in_no_message(
    path: str, quick_clock: QuickClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_private_address(monkeypatch, "127.0.0.1")
    world = World(quick_clock, secretive("evil.org"), Names({"evil.org": ["127.0.0.2"]}))
    status = world.ask(lambda port: f"http://evil.org:{port}{path}")
    assert SECRET not in repr(status)


@pytest.mark.parametrize(
    ("path", "most"), [("/bomb", 65_536), ("/endless", 65_536), ("/large", 65_536), ("/status/200", 65_536)]
)
@pytest.mark.parametrize("limit", [0, 1, 65_536])
def test_bodies_are_bounded_before_and_behind_unpacking(path: str, most: int, limit: int) -> None:
    async def run() -> None:
        async with Server().run() as server, Client(OPEN, "test") as client:
            answer = await client(Request(f"http://127.0.0.1:{server.port}{path}", limit=limit))
            assert len(answer.body) <= min(most, limit)

    asyncio.run(run())
    assert len(BOMB) > 65_536


@pytest.mark.parametrize("layers", ["gzip, gzip", "gzip, gzip, gzip", "br", "zstd", "unknown"])
def test_what_is_packed_in_other_ways_is_not_unpacked(layers: str) -> None:
    async def run() -> None:
        async with Server().run() as server, Client(OPEN, "test") as client:
            answer = await client(
                Request(f"http://127.0.0.1:{server.port}/packed/{layers.replace(' ', '%20')}", limit=1000)
            )
            assert (answer.status, answer.body, answer.complete) == (200, b"", False)

    asyncio.run(run())


@pytest.mark.parametrize("path", ["/hugehead", "/manyheads", "/hugestatus"])
def test_headers_are_bounded(path: str) -> None:
    async def run() -> None:
        async with Server().run() as server, Client(OPEN, "test") as client:
            with pytest.raises(Failure) as caught:
                await client(Request(f"http://127.0.0.1:{server.port}{path}"))
            assert caught.value.kind is FailureKind.PROTOCOL
            assert len(str(caught.value)) < 200

    asyncio.run(run())


def test_informational_answers_without_end_end(quick_clock: QuickClock) -> None:
    async def run() -> None:
        async with Server().run() as server, Client(OPEN, "test") as client:
            with pytest.raises(Failure):
                await client(Request(f"http://127.0.0.1:{server.port}/hints"))

    asyncio.run(run())


@pytest.mark.parametrize("path", ["/chain/302/1000", "/baker", "/loop", "/refreshing/0"])
def test_redirections_are_bounded(path: str, quick_clock: QuickClock, monkeypatch: pytest.MonkeyPatch) -> None:
    one_private_address(monkeypatch, "127.0.0.1")
    world = World(quick_clock, OPTIONS, Names({"evil.org": ["127.0.0.2"]}))
    status = world.ask(lambda port: f"http://evil.org:{port}{path}")
    assert status.verdict is Verdict.UNREACHABLE
    assert len(status.hops) <= 11
    assert len(world.outside.asked) <= 2 * 13


@pytest.mark.parametrize(
    "location",
    [
        "http://x.org/\r\nSet-Cookie: a=b",
        "/a b\tc",
        "\x00",
        "http://[",
        "http://[::1",
        "http://x.org:port/",
        "?" * 20_000,
        "http://x.org/" + "%" * 3_000,
        "\ud800",
        "::::",
        "http://\u202eevil.org/",
        "#",
    ],
)
def test_targets_that_are_no_urls_crash_nothing(location: str, quick_clock: QuickClock) -> None:
    async def fetch(request: Request) -> Response:
        return Response(request.url, 302 if request.url == "http://begin.org/" else 200, {"location": location})

    async def run() -> LinkStatus:
        schedule = Schedule(OPTIONS, quick_clock, Random(0))  # noqa: S311 - jitter, no secret
        return await Probe(fetch, schedule, OPTIONS, quick_clock).ask("http://begin.org/")

    status = asyncio.run(run())
    assert status.verdict is not Verdict.DEAD


@pytest.mark.parametrize(("path", "kind"), [("/flood", FailureKind.PROTOCOL), ("/hang", FailureKind.TIMEOUT)])
def test_headers_and_time_are_bounded_in_http_2(path: str, kind: FailureKind) -> None:
    async def run() -> None:
        async with Http2Server().run() as server, Client(OPEN, "test") as client:
            url = f"http://127.0.0.1:{server.port}"
            assert (await client(Request(f"{url}/200"))).status == 200
            with pytest.raises(Failure) as caught:
                await client(Request(f"{url}{path}"))
            assert caught.value.kind is kind

    asyncio.run(run())


def test_bodies_are_bounded_in_http_2() -> None:
    async def run() -> None:
        async with Http2Server().run() as server, Client(OPEN, "test") as client:
            answer = await client(Request(f"http://127.0.0.1:{server.port}/endless", limit=10))
            assert (len(answer.body), answer.complete) == (10, False)

    asyncio.run(run())
