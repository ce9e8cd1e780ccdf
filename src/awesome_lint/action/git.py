"""The repository that was checked out, asked without running anything that it, or a template folder, brings along."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from awesome_lint.errors import InputError
from awesome_lint.records import Record
from awesome_lint.workspace.git.layout import work_tree_around
from awesome_lint.workspace.git.tree import NoRepositoryError, WorkTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PLAIN = "100"
_LINK, _SUBMODULE = "120000", "160000"
"""Modes of files in the index."""
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
    """A work tree, or a folder of one.

    Args:
        folder: The folder; what concerns files is about those in it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _tree(self) -> WorkTree:
        return WorkTree.around(str(self.folder))

    def is_top(self) -> bool:
        """Whether the folder is the top of a repository."""
        try:
            return Path(self._tree.top) == self.folder.resolve()
        except NoRepositoryError:
            return False

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
        """Give the tracked files that differ from the current commit, as git would commit them; they are staged.

        Raises:
            InputError: Git cannot tell.
        """
        names = self._must(
            *("diff", "--name-only", "--no-renames", "--no-ext-diff", "--ignore-submodules=all"),
            *("--diff-filter=M", "-z", "HEAD", "--"),
        )
        self._must("update-index", "-z", "--stdin", given=names)
        files: list[GitFile] = []
        for name in filter(None, names.split(b"\0")):
            path = os.fsdecode(name)
            mode, blob, _ = self._must("ls-files", "--stage", "-z", "--", f":(literal,top){path}").split(maxsplit=2)
            files.append(GitFile(path, mode.decode(), self._must("cat-file", "blob", blob.decode())))
        return files

    def files(self, commit: str, wanted: Callable[[str], bool]) -> Iterator[GitFile]:
        """Give the plain files of a commit whose paths are wanted.

        Raises:
            InputError: Git cannot tell.
        """
        for record in self._must("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]:
            about, _, name = record.partition(b"\t")
            mode, _, blob = about.decode("ascii").split()
            path = os.fsdecode(name)
            if mode.startswith(_PLAIN) and wanted(path):
                yield GitFile(path, mode, self._must("cat-file", "blob", blob))

    def leading_out(self) -> str | None:
        """Give a symbolic link of the tree that leads out of it, or into git's own folder, to what the program reads.

        A list is shown in logs and comments; a link to a file of the runner would show that file.

        Raises:
            InputError: Git cannot tell.
        """
        top = self.folder.resolve()
        if work_tree_around(str(top)) is None:
            return None
        for path in _links(self._tree, self._tree.path_of(str(top))):
            target = Path(os.path.realpath(path))
            if not str(path).lower().endswith(_READ) and not target.is_dir():
                continue
            if not target.is_relative_to(top) or target.is_relative_to(top / ".git"):
                return str(path.relative_to(top))
        return None

    @contextmanager
    def at(self, commit: str) -> Iterator[Repository]:
        """Give a work tree of its own with a commit's files; it is gone afterwards.

        Raises:
            InputError: It cannot be made.
        """
        with TemporaryDirectory(prefix="awesome-lint-", ignore_cleanup_errors=True) as outer:
            folder = Path(outer).resolve() / "tree"
            self._tree.checked_out(commit, str(folder))
            yield Repository(folder)

    def _ask(self, *arguments: str) -> bytes | None:
        try:
            answer = self._tree.ask(*arguments)
        except NoRepositoryError:
            return None
        return answer.out if answer.code == 0 else None

    def _must(self, *arguments: str, given: bytes = b"") -> bytes:
        return _sure(self._tree, *arguments, given=given)


def _sure(tree: WorkTree, *arguments: str, given: bytes = b"") -> bytes:
    answer = tree.ask(*arguments, given=given)
    if answer.code:
        raise InputError(f"git {arguments[0]}: {answer.reason}")
    return answer.out


def _links(tree: WorkTree, inner: str) -> Iterator[Path]:
    """Give the symbolic links in a folder of a work tree, and in the submodules there."""
    pattern = ":(literal,top)" if inner == "." else f":(literal,top){inner}"
    for record in _sure(tree, "ls-files", "--stage", "-z", "--", pattern).split(b"\0")[:-1]:
        about, _, name = record.partition(b"\t")
        mode = about.decode("ascii", "replace").split(" ")[0]
        path = Path(tree.top) / os.fsdecode(name)
        if mode == _LINK:
            yield path
        elif mode == _SUBMODULE and (path / ".git").exists():
            yield from _links(WorkTree(str(path)), ".")
