"""The known name that is nearest to an unknown one; apart, since rapidfuzz is only imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

if TYPE_CHECKING:
    from collections.abc import Sequence


def _edits_allowed(length: int) -> int:
    return 1 if length < 9 else 2 if length < 20 else 3


def nearest_key(key: str, known: Sequence[str]) -> str | None:
    """Give the known key with the fewest edits from `key`, if they are few for its length.

    An edit is a letter more, a letter less, another letter, or two neighbours swapped (optimal string alignment). Under
    nine letters one is few, under twenty two, else three. Where neither key has five letters only a swap counts, since
    very many series differ by one letter of four. Ties go to the key that begins with the same letters longest.
    """
    best: tuple[int, int, str] | None = None
    for candidate, edits, _ in extract_iter(key, known, scorer=OSA.distance, score_cutoff=_edits_allowed(len(key))):
        if max(len(key), len(candidate)) < 5 and (len(key) < 4 or sorted(key) != sorted(candidate)):
            continue
        shared = next((at for at, (a, b) in enumerate(zip(key, candidate, strict=False)) if a != b), len(key))
        rank = (int(edits), -shared, candidate)
        if best is None or rank < best:
            best = rank
    return best[2] if best is not None else None
