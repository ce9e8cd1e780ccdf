"""When two titles are the same title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = re.compile(r"[^\W_]+")
_STOP_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "via", "with"}
)
_KEY_WORDS = 3
_LONG_WORD = 8
_SHORT_WORD = 5


@lru_cache(maxsize=1 << 15)
def title_words(title: str) -> tuple[str, ...]:
    """Give a title's words: compatibility forms and letter case folded, punctuation gone."""
    folded = title.casefold() if title.isascii() else normalize("NFKC", title).casefold()
    return tuple(_WORDS.findall(folded))


def title_key(title: str) -> str:
    """Give what equal titles share: their letters and digits in order, so that `Pre-training` is `Pretraining`."""
    return "".join(title_words(title))


@lru_cache(maxsize=1 << 15)
def significant_words(title: str) -> tuple[str, ...]:
    """Give a title's words without articles, prepositions and the like."""
    return tuple(word for word in title_words(title) if word not in _STOP_WORDS)


def blocking_keys(title: str) -> Iterator[tuple[object, ...]]:
    """Give the keys of which two nearly equal titles share one: how many words, and the first or the last three.

    Titles of three words or fewer have no key: a letter's difference between short titles is a difference.
    """
    words = significant_words(title)
    if len(words) > _KEY_WORDS:
        yield ("first", len(words), *words[:_KEY_WORDS])
        yield ("last", len(words), *words[-_KEY_WORDS:])


def nearly_equal(one: str, other: str) -> bool:
    """Whether two titles differ only as slips of the pen do.

    The words must pair up one to one, numbers equal, and only one or two words may differ, each by a letter or two
    that are not its beginning: `Supervised` and `Unsupervised`, `Part 1` and `Part 2` are no slips.
    """
    left, right = significant_words(one), significant_words(other)
    if left == right:
        return True
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(differing) <= 2 and all(_slip(a, b) for a, b in differing)


def _slip(one: str, other: str) -> bool:
    """Whether two words are one word, once misspelt (or in singular and plural)."""
    from rapidfuzz.distance import DamerauLevenshtein

    shorter = min(len(one), len(other))
    if shorter < _SHORT_WORD or one[:2] != other[:2] or not (one + other).isalpha():
        return False
    allowed = 2 if shorter >= _LONG_WORD else 1
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def clearly_different(one: str, other: str) -> bool:
    """Whether two titles cannot be one title written twice: they share hardly any word.

    A title that is a part of the other (`Vulcan` and `Vulcan: Query Planning`) is not clearly different.
    """
    left, right = set(significant_words(one)), set(significant_words(other))
    if not left or not right or title_key(one) in title_key(other) or title_key(other) in title_key(one):
        return False
    shared = len(left & right)
    return shared * 2 < min(len(left), len(right))
