"""What git knows of files before a change: which revision that is, and the files' texts there and in the index."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import InputError
from awesome_lint.workspace.files import display_name
from awesome_lint.workspace.git.tree import NoRepositoryError, WorkTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WHOLE_HISTORY = (
    "fetch the whole history: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` on GitLab, `fetchDepth: 0` on"
    " Azure, `git fetch --unshallow` elsewhere"
)
_ORIGIN = "origin"
_UPSTREAM = "upstream"
"""What the repository that a fork was made of is called by custom."""
_LINK = b"120000"
_ABSENT = b"000000"


_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
"""A commit's name, of either of git's hash functions."""


class FileChange(NamedTuple):
    """A file that differs from its base.

    Attributes:
        before: The name of its blob there; None for a new file.
        after: The name of its blob in the index; None where that was not asked for.
    """

    before: str | None
    after: str | None


class Repository:
    """The work tree around a folder.

    Args:
        folder: A folder in it.
        index: What git calls the index of the commit it is about to make (`GIT_INDEX_FILE`), absolute; it counts if it
            is this work tree's. None: none such.

    Raises:
        InputError: There is none, or git cannot be asked.
    """

    def __init__(self, folder: str, index: str | None = None) -> None:
        try:
            self._tree = WorkTree.around(folder)
        except NoRepositoryError as error:
            raise InputError(
                f"{display_name(folder)}: no git repository to compare with: {error};"
                " leave --diff-base and --staged out"
            ) from error
        self.top = self._tree.top
        self._name = display_name(self.top)
        own = os.path.join(self._tree.git_folder, "")  # noqa: PTH118
        self._index = index if index is not None and os.path.realpath(index).startswith(own) else None

    def path_of(self, file: str) -> str:
        """Give a file's path in the work tree, with forward slashes; what a symbolic link leads to counts."""
        return self._tree.path_of(file)

    def commit(self, ref: str) -> str | None:
        """Give the name of the commit that a ref leads to; None if it leads to none."""
        if ref.startswith("-") or not ref or "\0" in ref:  # no ref begins so (git-check-ref-format), but options do
            return None
        return self._tree.ask_names("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").line

    def merge_base(self, ref: str) -> str:
        """Give the name of the commit that a ref and the current commit both come from.

        Raises:
            InputError: There is no such ref, no commit yet, or no common commit here; says how to get it.
        """
        if self._tree.head is None:
            raise InputError(
                f"{self._name}: no commit yet, so nothing to compare with; use --staged, or check all of it"
            )
        commit = self.commit(ref)
        if commit is None:
            raise InputError(f"{self._name}: no commit or branch {ref} to compare with; {self._remedy(ref)}")
        found = self._tree.ask("merge-base", commit, self._tree.head)
        if found.code:
            if self._tree.is_shallow:
                raise InputError(f"{self._name}: the history is cut off before {ref} was left; {_WHOLE_HISTORY}")
            raise InputError(f"{self._name}: {ref} and the current commit have no common history; name another base")
        return found.out.decode("ascii").split()[0]

    def default_branch(self) -> str | None:
        """Give the ref of the branch that a remote calls its default one, if a clone has noted it."""
        for remote in sorted(self._remotes(), key=lambda name: name != _ORIGIN):
            found = self._tree.ask_names("symbolic-ref", "--quiet", f"refs/remotes/{remote}/HEAD")
            if found.line:
                return found.line
        return None

    def changes(self, base: str | None, *, staged: bool) -> dict[str, FileChange]:
        """Give the files that differ from a base, by their paths; one that was renamed is followed.

        Args:
            base: The name of a commit; None: nothing was there.
            staged: Whether the index is compared, or the work tree.

        Raises:
            InputError: A file has conflicts, or git cannot tell.
        """
        options = ["--raw", "-z", "--no-abbrev", "--find-renames", "--ignore-submodules=all", "--no-ext-diff"]
        options += ["--cached"] if staged else []
        found = self._sure("diff", *options, *([] if base is None else [base]), "--")
        return dict(self._read_changes(found.split(b"\0"), staged=staged))

    def _read_changes(self, fields: Sequence[bytes], *, staged: bool) -> Iterator[tuple[str, FileChange]]:
        """Read git's raw format (git-diff, "Raw output format")."""
        at = 0
        while at + 1 < len(fields):
            old_mode, new_mode, old, new, status = fields[at].removeprefix(b":").split(b" ")
            renamed = status[:1] in b"RC"
            path = _path(fields[at + 1 + renamed])
            at += 2 + renamed
            if status == b"U" and staged:
                raise InputError(f"{display_name(path)}: has conflicts; resolve them, and stage the file")
            if status in (b"U", b"D") or new_mode == _LINK:
                continue
            before = None if old_mode in (_ABSENT, _LINK) else old.decode("ascii")
            yield path, FileChange(before, new.decode("ascii") if staged else None)

    def blob_at(self, commit: str | None, path: str) -> str | None:
        """Give the name of the blob that a path has in a commit; None if it has none."""
        return None if commit is None else self._tree.ask("rev-parse", "--verify", "--quiet", f"{commit}:{path}").line

    def tracked(self) -> frozenset[str]:
        """Give the paths of all files that the index has."""
        return frozenset(map(_path, self._sure("ls-files", "-z", "--cached").split(b"\0")))

    def unstaged(self) -> frozenset[str]:
        """Give the paths of the files whose work tree differs from the index."""
        found = self._sure(
            "diff", "--name-only", "-z", "--no-renames", "--ignore-submodules=all", "--no-ext-diff", "--"
        )
        return frozenset(map(_path, found.split(b"\0")))

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Give the contents of blobs by their names.

        Raises:
            InputError: One is not here, as in a clone without blobs.
        """
        wanted = list(dict.fromkeys(names))
        if not wanted:
            return {}
        data = self._sure("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode("ascii"))
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = data.index(b"\n", at)
            header = data[at:end].split(b" ")
            if len(header) != len(("name", "type", "size")):  # else "<name> missing"
                raise self._lacking()
            at = end + 1 + int(header[2])
            found[name] = data[end + 1 : at]
            at += 1
        return found

    def _remedy(self, ref: str) -> str:
        remote, branch = self._remote_of(ref.removeprefix("refs/remotes/"))
        wanted = branch if _NAME.fullmatch(branch) else f"{branch}:refs/remotes/{remote}/{branch}"
        fetch = f"fetch it: `git fetch {remote} {wanted}`"
        if remote not in self._remotes() and remote != _ORIGIN:
            fetch = f"there is no remote {remote}: `git remote add {remote} URL`, then `git fetch {remote} {branch}`"
        return f"{_WHOLE_HISTORY}; or {fetch}" if self._tree.is_shallow else fetch

    def _remote_of(self, ref: str) -> tuple[str, str]:
        """Give the remote that a ref names, and the branch there; a branch's own name may hold slashes."""
        first, slash, rest = ref.partition("/")
        if slash and first in {_ORIGIN, _UPSTREAM, *self._remotes()}:
            return first, rest
        return _ORIGIN, ref

    def _remotes(self) -> list[str]:
        return self._tree.ask_names("remote").out.decode("utf-8", "replace").split()

    def _sure(self, *arguments: str, given: bytes = b"") -> bytes:
        found = self._tree.ask(*arguments, given=given, index=self._index)
        if found.code and "unable to read" in found.reason:
            raise self._lacking()
        if found.code:
            raise InputError(f"{self._name}: git {arguments[0]} failed: {found.reason}")
        return found.out

    def _lacking(self) -> InputError:
        return InputError(
            f"{self._name}: git has not the text of a file before the change; fetch without a filter:"
            " `git fetch --refetch --no-filter`"
        )


def _path(data: bytes) -> str:
    return os.fsdecode(data)
