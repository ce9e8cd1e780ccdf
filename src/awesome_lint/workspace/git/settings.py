"""Settings of git that name no program: the only ones that it gets to read where a program could run.

https://git-scm.com/docs/git-config, "CONFIGURATION FILE" for the syntax.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LISTED: Final = ("config", "--list", "-z")
"""The question whose answer `read` takes."""

_OF_FILES = re.compile(
    r"core\.(?:autocrlf|eol|filemode|symlinks|ignorecase|precomposeunicode|longpaths|trustctime|checkstat)"
    r"|core\.(?:sparsecheckout|sparsecheckoutcone|attributesfile)|extensions\.objectformat|blame\.ignorerevsfile"
)
"""How files become blobs and back, which of them are there, what git-blame passes over."""
_OF_REMOTES = re.compile(r"(?:remote\..*\.(?:push)?url|branch\..*\.remote|url\..*\.(?:push)?insteadof)", re.DOTALL)
_OF_FETCHING = re.compile(
    r"http\..*|url\..*\.insteadof|core\.(?:autocrlf|eol|filemode|symlinks|precomposeunicode|longpaths)", re.DOTALL
)
_PATHS = frozenset({"core.attributesfile", "blame.ignorerevsfile"})


class Setting(NamedTuple):
    """A setting.

    Attributes:
        key: Its name as git lists it: all but the middle part in small letters.
        value: What it is set to; None for a name alone, which stands for "true".
    """

    key: str
    value: str | None


def read(listed: bytes) -> list[Setting]:
    """Read what git lists, in its order: of two with one key, the later one wins."""
    found: list[Setting] = []
    for record in listed.split(b"\0")[:-1]:
        key, newline, value = os.fsdecode(record).partition("\n")
        found.append(Setting(key, value if newline else None))
    return found


def of_files(settings: Iterable[Setting], top: str) -> Iterator[Setting]:
    """Give those that say how files of the work tree `top` are read and written."""
    default = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    for key, value in (Setting("core.attributesfile", f"{default}/git/attributes"), *settings):
        if not _OF_FILES.fullmatch(key):
            continue
        if key not in _PATHS or not value:
            yield Setting(key, value)
            continue
        path = os.path.join(top, os.path.expanduser(value))  # noqa: PTH111, PTH118 - as git takes it
        if os.path.isfile(path) or not os.path.exists(path):  # noqa: PTH110, PTH113 - a FIFO would hold git up
            yield Setting(key, path)


def of_remotes(settings: Iterable[Setting]) -> Iterator[Setting]:
    """Give those that say where a repository comes from, and where it is pushed to."""
    return (each for each in settings if _OF_REMOTES.fullmatch(each.key) or each.key == "clone.defaultremotename")


def of_fetching(settings: Iterable[Setting]) -> Iterator[Setting]:
    """Give those that say how servers are reached: proxies, certificates, mirrors."""
    for key, value in settings:
        if _OF_FETCHING.fullmatch(key):
            yield Setting(key, os.path.expanduser(value) if value and value.startswith("~/") else value)  # noqa: PTH111


def written(settings: Iterable[Setting]) -> bytes:
    """Give a configuration file."""
    lines: list[str] = []
    for key, value in settings:
        section, _, name = key.rpartition(".")
        first, dot, middle = section.partition(".")
        lines.append(f"[{first} {_quoted(middle)}]" if dot else f"[{first}]")
        lines.append(f"\t{name}" if value is None else f"\t{name} = {_quoted(value)}".replace("\n", r"\n"))
    return os.fsencode("".join(f"{line}\n" for line in lines))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", r"\\").replace('"', r"\"") + '"'
