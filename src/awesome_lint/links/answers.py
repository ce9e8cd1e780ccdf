"""Reading what interfaces answer: a stranger's text, bounded and made harmless, whatever it turns out to be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import category

from awesome_lint.links.base import Failure, FailureKind
from awesome_lint.statuses import MOST_AUTHORS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.links.base import Response

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_LONGEST = 500  # code points of a title or a name: no real one is longer
_FIRST_YEAR, _LAST_YEAR = 1400, 2200


def read_json(response: Response, missing: int = 200) -> Json:
    """Give what a response holds.

    Args:
        response: The response.
        missing: Another status that is an answer, too.

    Raises:
        Failure: Its status is another one, or it holds no JSON.
    """
    where = response.url.partition("?")[0]
    if response.status not in {200, missing} or not response.complete:
        raise Failure(FailureKind.PROTOCOL, f"{where} answers {response.status}")
    try:
        found: Json = json.loads(response.body)
    except (ValueError, RecursionError) as error:  # the second for what is nested without end
        raise Failure(FailureKind.PROTOCOL, f"{where} answers no JSON") from error
    return found


def at(value: Json, *path: str | int) -> Json:
    """Give what stands at a path, or None where there is no such path."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def items(value: Json) -> list[Json]:
    """Give a list's items; none of what is no list."""
    return value if isinstance(value, list) else []


def string(value: Json) -> str | None:
    """Give a text; None if the value is none, or an empty one. See `text`."""
    return text(value) or None if isinstance(value, str) else None


def text(value: str) -> str:
    """Give a text on one line, without what is not seen (controls, marks of direction, halves of characters), bounded.

    Invisible characters that join letters stay: some scripts are written with them.
    """
    seen = (" " if category(char) in {"Cc", "Zl", "Zp"} else char for char in value[: 4 * _LONGEST])
    words = "".join(char for char in seen if category(char) not in {"Cf", "Cs", "Co"} or char in "\u200c\u200d").split()
    return " ".join(words)[:_LONGEST].rstrip()


def names(values: Iterable[Json]) -> tuple[str, ...]:
    """Give the texts among some values, as many as a resource keeps of authors."""
    found: list[str] = []
    for value in values:
        if len(found) == MOST_AUTHORS:
            break
        if name := string(value):
            found.append(name)
    return tuple(found)


def year(value: Json) -> int | None:
    """Give a year, of a number or of a text that begins with one; None if it can be none."""
    if isinstance(value, str) and value[:4].isascii() and value[:4].isdigit():
        value = int(value[:4])
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if _FIRST_YEAR <= value <= _LAST_YEAR else None
