"""Reading files, and writing them so that nobody ever sees a half-written one."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import NamedTuple

from awesome_lint.errors import InputError
from awesome_lint.text import SourceText

_KINDS = (
    (stat.S_ISDIR, "a folder"),
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
    data = read_bytes(path, shown)
    return Loaded(SourceText.decode(data, shown), data)


def read_bytes(path: str, name: str) -> bytes:
    """Read a regular file's bytes.

    Raises:
        InputError: It does not exist, is no regular file, or may not be read.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - pathlib costs start-up time, here and below
        if not stat.S_ISREG(mode):
            kind = next((kind for test, kind in _KINDS if test(mode)), "no regular file")
            raise InputError(f"{name}: {kind}, not a file that can be linted")
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read: {_reason(error)}") from error


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
        _replace(target, source.encode())
    except OSError as error:
        raise InputError(f"{source.name}: cannot be written: {_reason(error)}; the file is as it was") from error


def _replace(target: str, data: bytes) -> None:
    from tempfile import mkstemp

    folder, base = os.path.split(target)
    before = os.stat(target)  # noqa: PTH116
    descriptor, temporary = mkstemp(prefix=f".{base[:100]}.", suffix=".tmp", dir=folder)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            _take_over(descriptor, before)
            os.fsync(descriptor)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:  # Ctrl-C included: no temporary file stays behind
        with suppress(FileNotFoundError):  # it may have taken the target's place already
            os.unlink(temporary)  # noqa: PTH108
        raise


def _take_over(descriptor: int, before: os.stat_result) -> None:
    """Give a new file the old one's owner, as far as allowed, and its mode."""
    if hasattr(os, "fchown"):
        now = os.fstat(descriptor)
        if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
            with suppress(PermissionError):  # only the superuser may give files away; the content matters more
                os.fchown(descriptor, before.st_uid, before.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
