"""Status codes and ranges of them, as people write them: `403`, `200..=299`, `200..300`, `400..`, `..=204`, `500-599`.

The notation with dots is lychee's (its documentation, "accept"), so that its configurations can be taken over: `..`
ends before its second number and `..=` with it, as in Rust. Codes are 100 to 999.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST, _LAST = 100, 999
_RANGE = re.compile(
    r"(?P<single>\d{1,6})|(?P<start>\d{1,6})?\s*\.\.\s*(?:(?P<end>=?)\s*(?P<stop>\d{1,6}))?|(?P<low>\d{1,6})\s*-\s*(?P<high>\d{1,6})",
    re.ASCII,
)


def accepted_codes(texts: Iterable[str]) -> frozenset[int]:
    """Read status codes and ranges.

    Args:
        texts: Each holds codes and ranges, with commas between them.

    Raises:
        ConfigError: One of them is none.
    """
    words = [word.strip() for text in texts for word in text.split(",")]
    return frozenset(code for word in words if word for code in _codes(word))


def _codes(word: str) -> range:
    match = _RANGE.fullmatch(word)
    if match is None:
        raise _wrong(word, "expected a code or a range, such as 403, 200..=299, 400.., ..=204 or 500-599")
    if match["single"] is not None:
        first = last = int(match["single"])
    elif match["low"] is not None:
        first, last = int(match["low"]), int(match["high"])
    else:
        first = int(match["start"]) if match["start"] is not None else _FIRST
        last = _LAST
        if match["stop"] is not None:
            last = int(match["stop"]) - (not match["end"])
    if not _FIRST <= first <= _LAST or not _FIRST - 1 <= last <= _LAST:
        raise _wrong(word, f"codes are {_FIRST} to {_LAST}")
    if last < first:
        raise _wrong(word, "the range is empty; its end must not lie before its beginning")
    return range(first, last + 1)


def _wrong(word: str, reason: str) -> ConfigError:
    return ConfigError(f"status codes to accept {word!r}: {reason}")
