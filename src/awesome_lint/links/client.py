"""Requests over the network: one hop each, vetted, bounded in time and bytes; httpx over aiohttp's connections.

httpx's own connection pool reuses hardly any connection when many hosts are asked at once, and looks through all of
them for each request; aiohttp's does not. What aiohttp does not speak is HTTP/2: servers that speak nothing else are
asked again by `http2`.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Self

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from awesome_lint.links.base import Failure, FailureKind, Response
from awesome_lint.links.body import ACCEPTED, read_body, readable
from awesome_lint.links.failures import failure_of, speaks_no_http1
from awesome_lint.links.resolver import SystemResolver, VettingResolver, gate
from awesome_lint.links.vetting import vet

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from aiohttp.abc import AbstractResolver

    from awesome_lint.links.base import Request
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.vetting import Target

_HEADER_LINE = 16_384  # bytes; cookies and policies of large sites need more than the usual 8,190
_HEADERS = 128
_IDLE = 15.0  # seconds that an unused connection is kept
_OTHER_HTTP = frozenset({426, 505})  # Upgrade Required, HTTP Version Not Supported
_ERRORS = (httpx.HTTPError, httpx.InvalidURL, aiohttp.ClientError, OSError, ValueError)


class Client:
    """Makes requests; an async context manager, to be entered in the loop that it is used in.

    Args:
        options: Limits, and whether private addresses may be asked.
        user_agent: What the client calls itself.
        proxies: Proxies by scheme ("http", "https", "all", and "no" for hosts without one), as
            `urllib.request.getproxies` gives them. Behind a proxy it is the proxy that looks names up.
        resolver: Gives the addresses of names; the system's by default.
        trust: Makes what says which certificates are trusted; the usual authorities by default.
    """

    def __init__(
        self,
        options: LinkOptions,
        user_agent: str,
        *,
        proxies: Mapping[str, str] | None = None,
        resolver: AbstractResolver | None = None,
        trust: Callable[[], ssl.SSLContext] = httpx.create_ssl_context,
    ) -> None:
        self._options = options
        self._headers = {"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED}
        self._proxies = dict(proxies or {})
        self._given_resolver = resolver
        self._trust = trust
        self._http2: httpx.AsyncClient | None = None
        self._making = asyncio.Lock()
        self._speak_http2: dict[str, bool] = {}  # by origin, where HTTP/1.1 did not do

    async def __aenter__(self) -> Self:
        # Reading the authorities' certificates takes some 30 ms, in which the loop need not stand still.
        trust = await asyncio.to_thread(self._trust)
        trust.set_alpn_protocols(["http/1.1"])
        limit = self._options.concurrency
        private = self._options.allow_private
        self._resolver = VettingResolver(self._given_resolver or SystemResolver(), allow_private=private)
        direct = aiohttp.TCPConnector(
            resolver=self._resolver,
            socket_factory=gate(allow_private=private),
            ssl=trust,
            limit=limit,
            keepalive_timeout=_IDLE,
        )
        self._sessions = [_session(direct)]
        mounts: dict[str, httpx.AsyncBaseTransport | None] = {}
        for scheme, url in self._proxies.items():
            if scheme in {"http", "https", "all"}:
                session = _session(aiohttp.TCPConnector(ssl=trust, limit=limit, keepalive_timeout=_IDLE))
                self._sessions.append(session)
                pattern = "all://" if scheme == "all" else f"{scheme}://"
                mounts[pattern] = AiohttpTransport(verify=trust, client=session, proxy=httpx.Proxy(url))
        straight = AiohttpTransport(verify=trust, client=self._sessions[0])
        self._direct = self._client(straight, {})
        self._proxied = self._client(straight, mounts) if mounts else self._direct
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._direct.aclose()
        await self._proxied.aclose()
        if self._http2 is not None:
            await self._http2.aclose()
        for session in self._sessions:
            await session.close()
        await self._resolver.close()

    async def __call__(self, request: Request) -> Response:
        """Make one request; redirections are not followed, no cookie is kept.

        Raises:
            Failure: There is no response.
        """
        target = vet(request.url, allow_private=self._options.allow_private)
        if self._proxied is not self._direct and not _without_proxy(target.host, self._proxies.get("no", "")):
            return await self._over(self._proxied, target, request)
        if self._speak_http2.get(target.origin):
            return await self._over(await self._modern(), target, request)
        try:
            response = await _ask(self._direct, target.url, request, self._options.timeout)
        except _ERRORS as error:
            again = await self._again(target, request) if speaks_no_http1(error) else None
            if again is None:
                raise self._failure(error) from error
            return again
        return (await self._again(target, request) if response.status in _OTHER_HTTP else None) or response

    async def _over(self, client: httpx.AsyncClient, target: Target, request: Request) -> Response:
        try:
            return await _ask(client, target.url, request, self._options.timeout)
        except _ERRORS as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> Failure:
        if isinstance(error, TimeoutError):
            return Failure(FailureKind.TIMEOUT, f"no answer within {self._options.timeout:g} s")
        return failure_of(error)

    async def _again(self, target: Target, request: Request) -> Response | None:
        """Ask over HTTP/2; None if that does not help, which is remembered, too.

        Raises:
            Failure: The address may not be asked, or its certificate is not trusted.
        """
        if target.origin in self._speak_http2:
            return None
        try:
            response = await self._over(await self._modern(), target, request)
        except Failure as failure:
            if failure.kind in {FailureKind.REFUSED, FailureKind.TLS}:
                raise
            response = None
        helped = response is not None and response.status not in _OTHER_HTTP
        self._speak_http2[target.origin] = helped
        return response if helped else None

    async def _modern(self) -> httpx.AsyncClient:
        """Give the client that speaks HTTP/2; it is made when a server first needs it."""
        async with self._making:
            if self._http2 is None:
                from awesome_lint.links.http2 import Http2Transport

                trust = await asyncio.to_thread(self._trust)
                limit, private = self._options.concurrency, self._options.allow_private
                transports = {
                    f"{scheme}://": Http2Transport(
                        trust, self._resolver, connections=limit, allow_private=private, secure=scheme == "https"
                    )
                    for scheme in ("http", "https")
                }
                self._http2 = self._client(None, transports)
            return self._http2

    def _client(
        self, transport: httpx.AsyncBaseTransport | None, mounts: Mapping[str, httpx.AsyncBaseTransport | None]
    ) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=transport,
            mounts=mounts,
            headers=self._headers,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=None,  # noqa: S113 - each request has one in all, which trickling bytes do not renew
            trust_env=False,  # proxies are given, netrc is never read
            follow_redirects=False,
        )


def _session(connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        max_line_size=_HEADER_LINE,
        max_field_size=_HEADER_LINE,
        max_headers=_HEADERS,
        skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
    )


def _without_proxy(host: str, exceptions: str) -> bool:
    """Whether a host is among those that are asked directly: names and their sub-domains, or `*` for all."""
    names = [name.strip().lower().removeprefix("*.").lstrip(".") for name in exceptions.split(",")]
    return "*" in names or any(name and (host == name or host.endswith(f".{name}")) for name in names)


async def _ask(client: httpx.AsyncClient, url: str, request: Request, seconds: float) -> Response:
    end = asyncio.get_running_loop().time() + seconds
    content = client.build_request(request.method, url, headers=dict(request.headers), content=request.body)
    async with asyncio.timeout_at(end):
        answer = await client.send(content, stream=True)
    try:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        cookies = tuple(answer.headers.get_list("set-cookie"))
        encoding = headers.get("content-encoding", "")
        body, complete = bytearray(), False
        if request.limit > 0 and readable(encoding):
            # What breaks or takes too long from here on is the body alone: that there is an answer is known.
            with suppress(httpx.HTTPError, aiohttp.ClientError, TimeoutError):
                async with asyncio.timeout_at(end):
                    complete = await read_body(answer.aiter_raw(), encoding, request.limit, body)
        return Response(url, answer.status_code, headers, bytes(body), complete, cookies)
    finally:
        await answer.aclose()
