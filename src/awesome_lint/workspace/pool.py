"""Worker processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from awesome_lint.workspace.notices import keep, taken, warn_all
from awesome_lint.workspace.request import FileResult
from awesome_lint.workspace.work import Outcome, guarded_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.text import SourceText
    from awesome_lint.workspace.request import Request, Target
    from awesome_lint.workspace.run import Task


def in_processes(tasks: Mapping[int, Task], request: Request) -> Iterator[tuple[int, Outcome]]:
    """Do tasks in processes, the largest files first, and give each outcome with its key as it comes.

    A worker that dies (out of memory, killed) costs the files that were not done, each with an error. When the caller
    stops early, Ctrl-C included, or is killed, the workers end; they write nothing, so every file stays whole.

    Raises:
        ConfigError: A configuration cannot be used.
        TemplateError: A configured template is not in the notation.
    """
    before = set(multiprocessing.active_children())
    order = sorted(tasks, key=lambda key: -len(tasks[key].loaded.data))
    pool = ProcessPoolExecutor(min(request.jobs, len(tasks)), _context(), _obey)
    done = False
    try:
        futures: dict[Future[Outcome], int] = {}
        lost: list[int] = []
        for key in order:
            try:
                futures[pool.submit(_work, tasks[key].target, tasks[key].loaded.source, request)] = key
            except BrokenProcessPool:
                lost.append(key)
        for future in as_completed(futures):
            try:
                outcome = future.result()
                warn_all(outcome.warnings)
                yield futures[future], outcome
            except BrokenProcessPool:
                lost.append(futures[future])
        done = True
        yield from ((key, _lost(tasks[key])) for key in lost)
    finally:
        if not done:
            for child in set(multiprocessing.active_children()) - before:
                child.terminate()
        pool.shutdown(wait=done, cancel_futures=True)


def _work(target: Target, source: SourceText, request: Request) -> Outcome:
    """Do a task in a worker, which shows nothing itself."""
    return guarded_work(target, source, request)._replace(warnings=taken())


def _lost(task: Task) -> Outcome:
    name, source = task.target.name, task.loaded.source
    message = f"{name}: a worker process died before the file was done; run again with --jobs 1"
    return Outcome(FileResult(name, source, source, error=message), None)


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is possible and sound (no other threads): the workers then need not import everything anew."""
    if "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1:
        _import_all()
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _import_all() -> None:
    """Load what every worker needs, once."""
    from awesome_lint.rules import all_rules
    from awesome_lint.venues import Registry

    all_rules()
    Registry.builtin()


def _obey() -> None:
    """Let signals and the parent's death end a worker at once, without a traceback, and keep warnings for the parent.

    What whoever started the program ignores stays ignored: shells do that to Ctrl-C for what runs in the background.
    """
    keep()
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the pipe that only the parent writes to, or on Windows for its handle; a kill is no less."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
