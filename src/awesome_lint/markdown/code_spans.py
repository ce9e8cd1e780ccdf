"""Code spans (CommonMark 0.31.2, section 6.1)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_TICKS = re.compile("`++")


class CodeSpan(NamedTuple):
    """A code span's text and end; no text where nothing closes the backticks, then the end is theirs."""

    value: str | None
    end: int


class CodeSpans:
    """The code spans of one content; all runs of backticks are found once, so that reading is linear."""

    __slots__ = ("_content", "_runs")

    def __init__(self, content: str) -> None:
        self._content = content
        self._runs: dict[int, list[int]] | None = None

    def read(self, at: int) -> CodeSpan:
        """Read what begins with the run of backticks at `at`."""
        content = self._content
        ticks = _TICKS.match(content, at)
        inside = ticks.end() if ticks else at
        closers = self._by_length().get(inside - at, [])
        index = bisect_left(closers, inside)
        if index == len(closers):
            return CodeSpan(None, inside)
        close = closers[index]
        value = content[inside:close].replace("\n", " ")
        if value.startswith(" ") and value.endswith(" ") and value.strip(" "):
            value = value[1:-1]
        return CodeSpan(value, close + inside - at)

    def _by_length(self) -> dict[int, list[int]]:
        """Give the offsets of all runs by their length."""
        if self._runs is None:
            self._runs = {}
            for run in _TICKS.finditer(self._content):
                self._runs.setdefault(run.end() - run.start(), []).append(run.start())
        return self._runs
