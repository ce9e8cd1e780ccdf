"""A record's text as typed tokens: what stands there, by what it is.

Every shape of record gives one flat sequence. Links, images and code are single tokens; emphasis and brackets are tokens
at both ends; text is cut at separators, and what is a date, a venue or a list of names in it is a token of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
from awesome_lint.template.dates import DATE, date_of
from awesome_lint.template.people import mark_authors
from awesome_lint.template.token import Token, TokenKind
from awesome_lint.template.venue_tokens import cut_chunk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.model import ListRecord
    from awesome_lint.venues import Registry


_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff"
# What cuts text, tried in this order at each place. A full stop is one before a blank, the end or a bracket only, and a
# dash between blanks, or a long one.
_SCAN = re.compile(
    rf"""
    (?P<line>(?<![ \t])[ \t]*(?:\r\n|\n|\r)[ \t>]*)
    |(?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<url>https?://[^\s<>()\[\]，。；、]+(?:\([^\s()]*\))?)
    |(?P<emoji>:[a-z0-9_+-]{{2,40}}:|[{_EMOJI}][{_EMOJI}\u200d\ufe0f\u20e3\U000e0020-\U000e007f]*)
    |(?P<arxiv>\barxiv\s?:?\s?\d{{4}}\.\d{{4,5}}(?:v\d+)?(?:\s?\[[a-z]+\.[A-Z]+\])?)
    |(?P<date>{DATE})
    |(?P<open>[(\[{{（【〔［「『《“„«])
    |(?P<close>[)\]}}）】〕］」』》”»])
    |(?P<quote>")
    |(?P<dash>(?<!\S)[-–—]{{1,3}}(?!\S)|[—–]|-{{2,3}}(?![-\w])|(?<=[)\]\d”"])\s?-(?=\s|\[|\*|$)|-(?!\S)|(?<=\s)-(?=\[))
    |(?P<punct>[|·•‧∙，；：、。]|;(?!\S)|,(?!\d)|:(?!\S)|:(?=\*|\[)|\.(?=[\s)\]"”*_|]|$)|(?<=\s)/(?=\s)|(?<=\s)@(?=\s))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "〕": "〔", "］": "［", "」": "「", "』": "『", "》": "《"}
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[.])(?:[A-Z]|int|intl|conf|proc|trans|symp|lett|rev|sci|comput|syst|eng|appl|mach|intell|softw|commun|vs|et"
    r"|etc|al|vol|no|pp|ed|eds|dr|prof|jr|sr|inc|ltd|st|univ|dept|fig|e\.g|i\.e|cf|approx|ver|v)\Z",
    re.IGNORECASE,
)
_KINDS = {
    "emoji": TokenKind.EMOJI,
    "open": TokenKind.OPEN,
    "close": TokenKind.CLOSE,
    "dash": TokenKind.PUNCT,
    "punct": TokenKind.PUNCT,
    "line": TokenKind.LINE,
    "date": TokenKind.DATE,
}
_MARKS = {Emphasis: 1, Strong: 2, Delete: 2}
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
    return mark_authors(text, scanner.tokens)


class _Scanner:
    def __init__(self, text: str, registry: Registry) -> None:
        self._text = text
        self._registry = registry
        self._quoted = False
        self.tokens: list[Token] = []

    def take(self, node: Inline) -> None:
        """Add the tokens of a node."""
        if isinstance(node, Text):
            self._scan(node.start, node.end)
        elif isinstance(node, Link):
            self._link(node)
        elif isinstance(node, Emphasis | Strong | Delete):
            self._emphasis(node)
        elif isinstance(node, Image):
            self._add(TokenKind.IMAGE, node.start, node.end, node.alt, node)
        elif isinstance(node, InlineCode):
            self._add(TokenKind.CODE, node.start, node.end, node.value, node)
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

    def _scan(self, start: int, end: int) -> None:
        text, at = self._text, start
        for match in _SCAN.finditer(text, start, end):
            first, last = match.span()
            group = match.lastgroup or ""
            if group == "escape":
                if text[first + 1] not in "[](){}|\"":
                    continue
                group = "open" if text[first + 1] in "[({" else "close" if text[first + 1] in "])}" else "punct"
            elif group == "punct" and text[first] == "." and _ABBREVIATED.search(text, max(0, at - 1, first - 9), first):
                continue
            self._words(at, first)
            at = last
            if group == "date":
                value = date_of(match.group())
                self.tokens.append(Token(TokenKind.DATE, first, last, match.group(), None, value))
            elif group == "url":
                self._url(first, last)
            elif group == "arxiv":
                self.tokens.append(Token(TokenKind.VENUE, first, first + 5, text[first : first + 5], None, None, 0.9))
                rest = first + 5
                while rest < last and not text[rest].isalnum():
                    rest += 1
                self._add(TokenKind.WORDS, rest, last, text[rest:last])
            elif group == "quote":
                self._add(TokenKind.CLOSE if self._quoted else TokenKind.OPEN, first, last, '"')
                self._quoted = not self._quoted
            else:
                self._add(_KINDS[group], first, last, match.group().strip() or match.group())
        self._words(at, end)

    def _url(self, start: int, end: int) -> None:
        while end > start and self._text[end - 1] in ".,;:!?*_'\"":
            end -= 1
        self._add(TokenKind.LINK, start, end, self._text[start:end])

    def _words(self, start: int, end: int) -> None:
        text = self._text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        for kind, first, last, value, sure in cut_chunk(text, start, end, self._registry):
            self.tokens.append(Token(TokenKind(kind), first, last, text[first:last], None, value, sure))
