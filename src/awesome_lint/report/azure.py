"""Issues of Azure Pipelines: logging commands in the log of a task.

What is escaped in them is what the agent decodes; `taskcommand.js` of the npm package azure-pipelines-task-lib does
both. There are errors and warnings, and nothing below: infos stay plain lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.report.concise import concise_line
from awesome_lint.report.mending import told
from awesome_lint.report.places import place_of, rooted
from awesome_lint.report.style import Style, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.report.base import Setting
    from awesome_lint.text import SourceText


def command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    """Give a logging command, without a newline."""
    pairs = "".join(f"{key}={_escaped(str(value), property_=True)};" for key, value in properties.items())
    return f"##vso[{name} {pairs}]{_escaped(message)}"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace("]", "%5D").replace(";", "%3B") if property_ else text


class AzureReporter:
    """Prints issues.

    Args:
        setting: Where to, and how.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def write(self, source: SourceText, diagnostics: Sequence[Diagnostic]) -> None:
        """Print one file's diagnostics."""
        setting = self._setting
        name = visible(rooted(source.name, setting))
        for diagnostic in diagnostics:
            if diagnostic.severity is Severity.INFO:
                setting.out.write(concise_line(source, diagnostic, Style(), unsafe=setting.unsafe, severity=False))
                continue
            place = place_of(source, diagnostic.span)
            properties: dict[str, str | int] = {
                "type": diagnostic.severity.value,
                "sourcepath": name,
                "linenumber": place.line,
                "columnnumber": place.column,
                "code": diagnostic.code,
            }
            setting.out.write(command("task.logissue", properties, told(diagnostic)) + "\n")

    def close(self) -> None:
        """Nothing stands behind the last issue."""
