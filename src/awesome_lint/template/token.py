"""What a record's text is cut into: tokens, and their kinds."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

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

    __hash__ = object.__hash__  # that of `Enum` is written in Python, and kinds are looked up in sets all the time


BORDERS: Final = frozenset({TokenKind.LINE, TokenKind.BLOCK, TokenKind.ITEM, TokenKind.QUOTE, TokenKind.CELL})


class Token:
    """A stretch of a record; it does not change, though its class only says so: a list has tens of thousands of them.

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
        label: The tokens of a link's label, once somebody has asked for them; see `label_tokens`.
    """

    __slots__ = ("closing", "date", "end", "kind", "label", "node", "start", "sure", "text")

    def __init__(
        self,
        kind: TokenKind,
        start: int,
        end: int,
        text: str,
        node: Inline | None = None,
        date: DateValue | None = None,
        sure: float = 1.0,
        *,
        closing: bool = False,
    ) -> None:
        """Take the attributes."""
        self.kind: Final[TokenKind] = kind
        self.start: Final[int] = start
        self.end: Final[int] = end
        self.text: Final[str] = text
        self.node: Final[Inline | None] = node
        self.date: Final[DateValue | None] = date
        self.sure: Final[float] = sure
        self.closing: Final[bool] = closing
        self.label: tuple[Token, ...] | None = None

    def cut(self, start: int, end: int, text: str) -> Token:
        """Give the token with other ends and another text."""
        return Token(self.kind, start, end, text, self.node, self.date, self.sure, closing=self.closing)

    def __repr__(self) -> str:
        return f"Token({self.kind.name}, {self.start}, {self.end}, {self.text!r})"
