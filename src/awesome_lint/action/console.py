"""Speaking to the runner: workflow commands, outputs, the job summary.

Formats: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import re
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SUMMARY_LIMIT = 1_000_000
"""Bytes; GitHub refuses a step's summary of more than 1 MiB as a whole."""
_CUT = "\n\nThe summary was cut here: it is longer than GitHub shows.\n"
_ANNOTATION = re.compile(r"::(?:error|warning|notice)(?: [^\r\n]*?)?::[^\r\n]*")
_GROUP = re.compile(r"::group::[\w ]+")
_GROUP_END = "::endgroup::"


def escaped(text: str) -> str:
    """Give text as the data of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def say(kind: str, message: str) -> None:
    """Print an annotation that belongs to no line.

    Args:
        kind: `error`, `warning` or `notice`.
        message: What it says.
    """
    sys.stdout.write(f"::{kind} title=awesome-lint::{escaped(visible(message))}\n")


def tell(message: str) -> None:
    """Print something for who reads the log; it is no annotation."""
    show([message])


def show(lines: Iterable[str]) -> None:
    """Print lines that lists had a hand in, so that the runner acts on none of them.

    The runner looks for commands in all that a step prints, at the start of a line and, in an old form, within it.
    Between `stop-commands` and a word that nobody can guess it does not look.
    """
    _print((False, line) for line in lines)


def show_report(lines: Iterable[str]) -> None:
    """Print a report of the form `github`; the runner acts on its annotations and on the group that folds the rest.

    Within the group stand plain lines only, whatever they look like.
    """
    _print(_marked(lines))


def _marked(lines: Iterable[str]) -> Iterator[tuple[bool, str]]:
    """Tell which lines are commands of the report's own."""
    folded = False
    for line in lines:
        if folded:
            folded = line != _GROUP_END
            yield not folded, line
        else:
            folded = _GROUP.fullmatch(line) is not None
            yield folded or _ANNOTATION.fullmatch(line) is not None, line


def _print(lines: Iterable[tuple[bool, str]]) -> None:
    """Print lines, each with whether it is a command that the runner shall carry out."""
    word = secrets.token_hex(16)
    stopped = False
    for is_command, line in lines:
        if is_command is stopped:
            sys.stdout.write(f"::{word}::\n" if stopped else f"::stop-commands::{word}\n")
            stopped = not stopped
        sys.stdout.write(line if is_command else visible(line.replace("\t", "    ")))
        sys.stdout.write("\n")
    if stopped:
        sys.stdout.write(f"::{word}::\n")


def set_outputs(environment: Mapping[str, str], values: Mapping[str, str]) -> None:
    """Set the step's outputs; without GITHUB_OUTPUT nothing happens."""
    path = environment.get("GITHUB_OUTPUT")
    if not path:
        return
    with Path(path).open("a", encoding="utf-8", newline="\n") as file:
        for name, value in values.items():
            end = f"end-{secrets.token_hex(16)}"
            file.write(f"{name}<<{end}\n{value}\n{end}\n")


def add_summary(environment: Mapping[str, str], text: str) -> None:
    """Append Markdown to the job's summary, cut to what GitHub takes; without GITHUB_STEP_SUMMARY nothing happens."""
    path = environment.get("GITHUB_STEP_SUMMARY")
    if not path or not text:
        return
    data = text.encode()
    with Path(path).open("ab") as file:
        room = _SUMMARY_LIMIT - file.tell()
        if len(data) > room:
            kept = data[: max(room - len(_CUT), 0)].decode(errors="ignore")
            data = (kept[: kept.rfind("\n") + 1] + _CUT).encode()
        file.write(data)
