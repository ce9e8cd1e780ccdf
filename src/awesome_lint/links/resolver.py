"""Looking up names so that no connection is made to an address that may not be asked.

What the resolver lets through is what is connected to: aiohttp takes the addresses from it and asks nobody again, so a
name that gives a public address first and a private one later (DNS rebinding) gains nothing. A second gate stands at
the socket itself, for addresses that no resolver saw.
"""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

from awesome_lint.links.addresses import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import AddrInfoType

_THREADS = 64  # names looked up at the same time; each takes a thread while the system's resolver waits


class RefusedAddressError(OSError):
    """A connection was to be made to an address that may not be asked; its text says why."""


class SystemResolver(AbstractResolver):
    """Asks the system, in threads of its own: the loop's few would let a hundred look-ups wait for each other."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="resolver")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Give the addresses of a name.

        Raises:
            OSError: There are none (`socket.gaierror`).
        """
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _look_up, host, port, family)
        return [
            ResolveResult(hostname=host, host=str(address[0]), port=port, family=kind, proto=proto, flags=0)
            for kind, _, proto, _, address in found
        ]

    async def close(self) -> None:
        """Let the threads go; those that still wait for the system are left behind."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class VettingResolver(AbstractResolver):
    """Lets through only public addresses.

    Args:
        inner: Gives addresses.
        allow_private: Whether others are let through too.
    """

    def __init__(self, inner: AbstractResolver, *, allow_private: bool) -> None:
        self._inner = inner
        self._allow_private = allow_private

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Give the public addresses of a name.

        Raises:
            RefusedAddressError: It has none but others.
            OSError: It has none at all (`socket.gaierror`).
        """
        found = await self._inner.resolve(host, port, family)
        if self._allow_private:
            return found
        public = [each for each in found if refusal(each["host"]) is None]
        if found and not public:
            raise RefusedAddressError(refusal(found[0]["host"]))
        return public

    async def close(self) -> None:
        """Close the resolver that was asked."""
        await self._inner.close()


def gate(*, allow_private: bool) -> Callable[[AddrInfoType], socket.socket]:
    """Give what makes the sockets of a connector: none to an address that may not be asked."""

    def make(info: AddrInfoType) -> socket.socket:
        family, kind, proto, _, address = info
        reason = None if allow_private else refusal(str(address[0]))
        if reason is not None:
            raise RefusedAddressError(reason)
        made = socket.socket(family, kind, proto)
        made.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        return made

    return make


def _look_up(host: str, port: int, family: socket.AddressFamily) -> list[AddrInfoType]:
    try:
        return list(socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG))
    except socket.gaierror:
        # On a machine without IPv6 a host that has nothing else looks as if it did not exist.
        return list(socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM))
