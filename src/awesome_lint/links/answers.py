"""Reading what interfaces answer in JSON, whatever it turns out to be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from awesome_lint.links.base import Failure, FailureKind

if TYPE_CHECKING:
    from awesome_lint.links.base import Response

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def read_json(response: Response, missing: int = 200) -> Json:
    """Give what a response holds.

    Args:
        response: The response.
        missing: Another status that is an answer, too.

    Raises:
        Failure: Its status is another one, or it holds no JSON.
    """
    if response.status not in {200, missing} or not response.complete:
        raise Failure(FailureKind.PROTOCOL, f"{response.url.partition('?')[0]} answers {response.status}")
    try:
        found: Json = json.loads(response.body)
    except ValueError as error:
        raise Failure(FailureKind.PROTOCOL, f"{response.url.partition('?')[0]} answers no JSON") from error
    return found


def string(value: Json) -> str | None:
    """Give a text on one line; None if the value is none, or an empty one."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


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
