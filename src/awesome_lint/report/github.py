"""Annotations on GitHub: workflow commands in the log of a step.

Commands, their properties and what GitHub's own library escapes in them (`packages/core/src/command.ts` of
github.com/actions/toolkit) are the reference. A step shows ten annotations of each kind and drops the rest, so the rest
is not sent: it stands in the log as plain lines, folded, and one notice says how much that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Severity
from awesome_lint.report.concise import concise_line
from awesome_lint.report.excerpt import excerpt
from awesome_lint.report.mending import mended_line, told
from awesome_lint.report.places import place_of, rooted
from awesome_lint.report.style import Style, visible
from awesome_lint.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText

_SHOWN = 10
_WIDEST = 400
"""Columns of a corrected line that an annotation shows."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    """Give a workflow command, without a newline."""
    pairs = ",".join(f"{key}={_escaped(str(value), property_=True)}" for key, value in properties.items())
    return f"::{name} {pairs}::{_escaped(message)}"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


class _Line(NamedTuple):
    """A diagnostic, as an annotation and as a plain line."""

    severity: Severity
    command: str
    plain: str


class GitHubReporter:
    """Prints annotations.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._lines: list[_Line] = []

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Take one file's diagnostics."""
        name = visible(rooted(source.name, self._setting))
        for diagnostic in diagnostics:
            plain = concise_line(source, diagnostic, Style(), unsafe=self._setting.unsafe, severity=False)
            self._lines.append(_Line(diagnostic.severity, _annotation(source, name, diagnostic), plain))

    def close(self) -> None:
        """Print what GitHub shows, then the rest."""
        out = self._setting.out
        counts = dict.fromkeys(Severity, 0)
        for line in self._lines:
            counts[line.severity] += 1
        full = all(count <= _SHOWN for count in counts.values())
        room = dict.fromkeys(Severity, _SHOWN) | ({} if full else {Severity.INFO: _SHOWN - 1})
        rest: list[_Line] = []
        for line in self._lines:
            if room[line.severity]:
                room[line.severity] -= 1
                out.write(line.command + "\n")
            else:
                rest.append(line)
        if rest:
            self._write_rest(rest)

    def _write_rest(self, rest: Sequence[_Line]) -> None:
        out = self._setting.out
        counts = {severity: sum(line.severity is severity for line in rest) for severity in reversed(Severity)}
        numbers = ", ".join(counted(count, severity.value) for severity, count in counts.items() if count)
        out.write(f"::group::{counted(len(rest), 'diagnostic')} more than GitHub shows beside the list\n")
        out.writelines(line.plain for line in rest)
        out.write("::endgroup::\n")
        message = f"Not shown here: {numbers}; they are in the log. GitHub shows {_SHOWN} annotations of each kind."
        out.write(command("notice", {"title": "awesome-lint"}, message) + "\n")


def _annotation(source: SourceText, name: str, diagnostic: Diagnostic) -> str:
    """Give the command for a diagnostic.

    GitHub counts up to the last character, not to the one behind it, and takes columns on one line only. The log shows
    nothing but the message, so that says the place once more. Its second line is the list's own line as it should be.
    """
    place = place_of(source, diagnostic.span)
    properties: dict[str, str | int] = {"file": name, "line": place.line, "endLine": place.last_line}
    if place.last_line == place.line:
        end = place.end_column if place.end_line == place.line else len(source.line_text(place.line)) + 1
        properties |= {"col": place.column, "endColumn": max(place.column, end - 1)}
    properties["title"] = f"awesome-lint {diagnostic.code} ({diagnostic.name})"
    line, column = source.position(diagnostic.span.start)
    message = f"{visible(source.name)}:{line}:{column}: {diagnostic.code} {told(diagnostic)}"
    mended = mended_line(source, line, diagnostic.fix) if diagnostic.fix is not None else None
    if mended is not None:
        message += f"\nCorrected line: {excerpt(*mended, _WIDEST).text}"
    return command(_KINDS[diagnostic.severity], properties, message)
