"""JUnit's XML: one test suite a file, one failed test case a diagnostic.

No body owns the format; this keeps to what Jenkins and GitLab read: suites with counts, cases with a class name,
failures with a message, a type and a text. JUnit knows no warnings: what does not make a run fail is a case that
passed, with its message as output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from awesome_lint.report.mending import told
from awesome_lint.report.places import rooted
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText


class JunitReporter:
    """Prints one document.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._suites: list[str] = []
        self._tests = 0
        self._failures = 0

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Take one file's diagnostics; a file without any is one test case that passed."""
        name = _attribute(rooted(source.name, self._setting))
        failures = sum(self._fails(diagnostic) for diagnostic in diagnostics)
        cases = [self._case(source, diagnostic) for diagnostic in diagnostics]
        cases = cases or [f'    <testcase name="awesome-lint" classname={name} file={name}/>\n']
        self._tests += len(cases)
        self._failures += failures
        counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
        self._suites.append(f"  <testsuite name={name} {counts}>\n{''.join(cases)}  </testsuite>\n")

    def _fails(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.severity.at_least(self._setting.fail_on)

    def _case(self, source: SourceText, diagnostic: Diagnostic) -> str:
        line, column = source.position(diagnostic.span.start)
        name = _attribute(f"{diagnostic.code} ({diagnostic.name}) at {line}:{column}")
        file = _attribute(rooted(source.name, self._setting))
        text = f"{source.name}:{line}:{column}: {diagnostic.severity.value} {diagnostic.code} {told(diagnostic)}"
        if self._fails(diagnostic):
            told_so = f"<failure message={_attribute(diagnostic.message)} type={_attribute(diagnostic.severity.value)}>"
            result = f"{told_so}{_text(text)}</failure>"
        else:
            result = f"<system-out>{_text(text)}</system-out>"
        return (
            f'    <testcase name={name} classname={file} file={file} line="{line}">\n      {result}\n    </testcase>\n'
        )

    def close(self) -> None:
        """Print the document."""
        counts = f'tests="{self._tests}" failures="{self._failures}" errors="0"'
        self._setting.out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._setting.out.write(f'<testsuites name="awesome-lint" {counts}>\n{"".join(self._suites)}</testsuites>\n')


def _allowed(text: str) -> str:
    """Give a text of characters that XML allows (XML 1.0, production 2): control characters as `visible` shows them."""
    return "".join("\ufffd" if character in "\ufffe\uffff" else character for character in visible(text))


def _text(text: str) -> str:
    return escape(_allowed(text))


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))
