"""Everything that `check` prints, and its exit code."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from awesome_lint.cli.streams import complain, machine_output, remark, style_for, width_of
from awesome_lint.errors import InputError
from awesome_lint.report.base import Totals
from awesome_lint.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import TextIO

    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config import LayeredConfig
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Reporter
    from awesome_lint.report.statistics import StatisticsReporter
    from awesome_lint.workspace.request import FileResult

_MACHINE = ("json", "jsonl")


class Answer:
    """Takes the results of files one by one; a context manager, for it may hold an open file.

    Args:
        wishes: What the command line asks for.
        output_format: `full`, `concise`, `json` or `jsonl`.
        beside: Whether standard output is taken by the fixed text, so that all else goes to standard error.
    """

    def __init__(self, wishes: Wishes, output_format: str, *, beside: bool = False) -> None:
        self._wishes = wishes
        self._format = output_format
        self._beside = beside
        self._stack = ExitStack()
        self._totals = Totals()
        self._failing = False
        self._fixed: dict[str, Sequence[Diagnostic]] = {}
        self._complaints: set[str] = set()
        self._unfitted: list[str] = []

    def __enter__(self) -> Self:
        """Open the output file, if one is asked for.

        Raises:
            InputError: It cannot be written.
        """
        self._out, self._style = self._open()
        self._silent = self._wishes.diff or self._wishes.fix_only or self._wishes.listing
        self._statistics: StatisticsReporter | None = None
        self._reporter = None if self._silent else self._make_reporter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def _open(self) -> tuple[TextIO, Style]:
        if self._wishes.output_file is not None:
            from pathlib import Path

            path = Path(self._wishes.output_file)
            try:
                stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
            except OSError as error:
                raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error
            return self._stack.enter_context(stream), Style(self._wishes.color == "always")
        if self._beside:
            return sys.stderr, style_for(sys.stderr, self._wishes.color)
        if self._format in _MACHINE and not self._wishes.diff:
            return machine_output(), Style()
        return sys.stdout, style_for(sys.stdout, self._wishes.color)

    def _make_reporter(self) -> Reporter:
        """Import and make the one reporter that is wanted."""
        out, style, unsafe = self._out, self._style, self._wishes.unsafe
        if self._wishes.statistics:
            from awesome_lint.report.statistics import StatisticsReporter

            self._statistics = StatisticsReporter(out, style, unsafe=unsafe, as_json=self._format in _MACHINE)
            return self._statistics
        if self._format == "json":
            from awesome_lint.report.json_ import JsonReporter

            return JsonReporter(out)
        if self._format == "jsonl":
            from awesome_lint.report.json_ import JsonLinesReporter

            return JsonLinesReporter(out)
        if self._format == "concise":
            from awesome_lint.report.concise import ConciseReporter

            return ConciseReporter(out, style, unsafe=unsafe)
        from awesome_lint.report.full import FullReporter

        return FullReporter(out, style, width=width_of(out), unsafe=unsafe)

    def take(self, result: FileResult, config: LayeredConfig) -> None:
        """Print what is to be said of one file.

        Args:
            result: What the engine answered.
            config: The file's configuration.
        """
        if result.error is not None:
            self.fail(result.error)
        if result.source is None or result.original is None:
            return
        totals = self._totals
        totals.files += 1
        totals.count(result.diagnostics)
        if result.profile is None and result.error is None and not self._wishes.links_only:
            self._unfitted.append(result.name)
        if result.fixed:
            totals.fixed += len(result.fixed)
            totals.changed += 1
            self._fixed[result.name] = result.fixed
        fail_on = config.edge().fail_on
        self._failing |= any(diagnostic.severity.at_least(fail_on) for diagnostic in result.diagnostics)
        if self._wishes.diff:
            self._show_diff(result)
        if self._reporter is not None:
            self._reporter.write(result.source, result.diagnostics)
        if self._statistics is not None and result.times is not None:
            self._statistics.take_times(result.times)
        if self._wishes.verbose:
            self._explain(result, config)

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
        if self._style.color or self._out.isatty():
            self._out.write(shown_diff(diff, self._style))
        else:
            out = machine_output() if self._out is sys.stdout else self._out
            out.write(diff)

    def _explain(self, result: FileResult, config: LayeredConfig) -> None:
        profile = f"profile {result.profile}" if result.profile else "no profile"
        why = f" ({result.reason})" if result.reason else ""
        file = f", configuration {config.file.path}" if config.file is not None else ""
        remark(f"{result.name}: {profile}{why}{file}{', from the cache' if result.cached else ''}")
        for note in result.notes:
            remark(f"{result.name}: {note}")

    def close(self) -> int:
        """Print what stands below all files, and give the exit code."""
        from awesome_lint.report.summary import counted, diff_summary, fixed_list, summary

        wishes, totals = self._wishes, self._totals
        if self._reporter is not None:
            self._reporter.close()
        beside = self._format in _MACHINE or self._silent
        out = sys.stderr if beside or self._out is not sys.stdout else self._out
        style = style_for(out, wishes.color)
        if wishes.show_fixes and not wishes.diff:
            out.write(fixed_list(self._fixed, style))
        if not wishes.quiet and not wishes.listing and not (self._format in _MACHINE and not self._silent):
            text = diff_summary(totals) if wishes.diff else summary(totals, unsafe=wishes.unsafe)
            if not wishes.fix_only:
                out.write(text)
            elif totals.fixed:
                out.write(f"Fixed {counted(totals.fixed, 'diagnostic')}.\n")
            if self._unfitted and not wishes.verbose:
                which = self._unfitted[0] if len(self._unfitted) == 1 else counted(len(self._unfitted), "file")
                remark(
                    f"{which}: no template fits, so only rules that need none ran; set `template` in the configuration"
                )
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
