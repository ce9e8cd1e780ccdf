"""Requests over the network: one hop each, vetted, bounded in time and bytes; httpx over aiohttp's connections.

httpx's own connection pool reuses hardly any connection when many hosts are asked at once, and looks through all of
them for each request; aiohttp's does not. What aiohttp does not speak is HTTP/2: servers that speak nothing else are
asked again by `http2`. Transports are asked without a client around them: what that adds (cookies, redirections,
environment) is not wanted here, and takes a third of the time.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from awesome_lint.links.base import Failure, FailureKind, Response
from awesome_lint.links.body import ACCEPTED, read_body, readable
from awesome_lint.links.failures import failure_of, speaks_no_http1
from awesome_lint.links.proxies import Proxies
from awesome_lint.links.resolver import SystemResolver, VettingResolver, gate
from awesome_lint.links.vetting import vet

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType

    from aiohttp.abc import AbstractResolver

    from awesome_lint.links.base import Request
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.vetting import Target

    _Route = Mapping[str, httpx.AsyncBaseTransport]  # by scheme

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
        proxies: As `Proxies` reads them. Behind a proxy it is the proxy that looks names up.
        resolver: Gives the addresses of names; the system's by default.
        trust: Makes what says which certificates are trusted; the usual authorities by default.

    Raises:
        ConfigError: A proxy cannot be used.
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
        self._proxies = Proxies(proxies or {})
        self._given_resolver = resolver
        self._trust = trust
        self._http2: _Route = {}
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
        straight = AiohttpTransport(verify=trust, client=self._sessions[0])
        self._direct: _Route = {"http": straight, "https": straight}
        self._proxied: _Route = {
            scheme: self._through(proxy, trust) for scheme, proxy in self._proxies.by_scheme.items()
        }
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for transport in self._http2.values():
            await transport.aclose()
        for session in self._sessions:
            await session.close()
        await self._resolver.close()

    async def __call__(self, request: Request) -> Response:
        """Make one request; redirections are not followed, no cookie is kept.

        Raises:
            Failure: There is no response.
        """
        target = vet(request.url, allow_private=self._options.allow_private)
        if self._proxies.serve(target.parsed.scheme, target.host):
            return await self._over(self._proxied, target, request)
        if self._speak_http2.get(target.origin):
            return await self._over(await self._modern(), target, request)
        try:
            response = await self._ask(self._direct, target, request)
        except _ERRORS as error:
            again = await self._again(target, request) if speaks_no_http1(error) else None
            if again is None:
                raise self._failure(error) from error
            return again
        return (await self._again(target, request) if response.status in _OTHER_HTTP else None) or response

    async def _over(self, route: _Route, target: Target, request: Request) -> Response:
        try:
            return await self._ask(route, target, request)
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

    async def _modern(self) -> _Route:
        """Give what speaks HTTP/2; it is made when a server first needs it."""
        async with self._making:
            if not self._http2:
                from awesome_lint.links.http2 import Http2Transport

                trust = await asyncio.to_thread(self._trust)
                limit, private = self._options.concurrency, self._options.allow_private
                self._http2 = {
                    scheme: Http2Transport(
                        trust, self._resolver, connections=limit, allow_private=private, secure=scheme == "https"
                    )
                    for scheme in ("http", "https")
                }
            return self._http2

    def _through(self, proxy: httpx.Proxy, trust: ssl.SSLContext) -> AiohttpTransport:
        connector = aiohttp.TCPConnector(ssl=trust, limit=self._options.concurrency, keepalive_timeout=_IDLE)
        self._sessions.append(_session(connector))
        return AiohttpTransport(verify=trust, client=self._sessions[-1], proxy=proxy)

    async def _ask(self, route: _Route, target: Target, request: Request) -> Response:
        end = asyncio.get_running_loop().time() + self._options.timeout
        asked = httpx.Request(
            request.method, target.parsed, headers={**self._headers, **request.headers}, content=request.body
        )
        async with asyncio.timeout_at(end):
            answer = await route[target.parsed.scheme].handle_async_request(asked)
        try:
            headers, cookies = _headers(answer.headers.raw)
            encoding = headers.get("content-encoding", "")
            body, complete = bytearray(), False
            if request.limit > 0 and readable(encoding):
                # What breaks or takes too long from here on is the body alone: that there is an answer is known.
                with suppress(httpx.HTTPError, aiohttp.ClientError, TimeoutError):
                    async with asyncio.timeout_at(end):
                        complete = await read_body(answer.aiter_raw(), encoding, request.limit, body)
            return Response(target.url, answer.status_code, headers, bytes(body), complete, cookies)
        finally:
            await answer.aclose()


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


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give headers by name in lower case, repeated ones joined, and the values of Set-Cookie apart as well."""
    headers: dict[str, str] = {}
    cookies: list[str] = []
    for raw_name, raw_value in raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("utf-8", "replace")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
        if name == "set-cookie":
            cookies.append(value)
    return headers, tuple(cookies)
