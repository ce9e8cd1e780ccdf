"""Standard output and error: encodings, colours, readers that go away."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import click

from awesome_lint.errors import InternalError
from awesome_lint.report.style import Style, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from awesome_lint.errors import AwesomeLintError

VERBOSE = "awesome_lint.verbose"
"""Where click's contexts keep whether `--verbose` was given."""
_MOST_NAMES = 10
_NARROWEST = 40
_NO_TERMINAL = 120
_LINKING_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "zed"})
_LINKING_TERMINALS = frozenset(
    {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm", "contour"}
)
_LINKING = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
_LINKING_VTE = 5000
"""The library of GNOME's terminal and others; its version 0.50 was the first."""


def prepare() -> None:
    """Make the standard streams ones that never fail on a character: what they cannot encode becomes an escape."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def machine_output() -> TextIO:
    """Give standard output as programs read it: UTF-8, and LF, whatever the locale is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout


def write_bytes(data: bytes) -> None:
    """Write to standard output exactly these bytes."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def discard_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter's own flush at exit cannot fail."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(devnull, stream.fileno())
    os.close(devnull)


def complain(message: str) -> None:
    """Print a message about wrong usage, configuration or files to standard error, one line for each of its lines."""
    for line in message.splitlines():
        sys.stderr.write(f"error: {visible(line)}\n")


def caution(message: str) -> None:
    """Print that something does not count (what the program found by itself, or could not ask) to standard error."""
    sys.stderr.write(f"warning: {visible(message)}\n")


def complain_of(error: AwesomeLintError) -> None:
    """Print an error's message; below it, with `--verbose`, the traceback of what nobody foresaw."""
    complain(str(error))
    context = click.get_current_context(silent=True)
    if isinstance(error, InternalError) and context is not None and context.meta.get(VERBOSE):
        for line in error.trace.splitlines():
            remark(line)


def remark(message: str) -> None:
    """Print something that is good to know, but no answer, to standard error."""
    sys.stderr.write(f"{visible(message)}\n")


def some(names: Sequence[str]) -> str:
    """Give names in one line; of very many the first ones."""
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def style_for(stream: TextIO, color: str) -> Style:
    """Decide about colours.

    Args:
        stream: Where they would go.
        color: `always`, `never`, or `auto`: on terminals, unless NO_COLOR (https://no-color.org) is set; FORCE_COLOR
            switches them on elsewhere.
    """
    terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
    if color != "auto":
        colored = color == "always"
    elif os.environ.get("NO_COLOR"):
        colored = False
    else:
        colored = terminal or bool(os.environ.get("FORCE_COLOR"))
    return Style(colored, links=colored and terminal and _shows_links(os.environ))


def _shows_links(environment: Mapping[str, str]) -> bool:
    """Whether a terminal is one that is known to make links of OSC 8; others may print the address amid the text.

    There is no way to ask; the names are those that terminals set (https://github.com/Alhadis/OSC8-Adoption).
    """
    if environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS or environment.get("TERM") in _LINKING_TERMINALS:
        return True
    vte = environment.get("VTE_VERSION", "")
    return any(map(environment.get, _LINKING)) or (vte.isdigit() and int(vte) >= _LINKING_VTE)


def width_of(stream: TextIO) -> int:
    """Give the columns that reports may take on a stream."""
    if not stream.isatty():
        return _NO_TERMINAL
    from shutil import get_terminal_size

    return max(get_terminal_size().columns, _NARROWEST)
