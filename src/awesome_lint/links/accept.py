"""Status codes and ranges of them, as lychee writes them (its documentation, `--accept`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST, _MOST = 100, 999
_RANGE = re.compile(r"(?P<first>\d{3})?(?P<mark>\.\.=?|(?<=\d)-(?=\d))(?P<last>\d{3})?")
_CODE = re.compile(r"\d{3}")


def accepted_codes(texts: Iterable[str]) -> frozenset[int]:
    """Read status codes: `403`, `200..=299`, `200..300` (300 is not meant), `400..`, `..=204`, `200-299`.

    Args:
        texts: Codes and ranges, in one text with commas between them, or in several.

    Raises:
        ConfigError: A text is none of these; the message names it.
    """
    return frozenset(code for text in texts for word in text.split(",") for code in _codes(word.strip()))


def _codes(word: str) -> range:
    if _CODE.fullmatch(word) and int(word) >= _LEAST:
        return range(int(word), int(word) + 1)
    match = _RANGE.fullmatch(word)
    if match is None or (match["first"] is None and match["last"] is None):
        raise ConfigError(f'{word!r}: expected a status code such as 403, or a range such as "200..=299"')
    first = int(match["first"] or _LEAST)
    last = int(match["last"] or _MOST + 1)
    found = range(first, last if match["mark"] == ".." or match["last"] is None else last + 1)
    if not found or first < _LEAST:
        raise ConfigError(f"{word!r}: no status code from {_LEAST} to {_MOST} is in this range")
    return found
