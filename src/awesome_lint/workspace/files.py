"""Reading files, and writing them so that nobody ever sees a half-written one.

A list, and all that lies beside it, is a stranger's: a file may be a FIFO that nobody writes to, a link to a device
that never ends, a link to itself. So only regular files up to a size are read, and none is opened in a way that waits.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import InputError
from awesome_lint.text import SourceText
from awesome_lint.workspace.notices import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1 << 24
"""Bytes of the largest file that is read: some ten times the largest list that is known."""
_CHUNK = 1 << 20
# O_NONBLOCK: a FIFO is opened at once, and nothing that takes its place between two looks makes the program wait.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_STREAMS = ("/dev/", "/proc/")  # where standard output has a name, which others go on writing to
_OTHER_MARKUP = {".rst": "reStructuredText", ".rest": "reStructuredText", ".adoc": "AsciiDoc", ".org": "Org"}
_KINDS = (
    (stat.S_ISFIFO, "a FIFO"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Loaded(NamedTuple):
    """A file as it was read: its bytes are compared before it is written."""

    source: SourceText
    data: bytes


def display_name(path: str) -> str:
    """Give a path for messages: bytes that are no UTF-8 become U+FFFD, backslashes stay."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def load(path: str, name: str | None = None) -> Loaded:
    """Read a file.

    Args:
        path: The file; symbolic links are followed.
        name: How messages call it; None: by its path.

    Raises:
        InputError: It does not exist, is no regular file, may not be read, or is not UTF-8 text.
    """
    shown = display_name(path) if name is None else name
    if kind := _OTHER_MARKUP.get(os.path.splitext(path)[1].lower()):  # noqa: PTH122 - pathlib costs start-up time
        raise InputError(f"{shown}: cannot be read: it is {kind}, and only Markdown is read")
    data = read_bytes(path, shown)
    return Loaded(SourceText.decode(data, shown), data)


def read_bytes(path: str, name: str) -> bytes:
    """Read the bytes of a file that somebody named.

    Raises:
        InputError: It does not exist, is no regular file or too large, or may not be read.
    """
    try:
        return _read(path)
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read: {_reason(error)}") from error


def read_found(path: str, *, or_folder: bool = False) -> bytes | None:
    """Read the bytes of a file that the program looked for by itself.

    Args:
        path: The file; symbolic links are followed.
        or_folder: Whether a folder may well have that name, so that it is no reason for a warning.

    Returns:
        None if there is none, and, with a warning that names it and says why, if it is no regular file or too large, or
        may not be read.
    """
    try:
        return _read(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except _FolderError as error:
        if not or_folder:
            ignore(path, _reason(error))
    except (OSError, ValueError) as error:
        ignore(path, _reason(error))
    return None


def read_beginning(path: str, size: int) -> bytes:
    """Read what a file begins with, `size` bytes at most.

    Raises:
        OSError: It does not exist, or may not be read.
        ValueError: It is no regular file.
    """
    with _opened(path) as descriptor:
        return os.read(descriptor, size)


def ignore(path: str, why: str) -> None:
    """Warn that a file which the program found by itself does not count."""
    warn(f"{display_name(near_path(os.path.normpath(path)))}: ignored: {why}")


def near_path(path: str) -> str:
    """Give a path relative to the current folder if it is below that, as messages show it."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))  # noqa: PTH109, PTH118


class _FolderError(ValueError):
    """Where a file was expected there is a folder."""


def _read(path: str) -> bytes:
    """Read a regular file.

    Raises:
        OSError: It does not exist, or may not be read.
        ValueError: It is no regular file, or too large; `_FolderError` if it is a folder.
    """
    with _opened(path) as descriptor:
        if os.fstat(descriptor).st_size > LARGEST:
            raise ValueError(_TOO_LARGE)
        chunks: list[bytes] = []
        size = 0
        while chunk := os.read(descriptor, _CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST:  # it grows, or is one of those that have no size
                raise ValueError(_TOO_LARGE)
    return b"".join(chunks)


@contextmanager
def _opened(path: str) -> Iterator[int]:
    """Open a regular file to read it, and give its descriptor."""
    _check_kind(os.stat(path))  # noqa: PTH116 - pathlib costs start-up time, here and below; and devices stay closed
    descriptor = os.open(path, _FLAGS)
    try:
        _check_kind(os.fstat(descriptor))
        yield descriptor
    finally:
        os.close(descriptor)


_TOO_LARGE = f"it is larger than {LARGEST >> 20} MiB"


def _check_kind(found: os.stat_result) -> None:
    mode = found.st_mode
    if stat.S_ISDIR(mode):
        raise _FolderError("it is a folder, not a regular file")
    if not stat.S_ISREG(mode):
        what = next((f"{kind}, not a" for test, kind in _KINDS if test(mode)), "no")
        raise ValueError(f"it is {what} regular file")


def write_atomic(path: str, source: SourceText, seen: bytes) -> None:
    """Write a file as a whole or not at all.

    The text goes to a temporary file in the same folder, which then takes the file's place, mode and, where allowed,
    owner. A symbolic link stays one: its target is written.

    Args:
        path: The file.
        source: What to write; its name is used in messages.
        seen: The bytes that were read.

    Raises:
        InputError: The file changed since, is read-only, or its folder or disk does not allow it; nothing was written.
    """
    target = os.path.realpath(path)
    if read_bytes(target, source.name) != seen:
        raise InputError(f"{source.name}: changed while it was being linted; nothing was written, run again")
    try:
        if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise InputError(f"{source.name}: is read-only; nothing was written")
        Replacement(target).put(source.encode())
    except OSError as error:
        raise InputError(f"{source.name}: cannot be written: {_reason(error)}; the file is as it was") from error


def write_whole(path: str, data: bytes) -> None:
    """Write a file as a whole or not at all, whatever it held before.

    Raises:
        InputError: Its folder or disk does not allow it; what it held is as it was.
    """
    try:
        Replacement(path).put(data)
    except OSError as error:
        raise InputError(f"{display_name(path)}: cannot be written: {_reason(error)}") from error


class Replacement:
    """What is to take a file's place: a temporary file beside it, so that a full disk costs nothing that was there.

    What is no regular file, such as `/dev/stdout`, is written to directly. A symbolic link stays one: its target is
    written.

    Args:
        path: The file, which may be new.

    Raises:
        OSError: Its folder does not allow it.
    """

    def __init__(self, path: str) -> None:
        self._target = target = os.path.realpath(path)
        self._before: os.stat_result | None = None
        self._temporary: str | None = None
        with suppress(FileNotFoundError):
            self._before = os.stat(path)  # noqa: PTH116 - of the path: `/dev/stdout` may lead to what has none
        if self._before is not None and (not stat.S_ISREG(self._before.st_mode) or path.startswith(_STREAMS)):
            self._descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0))
            return
        folder, base = os.path.split(target)
        self._temporary = os.path.join(folder, f".{base[:100]}.{os.urandom(8).hex()}.tmp")  # noqa: PTH118
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self._temporary, flags, 0o666 if self._before is None else 0o600)

    def put(self, data: bytes) -> None:
        """Write all of it, and let it take the file's place.

        Raises:
            OSError: The disk does not allow it; what the file held is as it was.
        """
        temporary = self._temporary
        try:
            with open(self._descriptor, "wb") as file:  # noqa: PTH123
                file.write(data)
                file.flush()
                if temporary is not None:
                    _take_over(file.fileno(), self._before)
                    os.fsync(file.fileno())
            if temporary is not None:
                os.replace(temporary, self._target)  # noqa: PTH105
        except BaseException:  # Ctrl-C included: no temporary file stays behind
            self._remove()
            raise

    def drop(self) -> None:
        """Leave the file as it is."""
        os.close(self._descriptor)
        self._remove()

    def _remove(self) -> None:
        if self._temporary is not None:
            with suppress(FileNotFoundError):  # it may have taken the target's place already
                os.unlink(self._temporary)  # noqa: PTH108


def _take_over(descriptor: int, before: os.stat_result | None) -> None:
    """Give a new file the old one's owner, as far as allowed, and its mode."""
    if before is not None and hasattr(os, "fchown"):
        now = os.fstat(descriptor)
        if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
            with suppress(PermissionError):  # only the superuser may give files away; the content matters more
                os.fchown(descriptor, before.st_uid, before.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
