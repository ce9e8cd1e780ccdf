"""Roles of hostile records: work is linear in the tokens, and nothing is too deep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from awesome_lint.template.roles import Recogniser, Role
from awesome_lint.template.token import Token
from awesome_lint.template.token import TokenKind as K
from awesome_lint.venues import Registry
from awesome_lint.words import Affiliations

if TYPE_CHECKING:
    from collections.abc import Iterable


# What a stranger's line can be made of, each part many times.
HOSTILE = {
    "open brackets": ((K.OPEN, "("),),
    "empty pairs": ((K.OPEN, "("), (K.CLOSE, ")")),
    "links": ((K.LINK, "https://a.org"),),
    "linked in brackets": ((K.OPEN, "["), (K.LINK, "https://a.org"), (K.CLOSE, "]")),
    "dashes between venues": ((K.PUNCT, "-"), (K.VENUE, "ICML")),
    "dates": ((K.DATE, "2020"), (K.PUNCT, ",")),
    "cells": ((K.WORDS, "words"), (K.CELL, "|")),
    "lines": ((K.LINE, "\n"), (K.WORDS, "Key"), (K.PUNCT, ":"), (K.LINK, "https://a.org")),
}

END = {"links": ((K.WORDS, "and more words"),), "empty pairs": ((K.WORDS, "and more words"),)}


class Counted(list[Token]):
    """Tokens that count how many of them are asked for."""

    asked = 0

    def __getitem__(self, key: Any) -> Any:
        got = super().__getitem__(key)
        self.asked += len(got) if isinstance(key, slice) else 1
        return got


def made(pieces: Iterable[tuple[K, str]]) -> tuple[str, Counted]:
    tokens, at = Counted(), 0
    for kind, text in pieces:
        tokens.append(Token(kind, at, at + len(text), text, None, None, 0.5))
        at += len(text)
    return "".join(token.text for token in tokens), tokens


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_is_linear_in_the_tokens(kind: str) -> None:
    asked = []
    for times in (500, 2000):
        text, tokens = made([(K.WORDS, "Title"), (K.PUNCT, "-"), *HOSTILE[kind] * times, *END.get(kind, ())])
        Recogniser(text, Registry.builtin(), Affiliations.builtin()).assign(tokens)
        asked.append(tokens.asked)
    assert asked[1] < 5 * asked[0]


def test_deep_brackets_end() -> None:
    deep = 20_000
    pieces = [(K.WORDS, "Title"), *[(K.OPEN, "(")] * deep, (K.LINK, "https://a.org"), *[(K.CLOSE, ")")] * deep]
    text, tokens = made(pieces)
    found = Recogniser(text, Registry.builtin(), Affiliations.builtin()).assign(tokens)
    assert {Role.TITLE, Role.LINK} <= {each.role for each in found}
    assert tokens.asked < 100 * len(tokens)
