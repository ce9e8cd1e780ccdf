"""Lists on GitHub: fetched into a temporary folder, linted there, and gone afterwards."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.cli.readme import find_readme
from awesome_lint.errors import InputError
from awesome_lint.workspace.files import display_name
from awesome_lint.workspace.git.fetching import clone, complete_history

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names as GitHub gives them; what a browser adds behind (`#readme`, `?tab=readme-ov-file`) is left out.
_REPOSITORY = re.compile(
    r"https://github\.com/(?P<owner>[a-z0-9][a-z0-9-]*)/(?P<name>[a-z0-9._-]+?)(?:\.git)?/?(?:[?#].*)?", re.IGNORECASE
)
_FORM = "https://github.com/OWNER/REPOSITORY"


class RemoteList(NamedTuple):
    """A list that was fetched.

    Attributes:
        path: Its README.
        name: How messages call that: `OWNER/REPOSITORY/README.md`.
        folder: The repository's top folder.
        url: Where it came from.
    """

    path: str
    name: str
    folder: str
    url: str

    def complete_history(self) -> None:
        """Fetch all commits: only the newest one is there.

        Raises:
            InputError: They cannot be fetched.
        """
        complete_history(self.url, self.folder)


@contextmanager
def remote_folder() -> Iterator[str]:
    """Give a temporary folder that is removed whatever happens."""
    with TemporaryDirectory(prefix="awesome-lint-", ignore_cleanup_errors=True) as folder:
        yield folder


def fetch(text: str, into: str) -> RemoteList:
    """Fetch the newest state of a repository on GitHub.

    Args:
        text: Its URL.
        into: A folder; the repository goes to `OWNER/REPOSITORY` in it, if it is not there yet.

    Raises:
        InputError: The URL is none of a repository on GitHub, or there is no such repository, or it has no README.
    """
    match = _REPOSITORY.fullmatch(text)
    if match is None or match["name"] in {".", ".."}:
        raise InputError(f"{text}: not a repository on GitHub; write {_FORM}, or the path of a file")
    owner, name = match["owner"], match["name"]
    url = f"https://github.com/{owner}/{name}"
    folder = os.path.join(into, owner, name)  # noqa: PTH118 - as `Target.path`, a string
    if not Path(folder).exists():
        clone(url, folder)
    path = find_readme(Path(folder))
    if path is None:
        raise InputError(f"{url}: no README.md")
    inside = os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))  # noqa: PTH118
    inner = os.path.relpath(path, folder).replace(os.sep, "/")
    if not inside:
        raise InputError(f"{url}: {inner} is a link that leads out of the repository")
    return RemoteList(path, display_name(f"{owner}/{name}/{inner}"), folder, url)
