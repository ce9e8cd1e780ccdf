"""One line a diagnostic, as compilers print them: `file:line:column: severity CODE [*] message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.style import visible
from awesome_lint.report.wording import said, worst_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.report.style import Style
    from awesome_lint.text import SourceText


class ConciseReporter:
    """Prints lines that editors and `grep` understand.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._out = setting.out
        self._style = setting.style
        self._unsafe = setting.unsafe

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's lines."""
        for diagnostic in worst_first(diagnostics):
            self._out.write(concise_line(source, diagnostic, self._style, unsafe=self._unsafe))

    def close(self) -> None:
        """Nothing stands behind the last line."""


def concise_line(
    source: SourceText, diagnostic: Diagnostic, style: Style, *, unsafe: bool, severity: bool = True
) -> str:
    """Give a diagnostic's line, its newline included.

    Args:
        source: The file.
        diagnostic: One of its diagnostics.
        style: Colours.
        unsafe: Whether unsafe fixes count as fixable.
        severity: Whether the severity is named.
    """
    line, column = source.position(diagnostic.span.start)
    name = style.strong(visible(source.name))
    return f"{name}:{line}:{column}: {said(diagnostic, style, unsafe=unsafe, severity=severity)}\n"
