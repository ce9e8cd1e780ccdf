"""The first look at an entry: its links, bracketed groups and marked-up stretches, in order, by what they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from awesome_lint.markdown.nodes import Break, Image, InlineHtml, Link, Text
from awesome_lint.records import Record
from awesome_lint.template.token import BORDERS
from awesome_lint.template.token import TokenKind as Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.markdown.nodes import Inline, Paragraph
    from awesome_lint.template.token import Token as RecordToken

TokenKind: TypeAlias = Literal["group", "link", "empty", "mark", "badge", "html", "break"]

_BRACKET = re.compile(r"\\.|[()\[\]（）【】]")
_CLOSES = {")": "(", "]": "[", "）": "（", "】": "【"}
_OPENS = frozenset(_CLOSES.values())
_NOT_WORDS = re.compile(r"[\s|,;.:/&·•+\-–—]*")
_INVISIBLE_HTML = re.compile(r"<!--.*-->|</?a\b[^>]*>|<br\s*/?>", re.DOTALL | re.IGNORECASE)


class Token(Record):
    """A stretch of an entry that is not plain text.

    Attributes:
        kind: "group" is text in brackets; "link" a link with a destination, "empty" one without; "mark" emphasis, code
            and struck-through text; "badge" an image, linked or not; "html" a tag; "break" a hard line break.
        start: Offset of the first character, brackets included.
        end: Offset behind the last character.
        node: The node; None for a group.
        inner: The offsets between a group's brackets.
    """

    kind: TokenKind
    start: int
    end: int
    node: Inline | None = None
    inner: tuple[int, int] = (0, 0)


class Scan(Record):
    """An entry's own text and what stands in it.

    Attributes:
        start: Offset of the first character that belongs to a field; comments and named anchors before it are left out.
        end: Offset behind the last such character.
        tokens: In order; what lies inside a group is not among them.
        strays: Offsets of brackets that have no partner.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    strays: tuple[int, ...]

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


def scan_paragraph(text: str, paragraph: Paragraph) -> Scan:
    """Look over a paragraph; `text` is the whole source."""
    children = paragraph.children
    first, last = 0, len(children)
    while first < last and _invisible(text, children[first]):
        first += 1
    while last > first and _invisible(text, children[last - 1]):
        last -= 1
    if first == last:
        return Scan(paragraph.start, paragraph.start, (), ())
    scanner = _Scanner(text)
    for child in children[first:last]:
        scanner.take(child)
    start, end = children[first].start, children[last - 1].end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Scan(start, end, tuple(scanner.tokens), scanner.strays())


def _invisible(text: str, node: Inline) -> bool:
    """Whether a node at an entry's edge is no part of it: a comment, a named anchor, blanks."""
    if isinstance(node, InlineHtml):
        return _INVISIBLE_HTML.fullmatch(node.value) is not None
    return isinstance(node, Break) or (isinstance(node, Text) and not text[node.start : node.end].strip())


def scan_tokens(text: str, tokens: Sequence[RecordToken]) -> Scan:
    """Give what stands in a record besides text, of its tokens."""
    first, last = 0, len(tokens)
    while first < last and _unseen(tokens[first]):
        first += 1
    while last > first and _unseen(tokens[last - 1]):
        last -= 1
    if first == last:
        return Scan(tokens[0].start if tokens else 0, tokens[0].start if tokens else 0, (), ())
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
    return Scan(tokens[first].start, tokens[last - 1].end, tuple(found), ())


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


class _Scanner:
    """Collects tokens; brackets are matched with a stack, so the time is linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self._open: list[tuple[str, int, int, int]] = []  # bracket, its start, its end, tokens before it
        self._stray_closers: list[int] = []

    def take(self, node: Inline) -> None:
        """Add the tokens of one node."""
        if isinstance(node, Text):
            for match in _BRACKET.finditer(self.text, node.start, node.end):
                self._bracket(match)
        elif isinstance(node, Link):
            self.tokens.append(Token(_link_kind(node), node.start, node.end, node))
        elif isinstance(node, Image):
            self.tokens.append(Token("badge", node.start, node.end, node))
        elif isinstance(node, InlineHtml):
            self.tokens.append(Token("html", node.start, node.end, node))
        elif isinstance(node, Break):
            self.tokens.append(Token("break", node.start, node.end, node))
        else:
            self.tokens.append(Token("mark", node.start, node.end, node))

    def _bracket(self, match: re.Match[str]) -> None:
        char = match.group()[-1]
        if char in _OPENS:
            self._open.append((char, match.start(), match.end(), len(self.tokens)))
            return
        opener = _CLOSES.get(char)
        if opener is None:
            return  # another character behind a backslash
        if not self._open or self._open[-1][0] != opener:
            if not any(bracket == opener for bracket, *_ in self._open[-8:]):
                self._stray_closers.append(match.start())
                return
            while self._open[-1][0] != opener:
                self._open.pop()
        _, start, inner_start, count = self._open.pop()
        self._close(start, match.end(), (inner_start, match.start()), count)

    def _close(self, start: int, end: int, inner: tuple[int, int], count: int) -> None:
        inside = self.tokens[count:]
        links = [token for token in inside if token.kind in ("link", "empty", "badge")]
        if links and _only_links(self.text, inner, inside):
            return  # a frame around links: its brackets belong to the gaps
        del self.tokens[count:]
        self.tokens.append(Token("group", start, end, None, inner))

    def strays(self) -> tuple[int, ...]:
        """Give the offsets of brackets without a partner."""
        return tuple(sorted([*self._stray_closers, *(start for _, start, _, _ in self._open)]))


def _link_kind(link: Link) -> TokenKind:
    if link.children and all(isinstance(child, Image) for child in link.children):
        return "badge"
    return "link" if link.url else "empty"


def _only_links(text: str, inner: tuple[int, int], tokens: list[Token]) -> bool:
    """Whether the offsets `inner` hold nothing but links, badges and punctuation."""
    at = inner[0]
    for token in tokens:
        if token.kind not in ("link", "empty", "badge") or not _NOT_WORDS.fullmatch(text, at, token.start):
            return False
        at = token.end
    return _NOT_WORDS.fullmatch(text, at, inner[1]) is not None
