"""Fences of code blocks (CommonMark 0.31.2, section 4.5)."""

from __future__ import annotations

_LEAST = 3


def fence_for(code: str, char: str, least: int = _LEAST) -> str:
    """Give a fence that no line of some code can close.

    Args:
        code: The code.
        char: A backtick or `~`.
        least: How long the fence is at least.
    """
    length = least
    if char * length in code:
        for line in code.split("\n"):
            text = line.strip(" \t")
            if text and not text.strip(char):
                length = max(length, len(text) + 1)
    return char * length
