"""SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning and viewers in editors.

GitHub makes its fingerprint `primaryLocationLineHash` itself and warns of any other in its place, so ours has a name of
its own.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from awesome_lint.diagnostics import Applicability, Severity
from awesome_lint.fingerprints import fingerprints
from awesome_lint.report.base import rule_url
from awesome_lint.report.json_text import json_text
from awesome_lint.report.places import Place, place_of, rooted
from awesome_lint.report.style import visible, well_formed
from awesome_lint.version import PROJECT_URL, __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.report.base import RulePage, Setting
    from awesome_lint.text import SourceText

Json: TypeAlias = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "ruleAndEntryText/v1"
_ROOT = "SRCROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""GitHub's own words, in the property `problem.severity` of a rule."""


class SarifReporter:
    """Prints one log with one run.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._results: list[Json] = []
        self._rules: dict[str, int] = {}

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Take one file's diagnostics."""
        artifact = _artifact(rooted(source.name, self._setting))
        for diagnostic, mark in zip(diagnostics, fingerprints(source, diagnostics), strict=True):
            index = self._rules.setdefault(diagnostic.code, len(self._rules))
            result: Json = {
                "ruleId": diagnostic.code,
                "ruleIndex": index,
                "level": _LEVELS[diagnostic.severity],
                "message": {"text": _message(diagnostic.message)},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": artifact,
                            "region": _region(place_of(source, diagnostic.span)),
                        }
                    }
                ],
                "partialFingerprints": {FINGERPRINT: mark},
            }
            if diagnostic.fix is not None and diagnostic.fix.applicability is not Applicability.DISPLAY:
                result["fixes"] = [_fix(source, artifact, diagnostic.fix)]
            self._results.append(result)

    def close(self) -> None:
        """Print the log."""
        pages = self._setting.explain(self._rules)
        driver: Json = {
            "name": "awesome-lint",
            "version": __version__,
            "semanticVersion": __version__,
            "informationUri": PROJECT_URL,
            "rules": [_rule(pages[code]) if code in pages else {"id": code} for code in self._rules],
        }
        run: Json = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
            "results": self._results,
        }
        log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        self._setting.out.write(json_text(log, indent=2) + "\n")


def _rule(page: RulePage) -> Json:
    info = page.info
    summary = f"{info.summary}."
    return {
        "id": info.code,
        "name": info.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page.text, "markdown": page.text},
        "helpUri": rule_url(info.name),
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {"tags": [info.code[:3]], "problem.severity": _PROBLEMS[info.severity]},
    }


def _message(text: str) -> str:
    """Give a plain text message: braces doubled (section 3.11.5), and no words of a list taken for a link (3.11.6)."""
    return visible(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _artifact(name: str) -> Json:
    name = well_formed(name)
    if "://" in name:
        return {"uri": quote(name, safe=":/?#[]@!$&'()*+,;=%")}
    path = quote(name.replace(os.sep, "/"))
    return {"uri": f"file://{path}"} if path.startswith("/") else {"uri": path, "uriBaseId": _ROOT}


def _region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(source: SourceText, artifact: Json, fix: Fix) -> Json:
    replacements: list[Json] = []
    for span, content in fix.edits:
        start, end = source.position(span.start), source.position(span.end)
        region = _region(Place(start.line, start.column, end.line, end.column))
        replacements.append({"deletedRegion": region, "insertedContent": {"text": content}})
    return {
        "description": {"text": _message(fix.message)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability.value},
    }
