"""Results of earlier runs, one small file each.

A result is used again if everything is the same that it came from: the file's bytes, the raw configuration, what was
looked up around the file, what it is held against, this program and the libraries it reads with. Whatever goes wrong
with the cache itself counts as "no result". On the way to a used result neither the parser nor a rule is imported.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from awesome_lint.workspace.files import read_found
from awesome_lint.workspace.lookup import Looked, Place, digest
from awesome_lint.workspace.request import FileResult
from awesome_lint.workspace.written import read_diagnostics, read_text, write_diagnostic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.workspace.files import Loaded
    from awesome_lint.workspace.request import Target

_FORMAT = 3
_KEPT = 4096
"""How many results stay; beyond, the older half is removed."""
_LIBRARIES = ("markdown_it_py-", "mdit_py_plugins-", "ftfy-", "rapidfuzz-")
_VARIABLE = "AWESOME_LINT_CACHE_DIR"


def default_folder(environment: Mapping[str, str]) -> str:
    """Give the folder for results: `AWESOME_LINT_CACHE_DIR`, else the platform's place for caches."""
    if environment.get(_VARIABLE):
        return environment[_VARIABLE]
    if sys.platform == "linux":  # what platformdirs gives there, without the milliseconds its import takes
        base = environment.get("XDG_CACHE_HOME", "").strip()
        if not base.startswith("/"):
            base = os.path.expanduser("~/.cache")  # noqa: PTH111
        return os.path.join(base, "awesome-lint")  # noqa: PTH118
    from platformdirs import user_cache_dir

    return user_cache_dir("awesome-lint", appauthor=False)


def program_stamp() -> str | None:
    """Give a text that changes with this program, its libraries or the interpreter; None if the libraries hide theirs.

    Installed metadata would say it too, but reading it takes 10 ms; the names of the `.dist-info` folders hold the
    versions already. Of this program every file counts, so that work on it never shows yesterday's results.
    """
    libraries = sorted(name for folder in sys.path for name in _names(folder or ".") if _is_library(name))
    if not any(name.startswith(_LIBRARIES[0]) for name in libraries):
        return None
    newest, count = _newest(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120
    return f"{_FORMAT} {sys.hexversion} {' '.join(libraries)} {newest} {count}"


def _is_library(name: str) -> bool:
    return name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208
    except OSError:
        return []


def _newest(folder: str) -> tuple[int, int]:
    newest = count = 0
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                inner, more = _newest(entry.path)
                newest, count = max(newest, inner), count + more
        else:
            newest, count = max(newest, entry.stat().st_mtime_ns), count + 1
    return newest, count


class Cache:
    """Results in a folder, which is made when the first one is kept.

    Args:
        folder: The folder.
        stamp: What results depend on besides files and configuration: see `program_stamp`.
    """

    def __init__(self, folder: str, stamp: str) -> None:
        self._folder = os.path.join(folder, "results")  # noqa: PTH118
        self._stamp = stamp
        self._written = False

    def get(self, target: Target, loaded: Loaded) -> FileResult | None:
        """Give the result for a file with this content, if there is one and nothing around the file changed."""
        try:
            data = read_found(self._path(target))
            if data is None:
                return None
            stored = json.loads(data)
            if stored["from"] != self._origin(target, loaded):
                return None
            looked = Looked(*stored["looked"])
            if Place(target.path).look(*looked[:2], looked.repository) != looked:
                return None
            size = len(loaded.source.text)
            return FileResult(
                target.name,
                loaded.source,
                loaded.source,
                read_diagnostics(stored["diagnostics"], size),
                notes=tuple(map(read_text, stored["notes"])),
                profile=None if stored["profile"] is None else read_text(stored["profile"]),
                reason=read_text(stored["reason"]),
                cached=True,
                known=tuple(read_diagnostics(stored["known"], size)),
                listed=bool(stored["listed"]),
                entries=int(stored["entries"]),
            )
        except (OSError, ValueError, LookupError, TypeError, RecursionError):  # not what `put` writes
            return None

    def put(self, target: Target, loaded: Loaded, result: FileResult, looked: Looked) -> None:
        """Keep the result of a file that was only linted."""
        stored = {
            "from": self._origin(target, loaded),
            "looked": looked,
            "profile": result.profile,
            "reason": result.reason,
            "notes": result.notes,
            "listed": result.listed,
            "entries": result.entries,
            "diagnostics": [write_diagnostic(diagnostic) for diagnostic in result.diagnostics],
            "known": [write_diagnostic(diagnostic) for diagnostic in result.known],
        }
        path = self._path(target)
        temporary = f"{path}.{os.getpid()}"
        with suppress(OSError, ValueError):  # a cache that cannot be written is no reason to stop
            if not self._written:
                self._prepare()
            with open(temporary, "x", encoding="utf-8") as file:  # noqa: PTH123 - no link is followed
                json.dump(stored, file, separators=(",", ":"))
            os.replace(temporary, path)  # noqa: PTH105
            self._written = True

    def prune(self) -> None:
        """Remove the older half of the results if there are too many; call it once, when all were put."""
        if not self._written:
            return
        with suppress(OSError):
            names = os.listdir(self._folder)  # noqa: PTH208
            if len(names) > _KEPT:
                paths = [os.path.join(self._folder, name) for name in names]  # noqa: PTH118
                paths.sort(key=os.path.getmtime)
                for path in paths[: len(paths) // 2]:
                    os.unlink(path)  # noqa: PTH108

    def _prepare(self) -> None:
        os.makedirs(self._folder, exist_ok=True)  # noqa: PTH103
        ignore = os.path.join(self._folder, ".gitignore")  # noqa: PTH118
        with suppress(FileExistsError), open(ignore, "x", encoding="utf-8") as file:  # noqa: PTH123 - nor here
            file.write("*\n")

    def _path(self, target: Target) -> str:
        path = os.path.abspath(target.path)  # noqa: PTH100
        parts = (path, target.config.folder, target.config.digest, _known_before(target))
        key = digest("\0".join(parts).encode("utf-8", "surrogateescape"))
        return os.path.join(self._folder, f"{key}.json")  # noqa: PTH118

    def _origin(self, target: Target, loaded: Loaded) -> list[str]:
        return [self._stamp, target.config.digest, target.config.folder, digest(loaded.data), _known_before(target)]


def _known_before(target: Target) -> str:
    """Give a digest of what a file is held against; "" for nothing."""
    before, baseline = target.before, target.baseline
    if before is None and baseline is None:
        return ""
    parts = ["" if baseline is None else repr(sorted(baseline.items()))]
    if before is not None:
        parts += ("new" if before.source is None else f"was {before.source.text}",)
        parts += (f"{source.text}\0{sorted(words)}" for source, words in before.arrived)
    return digest("\0".join(parts).encode("utf-8", "surrogatepass"))
