"""A template's literal text, however its blanks and dashes are written."""

from __future__ import annotations

import re
from functools import lru_cache

_DASHES = "-–—"


@lru_cache(maxsize=256)
def literal_pattern(literal: str) -> re.Pattern[str]:
    """Give a pattern that finds literal text however its blanks and dashes are written."""
    parts: list[str] = []
    for piece in re.findall(r"\s+|[^\s]", literal):
        if piece.isspace():
            parts.append(r"\s{1,9}")
        elif piece in _DASHES:
            parts.append(f"[{_DASHES}]")
        else:
            parts.append(re.escape(piece))
    pattern = "".join(parts)
    return re.compile(pattern.replace(r"\s{1,9}\|", r"\s{0,9}\|").replace(r"\|\s{1,9}", r"\|\s{0,9}"), re.IGNORECASE)
