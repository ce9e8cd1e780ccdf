"""A record's tokens made ready for a template: words cut at its own words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from awesome_lint.template.token import Token, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_SPOKEN = (TokenKind.WORDS, TokenKind.VENUE, TokenKind.AUTHORS)


@lru_cache(maxsize=64)
def splitter(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Give what finds the template's own words in a text."""
    if not words:
        return None
    shown = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{shown})(?!\w)", re.IGNORECASE)


def without_at(tokens: Iterable[Token]) -> Iterator[Token]:
    """Make a token of its own of the "@" that words begin with, where the template has one as literal text."""
    for token in tokens:
        if token.kind is TokenKind.WORDS and token.text.startswith("@") and token.text[1:].strip():
            yield Token(TokenKind.PUNCT, token.start, token.start + 1, "@")
            rest = token.text[1:].lstrip()
            yield token.cut(token.end - len(rest), token.end, rest)
        else:
            yield token


def prepared(text: str, tokens: Iterable[Token], words: re.Pattern[str] | None) -> Iterator[Token]:
    """Cut words at the template's own, and put the last full stop of three to the words before."""
    before: Token | None = None
    for token in tokens:
        now = token
        if before is not None:
            stop = now.kind is TokenKind.PUNCT and now.text == "." and now.start == before.end
            if stop and before.kind in _SPOKEN and text.endswith("..", before.start, before.end):
                before = Token(TokenKind.WORDS, before.start, now.end, before.text + ".")
                continue
            yield from _cut_words(before, words, text)
        before = now
    if before is not None:
        yield from _cut_words(before, words, text)


def _cut_words(token: Token, words: re.Pattern[str] | None, text: str) -> Iterator[Token]:
    names = token.kind is TokenKind.AUTHORS and words is not None and words.match(text, token.start, token.end)
    if words is None or (token.kind is not TokenKind.WORDS and not names):
        yield token
        return
    at = token.start
    for match in words.finditer(text, token.start, token.end):
        for start, end in ((at, match.start()), match.span()):
            stripped = text[start:end].strip()
            if stripped:
                first = text.index(stripped, start)
                yield token.cut(first, first + len(stripped), stripped)
        at = match.end()
    if at == token.start:
        yield token
    elif text[at : token.end].strip():
        stripped = text[at : token.end].strip()
        first = text.index(stripped, at)
        yield token.cut(first, first + len(stripped), stripped)
