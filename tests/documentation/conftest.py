"""A maintainer's and a contributor's repository, and a shell in which the commands of the pages are run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import server
from tests.hooks.support import BIN, environment_in, published, run

if TYPE_CHECKING:
    from tests.documentation.pages import Command
    from tests.hooks.support import Outcome
    from tests.links.server import Server

__all__ = ["server"]

LISTS = Path(__file__).parent / "lists"
LIST = (LISTS / "messy.md").read_text(encoding="utf-8")
CLEAN = (LISTS / "clean.md").read_text(encoding="utf-8")
DIRTY = (LISTS / "papers.md").read_text(encoding="utf-8")
ADDED = (
    "+ (Sigmod 2024) Bf-Tree: A Modern Read-Write-Optimized Concurrent Index [paper](https://example.org/bftree) "
    "[B-Tree|Microsoft]\n"
)

# Links are asked for on loopback; nothing else is different from what a reader types.
_SHELL = """
awesome-lint() {
  case " $* " in
    (" links "*|*" --links "*) command awesome-lint "$@" --config "$LOOPBACK" ;;
    (*) command awesome-lint "$@" ;;
  esac
}
"""


class Reader:
    """Somebody who types what a page says, in the repository of a list.

    Args:
        folder: Where the repository is.
        environment: What its commands run with.
    """

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def write(self, name: str, text: str) -> None:
        """Write a file below the repository's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """Give a file's text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def types(self, text: str) -> Outcome:
        """Run a line in bash."""
        return run(["bash", "-c", f"{_SHELL}\n{text}"], self.folder, self.environment)

    def follows(self, command: Command) -> Outcome:
        """Run a command of a page, and hold its exit code against what the page says."""
        outcome = self.types(command.text)
        assert outcome.code in command.codes, f"$ {command.text}\n{outcome.text}"
        return outcome


@pytest.fixture
def reader(tmp_path: Path, server: Server) -> Reader:
    """The maintainer of a messy list, in a clone of what is on the server, with all committed."""
    environment = environment_in(tmp_path)
    base = f"http://127.0.0.1:{server.port}"
    loopback = f'links={{allow-private=true, max-retries=0, remap={{"^https?://[^/]+"="{base}"}}}}'
    served = tmp_path / "served"
    instead = f"{served.as_uri()}/"
    with (tmp_path / "gitconfig").open("a") as config:
        config.write(f'[url "{instead}"]\n\tinsteadOf = https://github.com/\n')
    # In variables, too, for of git's settings those are what pre-commit hands on to its own calls.
    github = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{instead}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/",
        "GIT_ALLOW_PROTOCOL": "https:file",
    }
    somebody = Reader(tmp_path / "list", environment | github | {"LOOPBACK": loopback})
    somebody.folder.mkdir()
    somebody.write("README.md", LIST)
    somebody.write("papers.md", DIRTY)
    somebody.write("lists/README.md", CLEAN)
    for line in (
        "git init --quiet --initial-branch main",
        "git add --all && git commit --quiet --message List",
        f"git clone --quiet --bare . '{served}/OWNER/REPO'",
        "git remote add origin https://github.com/OWNER/REPO && git fetch --quiet",
        "git branch --quiet --set-upstream-to origin/main",
    ):
        done = somebody.types(line)
        assert done.code == 0, done.text
    return somebody


@pytest.fixture
def with_project(reader: Reader, tmp_path: Path) -> Reader:
    """The same, where git finds the project at its address, with a tag for a release."""
    hooks = published(tmp_path / "served" / "OWNER" / "awesome-lint", reader.environment)
    tagged = subprocess.run(["git", "tag", "v0.1.0"], cwd=hooks.folder, env=reader.environment, check=False)
    assert tagged.returncode == 0
    return reader


@pytest.fixture
def programs() -> Path:
    """The folder of the programs of the test's own environment."""
    assert os.access(BIN / "awesome-lint", os.X_OK)
    return BIN
