"""Diagnostics as JSON, for the cache of results; it may come from elsewhere, so only what is sound is read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability, Diagnostic, Fix, Severity
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_diagnostic(diagnostic: Diagnostic) -> list[object]:
    """Give a diagnostic as it is kept."""
    fix = diagnostic.fix
    written = None
    if fix is not None:
        edits = [[edit.span.start, edit.span.end, edit.content] for edit in fix.edits]
        written = [fix.message, fix.applicability.value, edits]
    span = diagnostic.span
    head = [diagnostic.code, diagnostic.name, diagnostic.message, diagnostic.severity.value]
    return [*head, span.start, span.end, written]


def read_diagnostics(rows: Iterable[object], size: int) -> list[Diagnostic]:
    """Read what `write_diagnostic` gave.

    Args:
        rows: What is kept.
        size: The code points of the text that they are about.

    Raises:
        ValueError: Something else stands there.
        TypeError: As above.
    """
    return [_diagnostic(row, size) for row in rows]


def read_text(value: object) -> str:
    """Give a text that can be printed.

    Raises:
        ValueError: It is none.
    """
    if not isinstance(value, str):
        raise ValueError("no text")  # noqa: TRY004 - as all that is wrong here
    value.encode()  # a lone surrogate is a ValueError, too
    return value


def _diagnostic(row: object, size: int) -> Diagnostic:
    if not isinstance(row, list):
        raise ValueError("no diagnostic")  # noqa: TRY004
    code, name, message, severity, start, end, fix = row
    span = _span(start, end, size)
    made = None if fix is None else _fix(fix, size)
    return Diagnostic(read_text(code), read_text(name), read_text(message), span, Severity(severity), made)


def _fix(written: object, size: int) -> Fix:
    if not isinstance(written, list) or not isinstance(written[2], list):
        raise ValueError("no fix")  # noqa: TRY004
    message, applicability, rows = written
    edits = tuple(Edit(_span(start, end, size), read_text(content)) for start, end, content in rows)
    spans = sorted(edit.span for edit in edits)
    if any(after == before or after.start < before.end for before, after in pairwise(spans)):
        raise ValueError("edits overlap")
    return Fix(read_text(message), edits, Applicability(applicability))


def _span(start: object, end: object, size: int) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= size:
        raise ValueError("no span of the text")
    return Span(start, end)
