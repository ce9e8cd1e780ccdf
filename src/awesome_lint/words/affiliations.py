"""Telling universities, labs and companies from key words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from awesome_lint.words.names import phrase_key, solid_key
from awesome_lint.words.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 120  # code points; what is longer is a sentence
_MOST_WORDS: Final = 8
_BETWEEN = re.compile(r"\s*[&/,;+、，；]\s*|\s+and\s+|\s+x\s+|\s+with\s+", re.IGNORECASE)
_NEGLIGIBLE: Final = frozenset({"the", "et", "al", "etc"})

# What a name begins or ends with when it says by its form that it is one; the words of `phrase_key`.
_FIRST = re.compile(
    r"(?:universit(?:y|e|at|a|eit)|universi(?:dad|dade|tat|tatea|tas|tetet)|uniwersytet|univ|institut[eo]?"
    r"|politecnico|ecole|academy|max planck|national (?:laborator(?:y|ies)|institute|university))\b"
)
_LAST = re.compile(
    r"\b(?:university|universitat|universiteit|univ|college|institute|polytechnic|academy|lab|labs|laborator(?:y|ies)"
    r"|institute of (?:technology|science|science and technology)|research|research institute|research cent(?:er|re)"
    r"|hospital|inc|corp|ltd|gmbh)\Z"
)
_CJK = re.compile(
    r"(?:大学|大學|学院|學院|研究院|研究所|实验室|實驗室|研究室|公司|集团|株式会社|대학교|연구소|연구원)\s*\Z"
)


class Affiliations:
    """Names of universities, labs and companies: the built-in ones and those of a configuration."""

    __slots__ = ("_more",)

    def __init__(self, more: frozenset[str] = frozenset()) -> None:
        """Take the keys of names besides the built-in ones; see `extended` for names."""
        self._more = more

    @staticmethod
    @cache
    def builtin() -> Affiliations:
        """Give the built-in names."""
        return Affiliations()

    def extended(self, names: Iterable[str]) -> Affiliations:
        """Give these names and `names`, whose letter case, blanks, punctuation and accents will not matter."""
        return Affiliations(self._more | {key for key in map(solid_key, names) if key})

    def is_affiliation(self, text: str) -> bool:
        """Whether a whole text names a university, lab or company, or several ("MIT & NVIDIA").

        Known are the listed names, and what says by its form that it is one: "University of X", "X Lab". An "et al." or
        "etc." behind does not matter.
        """
        if len(text) > _LONGEST:
            return False
        if self._is_one(text):
            return True
        parts = [part for part in _BETWEEN.split(text) if phrase_key(part) not in _NEGLIGIBLE | {""}]
        return len(parts) > 1 and all(self._is_one(part) for part in parts)

    def _is_one(self, text: str) -> bool:
        words = phrase_key(text).split()
        while words and words[-1] in _NEGLIGIBLE:
            words.pop()
        if words[:1] == ["the"]:
            words = words[1:]
        key = "".join(words)
        if not key:
            return False
        if key in self._more or key in table("affiliations") or f"the{key}" in table("affiliations"):
            return True
        return _has_form(text, words)


def _has_form(text: str, words: list[str]) -> bool:
    if _CJK.search(text):
        return True
    if "|" in text or not 1 < len(words) <= _MOST_WORDS or not any(character.isupper() for character in text):
        return False
    phrase = " ".join(words)
    if _FIRST.match(phrase):
        return True
    last = _LAST.search(phrase)
    # "Deep Research" and "Virtual Lab" are topics
    return last is not None and last.start() > 0 and not table("topics").keys() >= set(phrase[: last.start()].split())


def is_affiliation(text: str) -> bool:
    """Whether a whole text names a university, lab or company, by the built-in names; see `Affiliations`."""
    return Affiliations.builtin().is_affiliation(text)
