"""Words that stand beside a venue's series and are no part of its name: "Workshop", "Oral", "Findings of"."""

from __future__ import annotations

import re
from typing import Final

from awesome_lint.text import Span

_WORD = re.compile(r"(?:[^\W_]|[&%])+")
_PERCENT = re.compile(r"[0-9]{1,2}%")
_LONGEST: Final = 4  # words

_AWARDS: Final = frozenset(
    {
        *(
            "oral",
            "orals",
            "spotlight",
            "spotlights",
            "poster",
            "posters",
            "highlight",
            "highlights",
            "best",
            "outstanding",
        ),
        *("distinguished", "student", "paper", "award", "awards", "runner", "runnerup", "up", "finalist", "candidate"),
        *("nominee", "nomination", "honorable mention", "honourable mention", "notable", "top", "#%", "findings"),
        *(
            "to appear",
            "accepted",
            "under review",
            "submitted",
            "submission",
            "rejected",
            "withdrawn",
            "extended abstract",
        ),
    }
)
AFTER: Final = _AWARDS | {
    *(
        "workshop",
        "workshops",
        "ws",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "demo",
        "demos",
        "short",
        "long",
        "main",
    ),
    *("short papers", "long papers", "main conference", "track", "research track", "industry", "industrial track"),
    *("system demonstration", "system demonstrations", "tutorial", "tutorials", "companion", "doctoral symposium"),
    *("doctoral consortium", "student abstract", "early access", "in press", "d&b", "datasets and benchmarks"),
    *("datasets & benchmarks", "dataset and benchmark", "dataset & benchmark", "ads", "applied data science"),
}
"""What may follow a series, phrase by phrase, in lower case; "#%" is a percentage."""

BEFORE: Final = _AWARDS | {
    *("in", "at", "findings of", "findings of the", "workshop at", "workshop in", "workshops at", "in submission to"),
    *("accepted by", "accepted at", "accepted to", "accepted in", "accepted for", "published in", "published at"),
    *("presented at", "presented in", "appeared in", "appeared at", "appears in", "to appear in", "to appear at"),
    *("submitted to", "under review at", "under review in", "under review for", "under submission to"),
}
"""What may precede a series."""

IN_HEADING: Final = (
    AFTER
    | BEFORE
    | {
        *("papers", "paper list", "list of papers", "proceedings", "论文", "论文列表", "論文", "논문"),
    }
)
"""What a heading may say besides a series and its year."""


_FIRST_WORDS: Final = frozenset(phrase.split()[0] for phrase in BEFORE)
_LAST_WORDS: Final = frozenset(phrase.split()[-1] for phrase in AFTER)


def may_have_extras(text: str) -> bool:
    """Whether words may stand beside a series in a text without digits, by its first and last word and "@"; fast."""
    words = _WORD.findall(text)
    return bool(words) and (words[0].lower() in _FIRST_WORDS or words[-1].lower() in _LAST_WORDS or "@" in text)


def words_of(text: str, start: int, end: int) -> list[Span]:
    """Give the words between two offsets; "&" and "%" are letters here."""
    return [Span(*match.span()) for match in _WORD.finditer(text, start, end)]


def count_first(text: str, words: list[Span], phrases: frozenset[str]) -> int:
    """Give how many of the first words are phrases of a set, one after another."""
    taken = 0
    while taken < len(words):
        count = _phrase(text, words[taken : taken + _LONGEST], phrases, from_end=False)
        if not count:
            break
        taken += count
    return taken


def count_last(text: str, words: list[Span]) -> int:
    """Give how many of the last words may follow a series; "Workshop" only behind one word or two."""
    left = len(words)
    while left:
        count = _phrase(text, words[max(0, left - _LONGEST) : left], AFTER, from_end=True)
        # "IEEE Information Theory Workshop" is a name; "ICML Workshop" is ICML and a word
        if not count or (left - count > 2 and _lower(text, words[left - 1]) in {"workshop", "workshops"}):
            break
        left -= count
    return len(words) - left


def _phrase(text: str, words: list[Span], phrases: frozenset[str], *, from_end: bool) -> int:
    """Give how many of the words at one end make the longest phrase of a set; 0 if none does."""
    lower = [_lower(text, word) for word in words]
    for count in range(len(lower), 0, -1):
        if " ".join(lower[-count:] if from_end else lower[:count]) in phrases:
            return count
    return 0


def _lower(text: str, word: Span) -> str:
    lower = text[word.start : word.end].lower()
    return "#%" if lower.endswith("%") and _PERCENT.fullmatch(lower) else lower
