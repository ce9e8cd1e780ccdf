"""`--diff-base` and `--staged`: holds files against their state in git."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.changes.moved import TwoStates, arrivals
from awesome_lint.cli.streams import remark
from awesome_lint.errors import InputError
from awesome_lint.records import replace
from awesome_lint.report.summary import counted
from awesome_lint.text import SourceText
from awesome_lint.workspace.ci import base_refs
from awesome_lint.workspace.request import Before
from awesome_lint.workspace.revisions import Repository
from awesome_lint.workspace.run import open_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.workspace.request import Target

_AUTO = "auto"
_SHOWN = 10  # digits of a commit's name in messages


class Compared(NamedTuple):
    """Files that a change touches.

    Attributes:
        targets: Those to lint, each with its state before the change.
        failures: Why others cannot be linted.
    """

    targets: list[Target]
    failures: list[str]


class _Base(NamedTuple):
    """What the files of one repository are held against.

    Attributes:
        repository: The repository.
        commit: The name of the commit; None for nothing, as before the first one.
        said: How messages call it.
    """

    repository: Repository
    commit: str | None
    said: str


class _Found(NamedTuple):
    """A file that differs, and the names of its blobs."""

    target: Target
    before: str | None
    staged: str | None


class Changed:
    """Holds files against what git knows of them.

    Args:
        wishes: What the command line asks for.
    """

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._staged = wishes.known.staged
        self._bases: dict[str, _Base] = {}
        self._tops: dict[str, str] = {}

    def compared(self, targets: Sequence[Target]) -> Compared:
        """Give the files that differ from their base, each with what it was.

        Raises:
            InputError: There is no repository, or no base in it; says what to do.
        """
        groups: dict[str, list[Target]] = {}
        for target in targets:
            groups.setdefault(self._base_of(target.path).repository.top, []).append(target)
        found: list[Target] = []
        failures: list[str] = []
        for top, group in groups.items():
            differing = list(self._in_repository(self._bases[top], group, failures))
            if self._wishes.verbose or not (differing or failures or self._wishes.quiet):
                remark(f"{len(differing)} of {counted(len(group), 'list')} changed since {self._bases[top].said}")
            found += differing
        kept = {target.name: target for target in _with_arrivals(found)}
        return Compared([kept[target.name] for target in targets if target.name in kept], failures)

    def of_text(self, target: Target) -> Target:
        """Give a file whose text comes from elsewhere, as from standard input, with its state before.

        Raises:
            InputError: As `compared`.
        """
        base = self._base_of(target.path)
        repository = base.repository
        path = repository.path_of(target.path)
        change = repository.changes(base.commit, staged=False).get(path)
        blob = change.before if change is not None else repository.blob_at(base.commit, path)
        contents = repository.blobs([] if blob is None else [blob])
        return replace(target, before=Before(None if blob is None else _decoded(contents[blob], target.name)))

    def _base_of(self, path: str) -> _Base:
        """Give the base of the repository around a file; git is asked once for each folder."""
        folder = os.path.dirname(os.path.realpath(path))  # noqa: PTH120 - as everywhere at the edge
        if folder not in self._tops:
            index = os.environ.get("GIT_INDEX_FILE") if self._staged else None
            repository = Repository(folder, os.path.abspath(index) if index else None)  # noqa: PTH100
            self._tops[folder] = repository.top
            if repository.top not in self._bases:
                self._bases[repository.top] = self._choose(repository)
        return self._bases[self._tops[folder]]

    def _choose(self, repository: Repository) -> _Base:
        if self._staged:
            return _Base(repository, repository.commit("HEAD"), "the last commit")
        ref = self._wishes.known.diff_base or _AUTO
        if ref == _AUTO:
            ref = _automatic(repository)
        commit = repository.merge_base(ref)
        return _Base(repository, commit, f"{commit[:_SHOWN]}, the merge base with {ref}")

    def _in_repository(self, base: _Base, targets: Sequence[Target], failures: list[str]) -> Iterator[Target]:
        """Give those files of one repository that differ; why others cannot be linted goes to `failures`."""
        wanted = list(self._differing(base, targets, failures))
        names = [name for each in wanted for name in (each.before, each.staged) if name is not None]
        contents = base.repository.blobs(names)
        for target, before, staged in wanted:
            source = None if before is None else _decoded(contents[before], target.name)
            yield replace(target, before=Before(source, (), None if staged is None else contents[staged]))

    def _differing(self, base: _Base, targets: Sequence[Target], failures: list[str]) -> Iterator[_Found]:
        repository = base.repository
        changes = repository.changes(base.commit, staged=self._staged)
        writes = self._wishes.fix and not self._wishes.diff
        unstaged = repository.unstaged() if self._staged and writes else frozenset()
        tracked = frozenset[str]() if self._staged else repository.tracked()
        for target in targets:
            path = repository.path_of(target.path)
            change = changes.get(path)
            if change is None:
                if not self._staged and path not in tracked:
                    yield _Found(target, None, None)
            elif path in unstaged:
                failures.append(
                    f"{target.name}: has changes that are not staged, which --fix would mix with those that are;"
                    " stage or stash them, or leave --staged out"
                )
            else:
                yield _Found(target, change.before, None if writes else change.after)


def _automatic(repository: Repository) -> str:
    """Give what CI's environment or the clone itself calls the base.

    Raises:
        InputError: Nothing does.
    """
    refs = base_refs(os.environ)
    for ref in refs:
        if repository.commit(ref) is not None:
            return ref
    if refs:
        return refs[0]  # which is not here; asked for, it says how to get it
    branch = repository.default_branch()
    if branch is None:
        raise InputError(
            "--diff-base auto: neither the environment of a CI nor a remote's default branch says what to compare with;"
            " name it, as in --diff-base origin/main, or run `git remote set-head origin --auto`"
        )
    return branch


def _decoded(data: bytes, name: str) -> SourceText | None:
    """Give a former text; None if it was none, so that all of the present one is new."""
    try:
        return SourceText.decode(data, name)
    except InputError:
        return None


def _with_arrivals(targets: Sequence[Target]) -> list[Target]:
    """Let each file know what came into it out of the others."""
    states = {index: state for index, target in enumerate(targets) if (state := _states(target)) is not None}
    if len(states) <= 1:
        return list(targets)
    found = list(targets)
    indexes = list(states)
    for index, arrived in zip(indexes, arrivals(list(states.values())), strict=True):
        before = found[index].before
        if before is not None and arrived:
            sources = [(states[indexes[each.file]].before, each.words) for each in arrived]
            came = tuple((source, words) for source, words in sources if source is not None)
            found[index] = replace(found[index], before=replace(before, arrived=came))
    return found


def _states(target: Target) -> TwoStates | None:
    try:
        after = open_target(target).source
    except InputError:  # which is said when it is linted
        return None
    return TwoStates(target.before.source if target.before is not None else None, after)
