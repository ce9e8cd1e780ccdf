"""Tags and affiliations: the text of their stretch cut into single labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import InlineCode
from awesome_lint.records import Record
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.slots import Slot
    from awesome_lint.template.token import Token

_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_]+|(?:(?!\1).)+)(?<=\S)\1")
_SOFT_SEPARATOR = re.compile(r"\s+/\s+|\s*[,;，；、]\s+|\s*[，；、]\s*")


class Labels(Record):
    """Tags and affiliations as they stand.

    Attributes:
        start: Offset of the first character, bracket included.
        end: Offset behind the last one.
        texts: Each label as Markdown, without emphasis around it; empty for `[]`.
        emphasised: For each label, whether it was emphasised as a whole.
    """

    start: int
    end: int
    texts: tuple[str, ...]
    emphasised: tuple[bool, ...]


def labels_of(text: str, tokens: Sequence[Token], slot: Slot) -> Labels | None:
    """Cut the tokens of a tags' slot into labels; None if they are none, but words without separator or bracket.

    Args:
        text: The whole source.
        tokens: The tokens, with or without brackets around them.
        slot: The slot, whose separator cuts first.
    """
    start, end = tokens[0].start, tokens[-1].end
    codes = [token.node for token in tokens if token.kind is TokenKind.CODE]
    if "`" in slot.open and codes and all(isinstance(node, InlineCode) for node in codes):
        values = [node.value for node in codes if isinstance(node, InlineCode)]
        pieces = [piece for value in values for piece in _pieces(value, slot)]
        return _labels(start, end, pieces)
    groups = _groups(tokens)
    if groups:
        pieces = [piece for first, last in groups for piece in _pieces(text[first:last], slot)]
        return _labels(start, end, pieces)
    marks = [token for token in tokens if token.kind is TokenKind.MARK and not token.closing]
    if len(marks) > 1 and not any(token.kind is TokenKind.PUNCT for token in tokens):
        return _labels(start, end, _marked(text, tokens))
    return _labels(start, end, _pieces(text[start:end], slot))


def labels_in(text: str, slot: Slot) -> tuple[str, ...]:
    """Cut the text of a tags' slot, without brackets and markup, into labels."""
    return _labels(0, 0, _pieces(text, slot)).texts


def _groups(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Give what stands between brackets, if nothing but separators stands outside of them."""
    found: list[tuple[int, int]] = []
    depth = 0
    for token in tokens:
        if token.kind is TokenKind.OPEN and token.text[-1] in "[【(（":
            if depth == 0:
                found.append((token.end, token.end))
            depth += 1
        elif token.kind is TokenKind.CLOSE and depth:
            depth -= 1
            if depth == 0:
                found[-1] = (found[-1][0], token.start)
        elif depth == 0 and token.kind is not TokenKind.PUNCT:
            return []
    return found if depth == 0 else []


def _marked(text: str, tokens: Sequence[Token]) -> list[str]:
    pieces: list[str] = []
    start = tokens[0].start
    for token in tokens:
        if token.kind is TokenKind.MARK and not token.closing:
            start = token.start
        elif token.kind is TokenKind.MARK:
            pieces.append(text[start : token.end])
    return pieces


def _pieces(text: str, slot: Slot) -> list[str]:
    """Cut the text of some tags: at pipes and at the template's separator, else at what others use for one."""
    flat = " ".join(text.split())
    own = slot.pieces[1] if len(slot.pieces) > 1 else "|"
    if own in flat or "|" in flat:
        return [piece for part in flat.split(own) for piece in part.split("|")]
    if own.strip() in ("/", ""):
        return _SOFT_SEPARATOR.split(flat)  # "C/C++" is one tag
    return flat.split(own.strip()) if own.strip() in flat else _SOFT_SEPARATOR.split(flat)


def _labels(start: int, end: int, pieces: Sequence[str]) -> Labels:
    texts: list[str] = []
    emphasised: list[bool] = []
    for piece in pieces:
        stripped = " ".join(piece.split()).strip(" /,;")
        match = _EMPHASIS.fullmatch(stripped)
        if match:
            stripped = match[2].strip()
        if stripped:
            texts.append(stripped)
            emphasised.append(match is not None)
    return Labels(start, end, tuple(texts), tuple(emphasised))


def joined(labels: Sequence[Labels]) -> Labels | None:
    """Give the labels of several stretches as one; None without any."""
    if not labels:
        return None
    texts = tuple(text for each in labels for text in each.texts)
    emphasised = tuple(flag for each in labels for flag in each.emphasised)
    return Labels(labels[0].start, labels[0].end, texts, emphasised)
