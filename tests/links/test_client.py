"""One request: to vetted addresses only, bounded, without memory; what goes wrong is told apart."""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import TYPE_CHECKING

import httpx
import pytest
import trustme
from tests.links.server import Server
from tests.links.support import Names

from awesome_lint.links.base import Failure, FailureKind, Request, Response
from awesome_lint.links.client import Client
from awesome_lint.links.options import LinkOptions
from awesome_lint.links.resolver import RefusedAddressError, gate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aiohttp.abc import ResolveResult

OPEN = LinkOptions(allow_private=True, timeout=1.0)
PUBLIC = LinkOptions(timeout=1.0)


async def fetch(
    url: str,
    options: LinkOptions = OPEN,
    known: Mapping[str, Sequence[str]] | None = None,
    *,
    limit: int = 0,
    trust: Callable[[], ssl.SSLContext] = httpx.create_ssl_context,
    proxies: Mapping[str, str] | None = None,
) -> Response | Failure:
    async with Client(options, "tests", resolver=Names(known or {}), trust=trust, proxies=proxies) as client:
        try:
            return await client(Request(url, limit=limit))
        except Failure as failure:
            return failure


@pytest.mark.parametrize(
    ("addresses", "kind"),
    [
        (["127.0.0.1"], FailureKind.REFUSED),
        (["10.0.0.1", "192.168.0.1"], FailureKind.REFUSED),
        (["169.254.169.254"], FailureKind.REFUSED),
        (["::1"], FailureKind.REFUSED),
        (["::ffff:127.0.0.1"], FailureKind.REFUSED),
        (["64:ff9b::7f00:1"], FailureKind.REFUSED),
    ],
)
def test_a_name_with_no_public_address_is_refused_before_anything_is_sent(
    addresses: list[str], kind: FailureKind
) -> None:
    async def run() -> None:
        async with Server().run() as server:
            outcome = await fetch(f"http://evil.org:{server.port}/", PUBLIC, {"evil.org": addresses})
            assert isinstance(outcome, Failure)
            assert (outcome.kind, server.asked) == (kind, [])
            assert "not public" in outcome.reason

    asyncio.run(run())


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    """The first look-up is no public address, the next ones are loopback: what was vetted is what is connected to."""

    class Rebinding(Names):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> list[ResolveResult]:
            self._known = {host: ["192.0.2.1"] if not self.asked else ["127.0.0.1"]}
            return await super().resolve(host, port, family)

    async def run() -> None:
        async with Server().run() as server:
            resolver = Rebinding({})
            async with Client(PUBLIC, "tests", resolver=resolver) as client:
                for _ in range(3):
                    with pytest.raises(Failure) as caught:
                        await client(Request(f"http://evil.org:{server.port}/"))
                    assert caught.value.kind is FailureKind.REFUSED
            assert server.asked == []

    asyncio.run(run())


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "::1"])
def test_no_socket_is_made_to_an_address_that_slipped_through(address: str) -> None:
    family = 10 if ":" in address else 2
    with pytest.raises(RefusedAddressError, match="not public"):
        gate(allow_private=False)((family, 1, 6, "", (address, 80)))


def test_public_addresses_of_a_name_are_used_and_others_left_out() -> None:
    async def run() -> None:
        outcome = await fetch("http://mixed.org/", PUBLIC, {"mixed.org": ["10.0.0.1", "192.0.2.1", "127.0.0.1"]})
        assert isinstance(outcome, Failure)  # 192.0.2.0/24 is for documentation: all three are refused
        assert outcome.kind is FailureKind.REFUSED

    asyncio.run(run())


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/hang", FailureKind.TIMEOUT),
        ("/slowhead", FailureKind.TIMEOUT),
        ("/reset", FailureKind.RESET),
        ("/close", FailureKind.RESET),
        ("/junk", FailureKind.PROTOCOL),
        ("/hugehead", FailureKind.PROTOCOL),
        ("/manyheads", FailureKind.PROTOCOL),
    ],
)
def test_failures_are_told_apart(path: str, kind: FailureKind) -> None:
    async def run() -> None:
        async with Server().run() as server:
            outcome = await fetch(f"http://127.0.0.1:{server.port}{path}")
            assert isinstance(outcome, Failure)
            assert outcome.kind is kind

    asyncio.run(run())


def test_unknown_names_and_closed_ports() -> None:
    unknown = asyncio.run(fetch("http://nobody.org/"))
    closed = asyncio.run(fetch("http://127.0.0.1:9/"))
    assert isinstance(unknown, Failure)
    assert isinstance(closed, Failure)
    assert (unknown.kind, closed.kind) == (FailureKind.NAME, FailureKind.CONNECT)


@pytest.mark.parametrize(("path", "most"), [("/endless", 1000), ("/bomb", 1000), ("/gzip", 20), ("/status/200", 10)])
def test_no_more_of_a_body_is_read_than_was_asked_for(path: str, most: int) -> None:
    async def run() -> None:
        async with Server().run() as server:
            outcome = await fetch(f"http://127.0.0.1:{server.port}{path}", limit=most)
            assert isinstance(outcome, Response)
            assert (outcome.status, len(outcome.body), outcome.complete) == (200, most, False)

    asyncio.run(run())


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/status/200"])
def test_bodies_are_decoded(path: str) -> None:
    async def run() -> None:
        async with Server().run() as server:
            outcome = await fetch(f"http://127.0.0.1:{server.port}{path}", limit=10_000)
            assert isinstance(outcome, Response)
            assert b"<title>A page</title>" in outcome.body
            assert outcome.complete

    asyncio.run(run())


def test_nothing_is_remembered_and_nothing_followed() -> None:
    async def run() -> None:
        async with Server().run() as server, Client(OPEN, "tests") as client:
            url = f"http://127.0.0.1:{server.port}/cookie"
            first = await client(Request(url))
            assert (first.status, first.cookies) == (302, ("seen=1; Path=/",))
            second = await client(Request(url))
            assert second.status == 302
            assert [each.headers.get("cookie") for each in server.asked] == [None, None]
            assert {each.headers["user-agent"] for each in server.asked} == {"tests"}

    asyncio.run(run())


def test_certificates() -> None:
    authority = trustme.CA()
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("right.org").configure_cert(served)

    def trusting() -> ssl.SSLContext:
        made = ssl.create_default_context()
        authority.configure_trust(made)
        return made

    known = {"right.org": ["127.0.0.1"], "wrong.org": ["127.0.0.1"]}

    async def run() -> None:
        async with Server().run(tls=served) as server:
            right = await fetch(f"https://right.org:{server.port}/", OPEN, known, trust=trusting)
            wrong = await fetch(f"https://wrong.org:{server.port}/", OPEN, known, trust=trusting)
            strange = await fetch(f"https://right.org:{server.port}/", OPEN, known)
            assert isinstance(right, Response)
            assert isinstance(wrong, Failure)
            assert isinstance(strange, Failure)
            assert (wrong.kind, strange.kind) == (FailureKind.TLS, FailureKind.TLS)
            assert "certificate is not trusted" in wrong.reason

    asyncio.run(run())


def test_proxies_are_used_and_their_exceptions_kept() -> None:
    async def run() -> None:
        async with Server().run() as proxy, Server().run() as server:
            proxies = {"http": f"http://127.0.0.1:{proxy.port}", "no": "direct.org"}
            known = {"direct.org": ["127.0.0.1"]}
            through = await fetch("http://far.org/page", OPEN, known, proxies=proxies)
            direct = await fetch(f"http://direct.org:{server.port}/page", OPEN, known, proxies=proxies)
            assert isinstance(through, Response)
            assert isinstance(direct, Response)
            assert [each.headers["host"] for each in proxy.asked] == ["far.org"]
            assert len(server.asked) == 1
            refused = await fetch("http://127.0.0.1/", PUBLIC, known, proxies=proxies)
            assert isinstance(refused, Failure)
            assert refused.kind is FailureKind.REFUSED

    asyncio.run(run())
