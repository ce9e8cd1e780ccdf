"""What of a token decides how well it fits an element; records of the same classes are aligned alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from awesome_lint.markdown.nodes import Link
from awesome_lint.template.link_class import LabelClass, label_class
from awesome_lint.template.people import looks_like_name
from awesome_lint.template.prepared import prepared, splitter, without_at
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind
from awesome_lint.template.tokens import label_tokens
from awesome_lint.venues.extras import AFTER, BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.grammar import Grammar
    from awesome_lint.template.token import Token
    from awesome_lint.venues import Registry

Class: TypeAlias = tuple[object, ...]

_NOTES: Final = AFTER | BEFORE
_NOTE = re.compile(
    r"(?:best|outstanding|distinguished|honou?rable|test of time)\b.{0,40}"
    r"|\d[\d,.k+]* (?:citations?|stars?|forks?)|arxiv",
    re.IGNORECASE,
)
_HALVES: Final = {
    "，": ",",
    "；": ";",
    "：": ":",
    "、": ",",
    "。": ".",
    "–": "-",
    "—": "-",
    "・": "·",
    "•": "·",
    "‧": "·",
    "∙": "·",
}
_BRACKETS: Final = {
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "［": "[",
    "］": "]",
    "〔": "[",
    "〕": "]",
    "“": '"',
    "”": '"',
    "„": '"',
}


STRANGE_BAR: Final = "‖"
"""Stands in classes for a bar where the template has none: there it sets nothing apart, and is a text's own."""


def is_note(text: str) -> bool:
    """Whether a text, in lower case, is a remark on a work: "oral", "best paper", "12 stars"."""
    return text in _NOTES or _NOTE.fullmatch(text) is not None


def half(char: str) -> str:
    """Give the plain form of a separator or a bracket."""
    last = char[-1:]
    return _HALVES.get(last) or _BRACKETS.get(last) or last


class Classifier:
    """Gives the classes of tokens.

    Args:
        text: The whole source.
        grammar: The template's.
        registry: The venue series that are known.
        recurring: The labels that lead to many places in the list.
    """

    def __init__(self, text: str, grammar: Grammar, registry: Registry, recurring: frozenset[str]) -> None:
        self._text = text
        self._registry = registry
        self._recurring = recurring
        self._words = frozenset(grammar.words)
        self._splitter = splitter(grammar.words)
        self._at = any(flat.sort == "punct" and flat.text == "@" for flat in grammar.flats)
        self._barred = SlotKind.TAGS in grammar.holds or any(flat.text == "|" for flat in grammar.flats)
        self._labels = grammar.labels
        self._names = SlotKind.AUTHORS in grammar.holds
        self._inside = bool(grammar.inner)

    def classes(self, tokens: Sequence[Token]) -> tuple[Class, ...]:
        """Give the class of each token."""
        found = [self._class(token) for token in tokens]
        for index in range(2, len(tokens)):  # "(Re)thinking": the bracket stands in a word
            token, before, first = tokens[index], tokens[index - 1], tokens[index - 2]
            if token.kind is TokenKind.CLOSE and before.kind is TokenKind.DATE:
                found[index - 1] = (*found[index - 1], "closed")
            bracketed = token.kind is TokenKind.CLOSE and first.kind is TokenKind.OPEN
            if bracketed and before.kind in (TokenKind.WORDS, TokenKind.VENUE) and self._glued(token):
                found[index - 1] = (TokenKind.WORDS, 1, "low", None)
        return tuple(found)

    def _glued(self, token: Token) -> bool:
        after = self._text[token.end : token.end + 1]
        return token.text in (")", "]") and after.isalnum() and after.isascii()

    def label_tokens(self, token: Token) -> list[Token]:
        """Give the tokens of a link's label."""
        return self.prepared(label_tokens(self._text, token, self._registry))

    def prepared(self, tokens: Iterable[Token]) -> list[Token]:
        """Give tokens with words cut at the template's own."""
        return list(prepared(self._text, without_at(tokens) if self._at else tokens, self._splitter))

    def _class(self, token: Token) -> Class:
        kind = token.kind
        if kind is TokenKind.WORDS:
            return self._of_words(token)
        if kind is TokenKind.PUNCT:
            sign = half(token.text)
            return (kind, STRANGE_BAR if sign == "|" and not self._barred else sign)
        if kind is TokenKind.OPEN:
            return (kind, half(token.text))
        if kind is TokenKind.CLOSE:
            return (kind, half(token.text), self._glued(token))
        if kind is TokenKind.MARK:
            return (kind, token.closing, token.text)
        if kind is TokenKind.VENUE:
            low = token.text.lower()
            return (
                kind,
                round(token.sure * 10),
                low if low in self._words else None,
                min(token.text.count(" ") + 1, 6),
            )
        if kind is TokenKind.DATE:
            date = token.date
            return (kind, date is not None and date.month is not None)
        if kind is TokenKind.AUTHORS:
            return (kind, round(token.sure * 10))
        if kind is TokenKind.LINK or kind is TokenKind.EMPTY:
            return self._of_link(token)
        if kind is TokenKind.IMAGE:
            return (kind,)
        if kind is TokenKind.HTML:
            return (kind, token.text.startswith("<!--"))
        if kind is TokenKind.CODE:
            return (kind, token.text.lower() if token.text.lower() in self._words else None)
        return (kind,)

    def _of_words(self, token: Token) -> Class:
        text = token.text
        low = " ".join(text.lower().split())
        if low in self._words:
            return (token.kind, 1, "literal", low)
        count = text.count(" ") + 1
        if len(text) == 2 and text.isdigit():
            return (token.kind, 1, "digits", None)
        if is_note(low):
            return (token.kind, min(count, 9), "note", None)
        if self._names and looks_like_name(text):
            return (token.kind, min(count, 9), "name", None)
        capital = text[0].isupper() or not text[0].isascii()
        return (token.kind, min(count, 9), "capital" if capital else "low", None)

    def _of_link(self, token: Token) -> Class:
        node = token.node
        if token.kind is TokenKind.EMPTY:
            return (token.kind,)
        sort = label_class(token, self._recurring)
        wanted = isinstance(node, Link) and self._label(node) in self._labels
        inside: tuple[Class, ...] = ()
        if self._inside and isinstance(node, Link) and sort is not LabelClass.BARE:
            inside = self.classes(self.label_tokens(token))
        return (token.kind, sort, wanted, inside)

    def _label(self, node: Link) -> str:
        return self._text[node.children[0].start : node.children[-1].end] if node.children else ""
