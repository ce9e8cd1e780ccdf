"""Choosing the command, and turning whatever goes wrong into a message and an exit code.

Exit codes: 0 nothing to complain about; 1 diagnostics at or above `--fail-on` (or a reader that went away); 2 wrong
usage, configuration, a file that could not be read or written, or a mistake in the program; 130 ended by Ctrl-C, 143 by
SIGTERM.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from awesome_lint.cli.ending import Ending
from awesome_lint.cli.streams import VERBOSE, caution, complain, complain_of, discard_output, prepare
from awesome_lint.cli.usage import complain_of_usage, refuse_misspelled
from awesome_lint.errors import AwesomeLintError, InternalError, Unforeseen
from awesome_lint.version import __version__
from awesome_lint.workspace.notices import show_with

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "awesome-lint"
DEFAULT = "check"
COMMANDS = {
    "check": "Check lists, and fix them (what bare paths mean).",
    "format": "Write whole lists in their normal form, or say which are not.",
    "links": "Check where links lead.",
    "cache": "Look after what is remembered of links.",
    "export": "Print a list as data: JSON, JSON lines or CSV.",
    "schema": "Print the JSON Schema of what `export` prints, or of the configuration.",
    "init": "Write a configuration for a list.",
    "rule": "Explain a rule, or list all.",
    "config": "Show the configuration of a file, and where each value came from.",
    "completion": "Print a script that teaches a shell to complete.",
    "version": "Print the version.",
}
_GROUP_OPTIONS = frozenset({"-h", "--help", "-V", "--version"})
_USAGE = 2
_COMPLETE = "_AWESOME_LINT_COMPLETE"
"""Set by a shell that asks what can follow; see `cli.completion`."""


class _LazyGroup(click.Group):
    """Imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"awesome_lint.cli.{cmd_name}").command
        return _with_verbose(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _with_verbose(command: click.Command) -> click.Command:
    """Give a command `--verbose`, unless it has it, and have the context remember whether it was given."""
    option = next((each for each in command.params if each.name == "verbose"), None)
    if option is None:
        text = "Show the traceback of an internal error."
        option = click.Option(("--verbose", "-v"), is_flag=True, expose_value=False, help=text)
        command.params.append(option)
    option.callback = _remember_verbose
    return command


def _remember_verbose(ctx: click.Context, _: click.Parameter, value: bool) -> bool:  # noqa: FBT001  # click's
    ctx.meta[VERBOSE] = value
    return value


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="awesome-lint %(version)s")
def program() -> None:
    """Lint awesome-lists, and write their entries in canonical form.

    `awesome-lint PATH` is short for `awesome-lint check PATH`; `awesome-lint check --help` shows its options. Without
    a path, the README of the current folder is checked.
    """


def routed(arguments: Sequence[str]) -> list[str]:
    """Put the command's name before arguments that name none."""
    if arguments and (arguments[0] in COMMANDS or arguments[0] in _GROUP_OPTIONS):
        return list(arguments)
    return [DEFAULT, *arguments]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: What stands behind the program's name; None: the process's own.

    Returns:
        The exit code.
    """
    prepare()
    show_with(caution)
    ending = Ending()
    try:
        with ending:
            code = _run(sys.argv[1:] if arguments is None else arguments)
            sys.stdout.flush()
            sys.stderr.flush()
    except BrokenPipeError:
        discard_output()
        return 1
    except KeyboardInterrupt:
        discard_output()
        return ending.code
    except OSError as error:
        discard_output()
        complain(f"output cannot be written: {error.strerror or error}")
        return _USAGE
    except AwesomeLintError as error:
        complain(str(error))
        return _USAGE
    return code


def _run(arguments: Sequence[str]) -> int:
    with Unforeseen(_NAME, OSError):
        if instruction := os.environ.get(_COMPLETE):
            from awesome_lint.cli.completion import answer

            return answer(instruction)
        try:
            refuse_misspelled(arguments, COMMANDS)
            with program.make_context(_NAME, routed(arguments), obj=routed(arguments)) as context:
                return _invoked(context)
        except click.exceptions.Exit as stop:
            return stop.exit_code
        except click.ClickException as error:
            complain_of_usage(error)
            return _USAGE


def _invoked(context: click.Context) -> int:
    """Run the command of a context, in which messages know what was asked for."""
    try:
        with Unforeseen(_NAME, click.ClickException, click.exceptions.Exit, OSError):
            code = program.invoke(context)
    except OSError as error:
        if error.filename is None:  # of a stream
            raise
        complain_of(InternalError(_NAME, error))
        return _USAGE
    except AwesomeLintError as error:
        complain_of(error)
        return _USAGE
    return code if isinstance(code, int) else 0
