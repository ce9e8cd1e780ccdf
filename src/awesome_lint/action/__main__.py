"""`python -I -m awesome_lint.action STEP`: one step of the GitHub Action."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from awesome_lint.action.console import say, set_outputs, show
from awesome_lint.action.event import read_event
from awesome_lint.action.inputs import read_inputs
from awesome_lint.action.state import State
from awesome_lint.errors import AwesomeLintError, InputError, InternalError, Unforeseen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.action.event import Event

    class Step(Protocol):
        """What a step's function is like."""

        def __call__(self, environment: Mapping[str, str], state: State, event: Event) -> int:
            """Do it, and give the exit code."""


_STEPS = ("prepare", "fix", "check", "report", "handed")
_USAGE = 2


def prepare(environment: Mapping[str, str], state: State, event: Event) -> int:
    """Read the inputs, and say which steps have work to do.

    Raises:
        ConfigError: An input has a value that it cannot have.
        InputError: Reports of another workflow are named, and none ran.
    """
    inputs = read_inputs(environment)
    state.keep_inputs(inputs)
    on_pull = event.pull is not None
    if inputs.reports and event.run is None:
        raise InputError(f"input reports: for workflows that start on workflow_run, not on {event.name}")
    work = {
        "check": not inputs.reports,
        "handed": bool(inputs.reports),
        "fix": inputs.fix in {"commit", "pull-request"},
        "links": inputs.links != "off",
        "report": (inputs.comment or inputs.fix == "suggest") if on_pull else inputs.issue,
    }
    if inputs.reports:
        work |= dict.fromkeys(("fix", "links", "report"), False)
    set_outputs(environment, {name: str(value).lower() for name, value in work.items()})
    return 0


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a step.

    Args:
        arguments: The step's name.
        environment: The step's variables.

    Returns:
        The exit code: the program's for `check`; 2 if the step could not do its work.
    """
    if len(arguments) != 1 or arguments[0] not in _STEPS:
        sys.stderr.write(f"usage: python -I -m awesome_lint.action {{{','.join(_STEPS)}}}\n")
        return _USAGE
    try:
        with Unforeseen(f"step {arguments[0]}"):
            state, event = State(environment), read_event(environment)
            return _step(arguments[0])(environment, state, event)
    except AwesomeLintError as error:
        say("error", str(error))
        if isinstance(error, InternalError) and environment.get("RUNNER_DEBUG") == "1":
            show(error.trace.splitlines())
        return _USAGE


def _step(name: str) -> Step:
    if name == "prepare":
        return prepare
    step: Step = getattr(import_module(f"awesome_lint.action.{name}"), name)
    return step


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
