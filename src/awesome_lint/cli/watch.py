"""`check --watch`: checks again whenever a list, or what says how it is checked, changes.

Each run is a process of its own: so nothing that was read for one run is taken for true in the next, and what goes
wrong in one ends that one only. The watch begins before the run, so no change falls between them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from awesome_lint.baseline import DEFAULT_NAME
from awesome_lint.cli.streams import remark
from awesome_lint.config.files import OWN_FILE, PROJECT_FILE
from awesome_lint.errors import InputError
from awesome_lint.workspace.discovery import folders_below
from awesome_lint.workspace.lookup import MARKDOWN_SUFFIXES, repository_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from watchfiles import Change

OPTION = "--watch"
_QUIET_FOR = 50
"""Milliseconds without a change until a run begins: an editor that saves makes several."""
_AT_MOST = 1000
"""Milliseconds that a run is put off while changes go on."""
_GRACE = 0.5
"""Seconds that a run has to end by itself after Ctrl-C."""
_CONFIGURING = frozenset({OWN_FILE, PROJECT_FILE, DEFAULT_NAME, ".gitignore"})
_CLEAR = "\x1b[2J\x1b[H"


class Watch:
    """Runs a command again and again.

    Args:
        arguments: The command line, `--watch` in it.
        paths: The files and folders that it names.
        others: Files that it reads besides: a configuration, a baseline.
        keep: Whether what the last run printed stays on a terminal, as what was fixed is said only once.
    """

    def __init__(self, arguments: Sequence[str], paths: Sequence[str], others: Iterable[str], *, keep: bool) -> None:
        # -P: a list's folder is no place to import modules from.
        self._command = [sys.executable, "-P", "-m", "awesome_lint", *_without_watch(arguments)]
        self._paths = paths or (os.curdir,)
        self._named = frozenset(os.path.abspath(path) for path in (*paths, *others))  # noqa: PTH100 - as elsewhere
        self._keep = keep

    def run(self) -> int:
        """Run until the user ends it; an interruption is passed on.

        Raises:
            InputError: Nothing that is named can be watched.
        """
        while True:
            folders = self._folders()
            changes = _changes(folders, self._matters)
            while folders == self._folders():
                self._once()
                while not next(changes):
                    pass

    def _once(self) -> None:
        if not self._keep and sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
            sys.stdout.flush()
        with subprocess.Popen(self._command) as run:
            try:
                run.wait()
            except KeyboardInterrupt:
                _end(run)
                raise
        remark("Watching for changes; Ctrl-C ends it.")
        sys.stderr.flush()

    def _folders(self) -> frozenset[str]:
        """Give the folders whose files count, none of which is watched with what is below it.

        Those of lists, and those around them up to the repository's, where configurations may come and go.
        """
        places: set[str] = set()
        for path in (*self._paths, *self._named):
            if os.path.isdir(path):  # noqa: PTH112
                places.update(folders_below(os.path.abspath(path)))  # noqa: PTH100
            else:
                places.update(os.path.dirname(each) for each in (os.path.abspath(path), os.path.realpath(path)))  # noqa: PTH100, PTH120
        return frozenset(filter(os.path.isdir, [*places, *_around(places)]))

    def _matters(self, _: Change, path: str) -> bool:
        name = os.path.basename(path)  # noqa: PTH119
        return (
            name.lower().endswith(MARKDOWN_SUFFIXES)
            or name in _CONFIGURING
            or path in self._named
            or os.path.isdir(path)  # noqa: PTH112
        )


def _end(run: subprocess.Popen[bytes]) -> None:
    """Let a run end in its own way: Ctrl-C has reached it already, SIGTERM came to this process alone."""
    try:
        run.wait(_GRACE)
    except subprocess.TimeoutExpired:
        run.terminate()
        run.wait()


def _without_watch(arguments: Sequence[str]) -> list[str]:
    kept = list(arguments)
    kept.remove(OPTION)
    return kept


def _around(folders: Iterable[str]) -> Iterable[str]:
    """Give the folders between each of some and the top of its repository."""
    for folder in folders:
        top = repository_of(folder)
        while top is not None and folder != top:
            folder = os.path.dirname(folder)  # noqa: PTH120, PLW2901
            yield folder


def _changes(
    folders: frozenset[str], matters: Callable[[Change, str], bool]
) -> Generator[set[tuple[Change, str]], None, None]:
    """Begin to watch, and give what changes as it does; also, many times a second, that nothing did."""
    from watchfiles import watch

    if not folders:
        raise InputError("nothing that is named is in a folder that exists, so nothing can be watched")
    changes = watch(
        *folders,
        watch_filter=matters,
        debounce=_AT_MOST,
        step=_QUIET_FOR,
        rust_timeout=_QUIET_FOR,
        yield_on_timeout=True,
        recursive=False,
    )
    try:
        next(changes)
    except (OSError, RuntimeError) as error:  # the system's limits: watches, open files
        raise InputError(
            f"folders cannot be watched: {error}; with WATCHFILES_FORCE_POLLING=1 they are looked at from time to time"
        ) from error
    return changes


def refuse(paths: Sequence[str], unfit: Iterable[tuple[str, bool]]) -> None:
    """Say what does not go together.

    Args:
        paths: What is to be checked.
        unfit: Options that watching has no use for, and whether they were given.

    Raises:
        UsageError: Something was given that does not go with `--watch`.
    """
    for path in paths:
        if path == "-" or "://" in path or path.startswith("git@"):
            raise click.UsageError(f"{OPTION} goes with files and folders only, not with {path}")
    for option, given in unfit:
        if given:
            raise click.UsageError(f"{OPTION} goes without {option}")
