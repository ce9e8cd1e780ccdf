"""A GitHub of our own, and the action installed once, by its own first steps."""

from __future__ import annotations

import fcntl
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.action.composite import Runner
from tests.action.github import GitHub
from tests.action.scenes import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def github(tmp_path: Path) -> Iterator[GitHub]:
    """It serves while the test runs."""
    with GitHub(tmp_path / "origin.git").serve() as serving:
        yield serving


@pytest.fixture
def scene(tmp_path: Path, github: GitHub) -> Scene:
    """An empty repository there."""
    return Scene(tmp_path, github)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of the environment that the action's own install step made out of this project: once for all workers."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    made = shared / "action-installed.json"
    with (shared / "action-installed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            made.write_text(json.dumps(_install(tmp_path_factory.mktemp("action"))), "utf-8")
    return Path(json.loads(made.read_text("utf-8"))["python"])


def _install(folder: Path) -> dict[str, str]:
    """Run all steps on an empty repository, and give the outputs of the one that installs."""
    with GitHub(folder / "origin.git").serve() as github:
        scene = Scene(folder, github)
        scene.start({"README.md": "# A list\n"})
        scene.push({"other.md": "text\n"})
        use = Runner(folder, scene.variables).use({"comment": "false"}, sys.executable)
    step = use.steps["Install awesome-lint"]
    assert step.outcome == "success", step.log
    return step.outputs
