"""A template's pieces made into elements: words that make one field are joined, and fields get their frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.records import replace
from awesome_lint.template.lexer import DATE_WORDS, TAG_WORDS, VENUE_WORDS
from awesome_lint.template.pieces import (
    BreakPiece,
    CommentPiece,
    GroupPiece,
    ImagePiece,
    LinkPiece,
    Literal,
    Word,
)
from awesome_lint.template.slots import Break, Gap, Group, Slot, SlotKind, slots_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.pieces import Piece
    from awesome_lint.template.slots import Element

_CANONICAL = {"venue": "conf", "tag": "tags", "affiliations": "affiliation", "mon": "Mon"}
_TEXTS = {
    "title": SlotKind.TITLE,
    "name": SlotKind.NAME,
    "author": SlotKind.AUTHORS,
    "authors": SlotKind.AUTHORS,
    "description": SlotKind.DESCRIPTION,
}
_OPENERS = {"(": ")", "[": "]", "*": "*", "_": "_", '"': '"', "“": "”", "`": "`", "~": "~", "【": "】", "（": "）"}
_SIGN = "@"  # part of a frame that it stands in: "(@affiliation)"
_DATED = frozenset({SlotKind.VENUE, SlotKind.DATE})


def elements_of(pieces: Sequence[Piece]) -> tuple[Element, ...]:
    """Give the elements of some pieces, in order."""
    out: list[Element] = []
    literal = ""
    for piece in pieces:
        if isinstance(piece, Literal):
            literal += piece.text
            continue
        if isinstance(piece, BreakPiece | GroupPiece):
            _flush(out, literal)
            literal = ""
            if isinstance(piece, BreakPiece):
                out.append(Break(piece.border, piece.text))
            else:
                out.append(Group(elements_of(piece.pieces), piece.repeated))
            continue
        slot = _slot(piece)
        last = out[-1] if out else None
        if isinstance(last, Slot) and _joins(last, slot, literal):
            out[-1] = _joined(last, slot, literal)
        else:
            opened = _flush(out, literal, ahead=True)
            out.append(replace(slot, open=opened) if opened else slot)
        literal = ""
    _flush(out, literal)
    return tuple(out)


def _flush(out: list[Element], literal: str, *, ahead: bool = False) -> str:
    """Close the frame of the last slot, keep the rest as a gap; gives the frame that opens where a field is ahead."""
    last = out[-1] if out else None
    if isinstance(last, Slot) and last.open and not last.close:
        mirror = "".join(_OPENERS[char] for char in reversed(last.open) if char != _SIGN)
        at = literal.find(mirror)
        if at >= 0:
            out[-1] = replace(last, close=literal[: at + len(mirror)])
            literal = literal[at + len(mirror) :]
        else:  # the frame holds more than this field: it is literal text
            before = out[-2] if len(out) > 1 else None
            text = before.text if isinstance(before, Gap) else ""
            out[-2 if text else -1 :] = [Gap(text + last.open), replace(last, open="")]
    end = len(literal)
    if ahead and literal.endswith(_SIGN) and literal[-2:-1] in _OPENERS:
        end -= 1
    while (
        ahead
        and end
        and literal[end - 1] in _OPENERS
        and not _single_tilde(literal, end)
        and not _escaped(literal, end)
    ):
        end -= 1
    if literal[:end]:
        out.append(Gap(literal[:end]))
    return literal[end:]


def _single_tilde(literal: str, end: int) -> bool:
    return literal[end - 1] == "~" and literal[end - 2 : end] != "~~"


def _escaped(literal: str, end: int) -> bool:
    return literal[end - 2 : end - 1] == "\\"


def _slot(piece: Word | LinkPiece | ImagePiece | CommentPiece) -> Slot:
    if isinstance(piece, Word):
        return _field(piece.word)
    if isinstance(piece, CommentPiece):
        return replace(_field(piece.word), open=piece.open, close=piece.close)
    if isinstance(piece, ImagePiece):
        return Slot(SlotKind.IMAGE, label=piece.text, content=_with_fields(elements_of(piece.pieces)))
    # A label of one word that is not a text field is the label the template wants: `[code](url)`, `[tags](url)`.
    plain = len(piece.pieces) == 1 and isinstance(piece.pieces[0], Word) and piece.pieces[0].word in TAG_WORDS | {"url"}
    content = () if plain else _with_fields(elements_of(piece.pieces))
    if content:
        return Slot(SlotKind.LINKED, content=content)
    return Slot(SlotKind.LINK, label=piece.label)


def _with_fields(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Give elements that hold a field; () for those that hold none."""
    kinds = (SlotKind.LINK, SlotKind.IMAGE)
    return elements if any(slot.kind not in kinds or slot.content for slot, _ in slots_in(elements)) else ()


def _field(word: str) -> Slot:
    if word in _TEXTS:
        return Slot(_TEXTS[word])
    if word == "url":
        return Slot(SlotKind.URL)
    kind = SlotKind.VENUE if word in VENUE_WORDS else SlotKind.TAGS if word in TAG_WORDS else SlotKind.DATE
    return Slot(kind, pieces=(_CANONICAL.get(word, word),))


def _joins(before: Slot, after: Slot, literal: str) -> bool:
    """Whether two field words make one field: series and year, or tags and affiliations."""
    if before.kind in _DATED and after.kind in _DATED:
        if before.close or before.kind is after.kind is SlotKind.VENUE:
            return False
        both = {*before.pieces} & DATE_WORDS & {*after.pieces}
        has_series = "conf" in before.pieces and after.pieces[0] == "conf"
        return not both and not has_series and len(literal) <= 2 and not any(char in "()[]*_|" for char in literal)
    return (
        before.kind is after.kind is SlotKind.TAGS and not before.close and not any(char in "()[]" for char in literal)
    )


def _joined(before: Slot, after: Slot, literal: str) -> Slot:
    if before.kind is SlotKind.TAGS:
        return replace(before, pieces=("tags", literal))
    kind = SlotKind.VENUE if SlotKind.VENUE in (before.kind, after.kind) else SlotKind.DATE
    pieces = (*before.pieces, literal, *after.pieces) if literal else (*before.pieces, *after.pieces)
    return replace(before, kind=kind, pieces=pieces)
