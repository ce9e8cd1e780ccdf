"""Being asked to end: SIGTERM, which services, containers and `timeout` send, is treated as Ctrl-C is."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType, TracebackType

_INTERRUPTED = 130
"""What shells give for a program that SIGINT ended."""
_TERMINATED = 128 + signal.SIGTERM


class Ending:
    """Turns SIGTERM into what Ctrl-C does while the block runs, so that all that cleans up does so; a context manager.

    Only the first SIGTERM counts: the next ones must not cut the cleaning up short. Where whoever started the program
    ignores the signal, or this is not the main thread, nothing changes.

    Attributes:
        code: The exit code for a run that a `KeyboardInterrupt` ended.
    """

    def __init__(self) -> None:
        self.code = _INTERRUPTED
        self._process = os.getpid()
        self._ours = False

    def __enter__(self) -> Self:
        main = threading.current_thread() is threading.main_thread()
        self._ours = main and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if self._ours:
            signal.signal(signal.SIGTERM, self._end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def _end(self, number: int, frame: FrameType | None) -> None:
        if os.getpid() != self._process:  # a worker, ended before it could see to its signals
            os._exit(_TERMINATED)
        if self.code == _TERMINATED:
            return
        self.code = _TERMINATED
        interrupt = signal.getsignal(signal.SIGINT)
        if callable(interrupt):  # asyncio has one of its own, which ends tasks in order
            interrupt(number, frame)
        else:
            raise KeyboardInterrupt
