"""Warnings about what the program found by itself and passes by: the run goes on, and its exit code is not theirs.

What reads a file is far below what prints, and may run in a worker process; so warnings are kept here until whoever
prints asks for them, each once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_said: set[str] = set()
_kept: list[str] = []
_show: list[Callable[[str], None]] = []


def warn(message: str) -> None:
    """Show a warning, or keep it for `taken` where nobody shows any; one that was said before is dropped."""
    if message in _said:
        return
    _said.add(message)
    if _show:
        _show[-1](message)
    else:
        _kept.append(message)


def warn_all(messages: Iterable[str]) -> None:
    """Do as `warn` with each."""
    for message in messages:
        warn(message)


def show_with(show: Callable[[str], None] | None) -> None:
    """Begin anew: from now on `show` gets each warning; None: they are kept."""
    _said.clear()
    _kept.clear()
    _show[:] = [] if show is None else [show]


def keep() -> None:
    """Keep warnings from now on, as a worker process does; what was said before stays said."""
    _show.clear()


def taken() -> tuple[str, ...]:
    """Give the warnings that were kept, and forget them."""
    messages = tuple(_kept)
    _kept.clear()
    return messages
