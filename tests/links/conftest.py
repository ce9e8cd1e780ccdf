"""Fixtures of the link checker's tests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import pytest
from tests.links.support import QuickClock, VirtualClock, VirtualLoop

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

ResultT = TypeVar("ResultT")


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


@pytest.fixture
def quick_clock() -> QuickClock:
    return QuickClock()
