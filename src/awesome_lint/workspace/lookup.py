"""What a file's folder and repository hold; asked again for a cached result, so nothing heavy is imported here."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.workspace.files import read_found
from awesome_lint.workspace.git.layout import work_tree_around

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from awesome_lint.settings import Need

_MANY_NAMES = 1000  # code points; fewer are compared as they are, without what it takes to load a digest's library
MARKDOWN_SUFFIXES = (".md", ".markdown")


class Looked(NamedTuple):
    """What was looked up for one file, and the answers: if all are the same again, a result from then still holds.

    Attributes:
        existing: Local targets, and whether they exist.
        contents: Local Markdown files whose anchors were read: a digest, or None if they could not be read.
        siblings: The names in the file's folder; a digest of them if they are many.
        today: The date, as ISO 8601.
        repository: What facts about the repository depend on, by what was needed of it.
    """

    existing: dict[str, bool]
    contents: dict[str, str | None]
    siblings: str
    today: str
    repository: Mapping[Need, list[str]]


class Place:
    """Where a file stands.

    Args:
        path: The file; it need not exist (standard input has a name only).
    """

    def __init__(self, path: str) -> None:
        self.folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - pathlib costs start-up time
        self.repository = repository_of(self.folder)

    def resolve(self, target: str) -> str:
        """Give the path of a local target; one that begins with a slash is relative to the repository, as on GitHub."""
        if target.startswith("/"):
            return os.path.join(self.repository or self.folder, target.lstrip("/"))  # noqa: PTH118
        return os.path.join(self.folder, target)  # noqa: PTH118

    def readable(self, target: str) -> str | None:
        """Give the path of a Markdown file that may be read for its anchors: none outside of the repository."""
        path = os.path.realpath(self.resolve(target))
        around = os.path.realpath(self.repository or self.folder)
        inside = os.path.commonpath((path, around)) == around
        return path if inside and path.lower().endswith(MARKDOWN_SUFFIXES) else None

    def look(self, targets: Iterable[str], anchored: Iterable[str], needs: Collection[Need] = ()) -> Looked:
        """Look everything up.

        Args:
            targets: Local targets whose existence matters.
            anchored: Those of them whose content matters.
            needs: What matters of the repository.
        """
        existing = {target: os.path.exists(self.resolve(target)) for target in targets}  # noqa: PTH110
        contents = {target: self._digest(target) for target in anchored}
        names = "\0".join(sorted(self.siblings()))
        if len(names) > _MANY_NAMES:
            names = digest(names.encode("utf-8", "surrogateescape"))
        return Looked(existing, contents, names, today(), self._state(needs) if needs else {})

    def _state(self, needs: Collection[Need]) -> Mapping[Need, list[str]]:
        from awesome_lint.workspace.repository import state  # most lists do without

        return state(self, needs)

    def siblings(self) -> frozenset[str]:
        """Give the names of all that stands in the file's folder."""
        try:
            return frozenset(os.listdir(self.folder))  # noqa: PTH208
        except OSError:
            return frozenset()

    def _digest(self, target: str) -> str | None:
        try:
            path = self.readable(target)
        except ValueError:  # another drive
            return None
        data = None if path is None else read_found(path, or_folder=True)
        return None if data is None else digest(data)


@lru_cache(maxsize=256)
def repository_of(folder: str) -> str | None:
    """Give the top of the work tree that `folder` is in; looked for once."""
    return work_tree_around(folder)


def digest(data: bytes) -> str:
    """Give a digest that tells contents apart."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def today() -> str:
    """Give the local date as ISO 8601."""
    return time.strftime("%Y-%m-%d")
