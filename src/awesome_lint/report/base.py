"""What all reporters are, what they are made of, and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from awesome_lint.diagnostics import Applicability, Severity
from awesome_lint.records import Record
from awesome_lint.report.style import Style
from awesome_lint.version import PROJECT_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TextIO

    from awesome_lint.diagnostics import Diagnostic, RuleInfo
    from awesome_lint.statuses import LinkStatus
    from awesome_lint.text import SourceText

WIDTH = 120
"""Columns where nobody knows better."""


def rule_url(name: str) -> str:
    """Give the address of a rule's page."""
    return f"{PROJECT_URL}/blob/main/docs/rules/{name}.md"


class RulePage(Record):
    """What is to be said of a rule beside its diagnostics.

    Attributes:
        info: Its code, name, summary, severity.
        text: All of its docs, in Markdown.
    """

    info: RuleInfo
    text: str


class Setting(NamedTuple):
    """What a reporter is made of.

    Attributes:
        out: Where it writes to.
        style: Colours; plain for what programs read.
        width: Columns of the terminal; longer source lines are shown in part.
        unsafe: Whether unsafe fixes count as fixable.
        fail_on: The least severity that makes a run fail.
        folder: The folder that names of files are relative to; absolute.
        root: The folder of the whole repository, which reports for its host name files relative to; absolute.
        explain: Gives the pages of rules by their codes; asked once, at the end.
        links: Gives what is known of links, at the end; None where none were asked.
    """

    out: TextIO
    style: Style = Style()
    width: int = WIDTH
    unsafe: bool = False
    fail_on: Severity = Severity.ERROR
    folder: str = ""
    root: str = ""
    explain: Callable[[Iterable[str]], Mapping[str, RulePage]] = lambda _: {}
    links: Callable[[], Sequence[LinkStatus]] | None = None


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
        refused: Fixes that were left out, since they would change more than they may.
        known: Diagnostics that are not reported, since they are known from before.
    """

    def __init__(self, *, files: int = 0, fixed: int = 0, changed: int = 0) -> None:
        self.files = files
        self.severities = dict.fromkeys(Severity, 0)
        self.fixes = dict.fromkeys(Applicability, 0)
        self.fixed = fixed
        self.changed = changed
        self.errors = 0
        self.refused = 0
        self.known = 0

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
