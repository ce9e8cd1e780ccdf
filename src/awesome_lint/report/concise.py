"""One line a diagnostic, as compilers print them: `file:line:column: CODE [*] message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.base import applies
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.style import Style
    from awesome_lint.text import SourceText


class ConciseReporter:
    """Prints lines that editors and `grep` understand.

    Args:
        out: Where to.
        style: Colours.
        unsafe: Whether unsafe fixes count as fixable.
    """

    def __init__(self, out: TextIO, style: Style, *, unsafe: bool = False) -> None:
        self._out = out
        self._style = style
        self._unsafe = unsafe

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's lines."""
        name = self._style.strong(visible(source.name))
        for diagnostic in diagnostics:
            line, column = source.position(diagnostic.span.start)
            code = self._style.severity(diagnostic.severity, diagnostic.code)
            mark = "[*] " if applies(diagnostic, unsafe=self._unsafe) else ""
            self._out.write(f"{name}:{line}:{column}: {code} {mark}{visible(diagnostic.message)}\n")

    def close(self) -> None:
        """Nothing stands behind the last line."""
