"""Diagnostics as JSON: one array (the shape that ruff prints), or one object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.text import SourceText, Span


class JsonPosition(TypedDict):
    """A place: both from 1, the column in code points."""

    row: int
    column: int


class JsonEdit(TypedDict):
    """What to write, and between which places; the end is exclusive."""

    content: str
    location: JsonPosition
    end_location: JsonPosition


class JsonFix(TypedDict):
    """A fix; applicability is `safe`, `unsafe` or `display-only`."""

    applicability: str
    message: str
    edits: list[JsonEdit]


class JsonDiagnostic(TypedDict):
    """A diagnostic; `url` is the rule's page, relative to the root of this project."""

    code: str
    name: str
    message: str
    severity: str
    filename: str
    location: JsonPosition
    end_location: JsonPosition
    fix: JsonFix | None
    url: str


def rule_url(name: str) -> str:
    """Give the address of a rule's page, relative to the root of this project."""
    return f"docs/rules/{name}.md"


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
    """Prints one array; an empty one if there is nothing to report.

    Args:
        out: Where to; what is written is meant to be encoded as UTF-8 (RFC 8259, 8.1).
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._any = False

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's objects."""
        for diagnostic in diagnostics:
            self._out.write(",\n" if self._any else "[\n")
            self._any = True
            text = json.dumps(diagnostic_object(source, diagnostic), ensure_ascii=False, indent=2)
            self._out.write("  " + text.replace("\n", "\n  "))

    def close(self) -> None:
        """End the array."""
        self._out.write("\n]\n" if self._any else "[]\n")


class JsonLinesReporter:
    """Prints one object a line.

    Args:
        out: As `JsonReporter`'s.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's lines."""
        for diagnostic in diagnostics:
            self._out.write(json.dumps(diagnostic_object(source, diagnostic), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Nothing stands behind the last line."""
