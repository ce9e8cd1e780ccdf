"""Finding our own texts again, so that one is kept up to date and none is written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from awesome_lint.action.models import Comment, Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from awesome_lint.action.api import GitHub

WrittenT = TypeVar("WrittenT", Comment, Issue)

LIMIT = 60_000
"""Characters; GitHub takes 65,536 for a comment's or an issue's body."""


def ours(github: GitHub, found: Iterable[WrittenT], sign: str) -> Iterator[WrittenT]:
    """Give the texts that begin with a marker and that the token's own user or bot wrote: anybody may write a marker.

    Args:
        github: Where.
        found: Comments or issues.
        sign: How a text of ours begins.

    Raises:
        ApiError: GitHub does not say who the token belongs to.
    """
    login = ""
    for each in found:
        if each.user is None or not (each.body or "").startswith(sign):
            continue
        login = login or github.login()
        if each.user.login == login:
            yield each


def limited(head: str, parts: Iterable[str], rest: Callable[[int], str]) -> str:
    """Join as many parts as GitHub takes.

    Args:
        head: Stands first, and always.
        parts: What may be left out, from the end.
        rest: Gives what stands in place of so many parts.
    """
    text = head
    waiting = list(parts)
    while waiting and len(text) + len(waiting[0]) < LIMIT:
        text += waiting.pop(0)
    return text + (rest(len(waiting)) if waiting else "")
