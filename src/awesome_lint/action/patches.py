"""Reading unified diffs: those that the program prints, and those that GitHub gives of a pull request's files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_FILE = "+++ "


class Hunk(Record):
    """A part of a diff.

    Attributes:
        path: What the diff calls the file; "" where it has no header.
        old: The first line before, from 1.
        new: The first line after, from 1.
        lines: Each with its sign before it, without its newline.
    """

    path: str
    old: int
    new: int
    lines: tuple[str, ...]

    @property
    def new_end(self) -> int:
        """The line behind the last one after."""
        return self.new + sum(line[:1] != "-" for line in self.lines)


class Change(Record):
    """Lines that a fix would replace: one, wherever as many lines come as go.

    Attributes:
        path: The file.
        line: The first of them, from 1; where there are none, the line that they would stand before.
        before: They, without newlines.
        after: What would stand there.
    """

    path: str
    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def hunks(diff: str) -> Iterator[Hunk]:
    """Read a diff; lines are counted as hunks announce them, so that no line of a list is taken for a header.

    Args:
        diff: Of any number of files; in GitHub's, files have no header.
    """
    path = ""
    lines = iter(diff.split("\n"))
    for line in lines:
        match = _HUNK.match(line)
        if match is None:
            if line.startswith(_FILE):
                path = line.removeprefix(_FILE)
            continue
        old, old_count, new, new_count = (int(number) if number else 1 for number in match.groups())
        # A range without lines names the line before it.
        yield Hunk(path, old + (not old_count), new + (not new_count), tuple(_body(lines, old_count, new_count)))


def _body(lines: Iterator[str], old: int, new: int) -> Iterator[str]:
    while old > 0 or new > 0:
        line = next(lines, None)
        if line is None:
            return
        sign = line[:1]
        if sign == "\\":  # says that the last line has no newline
            continue
        old -= sign != "+"
        new -= sign != "-"
        yield line


def changes(diff: str) -> Iterator[Change]:
    """Give what a diff of the program replaces, in order."""
    for hunk in hunks(diff):
        at = hunk.old
        before: list[str] = []
        after: list[str] = []
        for line in (*hunk.lines, " "):
            sign, text = line[:1], line[1:]
            if sign == "-":
                before.append(text)
            elif sign == "+":
                after.append(text)
            else:
                yield from _split(hunk.path, at, before, after)
                at += len(before) + 1
                before, after = [], []


def _split(path: str, line: int, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    if len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            yield Change(path, line + number, (old,), (new,))
    else:
        yield Change(path, line, tuple(before), tuple(after))
