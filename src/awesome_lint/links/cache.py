"""Verdicts of earlier runs, and on which days a URL was unreachable: one SQLite file.

Verdicts are written as they arrive, so that a run that is cut off loses only what was on its way. Several runs may use
the file at once. A file that is none, or that a newer program wrote, is set aside; no check fails for want of a cache.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from awesome_lint.errors import InputError
from awesome_lint.links.stored import dump, load
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from awesome_lint.statuses import LinkStatus

_FORMAT = 1
_PATIENCE = 10.0  # seconds to wait for another run that writes
_DAY = 86_400.0
# How long a verdict holds, in seconds. What is not here is asked again every time: it may have been mended.
_HOLDS = {
    Verdict.ALIVE: 3 * _DAY,
    Verdict.ARCHIVED: 7 * _DAY,
    Verdict.MOVED: 3 * _DAY,
    Verdict.REDIRECTED: 3 * _DAY,
    Verdict.BLOCKED: _DAY,
}
_SKEW = 300.0  # seconds by which the clocks of two machines may differ
_KEPT = 90 * _DAY  # what is older is removed
# Whoever saw a page answer last, its failures before that no longer count.
_FORGIVE = f"""
DELETE FROM failures WHERE url IN (
    SELECT url FROM statuses WHERE json_extract(status, '$.verdict') != '{Verdict.UNREACHABLE.value}'
)
"""  # noqa: S608 - a constant of our own
_SCHEMA = """
CREATE TABLE IF NOT EXISTS statuses (url TEXT PRIMARY KEY, asked REAL NOT NULL, status TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures (url TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (url, day)) WITHOUT ROWID;
"""


class LinkCache:
    """An open cache; a context manager.

    Args:
        path: The file; it and its folder are made if they are missing.

    Attributes:
        warnings: What people should know of: a file that was set aside, a folder that cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self.warnings: list[str] = []
        self._database = self._open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._database.close()

    def get(self, url: str, now: datetime, *, any_age: bool = False) -> LinkStatus | None:
        """Give the status of a URL if it is known and still holds.

        Args:
            url: The URL, as it is asked.
            now: The present.
            any_age: Whether a status that no longer holds, or would be asked again, is wanted too.
        """
        found = self._one("SELECT asked, status FROM statuses WHERE url = ?", url)
        if found is None:
            return None
        asked, text = found
        try:
            status = load(url, str(text))
        except ValueError:
            return None
        age = now.timestamp() - float(str(asked))
        holds = status.verdict in _HOLDS and -_SKEW <= age < _HOLDS[status.verdict]
        return status if holds or any_age else None

    def asked(self, url: str) -> float:
        """Give when a URL was asked last, in seconds since 1970; 0 if it never was."""
        found = self._one("SELECT asked FROM statuses WHERE url = ?", url)
        return float(found[0]) if found is not None and isinstance(found[0], (int, float)) else 0.0

    def put(self, url: str, status: LinkStatus, now: datetime) -> None:
        """Remember a status; one that is not `UNREACHABLE` ends the memory of failures."""
        if status.verdict is Verdict.SKIPPED:
            return
        self._do("INSERT OR REPLACE INTO statuses VALUES (?, ?, ?)", url, now.timestamp(), dump(status))
        if status.verdict is not Verdict.UNREACHABLE:
            self._do("DELETE FROM failures WHERE url = ?", url)

    def failed(self, url: str, now: datetime) -> int:
        """Remember that a URL was unreachable today; give on how many days it was without a break."""
        self._do("INSERT OR IGNORE INTO failures VALUES (?, ?)", url, now.date().isoformat())
        found = self._one("SELECT COUNT(*) FROM failures WHERE url = ?", url)
        return int(str(found[0])) if found is not None else 1

    def prune(self, now: datetime) -> None:
        """Remove what nobody asked for in a long time."""
        self._do("DELETE FROM statuses WHERE asked < ?", now.timestamp() - _KEPT)
        self._do("DELETE FROM failures WHERE url NOT IN (SELECT url FROM statuses)")

    def merge(self, other: Path) -> int:
        """Take over what another cache knows better: later statuses, and all days of failures.

        Returns:
            How many statuses were taken over.

        Raises:
            InputError: The other file is no cache of this format.
        """
        if not other.is_file():
            raise InputError(f"{other}: no such file")
        try:
            with closing(_connect(other)) as source:
                _check_format(source)
                statuses = source.execute("SELECT url, asked, status FROM statuses").fetchall()
                failures = source.execute("SELECT url, day FROM failures").fetchall()
            before = self._database.total_changes
            with self._database:
                self._database.executemany(
                    "INSERT INTO statuses VALUES (?, ?, ?) ON CONFLICT (url) DO UPDATE"
                    " SET asked = excluded.asked, status = excluded.status WHERE excluded.asked > asked",
                    statuses,
                )
                taken = self._database.total_changes - before
                self._database.executemany("INSERT OR IGNORE INTO failures VALUES (?, ?)", failures)
                self._database.execute(_FORGIVE)
        except (sqlite3.Error, _NewerFormat) as error:
            raise InputError(f"{other}: not a cache of links that can be read ({error})") from error
        return taken

    def _open(self, path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(path)
        except _NewerFormat:
            return self._anew(path, "newer", "was written by a newer version")
        except sqlite3.OperationalError as error:
            return self._in_memory(path, error)
        except sqlite3.DatabaseError:
            return self._anew(path, "corrupt", "is damaged")
        except OSError as error:
            return self._in_memory(path, error)

    def _anew(self, path: Path, suffix: str, why: str) -> sqlite3.Connection:
        """Set a file that cannot be used aside, and begin a new one."""
        aside = path.with_name(f"{path.name}.{suffix}")
        try:
            path.replace(aside)
            for rest in ("-wal", "-shm"):
                path.with_name(path.name + rest).unlink(missing_ok=True)
            self.warnings.append(f"{path}: the cache of links {why}; it is kept as {aside.name}")
            return _prepared(path)
        except (OSError, sqlite3.Error) as error:
            return self._in_memory(path, error)

    def _in_memory(self, path: Path, error: Exception) -> sqlite3.Connection:
        self.warnings.append(f"{path}: the cache of links cannot be used ({error}); nothing will be remembered")
        return _prepared(Path(":memory:"))

    def _one(self, query: str, *values: object) -> tuple[object, ...] | None:
        try:
            found: tuple[object, ...] | None = self._database.execute(query, values).fetchone()
        except sqlite3.Error:
            return None
        return found

    def _do(self, statement: str, *values: object) -> None:
        """Write; whatever goes wrong costs the memory of one thing, not the run."""
        with suppress(sqlite3.Error):
            self._database.execute(statement, values)


class _NewerFormat(Exception):  # noqa: N818 - handled where files are opened
    """A file of a format that this program does not know."""


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)


def _prepared(path: Path) -> sqlite3.Connection:
    database = _connect(path)
    try:
        _check_format(database)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_SCHEMA)
        database.execute(f"PRAGMA user_version = {_FORMAT}")
    except BaseException:
        database.close()
        raise
    return database


def _check_format(database: sqlite3.Connection) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > _FORMAT:
        raise _NewerFormat(f"format {version}, known is {_FORMAT}")
