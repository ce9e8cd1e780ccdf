"""What all reporters are, and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from awesome_lint.diagnostics import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.text import SourceText


class Reporter(Protocol):
    """Writes diagnostics to the stream it was made with."""

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Report one file; the diagnostics' spans count in `source`."""

    def close(self) -> None:
        """Write what stands behind the last file."""


class Totals:
    """What a run came to.

    Attributes:
        files: Files that were looked at.
        severities: How many diagnostics of each severity remain.
        fixes: How many of those could be fixed, by applicability.
        fixed: How many diagnostics were fixed.
        changed: Files that fixing changed.
        errors: Files that could not be read or written.
    """

    def __init__(self, *, files: int = 0, fixed: int = 0, changed: int = 0) -> None:
        self.files = files
        self.severities = dict.fromkeys(Severity, 0)
        self.fixes = dict.fromkeys(Applicability, 0)
        self.fixed = fixed
        self.changed = changed
        self.errors = 0

    @property
    def diagnostics(self) -> int:
        """How many diagnostics remain."""
        return sum(self.severities.values())

    def count(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Add the diagnostics that remain in one file."""
        for diagnostic in diagnostics:
            self.severities[diagnostic.severity] += 1
            if diagnostic.fix is not None:
                self.fixes[diagnostic.fix.applicability] += 1

    def reach(self, severity: Severity) -> bool:
        """Whether a diagnostic of this severity or above remains."""
        return any(count and found.at_least(severity) for found, count in self.severities.items())


def applies(diagnostic: Diagnostic, *, unsafe: bool) -> bool:
    """Whether `--fix` would mend this, with or without `--unsafe-fixes`."""
    if diagnostic.fix is None:
        return False
    applicability = diagnostic.fix.applicability
    return applicability is Applicability.SAFE or (unsafe and applicability is Applicability.UNSAFE)
