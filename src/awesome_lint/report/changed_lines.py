"""What fixing makes of single lines, all fixes of a line at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Fix
from awesome_lint.report.base import applies
from awesome_lint.report.excerpt import excerpt
from awesome_lint.report.mending import mended_line
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.text import Edit, SourceText

_COLUMNS = 160  # of a line that is shown


class ChangedLine(NamedTuple):
    """A line before and after; a part of it where it is long.

    Attributes:
        place: The file's name and the line.
        before: As it stands.
        after: As fixing leaves it.
    """

    place: str
    before: str
    after: str


def changed_lines(
    source: SourceText, diagnostics: Iterable[Diagnostic], count: int, *, unsafe: bool
) -> list[ChangedLine]:
    """Give the first lines that fixing changes; changes over several lines, and those that add or remove one, left out.

    Args:
        source: The file.
        diagnostics: What was found in it.
        count: How many lines at most.
        unsafe: Whether unsafe fixes are made, too.
    """
    by_line: dict[int, list[Edit]] = {}
    for diagnostic in diagnostics:
        if diagnostic.fix is not None and applies(diagnostic, unsafe=unsafe):
            edits = by_line.setdefault(source.line_at(diagnostic.span.start), [])
            if not any(_meet(edit.span, other.span) for edit in diagnostic.fix.edits for other in edits):
                edits += diagnostic.fix.edits
    changed: list[ChangedLine] = []
    for line, edits in sorted(by_line.items()):
        if len(changed) >= count:
            break
        mended = mended_line(source, line, Fix("", tuple(sorted(edits))))
        if mended is not None:
            start = min(edit.span.start for edit in edits)
            before = excerpt(source, Span(start, start), _COLUMNS).text
            changed.append(ChangedLine(f"{source.name}:{line}", before, excerpt(*mended, _COLUMNS).text))
    return changed


def _meet(one: Span, other: Span) -> bool:
    """Whether two edits cannot be made at once: they share characters, or a place to insert at."""
    return one.overlaps(other) or one.start == other.start
