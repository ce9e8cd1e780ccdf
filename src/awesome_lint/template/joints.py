"""Where words go over into a venue without punctuation between, and where a venue is named twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.template.token import Token, TokenKind
from awesome_lint.template.venue_tokens import dated_pieces, may_be_dated, venue_sureness

if TYPE_CHECKING:
    from awesome_lint.venues import Registry

_ET_AL = re.compile(r"[^\n]{2,80}?\bet\.?\s?al\b\.?,?\s+(?=\S)")
_PROCEEDINGS = re.compile(r"(?:the )?(?:Proc(?:eedings|\.)|(?:19|20)\d\d (?=[A-Z]))")
_SURE_VENUE = 0.35


def named_twice(text: str, tokens: list[Token], registry: Registry) -> list[Token]:
    """Make one token of a venue's name and its acronym in brackets behind it."""
    venue = TokenKind.VENUE
    at = 0
    while at + 3 < len(tokens):
        if tokens[at].kind is not venue or tokens[at + 2].kind is not venue:
            at += 1
            continue
        name, opened, short, closed = tokens[at : at + 4]
        if opened.kind is TokenKind.OPEN and closed.kind is TokenKind.CLOSE:
            written = text[name.start : closed.end]
            if registry.find(written) is not None:
                tokens[at : at + 4] = [Token(venue, name.start, closed.end, written, sure=max(name.sure, short.sure))]
        at += 1
    return tokens


def behind_names(chunk: str, registry: Registry) -> int:
    """Give where a venue begins behind an "et al." in words: "Ann Bee et al. NeurIPS"; 0 if none does."""
    if "al" not in chunk:
        return 0
    names = _ET_AL.match(chunk)
    if names is None:
        return 0
    rest = chunk[names.end() :]
    if may_be_dated(rest):
        return names.end() if dated_pieces(rest, registry)[0].kind != "words" else 0
    return names.end() if venue_sureness(rest, registry) >= _SURE_VENUE else 0


def at_lead(chunk: str, registry: Registry) -> int:
    """Give where words are cut at an "In" before a venue: "Title? In", where the title ends, and "in CVPR"; else 0."""
    if chunk.endswith(("? In", "! In")):
        return len(chunk) - 2
    if not chunk.startswith(("in ", "In ", "at ")):
        return 0
    return 3 if _PROCEEDINGS.match(chunk, 3) or venue_sureness(chunk[3:], registry) >= _SURE_VENUE else 0
