"""What a fix would make of a list, in words and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability
from awesome_lint.report.style import visible
from awesome_lint.text import Span, apply_edits
from awesome_lint.text.edit import Edit

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.text import SourceText

LABELS = {
    Applicability.SAFE: "fix",
    Applicability.UNSAFE: "unsafe fix",
    Applicability.DISPLAY: "suggestion",
}
_OPTIONS = {
    Applicability.SAFE: " (--fix)",
    Applicability.UNSAFE: " (--fix --unsafe-fixes)",
    Applicability.DISPLAY: "",
}
_LONGEST_PREVIEW = 10_000


def told(diagnostic: Diagnostic) -> str:
    """Give a diagnostic's message with what would mend it, and by which options; on one line, as `visible` does."""
    fix = diagnostic.fix
    if fix is None:
        return visible(diagnostic.message)
    how = f"{LABELS[fix.applicability]}: {fix.message}{_OPTIONS[fix.applicability]}"
    return visible(f"{diagnostic.message}; {how}")


def mended_line(source: SourceText, line: int, fix: Fix) -> tuple[SourceText, Span] | None:
    """Give a line as a fix leaves it, and where it changed; None where that is no single line.

    Args:
        source: The file.
        line: The line, from 1.
        fix: One whose edits lie on it.
    """
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


def whole_edit(source: SourceText, fix: Fix) -> Edit | None:
    """Give all edits of a fix as a single one, for programs that take each for a proposal of its own.

    Returns:
        The edit, from the first one's beginning to the last one's end; None where too much stands between them.
    """
    if not fix.edits:
        return None
    start = min(edit.span.start for edit in fix.edits)
    end = max(edit.span.end for edit in fix.edits)
    if end - start > _LONGEST_PREVIEW:
        return None
    moved = [Edit(Span(span.start - start, span.end - start), content) for span, content in fix.edits]
    return Edit(Span(start, end), apply_edits(source.text[start:end], moved))
