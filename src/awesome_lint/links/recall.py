"""What is known of URLs without asking; the HTTP client, whose import takes long, is not needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.links.plan import Plan
from awesome_lint.records import replace
from awesome_lint.statuses import LinkStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from awesome_lint.links.cache import LinkCache
    from awesome_lint.links.options import LinkOptions


class Recalled(NamedTuple):
    """What is known of a plan.

    Attributes:
        known: Statuses of URLs as the lists have them.
        rest: What has to be asked: first what was not asked for longest, such as what an earlier run did not reach.
    """

    known: list[LinkStatus]
    rest: Plan


def recall(plan: Plan, options: LinkOptions, cache: LinkCache | None, now: datetime) -> Recalled:
    """Give the statuses of what is skipped, of what the cache knows and, offline, of all else.

    Args:
        plan: What is wanted.
        options: Whether the cache counts, and whether anything is asked.
        cache: What is remembered; None for nothing.
        now: The present.
    """
    known = [LinkStatus(url, Verdict.SKIPPED, error=reason) for url, reason in plan.skipped.items()]
    rest: dict[str, list[str]] = {}
    for url, urls in plan.asked.items():
        status = None
        if cache is not None and not options.refresh:
            status = cache.get(url, now, any_age=options.offline)
        if status is None and options.offline:
            status = LinkStatus(url, Verdict.SKIPPED, error="nothing is known of it, and nothing is asked offline")
        if status is None:
            rest[url] = urls
        else:
            known += for_all(status, urls)
    if cache is not None:
        rest = {url: rest[url] for url in sorted(rest, key=cache.asked)}
    return Recalled(known, Plan(rest, {}))


def for_all(status: LinkStatus, urls: Iterable[str]) -> Iterator[LinkStatus]:
    """Give a status to all URLs of the lists that it answers for; each keeps its own fragment."""
    for url in urls:
        fragment = url.partition("#")[2]
        final = status.final_url
        if final is not None and fragment and "#" not in final:
            final = f"{final}#{fragment}"
        yield replace(status, url=url, final_url=final)
