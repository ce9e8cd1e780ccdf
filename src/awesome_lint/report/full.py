"""The reporter for people: each line once, its findings below it, and what their fixes together would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability
from awesome_lint.report.base import applies
from awesome_lint.report.excerpt import parts
from awesome_lint.report.mending import LABELS, mended_together
from awesome_lint.report.style import visible
from awesome_lint.report.wording import said, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from awesome_lint.diagnostics import Diagnostic, Fix, Severity
    from awesome_lint.report.base import Setting
    from awesome_lint.report.excerpt import Mark
    from awesome_lint.report.style import Style
    from awesome_lint.text import SourceText, Span

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
        """Print one file's blocks, those with errors first, with an empty line behind each."""
        blocks: dict[int, list[Diagnostic]] = {}
        for diagnostic in worst_first(diagnostics):
            blocks.setdefault(source.line_at(diagnostic.span.start), []).append(diagnostic)
        worst = {line: found[0].severity.rank for line, found in blocks.items()}
        for line in sorted(blocks, key=lambda line: (-worst[line], line)):
            self._out.write("\n".join(self._block(source, line, blocks[line])) + "\n\n")

    def close(self) -> None:
        """Nothing stands behind the last block."""

    def _block(self, source: SourceText, line: int, found: Sequence[Diagnostic]) -> Iterator[str]:
        """Give the rows of a line: it, its findings, and below each what is not seen in the last row, the mended line.

        Args:
            source: The file.
            line: The line, from 1.
            found: What begins on it, the worst first.
        """
        style = self._style
        margin = " " * len(str(line))
        width = self._width - len(margin) - 3
        severities = {diagnostic.span: diagnostic.severity for diagnostic in reversed(found)}
        for part in parts(source, severities, width):
            yield f"{style.gutter(f'{line} |')} {part.text}"
            for row in _rows(part.marks):
                yield f"{style.gutter(f'{margin} |')} {_underlined(row, severities, style)}"
        mended = mended_together(source, line, self._previewed(found))
        for diagnostic in found:
            column = source.position(diagnostic.span.start).column
            words = said(diagnostic, style, unsafe=self._unsafe)
            name = style.strong(visible(source.name))
            yield f"{name}:{line}:{column}: {words} {style.dim(f'({diagnostic.name})')}"
            fix = diagnostic.fix
            if fix is not None and (
                fix.applicability is not Applicability.SAFE or mended is None or fix not in mended.fixes
            ):
                label = style.strong(LABELS[fix.applicability])
                yield f"{style.gutter(f'{margin} =')} {label}: {visible(fix.message)}"
        if mended is not None:
            for part in parts(mended.source, mended.spans, width):
                yield f"{style.gutter(f'{line} ~')} {style.added(part.text)}"

    def _previewed(self, found: Sequence[Diagnostic]) -> list[Fix]:
        """Give the fixes that the mended line shows: those that would be applied, or else those of the next kind."""
        ordered = sorted(found, key=lambda diagnostic: (diagnostic.span.start, diagnostic.code))
        applied = [diagnostic.fix for diagnostic in ordered if applies(diagnostic, unsafe=self._unsafe)]
        fixes = [diagnostic.fix for diagnostic in ordered]
        unsafe = [fix for fix in fixes if fix is not None and fix.applicability is Applicability.UNSAFE]
        return [fix for fix in applied or unsafe or fixes if fix is not None]


def _rows(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Put marks on as few rows as keep them apart."""
    rows: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (mark.indent, -mark.length)):
        row = next((row for row in rows if row[-1].indent + row[-1].length < mark.indent), None)
        if row is None:
            rows.append([mark])
        else:
            row.append(mark)
    return rows


def _underlined(row: Iterable[Mark], severities: Mapping[Span, Severity], style: Style) -> str:
    text = ""
    at = 0
    for span, indent, length in row:
        text += " " * (indent - at) + style.severity(severities[span], "^" * length)
        at = indent + length
    return text
