"""How long each rule takes."""

from __future__ import annotations

from time import perf_counter_ns
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Times
from awesome_lint.runner import check, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Rule
    from awesome_lint.settings import Config, Surroundings
    from awesome_lint.text import SourceText


class Stopwatch:
    """Takes the time of one run over one text; starts when it is made, and `runner.check` calls it for each rule."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], int] = {}
        self._begin = perf_counter_ns()

    def __call__(self, rule: Rule, found: Iterator[Diagnostic]) -> list[Diagnostic]:
        """Give what a rule finds, and remember how long it took."""
        begin = perf_counter_ns()
        diagnostics = list(found)
        self._rules[rule.code, rule.name] = perf_counter_ns() - begin
        return diagnostics

    def stop(self) -> Times:
        """Give the times up to now."""
        return Times(perf_counter_ns() - self._begin, dict(self._rules))


def rule_times(source: SourceText, config: Config, surroundings: Surroundings) -> Times:
    """Lint a text, and give how long that took; the first call in a process imports the rules it runs, too.

    Raises:
        ConfigError: A selector or an option in the configuration cannot be used.
        TemplateError: The configured template is not in the notation.
    """
    watch = Stopwatch()
    check(read_source(source, config), config, surroundings, watch)
    return watch.stop()
