"""Wrong usage: what is said of it, and which command was meant."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from awesome_lint.cli.streams import complain, remark

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MEANT = {"explain": "rule", "rules": "rule", "lint": "check", "fix": "check --fix", "fmt": "format"}
"""What others call our commands."""
_CLOSE = 0.7
_CLICKS = ("Got ", "Invalid ", "Missing ", "No such ", "Option ")
"""How messages of click begin; ours begin with a name, which stays as it is, or with a small letter."""


def refuse_misspelled(arguments: Sequence[str], commands: Collection[str]) -> None:
    """Look whether the first argument was to be a command.

    Args:
        arguments: What stands behind the program's name.
        commands: Their names.

    Raises:
        click.UsageError: There is no command and no file of that name, but a command that is called nearly so.
    """
    word = arguments[0] if arguments else ""
    if not word.isalpha() or word in commands or os.path.exists(word):  # noqa: PTH110 - pathlib costs start-up time
        return
    rest = list(arguments[1:])
    if word.lower() == "help":
        raise _unknown(word, [*(name for name in rest[:1] if name in commands), "--help"])
    meant = _MEANT.get(word.lower())
    if meant is None:
        from difflib import get_close_matches

        meant = next(iter(get_close_matches(word.lower(), commands, n=1, cutoff=_CLOSE)), None)
    if meant is not None:
        raise _unknown(word, [meant, *rest])


def _unknown(word: str, meant: Sequence[str]) -> click.UsageError:
    return click.UsageError(f"{word}: neither a command nor a file; did you mean `awesome-lint {' '.join(meant)}`?")


def complain_of_usage(error: click.ClickException) -> None:
    """Print wrong usage as all other errors are, and where more is to be read."""
    message = error.format_message().removesuffix(".")
    complain(message[0].lower() + message[1:] if message.startswith(_CLICKS) else message)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        remark(f"`{error.ctx.command_path} --help` shows what can be given")
