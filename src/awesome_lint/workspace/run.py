"""Linting files: cached results, worker processes, writing what was fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Applicability
from awesome_lint.errors import InputError, InternalError, Unforeseen
from awesome_lint.text import SourceText
from awesome_lint.workspace.files import Loaded, load, write_atomic
from awesome_lint.workspace.request import FileResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.workspace.cache import Cache
    from awesome_lint.workspace.request import Request, Target
    from awesome_lint.workspace.work import Outcome


class Task(NamedTuple):
    """A file that has to be linted, with its content."""

    target: Target
    loaded: Loaded


def open_target(target: Target) -> Loaded:
    """Read what is linted: the file, or what the index has of it.

    Raises:
        InputError: It cannot be read, or is not UTF-8 text.
    """
    staged = target.before.staged if target.before is not None else None
    if staged is None:
        return load(target.path, target.name)
    return Loaded(SourceText.decode(staged, target.name), staged)


def lint_paths(
    targets: Sequence[Target], request: Request, passed_by: list[FileResult] | None = None
) -> Iterator[FileResult]:
    """Lint files, and if asked fix and write them; one bad file never costs the others.

    Args:
        targets: The files; one that is not `explicit` and no list gives no result.
        request: How.
        passed_by: Takes the results of those.

    Yields:
        A result for each file, in their order, as soon as it and those before it are there.

    Raises:
        ConfigError: A configuration cannot be used.
        TemplateError: A configured template is not in the notation.
    """
    run = _Run(request)
    answers = run.serial(targets) if request.jobs == 1 or len(targets) == 1 else run.parallel(targets)
    for target, result in answers:
        if target.explicit or result.listed or result.error is not None:
            yield result
        elif passed_by is not None:
            passed_by.append(result)
    run.finish()


class _Run:
    def __init__(self, request: Request) -> None:
        self._request = request
        self._cache = _cache_in(request.cache_folder) if request.cache_folder is not None else None

    def serial(self, targets: Sequence[Target]) -> Iterator[tuple[Target, FileResult]]:
        for target in targets:
            answer = self._open(target)
            yield target, self._finish(answer, self._do(answer)) if isinstance(answer, Task) else answer

    def parallel(self, targets: Sequence[Target]) -> Iterator[tuple[Target, FileResult]]:
        """Hand what the cache does not know to worker processes, the largest files first."""
        answers = [self._open(target) for target in targets]
        tasks = {index: answer for index, answer in enumerate(answers) if isinstance(answer, Task)}
        upcoming = 0
        for index, outcome in self._outcomes(tasks):
            answers[index] = self._finish(tasks[index], outcome)
            while upcoming < len(answers) and isinstance(answer := answers[upcoming], FileResult):
                yield targets[upcoming], answer
                upcoming += 1
        for target, answer in zip(targets[upcoming:], answers[upcoming:], strict=True):
            if isinstance(answer, FileResult):
                yield target, answer

    def _outcomes(self, tasks: Mapping[int, Task]) -> Iterator[tuple[int, Outcome]]:
        if len(tasks) > 1:
            from awesome_lint.workspace.pool import in_processes

            yield from in_processes(tasks, self._request)
        else:
            for index, task in tasks.items():
                yield index, self._do(task)

    def _do(self, task: Task) -> Outcome:
        from awesome_lint.workspace.work import guarded_work

        return guarded_work(task.target, task.loaded.source, self._request)

    def finish(self) -> None:
        if self._cache is not None:
            self._cache.prune()

    def _open(self, target: Target) -> Task | FileResult:
        """Read a file; give its result if it cannot be read or is known."""
        try:
            with Unforeseen(target.name):
                loaded = open_target(target)
                known = self._cache.get(target, loaded) if self._cache is not None else None
        except (InputError, InternalError) as error:
            return FileResult.of_error(target.name, error)
        if known is None or (self._request.fix and _has_fix(known)):
            return Task(target, loaded)
        return known

    def _finish(self, task: Task, outcome: Outcome) -> FileResult:
        """Write what was fixed, remember what was not."""
        result = outcome.result
        if result.error is not None or result.source is None:
            return result
        try:
            with Unforeseen(result.name):
                if self._cache is not None and outcome.looked is not None:
                    self._cache.put(task.target, task.loaded, result, outcome.looked)
                if self._request.write and result.source.text != task.loaded.source.text:
                    write_atomic(task.target.path, result.source, task.loaded.data)
        except (InputError, InternalError) as error:
            return FileResult.of_error(result.name, error, task.loaded.source)
        return result


def _cache_in(folder: str) -> Cache | None:
    from awesome_lint.workspace.cache import Cache, program_stamp

    stamp = program_stamp()
    return Cache(folder, stamp) if stamp is not None else None


def _has_fix(result: FileResult) -> bool:
    return any(
        item.fix is not None and item.fix.applicability is not Applicability.DISPLAY for item in result.diagnostics
    )
