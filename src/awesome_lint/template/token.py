"""What a record's text is cut into: tokens, and their kinds."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.template.dates import DateValue


class TokenKind(Enum):
    """What a token is."""

    WORDS = "words"
    LINK = "link"
    EMPTY = "empty link"
    IMAGE = "image"
    CODE = "code"
    VENUE = "venue"
    DATE = "date"
    AUTHORS = "authors"
    EMOJI = "emoji"
    OPEN = "opening bracket"
    CLOSE = "closing bracket"
    MARK = "emphasis"
    PUNCT = "punctuation"
    LINE = "line"
    BLOCK = "paragraph"
    ITEM = "nested item"
    QUOTE = "quotation"
    CELL = "cell"
    HTML = "html"


BORDERS: Final = frozenset({TokenKind.LINE, TokenKind.BLOCK, TokenKind.ITEM, TokenKind.QUOTE, TokenKind.CELL})


class Token(Record):
    """A stretch of a record.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset behind its last character.
        text: What a reader sees of it; of punctuation, brackets and emphasis the characters themselves; of a link its
            label.
        node: The node, of links, images, code and HTML; None where it is plain text.
        date: What a date says.
        sure: How sure it is (0 to 1) that a venue or a list of names is one.
        closing: Whether a mark of emphasis ends it.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    node: Inline | None = None
    date: DateValue | None = None
    sure: float = 1.0
    closing: bool = False
