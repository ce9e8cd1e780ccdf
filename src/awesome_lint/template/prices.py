"""What it costs that a token of a class stands where the template has literal text or a link, or that nothing takes it.

Prices are in thousandths. A price of about 1000 says that a person would hardly call it the same form; below 100 are
slips of punctuation. `NEVER` is no price: it cannot stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.template.grammar import Op
from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import BORDERS, TokenKind
from awesome_lint.template.token_class import half

if TYPE_CHECKING:
    from awesome_lint.template.grammar import Flat
    from awesome_lint.template.token_class import Class

NEVER: Final = 1_000_000

_W, _P, _O, _C, _M = TokenKind.WORDS, TokenKind.PUNCT, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.MARK
_EXTRA_BORDER: Final = {
    TokenKind.LINE: 40,
    TokenKind.BLOCK: 300,
    TokenKind.ITEM: 300,
    TokenKind.QUOTE: 300,
    TokenKind.CELL: 1500,
}
_BORDER_OF: Final = {
    None: TokenKind.LINE,
    "block": TokenKind.BLOCK,
    "item": TokenKind.ITEM,
    "quote": TokenKind.QUOTE,
    "cell": TokenKind.CELL,
}
_SEPARATORS: Final = ",.;:|/-·"


def extra_price(cls: Class, holds: frozenset[SlotKind]) -> int:
    """Give the price of a token that no element takes."""
    kind = cls[0]
    if kind is _W:
        count, sort = cls[1], cls[2]
        assert isinstance(count, int)  # noqa: S101 - so is the class of words made
        if sort == "note":
            return 150
        if sort == "literal":
            return 300
        return min(1300 + 200 * (count - 1), 2200)
    if kind is _P:
        return 50
    if kind is _O or kind is _C:
        return 100
    if kind is _M:
        return 40
    if kind is TokenKind.LINK:
        known = cls[1] in (LabelClass.GENERIC, LabelClass.IMAGE, LabelClass.BARE)
        if known:
            return 200 if SlotKind.LINK in holds else 900 if SlotKind.LINKED in holds else 450
        return 700 if SlotKind.LINK in holds else 1300
    if kind is TokenKind.VENUE:
        sure = cls[1]
        assert isinstance(sure, int)  # noqa: S101 - so is the class of venues made
        return 150 + 110 * sure  # of a title it is a part rather, if it is hardly one
    if kind is TokenKind.DATE:
        return 450
    if kind is TokenKind.AUTHORS:
        return 1500
    if kind is TokenKind.CODE:
        return 900
    return _EXTRA.get(kind, 0) if isinstance(kind, TokenKind) else 0


_EXTRA: Final = {
    **_EXTRA_BORDER,
    TokenKind.EMPTY: 100,
    TokenKind.IMAGE: 30,
    TokenKind.EMOJI: 30,
    TokenKind.HTML: 10,
}


def match_price(flat: Flat, cls: Class) -> int:
    """Give the price of a token for an element that one token fills: literal text, a link, an image, a break."""
    op, kind = flat.op, cls[0]
    if op is Op.LITERAL:
        return _literal(flat, cls)
    if op is Op.BREAK:
        if kind not in BORDERS:
            return NEVER
        wanted = _BORDER_OF[flat.border.value if flat.border is not None else None]
        if kind is wanted:
            return 0
        return NEVER if TokenKind.CELL in (kind, wanted) else 30 if TokenKind.LINE not in (kind, wanted) else 60
    if op is Op.LINK:
        return _link(flat, cls)
    if op is Op.IMAGE:
        if kind is TokenKind.IMAGE:
            return 0
        return 40 if kind is TokenKind.LINK and cls[1] is LabelClass.IMAGE else NEVER
    if op is Op.URL:
        if kind is TokenKind.LINK:
            return 0 if cls[1] is LabelClass.BARE else 300
        return NEVER
    if op is Op.COMMENT:
        return 0 if kind is TokenKind.HTML and cls[1] else NEVER
    return NEVER


def _literal(flat: Flat, cls: Class) -> int:
    kind, sort = cls[0], flat.sort
    if sort == "punct":
        return _punctuation(half(flat.text), str(cls[1])) if kind is _P else NEVER
    if sort in ("open", "close"):
        quotes = (kind is _O or kind is _C) and cls[1] == '"' == half(flat.text)
        if quotes or kind is (_O if sort == "open" else _C):
            in_word = kind is _C and cls[2] and flat.slot is not None and flat.slot.kind is SlotKind.TAGS
            return 1000 if in_word else 0 if half(flat.text) == cls[1] else 50
        if kind is _M and cls[1] is (sort == "close"):
            return 150
        return NEVER
    if sort == "mark":
        return 0 if kind is _M and cls[2] == flat.text else 20 if kind is _M else NEVER
    if sort == "emoji":
        return 0 if kind is TokenKind.EMOJI else NEVER
    if sort == "html":
        return 0 if kind is TokenKind.HTML else NEVER
    if sort == "code":
        return 0 if kind is _M and cls[2] == "`" else NEVER
    if sort == "words":
        if kind is _W and cls[2] == "literal":
            return 0 if cls[3] == flat.text else NEVER
        if kind is TokenKind.VENUE or kind is TokenKind.CODE:
            return 0 if flat.text in cls else NEVER
    return NEVER


def _punctuation(wanted: str, found: str) -> int:
    if wanted == found:
        return 0
    if "@" in (wanted, found) or not found.strip("*_`"):  # it says what follows; half of an emphasis
        return NEVER
    if wanted == ":" and found == ",":  # between words more likely a comma of the words
        return 200
    return 400 if "|" in (wanted, found) else 30 if wanted in _SEPARATORS and found in _SEPARATORS else 60


def _link(flat: Flat, cls: Class) -> int:
    kind = cls[0]
    if kind is TokenKind.EMPTY:
        return 300
    if kind is not TokenKind.LINK:
        return NEVER
    sort, wanted = cls[1], cls[2]
    if wanted:
        return 0
    image = flat.slot is not None and flat.slot.label.startswith(("![", "<img"))
    if sort is LabelClass.GENERIC:
        return 20
    if sort is LabelClass.IMAGE:
        return 0 if image else 200
    if sort is LabelClass.BARE:
        return 80
    return 500
