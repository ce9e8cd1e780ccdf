"""Verdicts of earlier runs, and on which days a URL was unreachable: one SQLite file.

Verdicts are written as they arrive, so that a run that is cut off loses only what was on its way. Several runs may use
the file at once. A file that is none, or that a newer program wrote, is set aside; no check fails for want of a cache.
Whatever it says is looked at: the file may come from elsewhere.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from awesome_lint.errors import InputError
from awesome_lint.links.database import BESIDE, ForeignError, NewerFormatError, connected, prepared
from awesome_lint.links.stored import dump, load
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from awesome_lint.statuses import LinkStatus

_DAY = 86_400.0
# How long a verdict holds, in seconds. What is not here is asked again every time: it may have been mended.
_HOLDS = {
    Verdict.ALIVE: 3 * _DAY,
    Verdict.ARCHIVED: 7 * _DAY,
    Verdict.MOVED: 3 * _DAY,
    Verdict.REDIRECTED: 3 * _DAY,
    Verdict.BLOCKED: _DAY,
}
_NEVER_KEPT = frozenset({Verdict.WRONG, Verdict.SKIPPED})  # what depends on an entry, or on a run
_SKEW = 300.0  # seconds by which the clocks of two machines may differ
_KEPT = 90 * _DAY  # what is older is removed
# Whoever saw a page answer last, its failures before that no longer count.
_FORGIVE = f"""
DELETE FROM failures WHERE url IN (
    SELECT url FROM statuses
    WHERE CASE WHEN json_valid(status) THEN json_extract(status, '$.verdict') != '{Verdict.UNREACHABLE.value}' END
)
"""  # noqa: S608 - a constant of our own


class LinkCache:
    """An open cache; a context manager.

    Args:
        path: The file; it and its folder are made if they are missing.

    Attributes:
        warnings: What people should know of: a file that was set aside, a folder that cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self.warnings: list[str] = []
        self._path = path
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
        read = _read(url, *found)
        if read is None:
            return None
        status, asked = read
        age = now.timestamp() - asked
        holds = status.verdict in _HOLDS and -_SKEW <= age < _HOLDS[status.verdict]
        return status if holds or any_age else None

    def asked(self, url: str) -> float:
        """Give when a URL was asked last, in seconds since 1970; 0 if it never was."""
        found = self._one("SELECT asked FROM statuses WHERE url = ?", url)
        return float(found[0]) if found is not None and isinstance(found[0], (int, float)) else 0.0

    def put(self, url: str, status: LinkStatus, now: datetime) -> None:
        """Remember a status; one that is not `UNREACHABLE` ends the memory of failures."""
        if status.verdict in _NEVER_KEPT:
            return
        self._do("INSERT OR REPLACE INTO statuses VALUES (?, ?, ?)", url, now.timestamp(), dump(status))
        if status.verdict is not Verdict.UNREACHABLE:
            self._do("DELETE FROM failures WHERE url = ?", url)

    def failed(self, url: str, now: datetime) -> int:
        """Remember that a URL was unreachable today; give on how many days it was without a break."""
        self._do("INSERT OR IGNORE INTO failures VALUES (?, ?)", url, now.date().isoformat())
        found = self._one("SELECT COUNT(*) FROM failures WHERE url = ?", url)
        return found[0] if found is not None and isinstance(found[0], int) else 1

    def prune(self, now: datetime) -> None:
        """Remove what nobody asked for in a long time."""
        self._do("DELETE FROM statuses WHERE asked < ? OR typeof(asked) != 'real'", now.timestamp() - _KEPT)
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
            with closing(connected(other)) as source:
                statuses = [row for row in source.execute("SELECT url, asked, status FROM statuses") if _read(*row)]
                failures = source.execute(
                    "SELECT url, day FROM failures WHERE typeof(url) = 'text' AND typeof(day) = 'text'"
                ).fetchall()
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
        except (sqlite3.Error, NewerFormatError, ForeignError) as error:
            raise InputError(f"{other}: not a cache of links that can be read ({error})") from error
        return taken

    def _open(self, path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return prepared(path)
        except NewerFormatError:
            return self._anew(path, "newer", "was written by a newer version")
        except ForeignError as error:
            return self._anew(path, "corrupt", str(error))
        except sqlite3.OperationalError as error:
            return self._in_memory(path, error)
        except sqlite3.DatabaseError:
            return self._anew(path, "corrupt", "is damaged")
        except OSError as error:
            return self._in_memory(path, error)

    def _anew(self, path: Path, suffix: str, why: str) -> sqlite3.Connection:
        """Set a file that cannot be used aside, and begin a new one."""
        aside = path.with_name(f"{path.name}.{suffix}")
        self.warnings.append(f"{path}: the cache of links {why}; it is kept as {aside.name}")
        try:
            with suppress(FileNotFoundError):  # what is wrong may stand beside it only
                path.replace(aside)
            for rest in BESIDE:
                path.with_name(path.name + rest).unlink(missing_ok=True)
            return prepared(path)
        except (OSError, sqlite3.Error, NewerFormatError, ForeignError) as error:
            return self._in_memory(path, error)

    def _in_memory(self, path: Path, error: Exception) -> sqlite3.Connection:
        self.warnings.append(f"{path}: the cache of links cannot be used ({error}); nothing will be remembered")
        return prepared(Path(":memory:"))

    def _one(self, query: str, *values: object) -> tuple[object, ...] | None:
        found: tuple[object, ...] | None = None
        try:
            found = self._database.execute(query, values).fetchone()
        except sqlite3.Error as error:
            self._set_aside(error)
        return found

    def _do(self, statement: str, *values: object) -> None:
        """Write; whatever goes wrong costs the memory of one thing, not the run."""
        try:
            self._database.execute(statement, values)
        except sqlite3.Error as error:
            self._set_aside(error)

    def _set_aside(self, error: sqlite3.Error) -> None:
        """Begin anew if it shows only now that the file is damaged."""
        if type(error) is sqlite3.DatabaseError:
            self.close()
            self._database = self._anew(self._path, "corrupt", "is damaged")


def _read(url: object, asked: object, text: object) -> tuple[LinkStatus, float] | None:
    """Give a status, and when it was asked, as a row has them; None if the row is none of ours."""
    if not isinstance(url, str) or not isinstance(asked, float) or not isinstance(text, str):
        return None
    try:
        status = load(url, text)
    except ValueError:
        return None
    return None if status.verdict in _NEVER_KEPT else (status, asked)
