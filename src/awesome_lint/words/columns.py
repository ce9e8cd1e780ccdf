"""What a table's columns hold, by the words of its header; the same words name fields in front of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from awesome_lint.words.names import phrase_key
from awesome_lint.words.tables import table

_LONGEST: Final = 60  # code points of a header that can be a listed one
_IN_BRACKETS = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]")
_PARTS = re.compile(r"[/|,&;、／]|\b(?:and|or|y|e|et|und|и)\b")


@lru_cache(maxsize=1024)
def column_of(header: str) -> str | None:
    """Give what a column holds, by the plain text of its header; of "Title / Venue", what its first known word says.

    Letter case, punctuation, accents, emoji and what stands in brackets do not matter.

    Returns:
        "title", "paper" (a title or a link to it), "name", "authors", "venue", "date", "link", "code", "further" (other
        links and figures), "tags", "affiliation", "description", "number"; None for other words, and without any.
    """
    if len(header) > _LONGEST:
        return None
    columns = table("columns")
    for text in (header, _IN_BRACKETS.sub(" ", header)):
        kind = columns.get(phrase_key(text))
        if kind is not None:
            return kind
    parts = _PARTS.split(header.casefold())
    return next((kind for part in parts if (kind := columns.get(phrase_key(part)))), None) if len(parts) > 1 else None
