"""Runs of `*`, `_` and `~`, and which of them make emphasis (CommonMark 0.31.2, section 6.2; GFM 0.29, section 6.5)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

_SPACE, _PUNCTUATION, _OTHER = 0, 1, 2


@lru_cache(maxsize=4096)
def _kind(character: str) -> int:
    code = ord(character)
    if isWhiteSpace(code):
        return _SPACE
    return _PUNCTUATION if isMdAsciiPunct(code) or isPunctChar(character) else _OTHER


class Run:
    """A run of one delimiter character.

    Attributes:
        mark: The character.
        start: Content offset of the first one.
        length: How many there are.
        can_open: Whether the run may open emphasis (by its neighbours).
        can_close: Whether it may close emphasis.
        closes: Lengths of the delimiters that close, from the left end of the run.
        opens: Lengths of the delimiters that open, from the right end of the run.
        left: How many characters are in neither.
    """

    __slots__ = ("can_close", "can_open", "closes", "left", "length", "mark", "opens", "start")

    def __init__(self, content: str, start: int, end: int) -> None:
        mark = content[start]
        before = _kind(content[start - 1]) if start else _SPACE
        after = _kind(content[end]) if end < len(content) else _SPACE
        left_flanking = after == _OTHER or (after == _PUNCTUATION and before != _OTHER)
        right_flanking = before == _OTHER or (before == _PUNCTUATION and after != _OTHER)
        if mark == "_":
            self.can_open = left_flanking and (not right_flanking or before == _PUNCTUATION)
            self.can_close = right_flanking and (not left_flanking or after == _PUNCTUATION)
        else:
            self.can_open = left_flanking
            self.can_close = right_flanking
        self.mark = mark
        self.start = start
        self.length = self.left = end - start
        self.closes: list[int] = []
        self.opens: list[int] = []


def match_runs(runs: list[Run]) -> None:
    """Pair openers with closers (section "An algorithm for parsing nested emphasis and links", "process emphasis").

    The stack holds the runs that may still open, each with its number. `bottoms` remembers, for each sort of closer,
    below which number no opener fits, which keeps the whole linear.
    """
    stack: list[tuple[int, Run]] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for number, run in enumerate(runs):
        if run.can_close and stack:
            sort = (run.mark, run.can_open, 0 if run.mark == "~" else run.length % 3)
            while run.left:
                at = _find_opener(stack, run, bottoms.get(sort, 0))
                if at < 0:
                    bottoms[sort] = number
                    break
                opener = stack[at][1]
                if run.mark == "~" and opener.length != run.length:
                    # As GitHub does: runs of unlike length use each other up.
                    del stack[at:]
                    run.can_open = False
                    break
                used = 2 if opener.left > 1 and run.left > 1 else 1
                opener.opens.append(used)
                run.closes.append(used)
                opener.left -= used
                run.left -= used
                del stack[at if opener.left == 0 else at + 1 :]
        if run.can_open and run.left:
            stack.append((number, run))


def _find_opener(stack: list[tuple[int, Run]], closer: Run, bottom: int) -> int:
    """Give the index of the nearest run on the stack that `closer` may close, or -1."""
    for at in range(len(stack) - 1, -1, -1):
        number, opener = stack[at]
        if number < bottom:
            return -1
        if opener.mark == closer.mark and not _odd(opener, closer):
            return at
    return -1


def _odd(opener: Run, closer: Run) -> bool:
    """Whether rules 9 and 10 of the section ("multiple of 3") forbid the pair."""
    if opener.mark == "~" or not (opener.can_close or closer.can_open):
        return False
    return (opener.length + closer.length) % 3 == 0 and (opener.length % 3 != 0 or closer.length % 3 != 0)


def kind_of(mark: str, used: int) -> Literal["emphasis", "strong", "delete"]:
    """Name what a pair of delimiters makes."""
    if mark == "~":
        return "delete"
    return "strong" if used == 2 else "emphasis"
