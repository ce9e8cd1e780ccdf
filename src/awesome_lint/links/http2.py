"""HTTP/2, for servers that speak nothing else: httpx's own transport, with connections vetted like all others.

It is not used for others, although it would save connections: HTTP/1.1 connections are reused as it is, and where a
server speaks both, the answer is the same. Nor is it tried where a server answers 403 to HTTP/1.1: to look like a
browser until a wall lets us through is not ours to do.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

import httpcore
import httpx

from awesome_lint.links.addresses import refusal
from awesome_lint.links.resolver import RefusedAddressError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from aiohttp.abc import AbstractResolver

_MOST_ADDRESSES = 4  # of a name that are tried, one after the other


class Http2Transport(httpx.AsyncHTTPTransport):
    """Speaks HTTP/2: agreed on when the connection is secured, or without asking where it is not secured.

    Args:
        trust: Certificates that are trusted; the context is changed, so it is to be used for nothing else.
        resolver: Gives the addresses that may be connected to, and raises for others.
        connections: At the same time.
        allow_private: Whether addresses that are not public may be connected to.
        secure: Whether it is for https.
    """

    def __init__(
        self, trust: ssl.SSLContext, resolver: AbstractResolver, *, connections: int, allow_private: bool, secure: bool
    ) -> None:
        super().__init__(verify=trust, http2=True)
        # httpx has no parameter for the network; this is the attribute that all of the class works on.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trust,
            max_connections=connections,
            max_keepalive_connections=0,  # what is left of a body that was not read to its end would block the next
            http1=secure,  # unsecured, it is the first byte that says which one is spoken
            http2=True,
            network_backend=_VettedNetwork(resolver, allow_private=allow_private),
        )


class _VettedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to addresses that the resolver let through, and to no others."""

    def __init__(self, resolver: AbstractResolver, *, allow_private: bool) -> None:
        self._resolver = resolver
        self._allow_private = allow_private
        self._tcp = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to one of a host's addresses.

        Raises:
            RefusedAddressError: It has none that may be asked.
            OSError: It has none at all (`socket.gaierror`).
            httpcore.ConnectError: None of them answers.
        """
        last: httpcore.ConnectError | None = None
        for address in (await self._addresses(host, port))[:_MOST_ADDRESSES]:
            reason = None if self._allow_private else refusal(address)
            if reason is not None:
                raise RefusedAddressError(reason)
            try:
                return await self._tcp.connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore.ConnectError as error:
                last = error
        raise last or httpcore.ConnectError("it has no address")

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            return [str(ip_address(host.strip("[]")))]
        except ValueError:
            return [found["host"] for found in await self._resolver.resolve(host, port, socket.AF_UNSPEC)]
