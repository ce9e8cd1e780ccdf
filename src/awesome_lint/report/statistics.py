"""How often each rule reported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from awesome_lint.report.base import applies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from awesome_lint.diagnostics import Diagnostic, Severity
    from awesome_lint.report.style import Style
    from awesome_lint.text import SourceText


class StatisticsReporter:
    """Counts, and prints one line a rule at the end, the most frequent first.

    Args:
        out: Where to.
        style: Colours.
        unsafe: Whether unsafe fixes count as fixable.
        as_json: Print one JSON array of objects in place of lines.
    """

    def __init__(self, out: TextIO, style: Style, *, unsafe: bool = False, as_json: bool = False) -> None:
        self._out = out
        self._style = style
        self._unsafe = unsafe
        self._as_json = as_json
        self._counts: dict[tuple[str, str], int] = {}
        self._fixable: dict[tuple[str, str], int] = {}
        self._severities: dict[tuple[str, str], Severity] = {}

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:  # noqa: ARG002  # a Reporter's
        """Count one file's diagnostics."""
        for diagnostic in diagnostics:
            key = (diagnostic.code, diagnostic.name)
            self._counts[key] = self._counts.get(key, 0) + 1
            self._fixable[key] = self._fixable.get(key, 0) + applies(diagnostic, unsafe=self._unsafe)
            known = self._severities.get(key)
            if known is None or diagnostic.severity.at_least(known):
                self._severities[key] = diagnostic.severity

    def close(self) -> None:
        """Print the counts."""
        ordered = sorted(self._counts, key=lambda key: (-self._counts[key], key))
        if self._as_json:
            rows = [
                {"code": key[0], "name": key[1], "count": self._counts[key], "fixable_count": self._fixable[key]}
                for key in ordered
            ]
            self._out.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
            return
        digits = max((len(str(count)) for count in self._counts.values()), default=0)
        for key in ordered:
            code = self._style.severity(self._severities[key], key[0])
            fixable = self._fixable[key]
            mark = "[*]" if fixable == self._counts[key] else "[-]" if fixable else "[ ]"
            self._out.write(f"{self._counts[key]:>{digits}}  {code} {mark} {key[1]}\n")
