"""The repository that was checked out, asked without running anything that it, or a template folder, brings along."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from awesome_lint.errors import InputError
from awesome_lint.records import Record
from awesome_lint.workspace.git import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 120.0
"""Seconds for one question."""
_NO_CODE = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "submodule.recurse=false")
_LINK = "120000"
_READ = (".md", ".markdown", ".mdown", ".mkd", ".toml", ".lycheeignore", ".gitignore")
"""Ends of the names of files that the program reads."""


class GitFile(Record):
    """A file as the index has it.

    Attributes:
        path: From the repository's top, with slashes.
        mode: As git writes it, such as "100644".
        data: Its bytes.
    """

    path: str
    mode: str
    data: bytes


class Repository:
    """A work tree.

    Args:
        folder: Its top.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def is_top(self) -> bool:
        """Whether the folder is the top of a repository."""
        top = self._ask("rev-parse", "--show-toplevel")
        return top is not None and Path(top.decode(errors="surrogateescape").strip()).resolve() == self.folder.resolve()

    def has(self, commit: str) -> bool:
        """Whether a commit is there: shallow clones lack most."""
        return self._ask("cat-file", "-e", f"{commit}^{{commit}}") is not None

    def parents(self) -> list[str]:
        """Give the parents of the current commit, be they there or not."""
        header = (self._ask("cat-file", "commit", "HEAD") or b"").partition(b"\n\n")[0]
        lines = header.decode(errors="replace").split("\n")
        return [line.removeprefix("parent ") for line in lines if line.startswith("parent ")]

    def tree(self, commit: str) -> str:
        """Give a commit's tree.

        Raises:
            InputError: Git cannot tell.
        """
        return self._must("rev-parse", "--verify", f"{commit}^{{tree}}").decode().strip()

    def head(self) -> str:
        """Give the current commit.

        Raises:
            InputError: There is none.
        """
        return self._must("rev-parse", "--verify", "HEAD^{commit}").decode().strip()

    def changed(self) -> list[GitFile]:
        """Give the tracked files that differ from the current commit, as git would commit them.

        Raises:
            InputError: Git cannot tell.
        """
        self._must("add", "--update")
        names = self._must("diff", "--cached", "--name-only", "--no-renames", "--diff-filter=M", "-z").split(b"\0")
        files: list[GitFile] = []
        for name in filter(None, names):
            path = os.fsdecode(name)
            mode, blob, _ = self._must("ls-files", "--stage", "-z", "--", f":(literal,top){path}").split(maxsplit=2)
            files.append(GitFile(path, mode.decode(), self._must("cat-file", "blob", blob.decode())))
        return files

    def leading_out(self) -> str | None:
        """Give a symbolic link of the tree that leads out of it, or into git's own folder, to what the program reads.

        A list is shown in logs and comments; a link to a file of the runner would show that file.

        Raises:
            InputError: Git cannot tell.
        """
        if self._ask("rev-parse", "--git-dir") is None:
            return None
        top = self.folder.resolve()
        for record in self._must("ls-files", "--stage", "--recurse-submodules", "-z").split(b"\0"):
            about, _, name = record.partition(b"\t")
            if not about.decode("ascii", "replace").startswith(_LINK):
                continue
            path = os.fsdecode(name)
            target = Path(os.path.realpath(top / path))
            if not path.lower().endswith(_READ) and not target.is_dir():
                continue
            if not target.is_relative_to(top) or target.is_relative_to(top / ".git"):
                return path
        return None

    @contextmanager
    def at(self, commit: str) -> Iterator[Repository]:
        """Give a work tree of its own with a commit's files; it is gone afterwards.

        Raises:
            InputError: It cannot be made.
        """
        with TemporaryDirectory(prefix="awesome-lint-", ignore_cleanup_errors=True) as outer:
            folder = Path(outer) / "tree"
            self._must("worktree", "add", "--quiet", "--detach", str(folder), commit)
            try:
                yield Repository(folder)
            finally:
                self._ask("worktree", "remove", "--force", str(folder))

    def _ask(self, *arguments: str) -> bytes | None:
        answer = self._run(arguments)
        return answer.stdout if answer.returncode == 0 else None

    def _must(self, *arguments: str) -> bytes:
        answer = self._run(arguments)
        if answer.returncode:
            said = answer.stderr.decode(errors="replace").strip()
            raise InputError(f"git {arguments[0]}: {said or 'failed'}")
        return answer.stdout

    def _run(self, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ("git", *_NO_CODE, *arguments),
                cwd=self.folder,
                env=environment(os.environ),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise InputError(f"git cannot be run: {error}") from error
