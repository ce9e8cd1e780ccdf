"""Diagnostics below the name of their file: places, codes and messages in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.style import visible
from awesome_lint.report.wording import said, worst_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText


class GroupedReporter:
    """Prints a block for each file that has diagnostics.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._out = setting.out
        self._style = setting.style
        self._unsafe = setting.unsafe

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's block, with an empty line behind it."""
        if not diagnostics:
            return
        style = self._style
        ordered = worst_first(diagnostics)
        places = [source.position(diagnostic.span.start) for diagnostic in ordered]
        before = len(str(max(place.line for place in places)))
        behind = len(str(max(place.column for place in places)))
        self._out.write(f"{style.strong(visible(source.name))}:\n")
        for (line, column), diagnostic in zip(places, ordered, strict=True):
            place = style.gutter(f"{line:>{before}}:{column:<{behind}}")
            words = said(diagnostic, style, unsafe=self._unsafe, severity=False)
            self._out.write(f"  {place} {words} {style.dim(f'({diagnostic.name})')}\n")
        self._out.write("\n")

    def close(self) -> None:
        """Nothing stands behind the last block."""
