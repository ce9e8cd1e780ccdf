"""Whether an entry's title and the title that a source gives for its link are those of one work."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from awesome_lint.titles import significant_words, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMAND = re.compile(r"\\[a-zA-Z]+\*?\s*(?:\{([^{}]*)\})?")
_MARKUP = re.compile(r"[${}~^_\\]|``|''")
_TELLING = 4  # significant words below which a title is a name: it need not share a word with the work's title
_SAME = 80.0  # per cent of rapidfuzz's token_sort_ratio
_KIN = 60.0


class Agreement(Enum):
    """How two titles stand to each other."""

    SAME = "same"
    RETITLED = "retitled"  # the same work under an earlier title, or nearly the same title
    DIFFERENT = "different"
    UNSURE = "unsure"  # too short to tell, or between the others


def agreement(title: str, current: str, former: Iterable[str] = ()) -> Agreement:
    """Compare the title that a list gives with those that a source gives.

    LaTeX, accents, letter case, punctuation, and a short name before a colon (`vLLM: ...`) do not count. A title of
    few words is often a nickname, so that it is never called different.

    Args:
        title: The list's.
        current: The source's, of today.
        former: The source's, of earlier versions.
    """
    entry = plain_title(title)
    if _same(entry, plain_title(current)):
        return Agreement.SAME
    if any(_same(entry, plain_title(each)) for each in former):
        return Agreement.RETITLED
    likeness = max((_likeness(entry, plain_title(each)) for each in (current, *former)), default=0.0)
    if likeness >= _KIN:
        return Agreement.RETITLED
    if len(significant_words(entry)) < _TELLING or len(significant_words(plain_title(current))) < _TELLING:
        return Agreement.UNSURE
    return Agreement.DIFFERENT


def plain_title(title: str) -> str:
    """Give a title without LaTeX and accents."""
    text = title
    for _ in range(3):  # commands within commands
        text = _COMMAND.sub(lambda match: match[1] or " ", text)
    text = _MARKUP.sub("", text)
    return "".join(char for char in normalize("NFKD", text) if not combining(char))


def _same(one: str, other: str) -> bool:
    """Whether two titles are one, a short name before a colon or a part behind it left out."""
    first, second = title_key(one), title_key(other)
    if not first or not second:
        return False
    if first == second or _likeness(one, other) >= _SAME:
        return True
    shorter, longer = sorted((first, second), key=len)
    return longer.startswith(shorter) or longer.endswith(shorter)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.fuzz import token_sort_ratio

    return token_sort_ratio(" ".join(significant_words(one)), " ".join(significant_words(other)))
