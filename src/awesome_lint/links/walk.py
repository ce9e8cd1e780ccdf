"""Following a URL to its end, one vetted hop after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from awesome_lint.links.base import Failure, FailureKind, Request
from awesome_lint.links.cookies import Cookies
from awesome_lint.links.page import is_html, read_page
from awesome_lint.links.redirects import REDIRECTING
from awesome_lint.links.vetting import vet
from awesome_lint.statuses import Hop

if TYPE_CHECKING:
    from awesome_lint.links.allowance import Allowance
    from awesome_lint.links.base import Fetch, Response
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.page import Page
    from awesome_lint.links.schedule import Schedule

MOST_HOPS = 10
_MOST_REQUESTS = MOST_HOPS + 3  # of one walk: some hosts send a reader to the same URL again, with a cookie
_BLANKS = re.compile(r"\s+")


class Walk(NamedTuple):
    """A URL followed to its end.

    Attributes:
        url: Where it began.
        hops: The redirections.
        response: The answer at the end; None if there is none.
        failure: Why there is none.
        page: The page at the end, if one was read.
        circle: Whether it does not end.
    """

    url: str
    hops: tuple[Hop, ...]
    response: Response | None
    failure: Failure | None
    page: Page | None = None
    circle: bool = False

    @property
    def final(self) -> str:
        """The URL at the end."""
        return self.hops[-1].url if self.hops else self.url


class Walker:
    """Follows URLs.

    Args:
        fetch: Makes one request.
        schedule: Says when.
        options: Whether private addresses may be asked.
    """

    def __init__(self, fetch: Fetch, schedule: Schedule, options: LinkOptions) -> None:
        self._fetch = fetch
        self._schedule = schedule
        self._options = options

    async def walk(
        self,
        url: str,
        method: str,
        allowance: Allowance,
        *,
        limit: int = 0,
        anchors: bool = False,
        retries: int | None = None,
    ) -> Walk:
        """Follow a URL.

        Args:
            url: Where to begin.
            method: "HEAD" or "GET".
            allowance: The time that is left for this URL.
            limit: Bytes that are read of a page.
            anchors: Whether the page's anchors are wanted.
            retries: How often each request may be repeated; as the options have it by default.

        Raises:
            NotAsked: The run is over, or a host on the way is not to be asked any more.
        """
        hops: list[Hop] = []
        cookies = Cookies()
        seen: set[tuple[str, str]] = set()
        at = url.partition("#")[0]
        while True:
            cookie = cookies.header(at)
            if (at, cookie) in seen or len(seen) >= _MOST_REQUESTS or len(hops) > MOST_HOPS:
                return Walk(url, tuple(hops), None, None, circle=True)
            seen.add((at, cookie))
            try:
                response = await self._request(at, method, limit, cookie, allowance, retries)
                cookies.take(response)
                page = read_page(response, anchors=anchors) if limit and is_html(response) else None
                target = _next(at, response, page)
            except Failure as failure:
                return Walk(url, tuple(hops), None, failure)
            if target is None:
                return Walk(url, tuple(hops), response, None, page)
            if target.partition("#")[0] != at:
                hops.append(Hop(response.status, target))
            at = target.partition("#")[0]

    async def _request(
        self, url: str, method: str, limit: int, cookie: str, allowance: Allowance, retries: int | None
    ) -> Response:
        target = vet(url, allow_private=self._options.allow_private)
        own = self._schedule.options_of(target.host)
        headers = dict(own.headers) if own is not None else {}
        if cookie:
            headers["Cookie"] = cookie
        request = Request(target.url, method, headers, limit=limit)
        return await self._schedule.run(
            target.host, lambda: self._fetch(request), retries=retries, allowance=allowance, head=method == "HEAD"
        )


def _next(at: str, response: Response, page: Page | None) -> str | None:
    """Give where a response sends its reader, absolute; None if it is an end.

    Raises:
        Failure: To nothing that is a URL.
    """
    location = response.headers.get("location", "").strip()
    try:
        if response.status in REDIRECTING and location:
            return urljoin(at, _BLANKS.sub("%20", location))  # blanks are sent by many, and escaped by browsers
        if page is not None and page.refresh is not None and 200 <= response.status < 300:
            target = urljoin(at, _BLANKS.sub("%20", page.refresh))
            return None if target.partition("#")[0] == at else target
    except ValueError as error:
        raise Failure(FailureKind.PROTOCOL, "it redirects to what is no URL") from error
    return None
