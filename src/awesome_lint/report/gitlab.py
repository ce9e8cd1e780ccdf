"""A code quality report, as GitLab shows it on merge requests.

The format is a part of Code Climate's (https://docs.gitlab.com/ci/testing/code_quality/, "Code Quality report format"):
an array of issues, each with a fingerprint that is the same in the reports of both branches, and unique in each.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.fingerprints import fingerprints
from awesome_lint.report.json_text import ArrayWriter
from awesome_lint.report.mending import told
from awesome_lint.report.places import place_of, rooted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitLabReporter:
    """Prints one array.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._array = ArrayWriter(setting.out)

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's issues."""
        path = rooted(source.name, self._setting)
        marks = fingerprints(source, diagnostics)
        for diagnostic, mark in zip(diagnostics, marks, strict=True):
            place = place_of(source, diagnostic.span)
            self._array.add(
                {
                    "type": "issue",
                    "check_name": diagnostic.name,
                    "description": f"{diagnostic.code}: {told(diagnostic)}",
                    "categories": ["Style"],
                    "severity": _SEVERITIES[diagnostic.severity],
                    "fingerprint": _with_path(path, mark),
                    "location": {"path": path, "lines": {"begin": place.line, "end": place.last_line}},
                }
            )

    def close(self) -> None:
        """End the array."""
        self._array.close()


def _with_path(path: str, mark: str) -> str:
    return blake2b(f"{path}\0{mark}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
