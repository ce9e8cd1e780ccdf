"""The Git repository around a file, as far as rules ask for it."""

from __future__ import annotations

import os
import re
import time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.settings import RepositoryFacts, RepositoryFile
from awesome_lint.workspace.files import read_found
from awesome_lint.workspace.git.layout import git_folders
from awesome_lint.workspace.lookup import MARKDOWN_SUFFIXES, digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from awesome_lint.settings import Need
    from awesome_lint.workspace.lookup import Place

_CONTRIBUTING = re.compile(r"contributing(\.[a-z]+)?", re.IGNORECASE)
_CODE_OF_CONDUCT = re.compile(r"code[-_]of[-_]conduct(\.[a-z]+)?", re.IGNORECASE)
_README = re.compile(r"readme\.(?:md|markdown)", re.IGNORECASE)
_TEXTS = frozenset({"", ".rst", ".txt", ".adoc", ".asciidoc", ".org", *MARKDOWN_SUFFIXES})
_GITHUB = ("", ".github", "docs")
"""The folders of a repository in which GitHub looks for such files, and for the README."""
_NEAR = ("", ".github")
_DAY = 86400
_UNKNOWN = ["git could not tell"]
"""A state that never comes again, so that no later run takes the answer for known."""


class _File(NamedTuple):
    """A file that repositories are expected to have: what its name says, where it is, what is in it."""

    pattern: re.Pattern[str]
    path: str
    near: bool
    data: bytes


def state(place: Place, needs: Collection[Need]) -> dict[Need, list[str]]:
    """Give what facts depend on: if it is the same again, they are. Git is not started for it.

    What Git's own settings for the user or the machine say is left out.

    Args:
        place: Where the file stands.
        needs: What is asked.
    """
    found: dict[Need, list[str]] = {}
    if "files" in needs:
        found["files"] = [f"{file.path} {file.near} {digest(file.data)}" for file in _files(place)]
    if "remote" in needs:
        found["remote"] = _git_state(place.repository, ("config", "config.worktree"))
    if "history" in needs:
        names = ("packed-refs", "shallow", "reftable/tables.list")
        found["history"] = _git_state(place.repository, names, of_branch=True)
    return found


def facts_of(
    place: Place, name: str, known: Mapping[Need, list[str]], remote: str | None = None
) -> tuple[RepositoryFacts, dict[Need, list[str]]]:
    """Give facts, and the state that they hold for.

    Args:
        place: Where the file stands.
        name: The file's name.
        known: The present state; its keys tell what is asked.
        remote: The repository's URL, where it is known already.
    """
    states = dict(known)
    files = list(_files(place)) if "files" in known else []
    ages: tuple[int, ...] | None = ()
    url = remote
    if place.repository is not None and "remote" in known and url is None:
        told = _push_url(place.repository, *known["remote"])
        url = told.url
        if not told.sure:
            states["remote"] = _UNKNOWN
    if place.repository is not None and "history" in known:
        ages = _root_ages(place.repository)
        if ages is None:
            states["history"] = _UNKNOWN
    facts = RepositoryFacts(
        place.repository is not None and _is_readme(place, name),
        tuple(_shown(file) for file in files if file.pattern is _CONTRIBUTING),
        tuple(_shown(file) for file in files if file.pattern is _CODE_OF_CONDUCT),
        url,
        ages or (),
        "history" in known and _is_shallow(place.repository),
    )
    return facts, states


def _shown(file: _File) -> RepositoryFile:
    return RepositoryFile(file.path, file.data.decode("utf-8-sig", "replace"), file.near)


def _is_readme(place: Place, name: str) -> bool:
    inner = os.path.relpath(place.folder, place.repository).replace(os.sep, "/")
    return _README.fullmatch(name) is not None and (inner if inner != "." else "") in _GITHUB


def _files(place: Place) -> Iterator[_File]:
    """Give the files of both kinds, those near the list first."""
    seen: set[str] = set()
    top = place.repository or place.folder
    for around, folders in ((place.folder, _NEAR), (top, _GITHUB)):
        for inner in folders:
            folder = os.path.join(around, inner) if inner else around  # noqa: PTH118 - pathlib costs start-up time
            for name in _names(folder):
                path = os.path.join(folder, name)  # noqa: PTH118
                for pattern in (_CONTRIBUTING, _CODE_OF_CONDUCT):
                    match = pattern.fullmatch(name)
                    if match is None or (match[1] or "").lower() not in _TEXTS or path in seen:
                        continue
                    seen.add(path)
                    data = read_found(path, or_folder=True)
                    if data is not None:
                        near = around == place.folder and inner in _NEAR and (match[1] or "").lower() == ".md"
                        yield _File(pattern, os.path.relpath(path, top).replace(os.sep, "/"), near, data)


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return []


# --- what Git knows -----------------------------------------------------------------------------------------------


class _Told(NamedTuple):
    """A URL or none, and whether Git was able to tell."""

    url: str | None
    sure: bool


@lru_cache(maxsize=64)
def _push_url(repository: str, *_state: str) -> _Told:
    """Ask git once for all files of a repository, as long as its state is the same."""
    from awesome_lint.errors import InputError
    from awesome_lint.workspace.git import facts

    try:
        return _Told(facts.push_url(repository), sure=True)
    except InputError:
        return _Told(None, sure=False)


def _root_ages(repository: str) -> tuple[int, ...] | None:
    from awesome_lint.errors import InputError
    from awesome_lint.workspace.git import facts

    try:
        return tuple(int((time.time() - moment) // _DAY) for moment in facts.root_times(repository))
    except InputError:
        return None


def _git_state(repository: str | None, names: tuple[str, ...], *, of_branch: bool = False) -> list[str]:
    """Give digests of HEAD and of further files of a repository's Git folder, the branch that HEAD names among them."""
    if repository is None:
        return []
    folders = git_folders(repository)
    head = read_found(os.path.join(folders.own, "HEAD")) or b""  # noqa: PTH118
    if of_branch:
        names = (*names, head.removeprefix(b"ref:").strip().decode("utf-8", "surrogateescape"))
    paths = [os.path.join(folder, name) for folder in dict.fromkeys(folders) for name in names]  # noqa: PTH118
    return [digest(head), *(digest(data) for path in paths if (data := read_found(path, or_folder=True)) is not None)]


def _is_shallow(repository: str | None) -> bool:
    return repository is not None and os.path.exists(os.path.join(git_folders(repository).shared, "shallow"))  # noqa: PTH110, PTH118
