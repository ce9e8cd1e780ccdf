"""The style that is expected where a rule may be told "consistent"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

CONSISTENT = "consistent"
_OFTEN = 3  # places that show the same before it can be a habit
"""The value of an option that leaves the style to the file."""

StyleT = TypeVar("StyleT", str, int)


def expected_style(configured: StyleT | str, found: Iterable[StyleT], *, strict: bool) -> StyleT | None:
    """Give the style that every place is to have.

    npm's rules expect the style of the file's first place; that flags most of a file for one odd beginning. The style
    of most places asks for the fewest changes.

    Args:
        configured: A style, or "consistent".
        found: The styles of all places, in document order.
        strict: Whether npm's verdict is wanted: the first style found. Else the most frequent one, of equally frequent
            ones the first.

    Returns:
        None if nothing is configured and nothing was found.
    """
    if configured != CONSISTENT:
        return configured  # type: ignore[return-value]  # "consistent" is the only value that is no style
    if strict:
        return next(iter(found), None)
    counted = Counter(found)
    return max(counted, key=counted.__getitem__, default=None)  # `max` gives the first of equals


def said_why(configured: str | int, places: str = "of them", *, strict: bool) -> str:
    """Give the words that follow the expected style in a message: why it is expected; nothing if it is configured.

    Args:
        configured: A style, or "consistent".
        places: What has the style, in the plural.
        strict: As in `expected_style`.
    """
    if configured != CONSISTENT:
        return ""
    return " as the first one here" if strict else f" as most {places} here"


def one_of(option: str, value: object, allowed: Iterable[str]) -> None:
    """Refuse an option's value that is none of the allowed ones.

    Raises:
        ValueError: It lists what is allowed.
    """
    allowed = tuple(allowed)
    if value not in allowed:
        raise ValueError(f"{option}: {value!r} is not one of {', '.join(map(repr, allowed))}")


def is_habit(flagged: int, looked_at: int) -> bool:
    """Whether a file does something so often that it must be meant: in most of the places where it could."""
    return flagged >= _OFTEN and 2 * flagged > looked_at
