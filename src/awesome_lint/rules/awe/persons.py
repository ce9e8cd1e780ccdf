"""Persons' names in running text."""

from __future__ import annotations

import re
from typing import Final

from awesome_lint.template.people import looks_like_name, sureness

_SURE: Final = 0.75
_AROUND: Final = 300  # code points looked at on each side
_EDGE = re.compile(r"[.!?:]\s|[()\[\]{}|]|\s[-–—]\s|\b(?P<by>[Bb]y)\s")


def is_in_persons_name(text: str, start: int, end: int) -> bool:
    """Whether a word that is written as names are is part of one behind "by", or of one in a list of names."""
    word = text[start:end]
    if not word.istitle():
        return False
    first, by = max(start - _AROUND, 0), False
    for edge in _EDGE.finditer(text, first, start):
        first, by = edge.end(), edge["by"] is not None
    edge_behind = _EDGE.search(text, end, end + _AROUND)
    stretch = text[first : edge_behind.start() if edge_behind else end + _AROUND]
    names = [name for name in re.split(r",|;|&|\band\b", stretch) if name.strip()]
    of_two = all(len(name.split()) > 1 and looks_like_name(name.strip(" .")) for name in names)
    return of_two and (by or (len(names) > 1 and sureness(stretch) >= _SURE))
