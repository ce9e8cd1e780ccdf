"""Asking for one URL over plain HTTP.

HEAD is asked first, for it costs a server least; but servers lie to HEAD, so whatever is not a clean success is asked
again with GET, and only GET can prove that something is gone: twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from awesome_lint.links.base import Failure, FailureKind
from awesome_lint.links.judge import GONE, elsewhere, is_good, judge, page_doubt
from awesome_lint.links.readings import Readings
from awesome_lint.links.schedule import HostClosed, NotAsked
from awesome_lint.links.vetting import vet
from awesome_lint.links.walk import Walker
from awesome_lint.links.walls import challenge, hidden, is_blocking
from awesome_lint.statuses import LinkStatus, Verdict
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from awesome_lint.links.allowance import Allowance
    from awesome_lint.links.base import Clock, Fetch, Response
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.schedule import Schedule
    from awesome_lint.links.walk import Walk

_HEAD_LIMIT = 65_536  # bytes of a page that are read for its title
_WHOLE_LIMIT = 2_097_152  # bytes of a page that are read for its anchors
_SECOND_THOUGHT = 2.0  # seconds before a page that seems gone is asked for again


class Probe:
    """Asks for URLs over plain HTTP.

    Args:
        fetch: Makes one request.
        schedule: Says when.
        options: What counts as alive, and how much is looked at.
        clock: Time.
    """

    def __init__(self, fetch: Fetch, schedule: Schedule, options: LinkOptions, clock: Clock) -> None:
        self._walker = Walker(fetch, schedule, options)
        self._schedule = schedule
        self._options = options
        self._clock = clock
        self._readings = Readings()

    async def ask(self, url: str) -> LinkStatus:
        """Give the status of a URL.

        Raises:
            NotAsked: The run's deadline passed before it was known, or its host is not to be asked any more.
        """
        try:
            vet(url, allow_private=self._options.allow_private)
        except Failure as failure:
            return LinkStatus(url, Verdict.SKIPPED, error=failure.reason)
        allowance = self._schedule.allowance()
        fragment = self._fragment(url)
        head = await self._walker.walk(url, "HEAD", allowance, retries=0) if fragment is None else None
        if head is not None and self._is_clean(head):
            return await self._confirmed(head, allowance)
        try:
            return await self._by_get(await self._get(url, fragment, allowance), fragment, allowance)
        except HostClosed:
            if head is not None and _says_why(head):
                return self._status(head, None)  # it is what the host said when it closed
            raise

    async def _confirmed(self, head: Walk, allowance: Allowance) -> LinkStatus:
        """Give the status of a URL that HEAD found fine; its page is read first, if that is wanted."""
        if not self._readings.wanted(head):
            return self._status(head, None)
        try:
            walk = await self._get(head.url, None, allowance, retries=0)
        except NotAsked:
            return self._status(head, None)
        if not _tells(walk, head):
            return self._status(head, None)
        return await self._by_get(walk, None, allowance)

    async def _by_get(self, walk: Walk, fragment: str | None, allowance: Allowance) -> LinkStatus:
        """Give the status of a URL that GET was asked for, after a second try where it seems gone."""
        if self._seems_gone(walk) and allowance.left > _SECOND_THOUGHT:
            await self._clock.sleep(_SECOND_THOUGHT)
            allowance.spend(_SECOND_THOUGHT)
            walk = await self._get(walk.url, fragment, allowance)
        if walk.response is not None and is_good(walk.response) and page_doubt(walk, None):
            self._readings.lied(walk.response.url)
        return self._status(walk, fragment)

    async def _get(self, url: str, fragment: str | None, allowance: Allowance, retries: int | None = None) -> Walk:
        limit = _HEAD_LIMIT if fragment is None else _WHOLE_LIMIT
        return await self._walker.walk(
            url, "GET", allowance, limit=limit, anchors=fragment is not None, retries=retries
        )

    def _is_clean(self, walk: Walk) -> bool:
        """Whether an answer to HEAD leaves no doubt."""
        response = walk.response
        if response is None or not (is_good(response) or self._accepts(response)) or challenge(response):
            return False
        return response.status != 202 and elsewhere(walk) is None and not hidden(walk.url, walk.final, response.status)

    def _accepts(self, response: Response) -> bool:
        own = self._schedule.options_of(host_of(response.url))
        return response.status in self._options.accept or (own is not None and response.status in own.accept)

    def _seems_gone(self, walk: Walk) -> bool:
        if walk.failure is not None:
            return walk.failure.kind is FailureKind.NAME
        return walk.response is not None and walk.response.status in GONE and not self._accepts(walk.response)

    def _fragment(self, url: str) -> str | None:
        """Give the fragment that is to be looked for in the page, or None.

        Hash routes and text fragments name no anchor; nor do the lines of a file, or the README of a repository.
        """
        fragment = unquote(url.partition("#")[2].partition(":~:")[0])
        if not self._options.remote_fragments or not fragment or fragment.startswith(("/", "!", "?", "L")):
            return None
        return None if "=" in fragment or (fragment == "readme" and "//github.com/" in url) else fragment

    def _status(self, walk: Walk, fragment: str | None) -> LinkStatus:
        accepted = walk.response is not None and self._accepts(walk.response)
        return judge(walk, fragment, accepted=accepted)


def _says_why(head: Walk) -> bool:
    """Whether an answer to HEAD tells why its host is not asked any more."""
    if head.response is None:
        return head.failure is not None and head.failure.kind is FailureKind.CONNECT
    return is_blocking(head.response.status)


def _tells(walk: Walk, head: Walk) -> bool:
    """Whether reading a page that HEAD found fine said anything new, and was not just a bad moment."""
    if walk.circle or len(walk.hops) > len(head.hops):
        return True
    if walk.response is None:
        return walk.failure is not None and walk.failure.kind is FailureKind.REFUSED
    return is_good(walk.response) or walk.response.status in GONE
