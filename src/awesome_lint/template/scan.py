"""What stands in an entry besides text: links, badges, tags and marked-up stretches, in order, by what they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from awesome_lint.markdown.nodes import Image, Link
from awesome_lint.records import Record
from awesome_lint.template.token import BORDERS
from awesome_lint.template.token import TokenKind as Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.template.token import Token as RecordToken

TokenKind: TypeAlias = Literal["link", "empty", "mark", "badge", "html", "break"]

_INVISIBLE_HTML = re.compile(r"<!--.*-->|</?a\b[^>]*>|<br\s*/?>", re.DOTALL | re.IGNORECASE)


class Token(Record):
    """A stretch of an entry that is not plain text.

    Attributes:
        kind: "link" is a link with a destination, "empty" one without; "mark" emphasis, code
            and struck-through text; "badge" an image, linked or not; "html" a tag; "break" a hard line break.
        start: Offset of the first character, brackets included.
        end: Offset behind the last character.
        node: The node.
    """

    kind: TokenKind
    start: int
    end: int
    node: Inline | None = None


class Scan(Record):
    """An entry's own text and what stands in it.

    Attributes:
        start: Offset of the first character that belongs to a field; comments and named anchors before it are left out.
        end: Offset behind the last such character.
        tokens: In order.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]

    def between(self, start: int, end: int) -> list[Token]:
        """Give the tokens that lie between two offsets."""
        tokens = self.tokens
        if end - start < 2 or not tokens:  # no token is shorter
            return []
        first = bisect_left(tokens, start, key=_start)
        last = first
        while last < len(tokens) and tokens[last].end <= end:
            last += 1
        return list(tokens[first:last])


def _start(token: Token) -> int:
    return token.start


def scan_tokens(tokens: Sequence[RecordToken]) -> Scan:
    """Give what stands in a record besides text, of its tokens."""
    first, last = 0, len(tokens)
    while first < last and _unseen(tokens[first]):
        first += 1
    while last > first and _unseen(tokens[last - 1]):
        last -= 1
    if first == last:
        return Scan(tokens[0].start if tokens else 0, tokens[0].start if tokens else 0, ())
    found: list[Token] = []
    opened: list[tuple[RecordToken, int]] = []
    for token in tokens[first:last]:
        kind = token.kind
        if kind is Kind.MARK and not token.closing:
            opened.append((token, len(found)))
        elif kind is Kind.MARK and opened:
            before, count = opened.pop()
            inside = found[count:]
            if not any(each.kind in ("link", "badge", "empty") for each in inside):
                del found[count:]
                found.append(Token("mark", before.start, token.end, token.node))
        elif kind is Kind.LINK and isinstance(token.node, Link):
            found.append(Token(_link_kind(token.node), token.start, token.end, token.node))
        elif kind in _SCANNED:
            found.append(Token(_SCANNED[kind], token.start, token.end, token.node))
    return Scan(tokens[first].start, tokens[last - 1].end, tuple(found))


def _unseen(token: RecordToken) -> bool:
    if token.kind is Kind.HTML:
        return _INVISIBLE_HTML.fullmatch(token.text) is not None
    return token.kind in BORDERS


_SCANNED: Final[dict[Kind, TokenKind]] = {
    Kind.EMPTY: "empty",
    Kind.IMAGE: "badge",
    Kind.HTML: "html",
    Kind.CODE: "mark",
    Kind.BLOCK: "break",
    Kind.ITEM: "break",
    Kind.QUOTE: "break",
    Kind.CELL: "break",
}


def _link_kind(link: Link) -> TokenKind:
    if link.children and all(isinstance(child, Image) for child in link.children):
        return "badge"
    return "link" if link.url else "empty"
