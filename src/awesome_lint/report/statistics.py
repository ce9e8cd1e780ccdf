"""How often each rule reported, and how long it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.base import applies, rule_url
from awesome_lint.report.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic, Severity, Times
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText

_LEGEND = {"[*]": "[*] all", "[-]": "[-] some"}
_MILLISECOND = 1_000_000


class StatisticsReporter:
    """Counts, and prints one line a rule at the end, the most frequent first.

    If it is given times, it prints them too, for all rules that ran, the slowest first.

    Args:
        setting: Where to, and how.
        as_json: Print one JSON array of objects in place of lines.
        legend: Whether the lines say what their marks mean.
    """

    def __init__(self, setting: Setting, *, as_json: bool = False, legend: bool = True) -> None:
        self._out = setting.out
        self._style = setting.style
        self._unsafe = setting.unsafe
        self._as_json = as_json
        self._legend = legend
        self._counts: dict[tuple[str, str], int] = {}
        self._fixable: dict[tuple[str, str], int] = {}
        self._severities: dict[tuple[str, str], Severity] = {}
        self._times: dict[tuple[str, str], int] = {}
        self._whole = 0

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:  # noqa: ARG002  # a Reporter's
        """Count one file's diagnostics."""
        for diagnostic in diagnostics:
            key = (diagnostic.code, diagnostic.name)
            self._counts[key] = self._counts.get(key, 0) + 1
            self._fixable[key] = self._fixable.get(key, 0) + applies(diagnostic, unsafe=self._unsafe)
            known = self._severities.get(key)
            if known is None or diagnostic.severity.at_least(known):
                self._severities[key] = diagnostic.severity

    def take_times(self, times: Times) -> None:
        """Add how long the rules took in one file."""
        self._whole += times.whole
        for key, nanoseconds in times.rules.items():
            self._times[key] = self._times.get(key, 0) + nanoseconds

    def close(self) -> None:
        """Print the counts."""
        rules = {*self._counts, *self._times}
        ordered = sorted(rules, key=lambda key: (-self._times.get(key, 0), -self._counts.get(key, 0), key))
        if self._as_json:
            rows = [self._record(key) for key in ordered]
            self._out.write(json_text(rows, indent=2) + "\n")
            return
        marks: set[str] = set()
        digits = max((len(str(count)) for count in self._counts.values()), default=1)
        for key in ordered:
            count = self._counts.get(key, 0)
            severity = self._severities.get(key)
            code = self._style.link(key[0], rule_url(key[1]))
            code = code if severity is None else self._style.severity(severity, code)
            fixable = self._fixable.get(key, 0)
            mark = "[*]" if count and fixable == count else "[-]" if fixable else "[ ]"
            marks.add(mark)
            self._out.write(f"{self._timing(key)}{count:>{digits}}  {code} {mark} {key[1]}\n")
        legend = ", ".join(text for mark, text in _LEGEND.items() if mark in marks)
        if legend and self._legend:
            option = "--fix --unsafe-fixes" if self._unsafe else "--fix"
            self._out.write(f"{legend} fixable with `{option}`.\n")
        if self._whole:
            rules_own = sum(self._times.values())
            self._out.write(f"Rules took {_ms(rules_own)} ms of {_ms(self._whole)} ms.\n")

    def _timing(self, key: tuple[str, str]) -> str:
        """Give the columns for a rule's time; nothing where no time was taken."""
        if not self._whole:
            return ""
        nanoseconds = self._times.get(key, 0)
        return f"{_ms(nanoseconds):>9} ms  {nanoseconds / self._whole:>6.1%}  "

    def _record(self, key: tuple[str, str]) -> dict[str, object]:
        count = self._counts.get(key, 0)
        record = {"code": key[0], "name": key[1], "count": count, "fixable_count": self._fixable.get(key, 0)}
        if not self._whole:
            return record
        nanoseconds = self._times.get(key, 0)
        return {**record, "milliseconds": nanoseconds / _MILLISECOND, "share": nanoseconds / self._whole}


def _ms(nanoseconds: int) -> str:
    return f"{nanoseconds / _MILLISECOND:.2f}"
