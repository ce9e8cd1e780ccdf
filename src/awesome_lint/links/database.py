"""Opening the SQLite file of a cache, which may come from elsewhere, such as a cache of CI that others write to.

A database is more than data: a view may stand where a table is expected and never end, a trigger may write, a journal
beside the file may name another file to be removed. So nothing is asked of a file whose schema is not ours to the
letter, and what one statement may read or do is bounded.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
_PATIENCE = 10.0  # seconds to wait for another run that writes
_LARGEST = 1 << 28  # bytes of the file, and of its journals; a thousand links take one of 0.3 MiB
_LONGEST = 1 << 20  # bytes of a value or a row
_STEP = 1_000_000
_STEPS = 20_000  # so many steps of SQLite's machine take minutes, while a run needs a few of them for each link
_SCHEMA = (
    "CREATE TABLE statuses (url TEXT PRIMARY KEY, asked REAL NOT NULL, status TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE failures (url TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (url, day)) WITHOUT ROWID",
)
BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside a database."""
_NAMES_ANOTHER = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""How a journal ends that names another one, which SQLite removes: https://www.sqlite.org/fileformat.html, part 3."""


class NewerFormatError(Exception):
    """A file of a format that this program does not know."""


class ForeignError(Exception):
    """A file that is no cache of links; the text says why, as a clause."""


def prepared(path: Path) -> sqlite3.Connection:
    """Open a cache; it is made if it is missing.

    Raises:
        NewerFormatError: A newer program wrote it.
        ForeignError: It is no cache of links.
        sqlite3.Error: It is damaged, or cannot be used.
    """
    database = connected(path)
    try:
        if not _schema(database):
            for statement in _SCHEMA:
                database.execute(statement.replace("TABLE", "TABLE IF NOT EXISTS", 1))
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(f"PRAGMA user_version = {FORMAT}")
    except BaseException:
        database.close()
        raise
    return database


def connected(path: Path) -> sqlite3.Connection:
    """Open a file that is a cache, or empty.

    Raises:
        NewerFormatError: A newer program wrote it.
        ForeignError: It is no cache of links.
        sqlite3.Error: It is damaged, or cannot be used.
    """
    for suffix in ("", *BESIDE):
        _check(path.with_name(path.name + suffix), follow=not suffix)
    database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        steps = iter(range(_STEPS))
        database.set_progress_handler(lambda: next(steps, None) is None, _STEP)
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
        _check_schema(database)
    except BaseException:
        database.close()
        raise
    return database


def _check_schema(database: sqlite3.Connection) -> None:
    """Look at what the file holds.

    Raises:
        NewerFormatError: A newer program wrote it.
        ForeignError: It is no cache of links.
        sqlite3.Error: It is damaged, or cannot be used.
    """
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > FORMAT:
        raise NewerFormatError(f"format {version}, known is {FORMAT}")
    found = _schema(database)
    if found and found != set(_SCHEMA):
        raise ForeignError("holds other tables than a cache of links")


def _schema(database: sqlite3.Connection) -> set[str]:
    """Give the statements that make what the file holds; none of them is run."""
    return {str(row[0]) for row in database.execute("SELECT sql FROM sqlite_schema")}


def _check(path: Path, *, follow: bool) -> None:
    """Look at a file before SQLite does.

    Raises:
        ForeignError: It is no regular file, too large, or a journal that names another file.
    """
    try:
        found = path.stat(follow_symlinks=follow)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        return
    except OSError as error:
        raise ForeignError(f"cannot be read: {error.strerror or error}") from error
    if not stat.S_ISREG(found.st_mode):
        raise ForeignError("is no regular file" if follow else f"has a {path.name} that is no regular file")
    if found.st_size > _LARGEST:
        raise ForeignError(f"is larger than {_LARGEST >> 20} MiB")
    if not follow and found.st_size >= len(_NAMES_ANOTHER) and path.name.endswith("-journal"):
        with path.open("rb") as file:
            file.seek(-len(_NAMES_ANOTHER), os.SEEK_END)
            if file.read() == _NAMES_ANOTHER:
                raise ForeignError(f"has a {path.name} that names another file")
