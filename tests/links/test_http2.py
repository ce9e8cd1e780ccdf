"""Servers that speak nothing but HTTP/2 are asked in it, and as safely."""

from __future__ import annotations

import asyncio
import socket
import ssl
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest
import trustme
from tests.links.http2 import Http2Server, strict
from tests.links.support import Names, one_private_address

from awesome_lint.links.base import Failure, FailureKind, Request, Response
from awesome_lint.links.client import Client
from awesome_lint.links.options import LinkOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from aiohttp.abc import ResolveResult

OPEN = LinkOptions(allow_private=True, timeout=2.0)
KNOWN = {"h2.org": ["127.0.0.1"]}
REFUSALS = [
    None,
    b"HTTP/1.1 505 HTTP Version Not Supported\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 426 Upgrade Required\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n",
    b"\x00\x00\x08\x07\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x0d",  # GOAWAY, HTTP_1_1_REQUIRED
]


class Secured:
    """A server's certificate, and what makes a client trust it."""

    def __init__(self, name: str = "h2.org") -> None:
        self._authority = trustme.CA()
        self.served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._authority.issue_cert(name).configure_cert(self.served)
        self.served.set_alpn_protocols(["h2"])

    def trust(self) -> ssl.SSLContext:
        made = ssl.create_default_context()
        self._authority.configure_trust(made)
        return made


def run(test: Callable[[], Coroutine[object, object, None]]) -> None:
    asyncio.run(test())


def client(secured: Secured | None = None, options: LinkOptions = OPEN) -> Client:
    trust = secured.trust if secured is not None else ssl.create_default_context
    return Client(options, "tests", resolver=Names(KNOWN), trust=trust)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_without_tls_whatever_it_answers_to_http_1(refusal: bytes | None) -> None:
    async def test() -> None:
        async with Http2Server(refusal).run() as server, client() as ask:
            url = f"http://h2.org:{server.port}/200"
            answer = await ask(Request(url, limit=100))
            assert (answer.status, answer.body) == (200, b"<title>A page</title><p>Text")
            assert (await ask(Request(url, "HEAD"))).status == 200
            host = f"h2.org:{server.port}"
            assert server.asked == [("GET", host, "/200"), ("HEAD", host, "/200")]
            assert server.connections == 3  # the first attempt with HTTP/1.1 is the only one

    run(test)


@pytest.mark.parametrize("alert", [True, False])
def test_with_tls(alert: bool) -> None:
    secured = Secured()

    async def test() -> None:
        async with Http2Server().run(tls=secured.served) as server, strict(server) as port, client(secured) as ask:
            url = f"https://h2.org:{port if alert else server.port}"
            statuses = [(await ask(Request(f"{url}{path}"))).status for path in ("/200", "/404", "/to/200", "/early")]
            assert statuses == [200, 404, 301, 200]
            several = await asyncio.gather(*(ask(Request(f"{url}/{code}")) for code in range(200, 230)))
            assert [answer.status for answer in several] == list(range(200, 230))

    run(test)


def test_certificates_are_looked_at() -> None:
    secured, other = Secured("other.org"), Secured()

    async def test() -> None:
        async with Http2Server().run(tls=secured.served) as server, strict(server) as port:
            for trusting, reason in ((secured, "not trusted"), (other, "not trusted|issuer is unknown")):
                async with client(trusting) as ask:
                    with pytest.raises(Failure, match=reason) as caught:
                        await ask(Request(f"https://h2.org:{port}/200"))
                    assert caught.value.kind is FailureKind.TLS
            assert server.asked == []

    run(test)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/hang", FailureKind.TIMEOUT), ("/reset", FailureKind.PROTOCOL), ("/flood", FailureKind.PROTOCOL)],
)
def test_failures_in_http_2(path: str, kind: FailureKind) -> None:
    async def test() -> None:
        async with Http2Server().run() as server, client(options=LinkOptions(allow_private=True, timeout=0.5)) as ask:
            assert (await ask(Request(f"http://h2.org:{server.port}/200"))).status == 200
            with pytest.raises(Failure) as caught:
                await ask(Request(f"http://h2.org:{server.port}{path}"))
            assert caught.value.kind is kind
            assert (await ask(Request(f"http://h2.org:{server.port}/204"))).status == 204

    run(test)


def test_a_body_without_end_is_cut_off() -> None:
    async def test() -> None:
        async with Http2Server().run() as server, client() as ask:
            for limit in (0, 10):
                answer = await ask(Request(f"http://h2.org:{server.port}/endless", limit=limit))
                assert isinstance(answer, Response)
                assert (answer.status, len(answer.body), answer.complete) == (200, limit, False)

    run(test)


def test_a_server_that_speaks_neither_is_asked_in_http_2_once() -> None:
    class Junk(Http2Server):
        async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.connections += 1
            await reader.read(65_536)
            writer.write(b"220 smtp.example.org ESMTP\r\n")
            writer.close()

    async def test() -> None:
        async with Junk().run() as server, client() as ask:
            for _ in range(3):
                with pytest.raises(Failure) as caught:
                    await ask(Request(f"http://h2.org:{server.port}/"))
                assert caught.value.kind is FailureKind.PROTOCOL
            assert server.connections == 4

    run(test)


def test_a_name_that_changes_its_address_between_the_two_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name leads to an address that may be asked, and to one that may not when HTTP/2 is tried."""
    one_private_address(monkeypatch, "127.0.0.1")

    class Rebinding(Names):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> list[ResolveResult]:
            self._known = {host: ["127.0.0.1" if self.asked else "127.0.0.2"]}
            return await super().resolve(host, port, family)

    async def test() -> None:
        async with Http2Server().run("127.0.0.2") as server:
            port = server.port
            async with Http2Server(port=port).run("127.0.0.1") as inner:
                resolver = Rebinding({})
                async with Client(LinkOptions(timeout=2.0), "tests", resolver=resolver) as ask:
                    with pytest.raises(Failure, match="not public") as caught:
                        await ask(Request(f"http://evil.org:{port}/200"))
                    assert caught.value.kind is FailureKind.REFUSED
                assert (server.connections, inner.connections, len(resolver.asked)) == (1, 0, 2)

    run(test)


def test_of_a_names_addresses_only_the_public_ones_are_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    one_private_address(monkeypatch, "127.0.0.1")

    async def test() -> None:
        async with AsyncExitStack() as stack:
            server = await stack.enter_async_context(Http2Server().run("127.0.0.2"))
            inner = await stack.enter_async_context(Http2Server(port=server.port).run("127.0.0.1"))
            resolver = Names({"mixed.org": ["127.0.0.1", "127.0.0.2"]})
            ask = await stack.enter_async_context(Client(LinkOptions(timeout=2.0), "tests", resolver=resolver))
            assert (await ask(Request(f"http://mixed.org:{server.port}/200"))).status == 200
            assert (server.connections, inner.connections) == (2, 0)

    run(test)
