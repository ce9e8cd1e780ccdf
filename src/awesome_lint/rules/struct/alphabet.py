"""The alphabetical order of titles, as people file them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias
from unicodedata import combining, normalize

Word: TypeAlias = tuple[tuple[int, int, str], ...]
"""A word's parts: `(0, number, "")` for digits, which stand before letters, and `(1, 0, letters)`."""

_LAST_LATIN = "\u036f"
_ARTICLE = re.compile(r"\W*(?:an?|the)\s(?=\W*[^\W_])")
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[0-9]+|[^0-9]+")
_LONGEST_NUMBER = 4000  # digits; the interpreter reads no longer ones by default


@lru_cache(maxsize=1 << 15)
def alphabetical(title: str) -> tuple[Word, ...]:
    """Give what titles are sorted by, word by word; empty for a title of nothing but marks.

    Compatibility forms, letter case and the accents of Latin letters do not count, nor does an article (a, an, the) at
    the beginning, nor anything that is neither a letter nor a digit (punctuation, quotes, emoji). Numbers count by
    their value. Letters of other scripts stand in the order of Unicode; no language's own rules are known here.
    """
    folded = title.casefold() if title.isascii() else _base_letters(normalize("NFKC", title).casefold())
    article = _ARTICLE.match(folded)
    words = _WORD.findall(folded, article.end() if article else 0)
    return tuple(tuple(_part(part) for part in _PART.findall(word)) for word in words)


def _base_letters(text: str) -> str:
    """Take the accents off Latin letters; those of other scripts make letters of their own, as й beside и."""
    pieces: list[str] = []
    for character in text:
        base = normalize("NFD", character)
        if base[0] <= _LAST_LATIN:
            pieces += (letter for letter in base if not combining(letter))
        else:
            pieces.append(character)
    return "".join(pieces)


def _part(part: str) -> tuple[int, int, str]:
    if part[0] in "0123456789" and len(part) <= _LONGEST_NUMBER:
        return (0, int(part), "")
    return (1, 0, part)
