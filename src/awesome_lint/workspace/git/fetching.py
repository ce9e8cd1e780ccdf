"""Fetching repositories; nothing runs that they, the user's settings, or a template folder bring along."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from awesome_lint.errors import InputError
from awesome_lint.workspace.git.process import environment, run, without_settings
from awesome_lint.workspace.git.settings import LISTED, of_fetching, read, written

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE = 10.0
"""Seconds for the user's settings."""
_FETCHING = 600.0
"""Seconds for a repository to arrive."""
_HTTPS = "https"
_OTHER_PROTOCOLS = frozenset({"http", "file"})
"""Protocols that need no other program than git's own; they are spoken if `GIT_ALLOW_PROTOCOL` names them."""


def clone(url: str, folder: str) -> None:
    """Fetch the newest state of a repository, without its history, into a folder that does not exist yet.

    Raises:
        InputError: It cannot be fetched.
    """
    options = ("--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=", "--quiet")
    _fetch(url, ("clone", *options, "--", url, os.path.abspath(folder)), None)  # noqa: PTH100 - a string


def complete_history(url: str, folder: str) -> None:
    """Fetch the history that `clone` left out.

    Raises:
        InputError: It cannot be fetched.
    """
    _fetch(url, ("fetch", "--unshallow", "--no-tags", "--no-recurse-submodules", "--quiet"), folder)


def _fetch(url: str, arguments: Sequence[str], folder: str | None) -> None:
    with TemporaryDirectory(prefix="awesome-lint-git-", ignore_cleanup_errors=True) as home:
        given = environment(os.environ) | {"GIT_CEILING_DIRECTORIES": os.path.dirname(os.path.realpath(home))}  # noqa: PTH120
        listed = run(LISTED, url, home, given, seconds=_PATIENCE)
        if listed.code:
            raise InputError(f"{url}: git cannot read its configuration: {listed.reason}")
        (Path(home) / ".gitconfig").write_bytes(written(of_fetching(read(listed.out))))
        asked = os.environ.get("GIT_ALLOW_PROTOCOL", "").split(":")
        variables = without_settings(given, home)
        variables["GIT_ALLOW_PROTOCOL"] = ":".join((_HTTPS, *sorted(_OTHER_PROTOCOLS.intersection(asked))))
        if folder is not None:
            variables["GIT_DIR"] = os.path.join(folder, ".git")  # noqa: PTH118
        found = run(arguments, url, folder or home, variables, seconds=_FETCHING)
    if found.code:
        raise InputError(f"{url}: cannot be cloned: {found.reason}")
