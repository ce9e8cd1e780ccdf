"""What it costs that a token of a class begins a field, or stands inside one; in thousandths, as in `prices`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.prices import NEVER
from awesome_lint.template.slots import TEXT_KINDS, SlotKind
from awesome_lint.template.token import BORDERS, TokenKind

if TYPE_CHECKING:
    from awesome_lint.template.token_class import Class

_W, _P, _O, _C, _M = TokenKind.WORDS, TokenKind.PUNCT, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.MARK


def start_price(kind: SlotKind, cls: Class, holds: frozenset[SlotKind]) -> int:
    """Give the price of a token that a field begins with."""
    token = cls[0]
    if token is _P or token is _C or token is TokenKind.HTML or token in BORDERS:
        return NEVER
    if token is _M and cls[1]:
        return NEVER
    if token is TokenKind.IMAGE and kind is not SlotKind.DESCRIPTION:
        return NEVER
    if token is TokenKind.EMOJI and kind not in (SlotKind.DESCRIPTION, SlotKind.TAGS):
        return NEVER
    if token is TokenKind.DATE and cls[-1] == "closed" and kind in TEXT_KINDS:
        return NEVER  # the year of what stands before it in a bracket
    if kind is SlotKind.VENUE and token is TokenKind.DATE:
        return NEVER
    return inside_price(kind, cls, holds)


def inside_price(kind: SlotKind, cls: Class, holds: frozenset[SlotKind]) -> int:
    """Give the price of a token inside a field."""
    return _INSIDE[kind](cls, holds)


def _title(cls: Class, holds: frozenset[SlotKind]) -> int:
    kind = cls[0]
    if kind is _W:
        return 120 if cls[2] == "literal" else 0
    if kind is _P:
        return {",": 30, ":": 20, "-": 30, "/": 20, "|": 700, ";": 50}.get(str(cls[1]), 60)
    if kind is _O or kind is _C:
        return 125 if cls[1] == "[" or cls[1] == "]" else 40
    if kind is TokenKind.VENUE:
        sure = cls[1]
        assert isinstance(sure, int)  # noqa: S101 - so is the class of venues made
        return 130 * sure if SlotKind.VENUE in holds else 60
    if kind is TokenKind.DATE:
        return 250 if SlotKind.DATE in holds else 60
    if kind is TokenKind.AUTHORS:
        return 900 if SlotKind.AUTHORS in holds else 60
    if kind is TokenKind.LINK:
        if SlotKind.LINKED in holds:  # what is not linked, then, is another field's
            return 1800
        return _LINKED_TITLE.get(cls[1], 7000)
    return _TITLE.get(kind, 1500) if isinstance(kind, TokenKind) else 0


_LINKED_TITLE: Final[dict[object, int]] = {LabelClass.TELLING: 600, LabelClass.BARE: 700, LabelClass.VENUE: 900}
_TITLE: Final = {
    _M: 15,
    TokenKind.CODE: 20,
    TokenKind.EMOJI: 120,
    TokenKind.HTML: 40,
    TokenKind.IMAGE: 800,
    TokenKind.LINE: 20,
    TokenKind.CELL: NEVER,
}


def _name(cls: Class, holds: frozenset[SlotKind]) -> int:
    kind = cls[0]
    if kind is _W:
        count = cls[1]
        assert isinstance(count, int)  # noqa: S101 - so is the class of words made
        return 120 if cls[2] == "literal" else 0 if count <= 3 else 200 * (count - 3)
    if kind is TokenKind.VENUE:
        return 300 if SlotKind.VENUE in holds else 20
    if kind is _P:
        return 150
    if kind is _O or kind is _C:
        return 150
    if kind is TokenKind.DATE or kind is TokenKind.AUTHORS:
        return 500
    if kind is TokenKind.LINK:
        return 400
    return _NAME.get(kind, 1500) if isinstance(kind, TokenKind) else 0


_NAME: Final = {_M: 10, TokenKind.CODE: 0, TokenKind.EMOJI: 50, TokenKind.HTML: 40, TokenKind.CELL: NEVER}


def _authors(cls: Class, holds: frozenset[SlotKind]) -> int:
    kind = cls[0]
    if kind is _W:
        count, sort = cls[1], cls[2]
        assert isinstance(count, int)  # noqa: S101 - so is the class of words made
        if sort == "name":
            return 60
        if sort == "literal":
            return 300
        return 200 if count == 1 else 250 + 150 * count if sort == "low" else 150 + 110 * count
    if kind is _P:
        return {",": 2, ";": 2, "&": 2, "|": 2000, ":": 200, "-": 100}.get(str(cls[1]), 80)
    if kind is TokenKind.VENUE:
        sure = cls[1]
        assert isinstance(sure, int)  # noqa: S101 - so is the class of venues made
        return 110 * sure if SlotKind.VENUE in holds else 300
    return _AUTHORS.get(kind, 1500) if isinstance(kind, TokenKind) else 0


_AUTHORS: Final = {
    TokenKind.AUTHORS: 0,
    _O: 80,
    _C: 20,
    _M: 15,
    TokenKind.LINK: 200,
    TokenKind.DATE: 600,
    TokenKind.CODE: 500,
    TokenKind.EMOJI: 60,
    TokenKind.HTML: 20,
    TokenKind.LINE: 30,
    TokenKind.CELL: NEVER,
}


def _venue(cls: Class, holds: frozenset[SlotKind]) -> int:  # noqa: ARG001 - as its siblings
    kind = cls[0]
    if kind is TokenKind.VENUE:
        sure = cls[1]
        assert isinstance(sure, int)  # noqa: S101 - so is the class of venues made
        return max(0, 30 * (8 - sure))
    if kind is _W:
        count, sort = cls[1], cls[2]
        assert isinstance(count, int)  # noqa: S101 - so is the class of words made
        if sort == "note":
            return 120
        return 550 + 150 * (count - 1) + (0 if sort in ("capital", "name") else 700)
    if kind is _P:
        return {"/": 30, "-": 60, ",": 120, "&": 20, "|": 2000}.get(str(cls[1]), 200)
    if kind is TokenKind.LINK:
        return 300 if cls[1] in (LabelClass.VENUE, LabelClass.TELLING) else 1500
    return _VENUE.get(kind, 1500) if isinstance(kind, TokenKind) else 0


_VENUE: Final = {
    TokenKind.AUTHORS: 900,
    _O: 200,
    _C: 50,
    _M: 20,
    TokenKind.CODE: 400,
    TokenKind.DATE: 500,
    TokenKind.EMOJI: 150,
    TokenKind.HTML: 50,
    TokenKind.CELL: NEVER,
}


def _date(cls: Class, holds: frozenset[SlotKind]) -> int:  # noqa: ARG001 - as its siblings
    if cls[0] is _W:
        return 200 if cls[2] == "digits" else NEVER
    return 0 if cls[0] is TokenKind.DATE else NEVER


def _tags(cls: Class, holds: frozenset[SlotKind]) -> int:
    kind = cls[0]
    if kind is _W:
        count = cls[1]
        assert isinstance(count, int)  # noqa: S101 - so is the class of words made
        return 10 if count <= 4 else 200 * (count - 4)
    if kind is _P:
        return {",": 1, ";": 1, "/": 1, "|": 0, "-": 5}.get(str(cls[1]), 60)
    if kind is _O or kind is _C:
        return 10
    if kind is TokenKind.VENUE:
        return 250 if SlotKind.VENUE in holds else 10
    if kind is TokenKind.DATE:
        return 300
    if kind is TokenKind.AUTHORS:
        return 150 if SlotKind.AUTHORS in holds else 20
    return _TAGS.get(kind, 1500) if isinstance(kind, TokenKind) else 0


_TAGS: Final = {
    _M: 5,
    TokenKind.CODE: 0,
    TokenKind.EMOJI: 10,
    TokenKind.HTML: 30,
    TokenKind.IMAGE: 200,
    TokenKind.LINK: 800,
    TokenKind.LINE: 10,
    TokenKind.CELL: NEVER,
}


def _description(cls: Class, holds: frozenset[SlotKind]) -> int:
    kind = cls[0]
    if kind is TokenKind.VENUE:
        return 100 if SlotKind.VENUE in holds else 2
    if kind is TokenKind.DATE:
        return 40 if SlotKind.DATE in holds else 2
    if kind is TokenKind.AUTHORS:
        return 100 if SlotKind.AUTHORS in holds else 2
    if kind is _W and cls[2] == "literal":
        return 5
    return _DESCRIPTION.get(kind, 0) if isinstance(kind, TokenKind) else 0


_DESCRIPTION: Final = {
    _P: 1,
    _O: 1,
    _C: 1,
    _M: 1,
    TokenKind.LINK: 20,
    TokenKind.IMAGE: 60,
    TokenKind.EMOJI: 20,
    TokenKind.HTML: 5,
    TokenKind.LINE: 2,
    TokenKind.BLOCK: 150,
    TokenKind.ITEM: 200,
    TokenKind.QUOTE: 150,
    TokenKind.CELL: NEVER,
}


_INSIDE: Final = {
    SlotKind.TITLE: _title,
    SlotKind.NAME: _name,
    SlotKind.AUTHORS: _authors,
    SlotKind.VENUE: _venue,
    SlotKind.DATE: _date,
    SlotKind.TAGS: _tags,
    SlotKind.DESCRIPTION: _description,
}
