"""Asking for many things at once where one that is malformed makes the whole request fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from awesome_lint.links.base import Failure, FailureKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

ValueT = TypeVar("ValueT")


class Rejected(Failure):
    """The interface finds the request itself malformed, and may name the thing that it cannot read.

    Attributes:
        culprit: The thing; None if it is not named.
    """

    def __init__(self, reason: str, culprit: str | None = None) -> None:
        super().__init__(FailureKind.PROTOCOL, reason)
        self.culprit = culprit


async def without_malformed(
    things: Sequence[str], ask: Callable[[Sequence[str]], Awaitable[list[ValueT]]], most: int
) -> tuple[list[ValueT], list[str]]:
    """Ask for things at once; where the request is rejected, without the one that is named, or in halves.

    Args:
        things: What is asked for.
        ask: Asks; raises `Rejected` where a thing spoils the request.
        most: Requests after which no further one is made.

    Returns:
        The answers, and the things that were asked for in requests that were not rejected.

    Raises:
        Failure: Any other one that `ask` raises.
    """
    answers: list[ValueT] = []
    asked: list[str] = []
    waiting = [list(things)]
    while waiting and most > 0:
        part = waiting.pop()
        most -= 1
        try:
            answers += await ask(part)
            asked += part
        except Rejected as rejected:
            rest = [thing for thing in part if thing != rejected.culprit]
            if len(rest) == len(part):
                middle = len(part) // 2
                waiting += [half for half in (part[middle:], part[:middle]) if len(part) > 1]
            elif rest:
                waiting.append(rest)
    return answers, asked
