"""Running git: which program, with which variables, and for how long."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What pre-commit keeps (`no_git_env` in its `git.py`), without what names programs (GIT_SSH, GIT_SSH_COMMAND,
# GIT_ASKPASS) and what says which protocols may be spoken (GIT_ALLOW_PROTOCOL, which `fetching` looks at).
_KEPT = frozenset({"GIT_CONFIG_COUNT", "GIT_EXEC_PATH", "GIT_HTTP_PROXY_AUTHMETHOD"}) | {
    "GIT_SSL_CAINFO",
    "GIT_SSL_NO_VERIFY",
}
_KEPT_PREFIXES = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
_SECRETS = ("TOKEN", "SECRET", "PASSWORD")
_OURS = {
    "GIT_ALLOW_PROTOCOL": "none",  # wins over any configuration; so no missing object is fetched, either
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",  # set, but empty: git then asks no program either
    "GCM_INTERACTIVE": "never",
    "GIT_LFS_SKIP_SMUDGE": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",  # messages are read by `_reason`
}
_OPTIONS = (
    *("--no-pager", "-c", "safe.bareRepository=explicit"),
    *("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "submodule.recurse=false"),
)
"""A second lock: nothing rests on them alone, and git before 2.38 does not know the first setting."""


class GitUnavailableError(InputError):
    """Git is not installed, does not answer in time, or refuses to look at the repository."""


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

    @property
    def line(self) -> str | None:
        """The one line that it printed; None if it failed or printed nothing."""
        return os.fsdecode(self.out.removesuffix(b"\n")) or None if self.code == 0 else None


def run(
    arguments: Sequence[str],
    about: str,
    folder: str,
    variables: Mapping[str, str],
    *,
    given: bytes = b"",
    seconds: float,
) -> Answer:
    """Run git.

    Args:
        arguments: What to ask.
        about: What messages call the repository.
        folder: Where it runs.
        variables: Its environment, made with `environment`.
        given: What it reads from its standard input.
        seconds: How long it may take.

    Raises:
        GitUnavailableError: It is not installed, or does not answer in time.
    """
    try:
        found = subprocess.run(
            (_program(variables), *_OPTIONS, *arguments),
            cwd=folder,
            env=variables,
            input=given,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except OSError as error:
        raise GitUnavailableError(f"{about}: git cannot be run: {error.strerror or error}; install it") from error
    except subprocess.TimeoutExpired as error:
        raise GitUnavailableError(f"{about}: git did not answer within {seconds:.0f} seconds") from error
    return Answer(found.returncode, found.stdout, _reason(found.stderr.decode("utf-8", "replace")))


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Give the variables that git is run with: no secrets, nothing that points it elsewhere, no question to the user.

    Of PATH, only absolute folders stay: git runs in folders that strangers fill.
    """
    kept = {
        name: value
        for name, value in given.items()
        if not any(word in name.upper() for word in _SECRETS)
        and (not name.startswith("GIT_") or name in _KEPT or name.startswith(_KEPT_PREFIXES))
    }
    folders = [folder for folder in given.get("PATH", "").split(os.pathsep) if os.path.isabs(folder)]  # noqa: PTH117
    return kept | _OURS | {"PATH": os.pathsep.join(folders)}


def without_settings(variables: Mapping[str, str], home: str) -> dict[str, str]:
    """Give variables that let git read no configuration but a repository's and `.gitconfig` in `home`.

    So whatever version it is: GIT_CONFIG_GLOBAL is known since 2.32.
    """
    kept = {name: value for name, value in variables.items() if not name.startswith("GIT_CONFIG_")}
    return kept | {"HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_NOSYSTEM": "1"}


def _program(variables: Mapping[str, str]) -> str:
    """Give git's path; looked up here, as Windows looks into the current folder first.

    Raises:
        FileNotFoundError: It is not there.
    """
    for folder in variables["PATH"].split(os.pathsep):
        found = shutil.which(os.path.join(folder, "git.exe" if os.name == "nt" else "git")) if folder else None  # noqa: PTH118
        if found is not None:
            return found
    raise FileNotFoundError(2, "No such file or directory")


def _reason(said: str) -> str:
    """Give the line of git's messages that tells why."""
    if "could not read Username" in said:  # what GitHub asks for rather than say that there is nothing
        return "there is no such repository, or it is private"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")]
    return next(iter(fatal or lines[-1:]), "git does not say why")
