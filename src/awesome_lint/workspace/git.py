"""Asking git, and fetching repositories with it; nothing here runs what a repository or a template folder brings along.

No question waits for an answer of the user, and variables that point git at another repository are taken away.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PATIENCE = 10.0
"""Seconds for a question about a repository of this machine."""
_COMPARING = 120.0
"""Seconds for a question that git reads files for."""
_FETCHING = 600.0
"""Seconds for a repository to arrive."""
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"})
_KEPT_PREFIXES = ("GIT_SSL_", "GIT_HTTP_", "GIT_PROXY_")
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",  # set, but empty: git then asks no program either
    "GCM_INTERACTIVE": "never",
    "GIT_LFS_SKIP_SMUDGE": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",  # messages are read by `_reason`
}
_NO_CODE = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "submodule.recurse=false")
_FAILED = 128
"""The exit code of git where it cannot do its work at all: no repository, or one that is not to be trusted."""


class GitUnavailableError(Exception):
    """Git is not installed, does not answer in time, or refuses to look at the repository."""


def push_url(folder: str) -> str | None:
    """Give the URL that the current branch of the repository around `folder` is pushed to, or None.

    The remote is the branch's own; with a detached HEAD, the one that clones are told to call theirs.

    Raises:
        GitUnavailableError: Git cannot tell.
    """
    branch = _line(folder, "branch", "--show-current")
    if branch:
        remote = _line(folder, "config", "--get", f"branch.{branch}.remote")
    else:
        remote = _line(folder, "config", "--default", "origin", "--get", "clone.defaultRemoteName")
    return _line(folder, "remote", "get-url", "--push", "--", remote, failing=True) if remote else None


def root_times(folder: str) -> list[int]:
    """Give the times, in seconds since 1970, of the commits without parents that lead to the current one; oldest first.

    Raises:
        GitUnavailableError: Git cannot tell.
    """
    answer = _ask(folder, "rev-list", "--max-parents=0", "--timestamp", "HEAD")
    if answer.returncode:  # no commit yet
        return []
    return sorted(int(line.split()[0]) for line in answer.stdout.splitlines())


def clone(url: str, folder: str) -> None:
    """Fetch the newest state of a repository, without its history, into a folder that does not exist yet.

    Raises:
        InputError: It cannot be fetched.
    """
    options = ("--depth", "1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=", "--quiet")
    _fetch(url, (*_NO_CODE, "clone", *options, "--", url, folder), None)


def complete_history(url: str, folder: str) -> None:
    """Fetch the history that `clone` left out.

    Raises:
        InputError: It cannot be fetched.
    """
    _fetch(url, (*_NO_CODE, "fetch", "--unshallow", "--no-tags", "--no-recurse-submodules", "--quiet"), folder)


class Answer(NamedTuple):
    """What git answers.

    Attributes:
        code: Its exit code.
        out: What it printed.
        reason: Why it failed, if it did.
    """

    code: int
    out: bytes
    reason: str


def answer(folder: str, arguments: Sequence[str], given: bytes = b"", index: str | None = None) -> Answer:
    """Ask git about files, which may be many and large.

    Args:
        folder: Where to ask.
        arguments: What to ask.
        given: What git reads from its standard input.
        index: The index to look at, as `GIT_INDEX_FILE`; None: the work tree's own.

    Raises:
        InputError: Git is not installed, or does not answer in time.
    """
    variables = environment(os.environ)
    if index is not None:
        variables["GIT_INDEX_FILE"] = index
    try:
        found = subprocess.run(
            ("git", *_NO_CODE, *arguments),
            cwd=folder,
            env=variables,
            input=given,
            capture_output=True,
            timeout=_COMPARING,
            check=False,
        )
    except OSError as error:
        raise InputError(f"{folder}: git cannot be run: {error.strerror or error}; install it") from error
    except subprocess.TimeoutExpired as error:
        raise InputError(f"{folder}: git did not answer within {_COMPARING:.0f} seconds") from error
    return Answer(found.returncode, found.stdout, _reason(found.stderr.decode("utf-8", "replace")))


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Give the variables that git is run with."""
    kept = {
        name: value
        for name, value in given.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_KEPT_PREFIXES)
    }
    return kept | _QUIET


def _line(folder: str, *arguments: str, failing: bool = False) -> str | None:
    """Give the one line that git answers; None if it answers that there is nothing.

    Args:
        folder: Where to ask.
        arguments: What to ask.
        failing: Whether a failure says that there is nothing, too.
    """
    answer = _ask(folder, *arguments)
    if answer.returncode == _FAILED and not failing:
        raise GitUnavailableError(answer.stderr)
    return answer.stdout.strip() or None if answer.returncode == 0 else None


def _ask(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return _run(arguments, folder, _PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitUnavailableError(str(error)) from error


def _fetch(url: str, arguments: tuple[str, ...], folder: str | None) -> None:
    try:
        answer = _run(arguments, folder, _FETCHING)
    except OSError as error:
        raise InputError(f"{url}: git cannot be run: {error.strerror or error}; install it") from error
    except subprocess.TimeoutExpired as error:
        raise InputError(f"{url}: did not arrive within {_FETCHING:.0f} seconds") from error
    if answer.returncode:
        raise InputError(f"{url}: cannot be cloned: {_reason(answer.stderr)}")


def _run(arguments: tuple[str, ...], folder: str | None, seconds: float) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("git", *arguments),
        cwd=folder,
        env=environment(os.environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )


def _reason(said: str) -> str:
    """Give the line of git's messages that tells why."""
    if "could not read Username" in said:  # what GitHub asks for rather than say that there is nothing
        return "there is no such repository, or it is private"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")]
    return next(iter(fatal or lines[-1:]), "git does not say why")
