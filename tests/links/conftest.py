"""Time that passes only when everybody waits."""

from __future__ import annotations

import asyncio
import selectors
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

ResultT = TypeVar("ResultT")
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


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def virtually() -> Callable[[Coroutine[object, object, ResultT]], ResultT]:
    """Give a function that runs a coroutine in virtual time."""

    def run(coroutine: Coroutine[object, object, ResultT]) -> ResultT:
        with asyncio.Runner(loop_factory=VirtualLoop) as runner:
            return runner.run(coroutine)

    return run
