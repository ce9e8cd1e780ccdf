"""The reporter for people: each diagnostic with its source line, the span underlined, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability
from awesome_lint.report.base import applies
from awesome_lint.report.excerpt import excerpt
from awesome_lint.report.style import visible
from awesome_lint.text import Span, apply_edits
from awesome_lint.text.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.report.style import Style
    from awesome_lint.text import SourceText

_WIDTH = 120
_LEAST_WIDTH = 40
_LONGEST_PREVIEW = 10_000
_APPLICABILITY = {
    Applicability.SAFE: "fix",
    Applicability.UNSAFE: "unsafe fix",
    Applicability.DISPLAY: "suggestion",
}


class FullReporter:
    """Prints blocks of a few lines.

    Args:
        out: Where to.
        style: Colours.
        width: Columns of the terminal; longer source lines are shown in part.
        unsafe: Whether unsafe fixes count as fixable.
    """

    def __init__(self, out: TextIO, style: Style, *, width: int = _WIDTH, unsafe: bool = False) -> None:
        self._out = out
        self._style = style
        self._width = max(width, _LEAST_WIDTH)
        self._unsafe = unsafe

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
            label = _APPLICABILITY[diagnostic.fix.applicability]
            block.append(f"{style.gutter(f'{margin} =')} {style.strong(label)}: {visible(diagnostic.fix.message)}")
            mended = _mended(source, line, diagnostic.fix)
            if mended is not None:
                after = excerpt(*mended, self._width - digits - 3)
                block.append(f"{style.gutter(f'{line} ~')} {style.added(after.text)}")
        return "\n".join(block) + "\n\n"


def _mended(source: SourceText, line: int, fix: Fix) -> tuple[SourceText, Span] | None:
    """Give the diagnostic's line as the fix leaves it, and where it changed; None where that is no single line."""
    begin = source.line_starts[line - 1]
    end = source.line_end(line)
    if end - begin > _LONGEST_PREVIEW or not fix.edits:
        return None
    edits: list[Edit] = []
    for span, content in fix.edits:
        if span.start < begin or span.end > end or "\n" in content or "\r" in content:
            return None
        edits.append(Edit(Span(span.start - begin, span.end - begin), content))
    text = apply_edits(source.text[begin:end], edits)
    if not text.strip():
        return None
    start = min(edit.span.start for edit in edits)
    return source.with_text(text), Span(start, start)
