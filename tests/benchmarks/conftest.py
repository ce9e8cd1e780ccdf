"""`benchmarks` is a package beside `src` that is not installed."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from benchmarks.generate import GeneratedList
    from benchmarks.inputs import Inputs

ROOT = Path(__file__).resolve().parent.parent.parent


def imported(name: str) -> ModuleType:
    sys.path.insert(0, str(ROOT))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(ROOT))


@pytest.fixture(scope="session")
def make_list() -> Callable[..., GeneratedList]:
    """The generator of lists."""
    made: Callable[..., GeneratedList] = imported("benchmarks.generate").make_list
    return made


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inputs:
    """What is measured on, where the corpus is one small list."""
    module = imported("benchmarks.inputs")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a__b.md").write_text("# Awesome B\n")
    monkeypatch.setattr(module, "CORPUS", corpus)
    made: Inputs = module.Inputs(tmp_path)
    return made
