"""What a fix would make of a list, in words and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Applicability
from awesome_lint.report.style import visible
from awesome_lint.text import Span, apply_edits, conflict
from awesome_lint.text.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


class Mended(NamedTuple):
    """A line as fixes leave it.

    Attributes:
        source: It alone.
        spans: What they wrote there, in order.
        fixes: Those of the given ones that it shows.
    """

    source: SourceText
    spans: tuple[Span, ...]
    fixes: tuple[Fix, ...]


def mended_line(source: SourceText, line: int, fix: Fix) -> tuple[SourceText, Span] | None:
    """Give a line as a fix leaves it, and where it changed; None where that is no single line.

    Args:
        source: The file.
        line: The line, from 1.
        fix: One whose edits lie on it.
    """
    mended = mended_together(source, line, (fix,))
    return None if mended is None else (mended.source, Span(mended.spans[0].start, mended.spans[0].start))


def mended_together(source: SourceText, line: int, fixes: Iterable[Fix]) -> Mended | None:
    """Give a line as several fixes together leave it; None where none of them leaves a single line.

    One that reaches beyond the line, or that cannot be made together with those before it, is left out.

    Args:
        source: The file.
        line: The line, from 1.
        fixes: The first one counts most.
    """
    begin = source.line_starts[line - 1]
    if source.line_end(line) - begin > _LONGEST_PREVIEW:
        return None
    taken: list[Edit] = []
    shown: list[Fix] = []
    for fix in fixes:
        if not _lies_on(source, line, fix):
            continue
        edits = [edit for edit in _moved(fix, begin) if edit not in taken]
        if not any(conflict(new.span, old.span) for new in edits for old in taken):
            taken += edits
            shown.append(fix)
    text = apply_edits(source.text[begin : source.line_end(line)], taken)
    if not taken or not text.strip():
        return None
    return Mended(source.with_text(text), tuple(_written(taken)), tuple(shown))


def _lies_on(source: SourceText, line: int, fix: Fix) -> bool:
    """Whether a fix changes a line and nothing besides."""
    begin, end = source.line_starts[line - 1], source.line_end(line)
    inside = all(begin <= span.start and span.end <= end for span, _ in fix.edits)
    return inside and bool(fix.edits) and not any({"\n", "\r"} & set(content) for _, content in fix.edits)


def _written(edits: Sequence[Edit]) -> Iterable[Span]:
    """Give where the text of edits stands once they are made."""
    moved = 0
    for span, content in sorted(edits):
        start = span.start + moved
        yield Span(start, start + len(content))
        moved += len(content) - (span.end - span.start)


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
    return Edit(Span(start, end), apply_edits(source.text[start:end], _moved(fix, start)))


def _moved(fix: Fix, start: int) -> list[Edit]:
    """Give a fix's edits with their spans counted from a place on."""
    return [Edit(Span(span.start - start, span.end - start), content) for span, content in fix.edits]
