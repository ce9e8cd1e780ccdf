"""The folder in which the steps of one use of the action leave things for each other, outside of the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from awesome_lint.action.inputs import Inputs
from awesome_lint.action.models import Finding
from awesome_lint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "AWESOME_LINT_STATE"
_FINDINGS = TypeAdapter(list[Finding])


class State:
    """The folder.

    Args:
        environment: The step's variables.

    Raises:
        InputError: It is not named, or not there.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        name = environment.get(VARIABLE, "")
        self.folder = Path(name)
        if not name or not self.folder.is_dir():
            raise InputError(f"{VARIABLE}: {name or 'not set'}: no folder; the action's first step makes it")

    def file(self, name: str) -> Path:
        """Give the path of a file in it."""
        return self.folder / name

    def keep_inputs(self, inputs: Inputs) -> None:
        """Write the inputs, for the steps that follow."""
        self.file("inputs.json").write_text(inputs.model_dump_json(), "utf-8")

    def inputs(self) -> Inputs:
        """Read the inputs.

        Raises:
            InputError: No step has written them.
        """
        try:
            return Inputs.model_validate_json(self.file("inputs.json").read_bytes())
        except (OSError, ValueError) as error:
            raise InputError(f"{self.folder}: the inputs cannot be read: {error}") from error

    def findings(self, name: str) -> list[Finding]:
        """Read a JSON report of the program; one that is not there has no findings.

        Raises:
            InputError: It is no such report.
        """
        return read_findings(self.file(name))

    def text(self, name: str) -> str:
        """Read a text file as it is; "" where it is not there."""
        try:
            return self.file(name).read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return ""


def read_findings(path: Path) -> list[Finding]:
    """Read a JSON report of the program; one that is not there has no findings.

    Raises:
        InputError: It is no such report.
    """
    try:
        return _FINDINGS.validate_json(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: the program's report cannot be read: {error}") from error
