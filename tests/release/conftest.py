"""What is released: built here, or where the release workflow put it; and an environment that holds nothing else.

Nothing here imports the program from the checkout: what was built is what is tested.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
DIST = "AWESOME_LINT_DIST"
"""The variable that names a folder with the files to test."""


class Built(NamedTuple):
    """The files that go to the package index."""

    sdist: Path
    wheel: Path


class Installed(NamedTuple):
    """An environment with the wheel and what it needs.

    Attributes:
        folder: Its programs.
        place: An empty folder to run them in.
        environment: What they run with.
    """

    folder: Path
    place: Path
    environment: dict[str, str]

    def run(self, program: str, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run one of its programs."""
        return subprocess.run(
            [self.folder / program, *arguments],
            cwd=self.place,
            env=self.environment,
            input=text or "",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def build(source: Path, target: Path, *options: str) -> None:
    """Run `python -m build` as a release does."""
    command = [sys.executable, "-m", "build", "--installer", "uv", "--outdir", str(target), *options, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=clean_environment())
    assert done.returncode == 0, done.stdout + done.stderr


def clean_environment() -> dict[str, str]:
    """Give variables under which no Python finds this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "CI"))}
    return kept | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}


def git_listing() -> list[str]:
    """Give the files of the project as git lists them; none without git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    names = done.stdout.split("\0") if done.returncode == 0 else []
    return [name for name in names if name and (ROOT / name).is_file()]


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is now; later changes, and what git ignores, do not reach it."""
    folder = tmp_path_factory.mktemp("tree")
    for name in git_listing():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    return folder if any(folder.iterdir()) else ROOT


@pytest.fixture(scope="session")
def listed(tree: Path) -> set[str]:
    """The names of its files; without git, none can be told from strays."""
    if tree == ROOT:
        pytest.skip("not a git checkout, so no files are listed")
    return {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, tree: Path) -> Built:
    """The sdist, and the wheel that was built from it."""
    folder = Path(os.environ[DIST]) if DIST in os.environ else tmp_path_factory.mktemp("dist")
    if DIST not in os.environ:
        build(tree, folder)
    [sdist], [wheel] = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return Built(sdist, wheel)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, built: Built) -> Installed:
    """The wheel, installed."""
    top = tmp_path_factory.mktemp("installed")
    environment = clean_environment() | {"AWESOME_LINT_CACHE_DIR": str(top / "cache")}
    for command in (
        ["uv", "venv", "--quiet", "--python", sys.executable, str(top / "venv")],
        ["uv", "pip", "install", "--quiet", "--python", str(top / "venv"), str(built.wheel)],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    (top / "empty").mkdir()
    return Installed(top / "venv" / ("Scripts" if os.name == "nt" else "bin"), top / "empty", environment)
