"""Diagnostics and suggestions for reviewdog: `DiagnosticResult` of its `proto/rdf/reviewdog.proto`, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Applicability, Severity
from awesome_lint.report.base import rule_url
from awesome_lint.report.json_text import json_text
from awesome_lint.report.mending import told, whole_edit
from awesome_lint.version import PROJECT_URL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText, Span

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_BOM = 3
"""Bytes of a byte order mark, which reviewdog finds on the first line."""


class RdjsonReporter:
    """Prints one `DiagnosticResult`.

    Args:
        setting: Where to.
    """

    def __init__(self, setting: Setting) -> None:
        self._out = setting.out
        self._found: list[dict[str, object]] = []

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Take one file's diagnostics."""
        self._found += [_object(source, diagnostic) for diagnostic in diagnostics]

    def close(self) -> None:
        """Print them."""
        result = {"source": {"name": "awesome-lint", "url": PROJECT_URL}, "diagnostics": self._found}
        self._out.write(json_text(result, indent=2) + "\n")


def _object(source: SourceText, diagnostic: Diagnostic) -> dict[str, object]:
    suggestions = []
    if diagnostic.fix is not None and diagnostic.fix.applicability is not Applicability.DISPLAY:
        edit = whole_edit(source, diagnostic.fix)
        if edit is not None:
            suggestions.append({"range": _range(source, edit.span), "text": edit.content})
    return {
        "message": told(diagnostic),
        "location": {"path": source.name, "range": _range(source, diagnostic.span)},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code, "url": rule_url(diagnostic.name)},
        "suggestions": suggestions,
    }


def _range(source: SourceText, span: Span) -> dict[str, dict[str, int]]:
    """Give a range: lines and columns from 1, columns in bytes of UTF-8, the end exclusive."""
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: SourceText, offset: int) -> dict[str, int]:
    line = source.line_at(offset)
    before = source.text[source.line_starts[line - 1] : offset].encode("utf-8", "surrogatepass")
    bom = _BOM if source.bom and line == 1 else 0
    return {"line": line, "column": len(before) + bom + 1}
