"""A program on a terminal of its own, typed to and read from; nothing waits longer than it has to."""

from __future__ import annotations

import os
import pty
import select
import signal
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PATIENCE = 60.0
"""Seconds until a test gives up: far more than any machine needs."""


class Terminal:
    """A context manager: the program ends with it.

    Args:
        command: What runs.
        folder: Where.
        environment: With which variables.
    """

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self.text = ""
        self._seen = 0
        self._pid, self._terminal = pty.fork()
        if not self._pid:
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):  # in the background they may be ignored
                signal.signal(number, signal.SIG_DFL)
            os.chdir(folder)
            os.execvpe(command[0], list(command), environment)  # noqa: S606  # a list, no shell

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def type(self, text: str) -> None:
        """Type; `\\t` completes, `\\x03` is Ctrl-C."""
        os.write(self._terminal, text.encode())

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program, and to nothing that it started."""
        os.kill(self._pid, number)

    def wait_for(self, text: str) -> str:
        """Read on until some text comes, and give all that came since the last time."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.text.find(text, self._seen)) < 0:
            assert self._read(deadline), f"{text!r} did not come after {self.text[self._seen :]!r}"
        since = self.text[self._seen : found + len(text)]
        self._seen = found + len(text)
        return since

    def end(self) -> int:
        """Wait for the program to end, and give its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        assert time.monotonic() < deadline, f"it does not end after {self.text[self._seen :]!r}"
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return os.waitstatus_to_exitcode(status)

    def _read(self, deadline: float) -> bool:
        """Read what is there; False at the end of output, or when the time is over."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # what Linux says when the other end is closed
            return False
        self.text += data.decode("utf-8", "replace")
        return bool(data)
