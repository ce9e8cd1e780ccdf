"""One environment of the hooks for all tests of a session: installing it is what takes time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.hooks.support import Repository, environment_in, published

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hooks.support import Hooks


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What commands run with."""
    return environment_in(tmp_path_factory.mktemp("homes"))


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Hooks:
    """The project, as a repository of hooks."""
    return published(tmp_path_factory.mktemp("project") / "awesome-lint", environment)


@pytest.fixture
def repository(tmp_path: Path, environment: dict[str, str]) -> Repository:
    """A user's repository, empty."""
    return Repository(tmp_path / "list", environment)
