"""A work tree, and what git knows of it; nothing that its configuration names is run."""

from __future__ import annotations

import os
import shutil
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from awesome_lint.errors import InputError
from awesome_lint.workspace.files import display_name
from awesome_lint.workspace.git.layout import git_folders, work_tree_around
from awesome_lint.workspace.git.process import GitUnavailableError, environment, run, without_settings
from awesome_lint.workspace.git.settings import LISTED, Setting, of_files, of_remotes, read, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.workspace.git.process import Answer

Harmless = Literal["branch", "config", "for-each-ref", "remote", "rev-parse", "symbolic-ref"]
"""Commands that read names and settings, no file of the work tree and no index, and run no program for it."""

_PATIENCE = 10.0
"""Seconds for a question about names and settings."""
_COMPARING = 120.0
"""Seconds for a question that git reads files for."""
_DUBIOUS = "dubious ownership"
_UNBORN = "ref: refs/heads/unborn"
_COPIED = ("shallow", "info/attributes", "info/sparse-checkout", "info/exclude")


class NoRepositoryError(GitUnavailableError):
    """There is no repository that git would work with; the text is git's reason."""


class WorkTree:
    """A work tree, which has a `.git`.

    Args:
        top: Its top folder.

    Raises:
        NoRepositoryError: It is none.
        GitUnavailableError: Git cannot be asked.
        InputError: It is somebody else's, and the user has not said that it is to be trusted.
    """

    def __init__(self, top: str) -> None:
        self.top = os.path.realpath(top)
        self._name = display_name(self.top)
        self.git_folder, self._shared = map(os.path.realpath, git_folders(self.top))
        # Git looks whose a repository is only where it finds one itself. It begins at `.git` in the top folder.
        variables = environment(os.environ) | {"GIT_WORK_TREE": self.top}
        found = run(("rev-parse", "--absolute-git-dir"), self._name, self.top, variables, seconds=_PATIENCE)
        if found.code and _DUBIOUS in found.reason:
            raise InputError(
                f"{self._name}: git does not trust this repository, for it is somebody else's; run"
                " `git config --global --add safe.directory PATH` with its top folder"
            )
        if found.line is None:
            raise NoRepositoryError(found.reason)
        if os.path.realpath(found.line) != self.git_folder:
            raise NoRepositoryError("its `.git` is none")

    @classmethod
    def around(cls, folder: str) -> WorkTree:
        """Give the work tree that a folder is in.

        Raises:
            NoRepositoryError: There is none.
            GitUnavailableError: Git cannot be asked.
            InputError: It is not to be trusted.
        """
        top = work_tree_around(os.path.realpath(folder))
        if top is None:
            raise NoRepositoryError("neither the folder nor one around it holds `.git`")
        return cls(top)

    @cached_property
    def head(self) -> str | None:
        """The name of the current commit; None if there is none yet."""
        return self.ask_names("rev-parse", "--verify", "--quiet", "HEAD^{commit}").line

    @cached_property
    def is_shallow(self) -> bool:
        """Whether the history is cut off."""
        return self.ask_names("rev-parse", "--is-shallow-repository").line != "false"

    @cached_property
    def _settings(self) -> list[Setting]:
        listed = self.ask_names(*LISTED)
        if listed.code:
            raise GitUnavailableError(f"{self._name}: git cannot read its configuration: {listed.reason}")
        return read(listed.out)

    def path_of(self, file: str) -> str:
        """Give a file's path in the work tree, with forward slashes; what a symbolic link leads to counts."""
        return os.path.relpath(os.path.realpath(file), self.top).replace(os.sep, "/")

    def ask_names(self, command: Harmless, *arguments: str) -> Answer:
        """Ask for names and settings, as the repository and the user have them.

        Raises:
            GitUnavailableError: Git cannot be run, or does not answer in time.
        """
        variables = environment(os.environ) | {"GIT_DIR": self.git_folder, "GIT_WORK_TREE": self.top}
        return run((command, *arguments), self._name, self.top, variables, seconds=_PATIENCE)

    def ask(self, *arguments: str, given: bytes = b"", index: str | None = None) -> Answer:
        """Ask about objects, the index, and files; HEAD is the only name of a commit that git knows here.

        Args:
            arguments: What to ask; paths are relative to the top.
            given: What git reads from its standard input.
            index: The index to look at; None: the work tree's own.

        Raises:
            GitUnavailableError: Git cannot be run, does not answer in time, or cannot read the configuration.
        """
        with TemporaryDirectory(prefix="awesome-lint-git-", ignore_cleanup_errors=True) as folder:
            self._write_git_folder(Path(folder), self.head, of_files(self._settings, self.top))
            variables = without_settings(environment(os.environ), folder) | {
                "GIT_DIR": folder,
                "GIT_WORK_TREE": self.top,
                "GIT_OBJECT_DIRECTORY": os.path.join(self._shared, "objects"),  # noqa: PTH118 - a string, as all here
                "GIT_INDEX_FILE": index or os.path.join(self.git_folder, "index"),  # noqa: PTH118
            }
            return run(arguments, self._name, self.top, variables, given=given, seconds=_COMPARING)

    def checked_out(self, commit: str, folder: str) -> WorkTree:
        """Make a repository with a commit's files, which knows this one's commits, branches and remotes.

        Args:
            commit: The commit's name.
            folder: A folder that does not exist yet.

        Raises:
            InputError: It cannot be made.
        """
        git_folder = Path(folder) / ".git"
        git_folder.mkdir(parents=True)
        self._write_git_folder(git_folder, commit, (*of_files(self._settings, self.top), *of_remotes(self._settings)))
        (git_folder / "objects" / "info").mkdir()
        (git_folder / "objects" / "info" / "alternates").write_bytes(os.fsencode(f"{self._shared}/objects\n"))
        self._copy_names(git_folder)
        made = WorkTree(folder)
        read_in = made.ask("read-tree", "--reset", "-u", commit)
        if read_in.code:
            raise InputError(f"{self._name}: git cannot check {commit} out: {read_in.reason}")
        return made

    def _write_git_folder(self, folder: Path, head: str | None, settings: Iterable[Setting]) -> None:
        try:
            self._fill(folder, head, list(settings))
        except OSError as error:
            why = f"{error.filename}: {error.strerror or error}"
            raise GitUnavailableError(f"{self._name}: git cannot be asked: {why}") from error

    def _fill(self, folder: Path, head: str | None, kept: list[Setting]) -> None:
        version = "1" if any(each.key.startswith("extensions.") for each in kept) else "0"
        for name in ("objects", "refs", "info"):
            (folder / name).mkdir()
        (folder / "HEAD").write_text(f"{head or _UNBORN}\n", "ascii")
        (folder / "config").write_bytes(written([Setting("core.repositoryformatversion", version), *kept]))
        for name in _COPIED:
            for source in dict.fromkeys((self._shared, self.git_folder)):
                if (Path(source) / name).is_file():
                    shutil.copyfile(Path(source) / name, folder / name)
        for part in Path(self.git_folder).glob("sharedindex.*"):  # of an index that is split
            if part.is_file():
                shutil.copyfile(part, folder / part.name)

    def _copy_names(self, folder: Path) -> None:
        listed = self.ask_names("for-each-ref", "--format=%(objectname) %(refname) %(symref)").out
        lines: list[bytes] = []
        for line in listed.splitlines():
            name, ref, leads_to = line.split(b" ")
            if leads_to:
                path = folder / os.fsdecode(ref)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b"ref: " + leads_to + b"\n")
            else:
                lines.append(name + b" " + ref + b"\n")
        (folder / "packed-refs").write_bytes(b"".join(lines))
