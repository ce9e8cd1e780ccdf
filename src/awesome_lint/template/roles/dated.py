"""Venue and date of a stretch that holds nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.template.people import looks_like_name
from awesome_lint.template.roles.values import COLONS, LEADS, Role
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from awesome_lint.template.roles.draft import Draft

K = TokenKind
_SURE: Final = 0.35
_MOST_REMARKS: Final = 8  # words beside a date
_FEW_REMARKS: Final = 4  # words beside a venue with no date
_MOST_NAMED: Final = 7  # words of a venue that no registry knows
_FRAMING: Final = frozenset({K.PUNCT, K.MARK, K.OPEN, K.CLOSE, K.EMOJI, K.HTML})
_SMALL: Final = frozenset({"of", "on", "in", "the", "and", "for", "de", "et", "der", "für", "und", "to", "at"})


class _Held(NamedTuple):
    """What a stretch holds: the index of its surest venue, that of its first date, and how many words besides."""

    venue: int | None
    date: int | None
    words: int


def dated(draft: Draft, first: int, last: int, least: float = _SURE) -> bool:
    """Give the roles of a stretch that holds a venue and a date, or one of them, and at most words such as "Oral".

    Args:
        draft: The record.
        first: Index of the stretch's first token.
        last: Index behind its last one.
        least: How sure a venue must be that has no date beside it.

    Returns:
        Whether it is such a stretch; nothing is given if it is not.
    """
    held = _held(draft, first, last)
    if held is None or held.words > _MOST_REMARKS:
        return False
    venue, date, words = held
    if venue is not None and date is None and (draft.tokens[venue].sure < least or words > _FEW_REMARKS):
        return False
    if venue is None and words:
        series = _words_beside(draft, first, last)
        if series is None:
            return False
        venue = series if series >= 0 else None
    if venue is not None:
        draft.give(Role.VENUE, venue - 2 if _held_at(draft, first, venue) else venue, venue + 1)
    if date is not None:
        draft.give(Role.DATE, date, date + 1)
    return True


def authored(draft: Draft, first: int, last: int) -> None:
    """Give the roles of names in a bracket, and of the venue and date beside them: "(Bee et al., ICML 2020)"."""
    if Role.AUTHORS in draft.has:
        return
    kinds = draft.kinds(first, last)
    if K.AUTHORS in kinds:
        at = next(index for index in range(first, last) if draft.kind(index) is K.AUTHORS)
        if kinds & {K.VENUE, K.DATE}:
            draft.give(Role.AUTHORS, at, at + 1)
            dated(draft, at + 1, last)
        else:
            draft.give(Role.AUTHORS, first, last)
    elif draft.kind(first) is K.WORDS and kinds & {K.VENUE, K.DATE}:
        text = draft.tokens[first].text
        if " " in text and looks_like_name(text):
            draft.give(Role.AUTHORS, first, first + 1)


def _held_at(draft: Draft, first: int, venue: int) -> bool:
    """Whether a workshop is named before the venue that it is held at: "GLB @ KDD"."""
    if venue - 2 < first or draft.kind(venue - 2) not in (K.WORDS, K.VENUE) or draft.tokens[venue - 1].text != "@":
        return False
    return " " not in draft.tokens[venue - 2].text


def _held(draft: Draft, first: int, last: int) -> _Held | None:
    """Give what a stretch holds; None if it has neither venue nor date, or anything besides but words."""
    venue: int | None = None
    date: int | None = None
    words = 0
    for index in range(first, last):
        token = draft.tokens[index]
        if token.kind is K.VENUE:
            venue = index if venue is None or token.sure > draft.tokens[venue].sure else venue
        elif token.kind is K.DATE:
            date = index if date is None else date
        elif token.kind is K.WORDS:
            words += token.text.count(" ") + 1
        elif token.kind not in _FRAMING or (token.text in COLONS and date is None and venue == index - 1):
            return None  # of "SP: Name" the first part is no venue
    return None if venue is None and date is None else _Held(venue, date, words)


def _words_beside(draft: Draft, first: int, last: int) -> int | None:
    """Give the words beside a date that are an unknown venue; -1 if they are only remarks; None if neither."""
    for index in range(first, last):
        token = draft.tokens[index]
        if token.kind is K.WORDS and token.text.lower() not in LEADS:
            if _is_titled(token.text):
                return index
            return -1 if token.text.count(" ") < 2 else None
    return -1


def _is_titled(text: str) -> bool:
    """Whether a text is set as a name is: each word but the small ones with a capital."""
    words = text.split()
    if len(words) > _MOST_NAMED or not text[:1].isupper():
        return False
    return all(not word[0].islower() or word in _SMALL for word in words)
