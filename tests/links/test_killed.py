"""A run that is killed, or asked to end, loses at most what was on its way; the next one goes on from there."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.links.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AT_ONCE = 4
URLS = 200
PATIENCE = 60.0  # seconds after which a test gives up


@pytest.fixture
def server() -> Iterator[Server]:
    """A slow server in a thread of its own."""
    found = Server(delay=0.05)
    ready, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with found.run():
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(PATIENCE)
    yield found
    loop.call_soon_threadsafe(stop.set)
    thread.join(PATIENCE)
    loop.close()


def start(folder: Path) -> subprocess.Popen[str]:
    options = ("--allow-private", "--host-interval", "0", "--concurrency", str(AT_ONCE), "--cache-dir", "cache")
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.Popen(
        [sys.executable, "-m", "awesome_lint", "links", "--isolated", *options, "README.md"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - it starts no thread
    )


def cached(folder: Path) -> set[str]:
    """Give the paths that the cache knows of."""
    file = folder / "cache" / "links.sqlite3"
    if not file.exists():
        return set()
    try:
        with closing(sqlite3.connect(file, timeout=PATIENCE)) as database:
            found = database.execute("SELECT url FROM statuses").fetchall()
    except sqlite3.OperationalError:  # it is being made
        return set()
    return {"/" + url.split("/", 3)[3] for (url,) in found}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize(
    ("least", "number", "code"),
    [
        *((least, "SIGKILL", -9) for least in (1, 20, 45)),
        (20, "SIGTERM", 143),
        (20, "SIGINT", 130),
    ],
)
def test_a_killed_run_loses_at_most_what_was_on_its_way(
    tmp_path: Path, server: Server, least: int, number: str, code: int
) -> None:
    base = f"http://127.0.0.1:{server.port}"
    lines = [f"- [Tool {number}]({base}/file?{number}) - A tool.\n" for number in range(URLS)]
    (tmp_path / "README.md").write_text("# List\n\n## Tools\n\n" + "".join(lines))
    with start(tmp_path) as process:
        end = time.monotonic() + PATIENCE
        while len(cached(tmp_path)) < least and process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        process.send_signal(getattr(signal, number))
        output = process.communicate(timeout=PATIENCE)[0]
    assert (process.returncode, output) == (code, "")
    asked, known = {each.path for each in server.asked}, cached(tmp_path)
    assert least <= len(known) < URLS
    assert known <= asked
    assert len(asked - known) <= AT_ONCE

    server.asked.clear()
    with start(tmp_path) as process:
        output = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 0, output
    assert {each.path for each in server.asked} == {f"/file?{number}" for number in range(URLS)} - known
    assert len(cached(tmp_path)) == URLS
