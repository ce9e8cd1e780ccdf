"""Running the program itself: in a process of its own, without tokens, on the checkout or another tree."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from awesome_lint.cli.options import BASE_VARIABLE
from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from awesome_lint.action.inputs import Inputs

_PREFIXES = ("ACTIONS_", "INPUT_", "PYTHON")
_WITHHELD = frozenset({"GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"})
_TOKEN = "TOKEN"  # noqa: S105 - the end of names


SILENT = "--output-format=concise"
"""For runs whose reports nobody reads: the configuration of the tree that is checked shall not ask for others."""


class Outcome(Record):
    """What a run of the program came to.

    Attributes:
        code: Its exit code: 0 fine, 1 something is reported, 2 it could not do its work.
        out: What it printed.
        err: What it printed to standard error.
    """

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """Its messages about what could not be done."""
        return self._marked("error: ")

    @property
    def warnings(self) -> list[str]:
        """Its messages about what does not count."""
        return self._marked("warning: ")

    def _marked(self, mark: str) -> list[str]:
        return [line.removeprefix(mark) for line in self.err.splitlines() if line.startswith(mark)]


def run(arguments: Sequence[str], folder: Path, before: Path | None, *, token: str = "") -> Outcome:
    """Run the program.

    Python runs isolated (`-I`): neither the current folder nor PYTHONPATH is looked into for modules.

    Args:
        arguments: What stands behind the program's name.
        folder: Where it runs.
        before: A folder with the configuration files before the pull request, as `base.keep_base` leaves it.
        token: For GitHub, or "": none.
    """
    more = {"GITHUB_TOKEN": token} if token else {}
    if before is not None:
        more[BASE_VARIABLE] = str(before)
    answer = subprocess.run(
        (sys.executable, "-I", "-m", "awesome_lint", *arguments),
        cwd=folder,
        env=without_secrets(os.environ) | more,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Outcome(answer.returncode, answer.stdout.decode(errors="replace"), answer.stderr.decode(errors="replace"))


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """Give the variables that the program may see: no tokens, and none of the files through which steps speak."""
    return {
        name: value
        for name, value in environment.items()
        if name.upper() not in _WITHHELD
        and not name.upper().startswith(_PREFIXES)
        and not name.upper().endswith(_TOKEN)
    }


def common(inputs: Inputs, base: str | None) -> list[str]:
    """Give the options that all runs share.

    Args:
        inputs: What the workflow asks for.
        base: What `--diff-base` gets; None: everything is reported.
    """
    options = ["--quiet", "--color=never"]
    options += [f"--config={value}" for value in inputs.config]
    if base is not None:
        options.append(f"--diff-base={base}")
    return options


def threshold(inputs: Inputs) -> list[str]:
    """Give the options that decide on the exit code."""
    if not inputs.fail_on:
        return []  # as the configuration says
    return ["--exit-zero"] if inputs.fail_on == "never" else [f"--fail-on={inputs.fail_on}"]


def places(inputs: Inputs) -> list[str]:
    """Give the paths, so that none is taken for an option."""
    return ["--", *inputs.paths]
