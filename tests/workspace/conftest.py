"""Targets without configuration files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from awesome_lint.settings import Config
from awesome_lint.workspace.request import FileResult, Request, Target
from awesome_lint.workspace.run import lint_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Fixed:
    """A configuration that is there already; picklable, as worker processes need it."""

    config: Config = field(default_factory=Config)
    folder: str = "/"
    digest: str = "none"

    def load(self) -> Config:
        return self.config


@pytest.fixture
def make_target(tmp_path: Path) -> Callable[..., Target]:
    def make(name: str, *, explicit: bool = True, config: Config | None = None, digest: str = "none") -> Target:
        return Target(str(tmp_path / name), name, explicit, Fixed(config or Config(), str(tmp_path), digest))

    return make


@pytest.fixture
def run(make_target: Callable[..., Target]) -> Callable[..., list[FileResult]]:
    def lint(*names: str, config: Config | None = None, **request: object) -> list[FileResult]:
        targets = [make_target(name, config=config) for name in names]
        return list(lint_paths(targets, Request(**request)))  # type: ignore[arg-type]

    return lint
