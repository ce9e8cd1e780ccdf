"""A cache of links that others wrote: whatever it holds, a run goes on without it, and no other file is touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from awesome_lint.errors import InputError
from awesome_lint.links import database
from awesome_lint.links.cache import LinkCache
from awesome_lint.statuses import LinkStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOR_HANGS = 60  # seconds; a run takes one
NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
URL = "https://example.org/a"
ALIVE = LinkStatus(URL, Verdict.ALIVE, status=200)
ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT"


def _made(*statements: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with closing(sqlite3.connect(path)) as made:
            for statement in statements:
                made.execute(statement)
            made.commit()

    return make


def _ours(path: Path) -> None:
    with LinkCache(path) as cache:
        cache.put(URL, ALIVE, NOW)


def _with(*statements: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        _ours(path)
        _made(*statements)(path)

    return make


def _text(path: Path) -> None:
    path.write_bytes(b"no database at all " * 99)


def _journal(path: Path) -> None:
    _ours(path)
    victim = str(path.with_name("victim")).encode()
    tail = len(victim).to_bytes(4, "big") + (sum(victim) & 0xFFFFFFFF).to_bytes(4, "big")
    path.with_name(f"{path.name}-journal").write_bytes(victim + tail + database._NAMES_ANOTHER)


def _large(path: Path) -> None:
    _ours(path)
    with path.open("r+b") as file:
        file.truncate(database._LARGEST + 1)


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "text": (_text, "is damaged"),
    "fifo": (os.mkfifo, "is no regular file"),
    "zero": (lambda path: path.symlink_to("/dev/zero"), "is no regular file"),
    "folder": (lambda path: path.mkdir(), "is no regular file"),
    "loop": (lambda path: path.symlink_to(path.name), "cannot be read"),
    "large": (_large, "is larger than"),
    "other tables": (_made("CREATE TABLE bookmarks (x)"), "holds other tables"),
    "other columns": (_made("CREATE TABLE statuses (url, asked, status)", "CREATE TABLE failures (url, day)"), "holds"),
    "endless view": (
        _made(
            f"CREATE VIEW statuses AS {ENDLESS} n AS url, 0 AS asked, '' AS status FROM r",
            "CREATE TABLE failures (url TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (url, day)) WITHOUT ROWID",
        ),
        "holds other tables",
    ),
    "trigger": (
        _with(f"CREATE TRIGGER t AFTER INSERT ON statuses BEGIN INSERT INTO failures {ENDLESS} n, n FROM r; END"),
        "holds other tables",
    ),
    "generated": (_with("CREATE TABLE more (a, b AS (a || a))"), "holds other tables"),
    "journal": (_journal, "names another file"),
    "journal that is none": (lambda path: path.with_name(f"{path.name}-journal").mkdir(), "is no regular file"),
    "log that is a link": (lambda path: path.with_name(f"{path.name}-wal").symlink_to("victim"), "is no regular file"),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_cache_is_set_aside_and_the_run_goes_on(tmp_path: Path, kind: str) -> None:
    make, why = ODD[kind]
    (tmp_path / "victim").write_text("kept")
    make(tmp_path / "links.sqlite3")
    code = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from awesome_lint.links.cache import LinkCache
from awesome_lint.statuses import LinkStatus, Verdict

now = datetime(2026, 1, 1, 12, tzinfo=UTC)
with LinkCache(Path(sys.argv[1])) as cache:
    assert cache.get("https://example.org/a", now) is None
    cache.put("https://example.org/a", LinkStatus("https://example.org/a", Verdict.ALIVE), now)
    assert cache.get("https://example.org/a", now) is not None
    cache.failed("https://example.org/b", now)
    cache.prune(now)
    print("\\n".join(cache.warnings))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "links.sqlite3")]
    outcome = subprocess.run(command, capture_output=True, text=True, timeout=FOR_HANGS, check=False)
    assert outcome.stderr == ""
    assert outcome.returncode == 0
    assert why in outcome.stdout
    assert (tmp_path / "victim").read_text() == "kept"
    if kind == "journal that is none":
        assert "nothing will be remembered" in outcome.stdout  # for a folder is not removed
    elif kind != "log that is a link":  # where there is no file to be kept
        assert "it is kept as links.sqlite3.corrupt" in outcome.stdout
        assert os.path.lexists(tmp_path / "links.sqlite3.corrupt")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("'soon'", '\'{"verdict": "alive"}\''),
        ("x'00'", '\'{"verdict": "alive"}\''),
        ("9e999", '\'{"verdict": "alive"}\''),
        ("0", "x'ff'"),
        ("0", "CAST(x'ff' AS TEXT)"),
        ("0", "'" + "[" * 100_000 + "'"),
        ("0", "CAST(zeroblob(2000000) AS TEXT)"),
        ("0", '\'{"verdict": "wrong"}\''),
        ("0", '\'{"verdict": "skipped"}\''),
        ("0", '\'{"verdict": "alive", "days": "many"}\''),
    ],
)
def test_a_row_that_is_none_is_unknown_and_written_anew(tmp_path: Path, asked: str, status: str) -> None:
    path = tmp_path / "links.sqlite3"
    _with(f"UPDATE statuses SET asked = {asked}, status = {status}")(path)  # noqa: S608 - our own values
    with LinkCache(path) as cache:
        assert cache.get(URL, NOW) is None
        assert cache.get(URL, NOW, any_age=True) is None or asked == "9e999"
        cache.prune(NOW)
        cache.put(URL, ALIVE, NOW)
        assert cache.get(URL, NOW) is not None
        assert cache.warnings == []


def test_what_is_damaged_inside_is_set_aside_when_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite3"
    with LinkCache(path) as cache:
        for number in range(2000):
            cache.put(f"{URL}{number}", ALIVE, NOW)
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * len(data[8192:])
    path.write_bytes(data)
    with LinkCache(path) as cache:
        for number in range(2000):
            cache.get(f"{URL}{number}", NOW)
        cache.put(URL, ALIVE, NOW)
        assert cache.get(URL, NOW) is not None
        (warning,) = cache.warnings
    assert "is damaged; it is kept as links.sqlite3.corrupt" in warning


def test_of_another_cache_only_what_is_sound_is_taken_over(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    _ours(other)
    _made(
        "INSERT INTO statuses VALUES ('https://b.org', 'x', '{}'), (x'ff', 1, '{}'), ('https://c.org', 1, '{')",
        "INSERT INTO failures VALUES (x'ff', x'ff'), ('https://d.org', '2026-01-01')",
    )(other)
    with LinkCache(tmp_path / "links.sqlite3") as cache:
        cache._database.execute("INSERT INTO statuses VALUES ('https://e.org', 1, '{')")  # ours may be odd, too
        assert cache.merge(other) == 1
        assert cache.get(URL, NOW) is not None
        assert cache.failed("https://d.org", NOW) == 1


@pytest.mark.parametrize("kind", [kind for kind in ODD if "that is" not in kind])
def test_what_is_no_cache_is_not_merged(tmp_path: Path, kind: str) -> None:
    ODD[kind][0](tmp_path / "other")
    with LinkCache(tmp_path / "links.sqlite3") as cache, pytest.raises(InputError, match=r"not a cache|no such file"):
        cache.merge(tmp_path / "other")


def test_what_one_connection_may_do_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_STEP", 1000)
    monkeypatch.setattr(database, "_STEPS", 100)
    with closing(database.prepared(tmp_path / "links.sqlite3")) as made, pytest.raises(sqlite3.OperationalError):
        made.execute(f"{ENDLESS} count(*) FROM r").fetchone()
