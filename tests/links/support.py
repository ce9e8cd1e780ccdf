"""Time that passes only when everybody waits, time that passes quickly, and names that lead where a test says."""

from __future__ import annotations

import asyncio
import selectors
import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


class _Impatient(selectors.DefaultSelector):
    """A selector that does not wait: it lets the loop's time pass instead."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout:
            self._loop.elapsed += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in which an hour of waiting takes no time; for code without real input and output."""

    def __init__(self) -> None:
        self.elapsed = 0.0
        super().__init__(_Impatient(self))

    def time(self) -> float:
        return self.elapsed


class VirtualClock:
    """The clock of a virtual loop."""

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    def moment(self) -> datetime:
        return BEGINNING + timedelta(seconds=self.now())

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class QuickClock:
    """A clock on which a second is ten milliseconds, for code that does real input and output."""

    _SPEED = 100

    def now(self) -> float:
        return asyncio.get_running_loop().time() * self._SPEED

    def moment(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self._SPEED)


def one_private_address(monkeypatch: pytest.MonkeyPatch, private: str) -> None:
    """Take a whole loopback network for public, but for one address: what is refused can be shown on one machine."""
    from awesome_lint.links import http2, resolver, vetting

    def refusal(address: str) -> str | None:
        return f"the address {address} is not public (for this test)" if address == private else None

    for module in (http2, resolver, vetting):
        monkeypatch.setattr(module, "refusal", refusal)


class Names(AbstractResolver):
    """A resolver that tests control: names and their addresses; all other names do not exist.

    Attributes:
        asked: The names that were looked up.
    """

    def __init__(self, known: Mapping[str, Sequence[str]]) -> None:
        self._known = known
        self.asked: list[str] = []

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002 - aiohttp's signature
    ) -> list[ResolveResult]:
        self.asked.append(host)
        if host not in self._known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in self._known[host]
        ]

    async def close(self) -> None:
        pass
