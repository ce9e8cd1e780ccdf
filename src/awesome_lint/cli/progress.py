"""How far a long run is, on the last line of a terminal."""

from __future__ import annotations

import os
from shutil import get_terminal_size
from time import monotonic
from typing import TYPE_CHECKING

from awesome_lint.report.style import cells, visible

if TYPE_CHECKING:
    from typing import TextIO

_PATIENCE = 1.0
"""Seconds before anything is shown."""
_INTERVAL = 0.1
_CUT = "…"
_RECORDED = ("CI", "PRE_COMMIT")
"""Set where what looks like a terminal is written down and shown later."""


class Progress:
    """Shows `12/144 name` and wipes it away; nothing at all where no person watches.

    Args:
        stream: The terminal; anything else, or a run in CI or below pre-commit, switches it off.
        total: How many files there are.
        quiet: Switches it off.
    """

    def __init__(self, stream: TextIO, total: int, *, quiet: bool) -> None:
        self._stream = stream
        self._total = total
        self._on = not quiet and total > 1 and stream.isatty() and not any(map(os.environ.get, _RECORDED))
        self._start = self._last = monotonic()
        self._shown = False

    @property
    def watched(self) -> bool:
        """Whether anything will be shown at all."""
        return self._on

    def show(self, done: int, name: str) -> None:
        """Say that so many files are done, `name` the last of them."""
        now = monotonic()
        if not self._on or now - self._start < _PATIENCE or now - self._last < _INTERVAL:
            return
        self._last = now
        self._shown = True
        count = f"{done}/{self._total} "
        self._stream.write(f"\r\x1b[K{count}{_ending(visible(name), get_terminal_size().columns - 1 - len(count))}")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, before something else is printed."""
        if self._shown:
            self._shown = False
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _ending(text: str, width: int) -> str:
    """Give a text, or, where it is wider than there is room, as much of its end as fits behind a mark."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - len(_CUT):
        text = text[1:]
    return _CUT + text
