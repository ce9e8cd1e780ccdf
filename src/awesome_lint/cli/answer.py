"""Everything that `check` prints, and its exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Self

from awesome_lint.cli.formats import ci_format
from awesome_lint.cli.sinks import Sinks
from awesome_lint.cli.streams import complain, machine_output, remark, some, style_for
from awesome_lint.config import FOREIGN
from awesome_lint.errors import InternalError, Unforeseen
from awesome_lint.report.base import Totals
from awesome_lint.report.prose import prose_sections
from awesome_lint.report.style import inert
from awesome_lint.workspace.request import GENERATED, NO_TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config import Edge, LayeredConfig
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.statuses import LinkStatus
    from awesome_lint.workspace.request import FileResult


_FEWEST = 3  # entries that make it worth to name a file


class Answer:
    """Takes the results of files one by one; a context manager, for it may hold open files.

    Args:
        wishes: What the command line asks for.
        edge: What the configuration says of printing.
        beside: Whether standard output is taken by the fixed text, so that all else goes to standard error.
        links: Gives what is known of links at the end; None where none are asked.
    """

    def __init__(
        self,
        wishes: Wishes,
        edge: Edge,
        *,
        beside: bool = False,
        links: Callable[[], Sequence[LinkStatus]] | None = None,
    ) -> None:
        self._wishes = wishes
        self._edge = edge
        self._beside = beside
        self._links = links
        self._silent = wishes.diff or wishes.fix_only or wishes.listing
        self._totals = Totals()
        self._failing = False
        self._fixed: dict[str, Sequence[Diagnostic]] = {}
        self._complaints: set[str] = set()
        self._unfitted: list[str] = []
        self._prose: list[str] = []
        self._found: list[str] = []

    def __enter__(self) -> Self:
        """Open the files that reports go to.

        Raises:
            ConfigError: Two reports would go to one place.
            InputError: A file cannot be written.
        """
        self._sinks = Sinks(self._wishes, self._edge, beside=self._beside, links=self._links)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._sinks.close()
        else:
            self._sinks.drop()

    @property
    def form(self) -> str | None:
        """The format that goes to standard output; None if none does."""
        return self._sinks.main

    @property
    def document(self) -> bool:
        """Whether that is one for programs, so that nothing may be printed beside it."""
        return self._sinks.document

    def take(self, result: FileResult, config: LayeredConfig) -> None:
        """Print what is to be said of one file; a bug that shows in that is the file's error.

        Args:
            result: What the engine answered.
            config: The file's configuration.
        """
        if result.error is not None:
            self.fail(result.error)
        try:
            with Unforeseen(result.name, OSError):  # streams may be closed or full, whatever the file is
                self._take(result, config)
        except InternalError as error:
            self.fail(str(error))
            self._remark(result.name, (error.trace,))

    def _take(self, result: FileResult, config: LayeredConfig) -> None:
        if result.source is None or result.original is None:
            self._remark(result.name, result.notes)
            return
        totals = self._totals
        totals.files += 1
        totals.count(result.diagnostics)
        totals.known += len(result.known)
        totals.refused += result.refused
        if GENERATED in result.notes and not self._wishes.verbose:
            remark(f"{result.name}: {GENERATED}")
        untold = NO_TEMPLATE in result.notes and result.entries >= _FEWEST
        if untold and result.error is None and not self._wishes.links_only:
            self._unfitted.append(result.name)
        if result.fixed:
            totals.fixed += len(result.fixed)
            totals.changed += 1
            self._fixed[result.name] = result.fixed
        fail_on = config.edge().fail_on
        self._failing |= any(diagnostic.severity.at_least(fail_on) for diagnostic in result.diagnostics)
        self._prose += prose_sections(result.source, result.diagnostics)
        if self._wishes.diff:
            self._show_diff(result)
        self._sinks.write(result.source, result.diagnostics)
        if result.times is not None:
            self._sinks.take_times(result.times)
        if self._wishes.verbose:
            self._explain(result, config)

    def found(self, results: Sequence[FileResult], *, checked: bool) -> None:
        """Take the lists below a folder that nobody named, to name them at the end.

        Args:
            results: What came out for them.
            checked: Whether they were checked; those that may be no lists are not.
        """
        for result in results:
            if result.entries >= _FEWEST:
                self._found.append(f"{result.name} ({result.entries} entries{'' if checked else ', not checked'})")

    def fail(self, message: str) -> None:
        """Print why a file could not be checked; a message that holds for many files only once."""
        self._totals.errors += 1
        if message not in self._complaints:
            self._complaints.add(message)
            complain(message)

    def _show_diff(self, result: FileResult) -> None:
        from awesome_lint.report.diff import shown_diff, unified_diff

        if result.original is None or result.source is None:
            return
        diff = unified_diff(result.original, result.source)
        if not diff:
            return
        sinks = self._sinks
        if sinks.style.color or sinks.out.isatty():
            sinks.out.write(shown_diff(diff, sinks.style))
            return
        out = machine_output() if sinks.out is sys.stdout else sinks.out
        if out is sys.stdout and ci_format(os.environ) is not None:  # then it is a log, and a log is obeyed
            diff = "".join(map(inert, diff.splitlines(keepends=True)))
        out.write(diff)

    def _explain(self, result: FileResult, config: LayeredConfig) -> None:
        profile = f"profile {result.profile}" if result.profile else "no profile"
        why = f" ({result.reason})" if result.reason else ""
        file = f", configuration {config.file.path}" if config.file is not None else ""
        if config.foreign:
            file += f" without {' and '.join(FOREIGN)}, which count in one's own repository only"
        remark(f"{result.name}: {profile}{why}{file}{', from the cache' if result.cached else ''}")
        self._remark(result.name, result.notes)

    def _remark(self, name: str, notes: Sequence[str]) -> None:
        """Print notes on a file; they are for `--verbose`."""
        for note in notes if self._wishes.verbose else ():
            for line in note.splitlines():
                remark(f"{name}: {line}")

    def close(self) -> int:
        """Print what stands below all files, and give the exit code."""
        from awesome_lint.report.summary import counted, diff_summary, fixed_list, hint_at_ways, refusals, summary

        wishes, totals = self._wishes, self._totals
        sinks = self._sinks
        sinks.finish()
        beside = sinks.document or self._silent or sinks.main is None
        out = sys.stderr if beside or sinks.out is not sys.stdout else sinks.out
        style = style_for(out, wishes.color)
        if wishes.show_fixes and not wishes.diff:
            out.write(fixed_list(self._fixed, style))
        if not wishes.quiet and not wishes.listing and not (sinks.document and not sinks.guessed and not self._silent):
            text = diff_summary(totals) if wishes.diff else summary(totals, unsafe=wishes.unsafe)
            if not wishes.fix_only:
                out.write(text)
                if not wishes.diff:
                    out.write(hint_at_ways(totals, statistics=not (wishes.statistics or wishes.links_only)))
            elif totals.fixed:
                out.write(f"Fixed {counted(totals.fixed, 'diagnostic')}.\n")
            out.write(refusals(totals))
            if self._unfitted and not wishes.verbose:
                which = self._unfitted[0] if len(self._unfitted) == 1 else counted(len(self._unfitted), "file")
                remark(
                    f"{which}: entries share no template, so only rules that need none ran; set `template` in the"
                    " configuration"
                )
            if self._prose:
                remark(
                    f"{some(self._prose)}: items have little of an entry; if they are prose, state it in the"
                    f" configuration: [per-section.{self._prose[0]}] entries = false"
                )
            if self._found:
                remark(f"also found: {some(self._found)}")
        return self._exit_code()

    def _exit_code(self) -> int:
        wishes, totals = self._wishes, self._totals
        if totals.errors:
            return 2
        if wishes.exit_zero:
            return 0
        if wishes.diff:
            return 1 if totals.changed else 0
        if wishes.exit_non_zero_on_fix and totals.fixed:
            return 1
        return 1 if self._failing and not wishes.fix_only else 0
