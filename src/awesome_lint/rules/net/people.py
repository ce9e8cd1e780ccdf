"""Authors as entries write them, held against those that a source names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from awesome_lint.statuses import MOST_AUTHORS
from awesome_lint.words import is_affiliation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BETWEEN = re.compile(r"[,;&|、，；]|\s(?:and|und|et|with)\s", re.IGNORECASE)
_ET_AL = re.compile(r"[,\s]*\b(?:et\.?\s*al\b\.?|and others\b|等)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that do not come apart into a letter and an accent, as they are written where there are none such.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "å": "a"}
)
_UMLAUTS = re.compile(r"(?<=[aou])e")
_PARTICLES = frozenset({"de", "del", "della", "den", "der", "des", "di", "dos", "el", "al", "la", "le", "van", "von"})
_BODIES = frozenset(
    {"ai", "group", "team", "lab", "labs", "project", "foundation", "consortium", "collaboration", "committee", "inc"}
    | {"research", "university", "institute", "community", "contributors", "editors", "workshop"}
)
_LONG = 5  # letters of a name from which one may be a slip of the pen
_MOST = 64  # names of an entry that are looked at


def contradict(written: str, authors: Sequence[str]) -> bool:
    """Whether none of the authors that an entry states is among those of its source.

    Cautious: names need to be told as names of persons (given and family name, or "et al." behind one), in letters that
    both sides use. Order, initials, accents, transcribed umlauts, a slip in a long name, and authors that are left out
    do not count; one name in common is enough.

    Args:
        written: The authors as the entry has them.
        authors: The source's, each as it writes them; all of them.
    """
    names = _names(written)
    known = [_tokens(author) for author in authors]
    if not names or not any(known) or len(authors) >= MOST_AUTHORS or not _are_persons(written, names):
        return False
    if any(_is_body(name) for name in (*names, *authors)):
        return False
    theirs = {token for tokens in known for token in tokens}
    return not any(_is_among(token, theirs) for name in names for token in _tokens(name))


def share_a_name(written: str, authors: Iterable[str]) -> bool:
    """Whether a person with the same given and family name is among the authors on both sides."""
    known = [tokens for author in authors if len(tokens := _tokens(author)) > 1]
    return any(len(own := _tokens(name)) > 1 and any(own <= theirs for theirs in known) for name in _names(written))


def _names(written: str) -> list[str]:
    text = _ET_AL.sub("", _ASIDE.sub(" ", written))
    return [name for part in _BETWEEN.split(text) if (name := part.strip(" .*†‡"))][:_MOST]


def _are_persons(written: str, names: Sequence[str]) -> bool:
    """Whether names are told as those of persons, in Latin letters."""
    if any(_folded(char).isascii() is False for char in "".join(names) if char.isalpha()):
        return False
    told = [len(_WORD.findall(name)) for name in names]
    return max(told) > 1 or (_ET_AL.search(written) is not None and max(told) == 1)


def _is_body(name: str) -> bool:
    """Whether a name is that of an institution or a group."""
    return bool(_BODIES & {word.casefold() for word in _WORD.findall(name)}) or is_affiliation(name)


def _folded(text: str) -> str:
    plain = text.casefold().translate(_PLAIN)
    return "".join(char for char in normalize("NFKD", plain) if not combining(char))


def _tokens(name: str) -> frozenset[str]:
    """Give the parts of a name that tell something: no initials, no particles."""
    words = (_UMLAUTS.sub("", word) for word in _WORD.findall(_folded(name)))
    return frozenset(word for word in words if len(word) > 1 and word not in _PARTICLES)


def _is_among(token: str, others: Iterable[str]) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    return any(
        token == other
        or (min(len(token), len(other)) >= _LONG and DamerauLevenshtein.distance(token, other, score_cutoff=1) <= 1)
        for other in others
    )
