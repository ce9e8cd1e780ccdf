"""The generator of lists; `benchmarks` is a package beside `src` that is not installed."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.generate import GeneratedList

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def make_list() -> Callable[..., GeneratedList]:
    sys.path.insert(0, str(ROOT))
    try:
        made: Callable[..., GeneratedList] = import_module("benchmarks.generate").make_list
    finally:
        sys.path.remove(str(ROOT))
    return made
