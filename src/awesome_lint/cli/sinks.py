"""The reports of one run: their streams and reporters."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.cli.formats import repository_root, sinks_of
from awesome_lint.cli.streams import machine_output, style_for, width_of
from awesome_lint.errors import ConfigError, InputError
from awesome_lint.report.base import Setting
from awesome_lint.report.formats import COLOURED, FORMATS, JSON, make_reporter
from awesome_lint.report.style import Style
from awesome_lint.workspace.files import Replacement, near_path, read_beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TextIO

    from awesome_lint.cli.formats import Sink
    from awesome_lint.cli.wishes import Wishes
    from awesome_lint.config import Edge
    from awesome_lint.diagnostics import Diagnostic, Times
    from awesome_lint.report.base import Reporter, RulePage
    from awesome_lint.report.statistics import StatisticsReporter
    from awesome_lint.statuses import LinkStatus
    from awesome_lint.text import SourceText


class Sinks:
    """Opens what is wanted, and hands each file's diagnostics to all reporters.

    Args:
        wishes: What the command line asks for.
        edge: What the configuration says of printing.
        beside: Whether standard output is taken by the fixed text, so that all else goes to standard error.
        links: Gives what is known of links at the end; None where none are asked.

    Attributes:
        main: The format that goes to standard output or in its place; None if all go to files of their own.
        guessed: Whether nobody asked for it, and it was chosen because the program runs in CI.
        out: That stream.
        style: Its colours.

    Raises:
        ConfigError: Two reports would go to one place.
        InputError: A file cannot be written.
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
        self._beside = beside
        self._links = links
        self._fail_on = edge.fail_on
        self._configured = edge.configured
        self._files: list[_File] = []
        self._reporters: list[Reporter] = []
        self._statistics: StatisticsReporter | None = None
        self.main: str | None = None
        self.guessed = False
        self.out: TextIO = sys.stdout
        self.style = Style()
        sinks = sinks_of(edge.output_format, wishes.output_file, os.environ)
        silent = wishes.diff or wishes.fix_only or wishes.listing
        try:
            for sink in sinks:
                is_main = sink.file in (None, wishes.output_file)
                if is_main or not silent:
                    self._add(sink, is_main=is_main, silent=silent)
        except BaseException:
            self.drop()
            raise

    @property
    def document(self) -> bool:
        """Whether the main report is one for programs, so that nothing may be printed beside it."""
        return self.main is not None and FORMATS[self.main].document

    def _add(self, sink: Sink, *, is_main: bool, silent: bool) -> None:
        if self._beside and sink.guessed and FORMATS[sink.format].document:
            sink = sink._replace(format="full")  # standard error holds no document
        out, style = self._open(sink)
        setting = Setting(
            out,
            style,
            width_of(out) if sink.format == "full" else Setting._field_defaults["width"],
            self._wishes.unsafe,
            self._fail_on,
            os.getcwd(),  # noqa: PTH109 - pathlib costs start-up time
            repository_root(os.environ),
            _pages,
            self._links,
        )
        if is_main:
            self.main, self.out, self.style, self.guessed = sink.format, out, style, sink.guessed
        if silent:
            return
        if is_main and self._wishes.statistics:
            self._count(setting, sink)
            return
        self._reporters.append(make_reporter(sink.format, setting))
        if sink.guessed and FORMATS[sink.format].document:
            # What CI wants is in the log or in a file that the log was led to; people shall see something, too.
            self._reporters.append(make_reporter("concise", Setting(sys.stderr, unsafe=self._wishes.unsafe)))

    def _count(self, setting: Setting, sink: Sink) -> None:
        from awesome_lint.report.statistics import StatisticsReporter

        if FORMATS[sink.format].document and sink.format not in JSON and not sink.guessed:
            raise ConfigError(
                f"--statistics: counts are printed as text or JSON, not as {sink.format}; use --output-format full or"
                f" json, or give the report a file: {sink.format}:FILE"
            )
        self._statistics = StatisticsReporter(setting, as_json=sink.format in JSON, legend=not self._wishes.quiet)
        self._reporters.append(self._statistics)

    def _open(self, sink: Sink) -> tuple[TextIO, Style]:
        color = self._wishes.color
        coloured = sink.format in COLOURED or self._wishes.statistics
        if sink.file is not None:
            if self._configured and sink.file != self._wishes.output_file:
                _spare(sink.file)
            try:
                replacement = Replacement(sink.file)
            except OSError as error:
                raise _unwritable(sink.file, error) from error
            text = StringIO(newline="\n")
            self._files.append(_File(sink.file, replacement, text))
            return text, Style(coloured and color == "always")
        if self._beside:
            return sys.stderr, style_for(sys.stderr, color) if coloured else Style()
        if self._wishes.diff or coloured:
            return sys.stdout, style_for(sys.stdout, color)
        return machine_output(), Style()

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Report one file everywhere."""
        for reporter in self._reporters:
            reporter.write(source, diagnostics)

    def take_times(self, times: Times) -> None:
        """Take how long the rules took in one file."""
        if self._statistics is not None:
            self._statistics.take_times(times)

    def finish(self) -> None:
        """Print what stands behind the last file."""
        for reporter in self._reporters:
            reporter.close()

    def close(self) -> None:
        """Write the files.

        Raises:
            InputError: One cannot be written; it is as it was.
        """
        while self._files:
            file = self._files.pop(0)
            try:
                file.replacement.put(file.text.getvalue().encode("utf-8", "backslashreplace"))
            except OSError as error:
                raise _unwritable(file.name, error) from error

    def drop(self) -> None:
        """Leave files that were not written as they are."""
        while self._files:
            self._files.pop().replacement.drop()


class _File(NamedTuple):
    """A report that goes to a file: it is written when it is complete, so that a full disk costs no earlier one."""

    name: str
    replacement: Replacement
    text: StringIO


def _unwritable(name: str, error: OSError) -> InputError:
    return InputError(f"{near_path(name)}: cannot be written: {error.strerror or error}")


def _spare(name: str) -> None:
    """Make sure that a file which a configuration names holds nothing but an earlier report.

    Raises:
        InputError: It holds something else.
    """
    from awesome_lint.report.earlier import BEGINNING, is_report

    try:
        before = read_beginning(name, BEGINNING)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritable(name, error) from error
    except ValueError as error:
        raise InputError(f"{near_path(name)}: cannot be written: {error}") from error
    if not is_report(before):
        raise InputError(
            f"{near_path(name)}: holds something else than a report, and the configuration names it for one; remove it,"
            " or name another file"
        )


def _pages(codes: Iterable[str]) -> Mapping[str, RulePage]:
    """Give the pages of rules by code, for reports that explain them."""
    from awesome_lint.documentation.rule_page import explanation
    from awesome_lint.report.base import RulePage
    from awesome_lint.rules import families, rules_of

    wanted = set(codes)
    known = sorted({code[:3] for code in wanted} & set(families()))  # a cache that comes from elsewhere may have others
    rules = [rule for prefix in known for rule in rules_of(prefix)]
    return {rule.code: RulePage(rule.info(), explanation(rule)) for rule in rules if rule.code in wanted}
