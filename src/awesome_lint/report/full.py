"""The reporter for people: each diagnostic with its source line, the span underlined, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.report.base import applies
from awesome_lint.report.excerpt import excerpt
from awesome_lint.report.mending import LABELS, mended_line
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText

_LEAST_WIDTH = 40


class FullReporter:
    """Prints blocks of a few lines.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._out = setting.out
        self._style = setting.style
        self._width = max(setting.width, _LEAST_WIDTH)
        self._unsafe = setting.unsafe

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's blocks, with an empty line behind each."""
        for diagnostic in diagnostics:
            self._out.write(self._block(source, diagnostic))

    def close(self) -> None:
        """Nothing stands behind the last block."""

    def _block(self, source: SourceText, diagnostic: Diagnostic) -> str:
        style = self._style
        line, column = source.position(diagnostic.span.start)
        digits = len(str(line))
        margin = " " * digits
        bar = style.gutter(f"{margin} |")
        shown = excerpt(source, diagnostic.span, self._width - digits - 3)
        severity = style.severity(diagnostic.severity, f"{diagnostic.severity.value} {diagnostic.code}")
        mark = " [*]" if applies(diagnostic, unsafe=self._unsafe) else ""
        underline = style.severity(diagnostic.severity, "^" * shown.length)
        block = [
            f"{style.strong(visible(source.name))}:{line}:{column}: {severity}{mark} {visible(diagnostic.message)} "
            + style.dim(f"({diagnostic.name})"),
            f"{style.gutter(f'{line} |')} {shown.text}",
            f"{bar} {' ' * shown.indent}{underline}",
        ]
        if diagnostic.fix is not None:
            label = LABELS[diagnostic.fix.applicability]
            block.append(f"{style.gutter(f'{margin} =')} {style.strong(label)}: {visible(diagnostic.fix.message)}")
            mended = mended_line(source, line, diagnostic.fix)
            if mended is not None:
                after = excerpt(*mended, self._width - digits - 3)
                block.append(f"{style.gutter(f'{line} ~')} {style.added(after.text)}")
        return "\n".join(block) + "\n\n"
