"""One run over the links of some lists, from a program that is not asynchronous."""

from __future__ import annotations

from datetime import UTC, datetime
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING, Never

from awesome_lint.links.recall import recall
from awesome_lint.version import PROJECT_URL, __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from awesome_lint.links.cache import LinkCache
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.plan import Plan
    from awesome_lint.statuses import LinkStatus

_NOTHING: Mapping[str, Never] = {}
USER_AGENT = f"awesome-lint/{__version__} (+{PROJECT_URL})"


class SystemClock:
    """Time as it passes."""

    def now(self) -> float:
        """Give seconds from some beginning, never going back."""
        return monotonic()

    def moment(self) -> datetime:
        """Give the present, with its zone."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        import asyncio

        await asyncio.sleep(seconds)


def check_links(
    plan: Plan,
    options: LinkOptions,
    cache: LinkCache | None,
    proxies: Callable[[], Mapping[str, str]],
    seen: Callable[[LinkStatus], None],
    added: Mapping[str, str] = _NOTHING,
) -> dict[str, LinkStatus]:
    """Ask for the links of a plan.

    Args:
        plan: What is asked.
        options: How.
        cache: What is remembered; None to remember nothing.
        proxies: Gives what `urllib.request.getproxies` gives; called if anything is asked.
        seen: Is called with each status as it becomes known.
        added: The days on which URLs were added to their lists, as ISO 8601, where they are known: archived copies of
            dead pages are looked for near to them.

    Returns:
        The statuses by URL as the lists have it.

    Raises:
        NoNetworkError: Requests were made, and none was answered.
    """
    now = SystemClock().moment()
    known, rest = recall(plan, options, cache, now)
    for status in known:
        seen(status)
    found = {status.url: status for status in known}
    if rest.asked:
        import asyncio

        found |= asyncio.run(_check(rest, options, cache, proxies(), seen, added))
    if cache is not None:
        cache.prune(now)
    return found


async def _check(
    plan: Plan,
    options: LinkOptions,
    cache: LinkCache | None,
    proxies: Mapping[str, str],
    seen: Callable[[LinkStatus], None],
    added: Mapping[str, str],
) -> dict[str, LinkStatus]:
    from awesome_lint.links.client import Client
    from awesome_lint.links.engine import Engine
    from awesome_lint.links.providers import all_providers

    clock = SystemClock()
    found: dict[str, LinkStatus] = {}
    async with Client(options, USER_AGENT, proxies=proxies) as client:
        engine = Engine(client, options, clock, SystemRandom(), cache, all_providers(), added)
        async for status in engine.run(plan):
            found[status.url] = status
            seen(status)
    return found
