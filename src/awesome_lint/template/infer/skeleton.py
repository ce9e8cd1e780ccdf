"""What a record is made of: its fields, their frames, and the literal text between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.template.infer.fields import fields_of
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.infer.fields import Typed
    from awesome_lint.template.token import Token

K = TokenKind
_OPENING: Final = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "【": "】",
    "“": "”",
    '"': '"',
    "「": "」",
    "《": "》",
    "*": "*",
    "_": "_",
    "`": "`",
    "~": "~",
}
_NO_FORM: Final = frozenset({K.EMOJI, K.IMAGE, K.HTML, K.EMPTY})
_TEXT: Final = frozenset({K.WORDS, K.CODE, K.AUTHORS, K.VENUE, K.DATE})
_LEADS: Final = frozenset({"in", "by", "at"})
_BLANKS = re.compile(r"[ \t]+")
_MOST_FIELDS: Final = 40
_BORDER_TEXT: Final = {
    K.BLOCK: "\0b",
    K.ITEM: "\0i",
    K.QUOTE: "\0q",
    K.CELL: "\0c",
}


class Slot(NamedTuple):
    """A field of one record with its frame and the literal text before that.

    Attributes:
        kind: What it is.
        gap: The literal text before its frame.
        before: Its frame's beginning.
        word: What the template says for it.
        after: Its frame's end.
    """

    kind: str
    gap: str
    before: str
    word: str
    after: str


class Skeleton(NamedTuple):
    """A record as a template would say it.

    Attributes:
        slots: Its fields, in order.
        tail: The literal text behind the last one.
    """

    slots: tuple[Slot, ...]
    tail: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is compared."""
        return tuple([slot.kind for slot in self.slots])


def skeleton_of(text: str, typed: Typed, recurring: frozenset[str]) -> Skeleton | None:
    """Give what a record is made of; None if it has no title, or more fields than a form has.

    Args:
        text: The whole source.
        typed: The record.
        recurring: The labels that the list gives to many links.
    """
    units = fields_of(text, typed, recurring)
    if len(units) > _MOST_FIELDS or not any("T" in unit.kind for unit in units):
        return None
    record = typed.record
    start = record.parts[0].start if record.parts else record.span.start
    gaps = _Gaps(text, typed.tokens)
    slots: list[Slot] = []
    gap = gaps.between(start, units[0].start)
    for unit, following in zip(units, [*(unit.start for unit in units[1:]), record.span.end], strict=True):
        before = _opening(gap)
        behind = gaps.between(unit.end, following)
        after = _closing(before, behind)
        if after is None:
            before, after = "", ""
        slots.append(Slot(unit.kind, gap[: len(gap) - len(before)], before, unit.word, after))
        gap = behind[len(after) :]
    return Skeleton(tuple(slots), gap)


class _Gaps:
    """The literal text between the fields of a record, without what is no part of a form: emoji, images, comments.

    Args:
        text: The whole source.
        tokens: The record's tokens.
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._starts = [token.start for token in tokens]

    def between(self, start: int, end: int) -> str:
        """Give the literal text between two offsets; breaks are those of `_BORDER_TEXT` and `_break`."""
        pieces: list[str] = []
        at = start
        for token in self._tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            written = _BORDER_TEXT.get(token.kind)
            if token.end > end or (written is None and not _is_dropped(token) and token.kind is not K.LINE):
                continue
            before = self._text[at : token.start]
            if token.kind is K.LINE:
                pieces += (before.rstrip(" "), _break(token))
            elif written is not None:
                pieces += (before.rstrip(" \n"), written)
            else:
                pieces.append(before)
            at = token.end
        pieces.append(self._text[at:end])
        return _BLANKS.sub(" ", "".join(pieces))


def _is_dropped(token: Token) -> bool:
    """Whether a token is no part of a form: what stands in no field, but for the words before a venue or names."""
    return token.kind in _NO_FORM or (token.kind in _TEXT and token.text.lower() not in _LEADS)


def _break(token: Token) -> str:
    """Give how a line break is written: with a backslash, or without."""
    return "\0\\" if token.node is not None and token.text.strip().startswith("\\") else "\0n"


def _opening(gap: str) -> str:
    """Give the brackets and marks at the end of a gap that open there."""
    end = len(gap)
    start = end
    while start and (gap[start - 1] in _OPENING or gap[start - 1] == "\\"):
        start -= 1
    return gap[start:]


def _closing(before: str, behind: str) -> str | None:
    """Give what closes an opening frame at the beginning of the text behind it; None if it is not closed there."""
    if not before:
        return ""
    mirror = "".join(_OPENING.get(char, "") for char in reversed(before.replace("\\", "")))
    bare = behind.replace("\\", "")
    for lead in ("", ".", "!", "?", ","):
        if bare.startswith(lead + mirror):
            at = taken = 0
            while taken < len(lead + mirror):
                taken += behind[at] != "\\"
                at += 1
            return behind[:at]
    return None
