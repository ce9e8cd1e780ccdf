"""Diagnostics as JSON: one array (the shape that ruff prints), or one object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from awesome_lint.report.base import rule_url
from awesome_lint.report.json_text import ArrayWriter, json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText, Span


VERSION = 1
"""Of what is printed: a field is added without a new one, one that changes its meaning or goes away makes a new one."""


class JsonPosition(TypedDict):
    """A place in a file.

    Attributes:
        row: The line, from 1.
        column: In code points, from 1.
    """

    row: int
    column: int


class JsonEdit(TypedDict):
    """A change of the file's text.

    Attributes:
        content: What to write.
        location: Where the text that it replaces begins.
        end_location: The place behind that text.
    """

    content: str
    location: JsonPosition
    end_location: JsonPosition


class JsonFix(TypedDict):
    """Edits that are made together or not at all.

    Attributes:
        applicability: `safe`, `unsafe` or `display-only`.
        message: What the fix does.
        edits: In the order of their places, not overlapping.
    """

    applicability: str
    message: str
    edits: list[JsonEdit]


class JsonDiagnostic(TypedDict):
    """A diagnostic.

    Attributes:
        code: The rule's code.
        name: The rule's name.
        message: What is wrong.
        severity: `error`, `warning` or `info`.
        filename: The file as messages call it.
        location: Where it begins.
        end_location: The place behind it.
        fix: What would mend it; null if nothing is known to.
        url: The address of the rule's page.
    """

    code: str
    name: str
    message: str
    severity: str
    filename: str
    location: JsonPosition
    end_location: JsonPosition
    fix: JsonFix | None
    url: str


def diagnostic_object(source: SourceText, diagnostic: Diagnostic) -> JsonDiagnostic:
    """Turn a diagnostic of `source` into what is printed."""
    start, end = _ends(source, diagnostic.span)
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "message": diagnostic.message,
        "severity": diagnostic.severity.value,
        "filename": source.name,
        "location": start,
        "end_location": end,
        "fix": None if diagnostic.fix is None else _fix_object(source, diagnostic.fix),
        "url": rule_url(diagnostic.name),
    }


def _fix_object(source: SourceText, fix: Fix) -> JsonFix:
    edits: list[JsonEdit] = []
    for span, content in fix.edits:
        start, end = _ends(source, span)
        edits.append({"content": content, "location": start, "end_location": end})
    return {"applicability": fix.applicability.value, "message": fix.message, "edits": edits}


def _ends(source: SourceText, span: Span) -> tuple[JsonPosition, JsonPosition]:
    start = source.position(span.start)
    end = source.position(span.end)
    return {"row": start.line, "column": start.column}, {"row": end.line, "column": end.column}


class JsonReporter:
    """Prints one array.

    Args:
        setting: Where to.
    """

    def __init__(self, setting: Setting) -> None:
        self._array = ArrayWriter(setting.out)

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's objects."""
        for diagnostic in diagnostics:
            self._array.add(diagnostic_object(source, diagnostic))

    def close(self) -> None:
        """End the array."""
        self._array.close()


class JsonLinesReporter:
    """Prints one object a line.

    Args:
        setting: Where to.
    """

    def __init__(self, setting: Setting) -> None:
        self._out = setting.out

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's lines."""
        for diagnostic in diagnostics:
            self._out.write(json_text(diagnostic_object(source, diagnostic)) + "\n")

    def close(self) -> None:
        """Nothing stands behind the last line."""
