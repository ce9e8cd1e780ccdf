"""Requests over the network: one hop each, vetted, bounded in time and bytes; httpx over aiohttp's connections.

httpx's own connection pool reuses hardly any connection when many hosts are asked at once, and looks through all of
them for each request; aiohttp's does not.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Self

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from awesome_lint.links.base import Failure, FailureKind, Response
from awesome_lint.links.body import ACCEPTED, read_body, readable
from awesome_lint.links.resolver import RefusedAddressError, SystemResolver, VettingResolver, gate
from awesome_lint.links.vetting import vet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from aiohttp.abc import AbstractResolver

    from awesome_lint.links.base import Request
    from awesome_lint.links.options import LinkOptions

_HEADER_LINE = 16_384  # bytes; cookies and policies of large sites need more than the usual 8,190
_HEADERS = 128
_IDLE = 15.0  # seconds that an unused connection is kept
_UNKNOWN_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


class Client:
    """Makes requests; an async context manager, to be entered in the loop that it is used in.

    Args:
        options: Limits, and whether private addresses may be asked.
        user_agent: What the client calls itself.
        proxies: Proxies by scheme ("http", "https", "all", and "no" for hosts without one), as
            `urllib.request.getproxies` gives them. Behind a proxy it is the proxy that looks names up.
        resolver: Gives the addresses of names; the system's by default.
        trust: Certificates that are trusted; the usual authorities by default.
    """

    def __init__(
        self,
        options: LinkOptions,
        user_agent: str,
        *,
        proxies: Mapping[str, str] | None = None,
        resolver: AbstractResolver | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._options = options
        self._headers = {"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED}
        self._proxies = dict(proxies or {})
        self._resolver = resolver
        self._trust = trust

    async def __aenter__(self) -> Self:
        # Reading the authorities' certificates takes some 30 ms, in which the loop need not stand still.
        trust = await asyncio.to_thread(httpx.create_ssl_context) if self._trust is None else self._trust
        limit = self._options.concurrency
        resolver = VettingResolver(self._resolver or SystemResolver(), allow_private=self._options.allow_private)
        direct = aiohttp.TCPConnector(
            resolver=resolver,
            socket_factory=gate(allow_private=self._options.allow_private),
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
        for session in self._sessions:
            await session.close()

    async def __call__(self, request: Request) -> Response:
        """Make one request; redirections are not followed, no cookie is kept.

        Raises:
            Failure: There is no response.
        """
        target = vet(request.url, allow_private=self._options.allow_private)
        client = self._direct if _without_proxy(target.host, self._proxies.get("no", "")) else self._proxied
        try:
            return await _ask(client, target.url, request, self._options.timeout)
        except TimeoutError as error:
            raise Failure(FailureKind.TIMEOUT, f"no answer within {self._options.timeout:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, aiohttp.ClientError, OSError, ValueError) as error:
            raise _failure(error) from error

    def _client(
        self, transport: httpx.AsyncBaseTransport, mounts: Mapping[str, httpx.AsyncBaseTransport | None]
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


def _failure(error: Exception) -> Failure:
    """Say what went wrong, by the innermost error that tells it."""
    for cause in _causes(error):
        if isinstance(cause, RefusedAddressError):
            return Failure(FailureKind.REFUSED, str(cause))
        if isinstance(cause, ssl.SSLCertVerificationError) and not isinstance(cause, aiohttp.ClientError):
            return Failure(FailureKind.TLS, f"its certificate is not trusted ({cause.verify_message})")
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, aiohttp.ClientError):
            return Failure(FailureKind.TLS, f"no secure connection ({cause.reason or cause})")
        if isinstance(cause, socket.gaierror):
            if cause.errno in _UNKNOWN_NAME:
                return Failure(FailureKind.NAME, "its host name does not exist")
            return Failure(FailureKind.RESOLVER, "its host name could not be looked up")
    for cause in _causes(error):
        for kinds, kind, reason in _KINDS:
            if isinstance(cause, kinds):
                return Failure(kind, reason)
    return Failure(FailureKind.PROTOCOL, f"its answer cannot be read ({error})")


_KINDS: tuple[tuple[tuple[type[Exception], ...], FailureKind, str], ...] = (
    ((TimeoutError, aiohttp.ServerTimeoutError), FailureKind.TIMEOUT, "no answer in time"),
    ((aiohttp.ClientSSLError, ssl.SSLError), FailureKind.TLS, "no secure connection"),
    ((aiohttp.ClientResponseError, aiohttp.InvalidURL), FailureKind.PROTOCOL, "its answer is not HTTP"),
    ((ConnectionRefusedError,), FailureKind.CONNECT, "the connection was refused"),
    ((aiohttp.ClientConnectorError,), FailureKind.CONNECT, "no connection could be made"),
    (
        (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, ConnectionError, aiohttp.ClientOSError),
        FailureKind.RESET,
        "the connection was cut off",
    ),
)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what it came from, from the outside in."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__context__, cause.__cause__]
        waiting += [getattr(cause, "os_error", None), getattr(cause, "certificate_error", None)]  # aiohttp's
        waiting += getattr(cause, "exceptions", ())
