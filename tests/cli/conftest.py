"""Running the program in this process, in an empty folder, with streams of its own."""

from __future__ import annotations

import asyncio
import io
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.links.server import Server

from awesome_lint.cli.main import main
from awesome_lint.config import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAPERS = """\
# Papers

## NSDI

* (NSDI'24) First Paper on Things [link](https://example.org/1) [Tag | MIT]
+ (NSDI'24) Second Paper on Things [link](https://example.org/2) [Tag | MIT]
* (NSDI'24) Third Paper on Things [link](https://) [Tag | MIT]
* (NSDI'24) Fourth Paper on Things [link](https://example.org/4) [Tag | MIT]
"""
FIXED = PAPERS.replace("+ (NSDI", "* (NSDI")
CLEAN = FIXED.replace("https://)", "https://example.org/3)")


@dataclass(frozen=True)
class Outcome:
    """What a run came to."""

    code: int
    out: str
    err: str
    data: bytes


class Cli(Protocol):
    """Runs the program with arguments, and bytes on standard input."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Outcome: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one, and a cache of results of its own."""
    place = tmp_path / "lists"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setenv("AWESOME_LINT_CACHE_DIR", str(tmp_path / "cache"))
    for variable in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return place


@pytest.fixture
def cli(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The program, run in `folder`."""

    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        files._find.cache_clear()
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
            code = main(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            data = out.getvalue()
            return Outcome(code, data.decode("utf-8"), err.getvalue().decode("utf-8"), data)

    return run


@pytest.fixture
def papers() -> str:
    """A list of papers with a marker that a fix mends, and a URL that only a person can."""
    return PAPERS


@pytest.fixture
def fixed() -> str:
    """`papers` after safe fixes."""
    return FIXED


@pytest.fixture
def clean() -> str:
    """A list in which nothing deviates."""
    return CLEAN


@pytest.fixture
def readme(folder: Path) -> Path:
    """`papers` as the README of the current folder."""
    path = folder / "README.md"
    path.write_bytes(PAPERS.encode())
    return path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server in a thread of its own, and no proxies."""
    for variable in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "GITHUB_TOKEN",
    ):
        monkeypatch.delenv(variable, raising=False)
    found = Server()
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        async with found.run():
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield found
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()
