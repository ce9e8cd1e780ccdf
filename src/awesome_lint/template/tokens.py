"""A record's text as typed tokens: what stands there, by what it is.

Every shape of record gives one flat sequence. Links, images and code are single tokens; emphasis and brackets are
tokens at both ends; text is cut at separators, and what is a date, a venue or a list of names is a token of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import (
    Break,
    Delete,
    Emphasis,
    FootnoteReference,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    Strong,
    Text,
    plain_text,
)
from awesome_lint.template.cuts import ABBREVIATED, CLOSING, CUT, FINDERS, FOUR_DIGITS, LONGEST_CODE, OPENING
from awesome_lint.template.dates import date_of
from awesome_lint.template.joints import at_lead, behind_names, named_twice
from awesome_lint.template.people import mark_authors
from awesome_lint.template.token import Token, TokenKind
from awesome_lint.template.venue_tokens import dated_pieces, may_be_dated, venue_sureness

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.model import ListRecord
    from awesome_lint.venues import Registry


_KINDS = {
    **dict.fromkeys(OPENING, TokenKind.OPEN),
    **dict.fromkeys(CLOSING, TokenKind.CLOSE),
}
_SURE: Final = 0.5  # of words that name a venue: more than a word that is the name of one as well
_STRAY = ".,;:'-"  # punctuation that belongs to no venue or date behind it
_PIECE_KINDS = {"words": TokenKind.WORDS, "venue": TokenKind.VENUE, "date": TokenKind.DATE}
_BORDER_KINDS = {
    "block": TokenKind.BLOCK,
    "item": TokenKind.ITEM,
    "quote": TokenKind.QUOTE,
    "cell": TokenKind.CELL,
}


def tokens_of(text: str, record: ListRecord, registry: Registry) -> list[Token]:
    """Give the tokens of a record.

    Args:
        text: The whole source.
        record: The record.
        registry: The venue series that are known.
    """
    found: list[Token] = []
    for part in record.parts:
        kind = _BORDER_KINDS.get(part.border.value)
        if kind is not None:
            at = found[-1].end if found else part.start
            found.append(Token(kind, at, part.start, text[at : part.start]))
        found += inline_tokens(text, part.nodes, registry)
    return found


def inline_tokens(text: str, nodes: Iterable[Inline], registry: Registry) -> list[Token]:
    """Give the tokens of inline nodes, such as those of one paragraph, or of a link's label."""
    scanner = _Scanner(text, registry)
    for node in nodes:
        scanner.take(node)
    return mark_authors(text, named_twice(text, scanner.tokens, registry))


def label_tokens(text: str, token: Token, registry: Registry) -> Sequence[Token]:
    """Give the tokens of a link's label: all that read an entry ask for them, so they are kept.

    Args:
        text: The whole source.
        token: The link; others have no label.
        registry: The venue series that are known, the same ones each time.
    """
    if token.label is None:
        node = token.node
        token.label = tuple(inline_tokens(text, node.children, registry)) if isinstance(node, Link) else ()
    return token.label


class _Scanner:
    def __init__(self, text: str, registry: Registry) -> None:
        self._text = text
        self._registry = registry
        self._quoted = False
        self.tokens: list[Token] = []

    def take(self, node: Inline) -> None:
        """Add the tokens of a node."""
        if isinstance(node, Text) or (isinstance(node, Link) and _is_name(node)):
            self._scan(node.start, node.end)
        elif isinstance(node, Link):
            self._link(node)
        elif isinstance(node, Emphasis | Strong | Delete):
            self._emphasis(node)
        elif isinstance(node, Image):
            self._add(TokenKind.IMAGE, node.start, node.end, node.alt, node)
        elif isinstance(node, InlineCode):
            self._code(node)
        elif isinstance(node, Break):
            self._add(TokenKind.LINE, node.start, node.end, "\n", node)
        elif isinstance(node, InlineHtml):
            self._add(TokenKind.HTML, node.start, node.end, node.value, node)
        elif isinstance(node, FootnoteReference):
            self._add(TokenKind.HTML, node.start, node.end, self._text[node.start : node.end], node)

    def _add(self, kind: TokenKind, start: int, end: int, text: str, node: Inline | None = None) -> None:
        self.tokens.append(Token(kind, start, end, text, node))

    def _link(self, node: Link) -> None:
        children = node.children
        if children and all(type(child) is Image for child in children) and not node.url:
            self._add(TokenKind.IMAGE, node.start, node.end, plain_text(children), node)
        else:
            kind = TokenKind.LINK if node.url else TokenKind.EMPTY
            self._add(kind, node.start, node.end, plain_text(children), node)

    def _emphasis(self, node: Emphasis | Strong | Delete) -> None:
        children = node.children
        first = children[0].start if children else node.end
        last = children[-1].end if children else node.end
        mark = self._text[node.start : first]
        self.tokens.append(Token(TokenKind.MARK, node.start, first, mark, node))
        for child in children:
            self.take(child)
        self.tokens.append(Token(TokenKind.MARK, last, node.end, self._text[last : node.end], node, closing=True))

    def _code(self, node: InlineCode) -> None:
        """Add code; a venue with its year that is set so is one all the same, as if it were emphasised."""
        inner = self._text[node.start : node.end].strip("`")
        bare = inner.strip("[]() ")
        pieces = dated_pieces(bare, self._registry) if len(inner) <= LONGEST_CODE and may_be_dated(bare) else ()
        if "venue" not in {piece.kind for piece in pieces} or any(piece.kind == "words" for piece in pieces):
            self._add(TokenKind.CODE, node.start, node.end, node.value, node)
            return
        first = node.start + self._text[node.start : node.end].index(inner)
        self.tokens.append(Token(TokenKind.MARK, node.start, first, "`", node))
        self._scan(first, first + len(inner))
        self.tokens.append(Token(TokenKind.MARK, first + len(inner), node.end, "`", node, closing=True))

    def _scan(self, start: int, end: int) -> None:
        text = self._text
        if FOUR_DIGITS.search(text, start, end) or text.find("://", start, end) >= 0:
            at = self._scan_all(start, end)
        else:
            at = done = start
            for match in CUT.finditer(text, start, end):
                at = self._cut(match, at, done)
                done = match.end()
        if at < end:
            self._words(at, end)

    def _scan_all(self, start: int, end: int) -> int:
        """Cut text in which dates, arXiv's identifiers and bare URLs may stand; gives where the last piece begins."""
        text = self._text
        at = done = start
        cut = CUT.search(text, start, end)
        others = [(name, found) for name in FINDERS if (found := FINDERS[name](text, start, end)) is not None]
        while cut is not None or others:
            name, other = min(others, key=_begin_of) if others else ("", None)
            if other is not None and (cut is None or other.start() < cut.start()):
                self._words(at, other.start())
                self._other(name, other)
                at = done = other.end()
            elif cut is not None:
                at = self._cut(cut, at, done)
                done = cut.end()
            if cut is not None:
                cut = CUT.search(text, done, end)
            if other is not None and other.start() < done:
                others = [
                    (name, later)
                    for name, found in others
                    if (later := found if found.start() >= done else FINDERS[name](text, done, end)) is not None
                ]
        return at

    def _cut(self, match: re.Match[str], at: int, done: int) -> int:
        """Add what stands before a cut, and the cut; gives where the text behind it begins.

        Args:
            match: The cut.
            at: Where the text before it begins.
            done: Where the last match ended; no other begins before.
        """
        text = self._text
        first, last = match.span()
        group = match.lastgroup
        char = text[first]
        kind = _KINDS.get(char)
        if kind is None:
            if group is None:
                if char == "." and ABBREVIATED.search(text, max(0, at - 1, first - 9), first):
                    return at
                if char == '"':
                    kind = TokenKind.CLOSE if self._quoted else TokenKind.OPEN
                    self._quoted = not self._quoted
                else:
                    kind = TokenKind.PUNCT
            elif group == "line":
                kind = TokenKind.LINE
                while first > done and text[first - 1] in " \t":
                    first -= 1
            elif group == "emoji":
                kind = TokenKind.EMOJI
            elif group == "escape":
                char = text[first + 1]
                if char not in '[](){}|"':
                    return at
                kind = _KINDS.get(char, TokenKind.PUNCT)
            else:
                kind = TokenKind.PUNCT
                if group == "gap":
                    if first > done:
                        first -= 1
                    elif text[last : last + 1] == "*":
                        return at
        if at < first:
            self._words(at, first)
        written = text[first:last]
        self.tokens.append(Token(kind, first, last, written.strip() or written))
        return last

    def _other(self, name: str, match: re.Match[str]) -> None:
        """Add a date, an identifier of arXiv or a bare URL."""
        text, (first, last) = self._text, match.span()
        if name == "date":
            self.tokens.append(Token(TokenKind.DATE, first, last, match.group(), None, date_of(match.group())))
        elif name == "url":
            self._url(first, last)
        else:
            self.tokens.append(Token(TokenKind.VENUE, first, first + 5, text[first : first + 5], None, None, 0.9))
            rest = first + 5
            while rest < last and not text[rest].isalnum():
                rest += 1
            self._add(TokenKind.WORDS, rest, last, text[rest:last])

    def _url(self, start: int, end: int) -> None:
        while end > start and self._text[end - 1] in ".,;:!?*_'\"":
            end -= 1
        self._add(TokenKind.LINK, start, end, self._text[start:end])

    def _words(self, start: int, end: int) -> None:
        text = self._text
        written = text[start:end]
        chunk = written.strip()
        if not chunk:
            return
        start += len(written) - len(written.lstrip())
        if chunk in _STRAY or not chunk.strip("*_`"):  # an ellipsis is a word's own, emphasis and code want words
            self._add(TokenKind.PUNCT, start, start + len(chunk), chunk)
            return
        cut = behind_names(chunk, self._registry) or at_lead(chunk, self._registry)
        if cut:
            self._words(start, start + cut)
            self._words(start + cut, start + len(chunk))
            return
        bare = chunk.rstrip("`")
        if bare != chunk:  # one that sets nothing in code
            self._words(start, start + len(bare))
            self._add(TokenKind.PUNCT, start + len(bare), start + len(chunk), chunk[len(bare) :])
            return
        bare = chunk.rstrip(".")
        if len(bare) < len(chunk) - 1 and venue_sureness(bare, self._registry) > _SURE:  # no name ends in dots
            self._words(start, start + len(bare))
            self._add(TokenKind.PUNCT, start + len(bare), start + len(chunk), chunk[len(bare) :])
            return
        if not may_be_dated(chunk):
            sure = venue_sureness(chunk, self._registry)
            kind = TokenKind.VENUE if sure else TokenKind.WORDS
            self.tokens.append(Token(kind, start, start + len(chunk), chunk, None, None, sure or 1.0))
            return
        pieces = dated_pieces(chunk, self._registry)
        lead = chunk[: pieces[0].start].rstrip() if pieces else ""
        if lead:
            kind = TokenKind.PUNCT if lead in _STRAY else TokenKind.WORDS
            self._add(kind, start, start + len(lead), lead)
        for sort, first, last, value, sure in pieces:
            self.tokens.append(
                Token(_PIECE_KINDS[sort], start + first, start + last, chunk[first:last], None, value, sure)
            )


def _is_name(link: Link) -> bool:
    """Whether GitHub links words because they look like an e-mail address, as the names of teams and methods may."""
    return link.syntax == "bare" and link.url.startswith("mailto:")


def _begin_of(found: tuple[str, re.Match[str]]) -> int:
    return found[1].start()
