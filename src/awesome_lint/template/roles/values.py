"""Roles, what is told of the tokens that have one, and the words and characters that several modules ask for."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple


class Role(Enum):
    """What a stretch of a record is."""

    TITLE = "title"
    NAME = "name"
    AUTHORS = "authors"
    VENUE = "venue"
    DATE = "date"
    LINK = "link"
    IMAGE = "image"
    TAGS = "tags"
    AFFILIATION = "affiliation"
    DESCRIPTION = "description"

    __hash__ = object.__hash__  # as that of `TokenKind`


class Assigned(NamedTuple):
    """A role, and the tokens that have it: their indexes, the last one excluded.

    Attributes:
        role: The role.
        first: Index of the first token.
        last: Index behind the last token.
        inside: Where the role is that of a part of a link's label: the link's index; else -1.
        text: Where it begins and ends, in code points of the source.
    """

    role: Role
    first: int
    last: int
    inside: int = -1
    text: tuple[int, int] = (0, 0)


BRACKETS: Final = frozenset("([{（【〔［")
SQUARE: Final = frozenset("[【")
QUOTES: Final = frozenset('"“「『«《')
DASHES: Final = frozenset({"-", "–", "—", "--", "---"})
COLONS: Final = frozenset({":", "："})
LEADS: Final = frozenset(
    {"in", "at", "by", "from", "on", "via", "proc", "proceedings of"}
    | {"appeared in", "published in", "to appear in", "accepted by", "accepted at"}
)
"""Words before a venue or names, which are no part of them."""
LOOSE_BRACKET: Final = 0.15
"""How sure a venue must be at least that stands alone in brackets."""
_ARXIV_ID = re.compile(r"\d{4}\.\d{4,5}")


def is_arxiv_id(text: str) -> bool:
    """Whether a text begins with the number of a paper of arXiv."""
    return _ARXIV_ID.match(text) is not None
