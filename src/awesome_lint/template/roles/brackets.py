"""Which bracket or quotation mark closes which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.template.token import BORDERS, TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.token import Token

_OPENERS: Final = {
    ")": "(",
    "]": "[",
    "}": "{",
    "）": "（",
    "】": "【",
    "」": "「",
    "』": "『",
    "》": "《",
    "”": "“",
    "»": "«",
    '"': '"',
}
_UNCLOSED: Final = 4  # brackets left open within a pair
_DEEPEST: Final = 32  # what is nested deeper is no form of entry, and bounds the recursion


def pairs_of(tokens: Sequence[Token]) -> dict[int, int]:
    """Give the index of the closing bracket or quotation mark of each opening one that has one in its paragraph."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.OPEN:
            stack.append(index)
        elif token.kind is TokenKind.CLOSE:
            wanted = _OPENERS.get(token.text[-1], "")
            for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _UNCLOSED), -1):
                if tokens[stack[depth]].text[-1] == wanted:
                    if depth < _DEEPEST:
                        pairs[stack[depth]] = index
                    del stack[depth:]
                    break
        elif token.kind in BORDERS and token.kind is not TokenKind.LINE:
            stack.clear()
    return pairs
