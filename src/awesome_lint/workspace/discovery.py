"""From a folder to the files in it that may be lists."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.workspace.files import read_found
from awesome_lint.workspace.globs import globs, globs_in
from awesome_lint.workspace.lookup import MARKDOWN_SUFFIXES, repository_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.workspace.globs import Globs

_SKIPPED = frozenset(
    {".git", ".hg", ".jj", ".svn", ".venv", "venv", ".tox", ".nox", "node_modules", "__pycache__", ".mypy_cache"}
    | {".ruff_cache", ".pytest_cache", "site-packages"}
)
# A list item or a table row with a link: without one, nothing in the file can be an entry.
_LISTED = re.compile(rb"^[ \t>]*(?:[-*+|]|\d{1,9}[.)])[^\r\n]*(?:\[|://|<a\s)", re.MULTILINE)

_README = re.compile(r"readme(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?\.(?:md|markdown)", re.IGNORECASE)


class Found(NamedTuple):
    """A file in a folder.

    Attributes:
        path: The folder as given, and the way from there.
        explicit: Whether it is linted in any case (a README at the folder's top), or only if it is a list.
    """

    path: str
    explicit: bool


def discover(folder: str, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> Iterator[Found]:
    """Give the Markdown files of a folder that may be lists, sorted by path, each file once.

    What Git ignores (`.gitignore` of every folder up to the repository's, `.git/info/exclude`) is left out, and so are
    folders that hold tools' files. Links to folders are not followed. A file that cannot be read is passed by with a
    warning.

    Args:
        folder: Where to look; sub-folders are included.
        include: Globs as in `.gitignore`, relative to the folder, of what is wanted; empty for all Markdown files.
        exclude: The same, of what is not wanted; they win over `include`.

    Raises:
        PatternError: A glob cannot be used.
    """
    wanted = globs(include) if include else None
    unwanted = globs(exclude) if exclude else None
    seen: set[str] = set()
    ignores = _Ignores(os.path.abspath(folder))  # noqa: PTH100 - pathlib costs start-up time, here and below
    for path, relative in _markdown_files(folder, ignores, unwanted):
        if wanted is not None and not wanted.fit(relative):
            continue
        real = os.path.realpath(path)
        explicit = _README.fullmatch(relative) is not None
        if real in seen:
            continue
        data = read_found(path, or_folder=True)
        if data is not None and (explicit or _LISTED.search(data)):
            seen.add(real)
            yield Found(path, explicit)


def excluded(path: str, folder: str, patterns: Sequence[str]) -> bool:
    """Whether patterns exclude a file, or a folder around it.

    Args:
        path: The file.
        folder: What the patterns are relative to; they say nothing of files outside.
        patterns: Globs as in `.gitignore`.

    Raises:
        PatternError: One cannot be used.
    """
    from pathlib import Path

    place = Path(os.path.abspath(path))  # noqa: PTH100
    return place.is_relative_to(folder) and globs(patterns).fit(place.relative_to(folder).as_posix())


def folders_below(folder: str) -> Iterator[str]:
    """Give a folder and all below it, without those that hold tools' files; links to folders are not followed."""
    for place, names, _ in os.walk(folder):
        names[:] = [name for name in names if name not in _SKIPPED]
        yield place


def _markdown_files(top: str, ignores: _Ignores, unwanted: Globs | None) -> Iterator[tuple[str, str]]:
    """Give (path, path within the searched folder) of all Markdown files, sorted.

    Folders may lie within each other deeper than functions may.
    """
    levels = [_level(top, "", ignores)]
    while levels:
        entries, relative, ignores = levels[-1]
        entry = next(entries, None)
        if entry is None:
            levels.pop()
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name in _SKIPPED if is_folder else not entry.name.lower().endswith(MARKDOWN_SUFFIXES):
            continue
        name = f"{relative}/{entry.name}" if relative else entry.name
        matched = f"{name}/" if is_folder else name
        if ignores.ignored(matched) or (unwanted is not None and unwanted.fit(matched)):
            continue
        if is_folder:
            levels.append(_level(entry.path, name, ignores))
        else:
            yield entry.path, name


def _level(folder: str, relative: str, ignores: _Ignores) -> tuple[Iterator[os.DirEntry[str]], str, _Ignores]:
    """Give what a folder holds, sorted, its path within the searched one, and what is ignored in it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # vanished, or not ours to read: like an empty one
        entries = []
    return iter(entries), relative, ignores.within(relative, any(entry.name == ".gitignore" for entry in entries))


class _Ignores:
    """The `.gitignore` files that hold in a folder, outermost first.

    Args:
        top: The folder that is searched, absolute; names below are relative to it.
        specs: For each file: what `names` must be given as, seen from its folder (a prefix to add, or to take off).
    """

    def __init__(self, top: str, specs: Sequence[tuple[str, str, Globs]] | None = None) -> None:
        self._top = top
        self._specs = list(self._around()) if specs is None else list(specs)

    def within(self, relative: str, has_file: bool) -> _Ignores:  # noqa: FBT001 - private
        """Give what holds in the folder `relative`, whose own file is read if it has one."""
        if not has_file:
            return self
        spec = _read_spec(os.path.join(self._top, relative, ".gitignore"))  # noqa: PTH118
        added = [] if spec is None else [("", f"{relative}/" if relative else "", spec)]
        return _Ignores(self._top, [*self._specs, *added])

    def ignored(self, name: str) -> bool:
        """Whether Git ignores a name; folders end in a slash. The innermost file that says something decides."""
        for add, take, spec in reversed(self._specs):
            said = spec.said(add + name.removeprefix(take))
            if said is not None:
                return said
        return False

    def _around(self) -> Iterator[tuple[str, str, Globs]]:
        """Read the files of the folders around the searched one, up to the repository's."""
        repository = repository_of(self._top)
        if repository is None:
            return
        inner = os.path.relpath(self._top, repository).replace(os.sep, "/")
        steps = [] if inner == "." else inner.split("/")
        sources = [(os.path.join(repository, ".git", "info", "exclude"), steps)]  # noqa: PTH118
        sources += (
            (os.path.join(repository, *steps[:depth], ".gitignore"), steps[depth:])  # noqa: PTH118
            for depth in range(len(steps))
        )
        for path, below in sources:
            spec = _read_spec(path)
            if spec is not None:
                yield "".join(f"{step}/" for step in below), "", spec


def _read_spec(path: str) -> Globs | None:
    data = read_found(path)
    return None if data is None else globs_in(data.decode("utf-8", "replace"), path)
