"""Asking for one URL over plain HTTP, and what its answers mean.

HEAD is asked first, for it costs a server least; but servers lie to HEAD, so whatever is not a clean success is asked
again with GET, and only GET can prove that something is gone: twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin

from awesome_lint.links.base import Failure, FailureKind, Request
from awesome_lint.links.page import is_html, read_page
from awesome_lint.links.redirects import REDIRECTING, is_permanent, suspicion
from awesome_lint.links.vetting import vet
from awesome_lint.links.walls import BLOCKING, bad_title, challenge
from awesome_lint.records import replace
from awesome_lint.statuses import Hop, LinkStatus, Verdict
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from awesome_lint.links.base import Clock, Fetch, Response
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.page import Page
    from awesome_lint.links.schedule import Schedule

MOST_HOPS = 10
_GONE = frozenset({404, 410})
_HEAD_LIMIT = 65_536  # bytes of a page that are read for its title
_WHOLE_LIMIT = 4_194_304  # bytes of a page that are read for its anchors
_SECOND_THOUGHT = 2.0  # seconds before a page that seems gone is asked for again
_FAILED = {
    FailureKind.TLS: Verdict.TLS,
    FailureKind.NAME: Verdict.DEAD,
    FailureKind.REFUSED: Verdict.SUSPICIOUS,  # where a redirection leads to; a URL that is refused itself is skipped
}


class _Walk(NamedTuple):
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


class Probe:
    """Asks for URLs over plain HTTP.

    Args:
        fetch: Makes one request.
        schedule: Says when.
        options: What counts as alive, and how much is looked at.
        clock: Time.
    """

    def __init__(self, fetch: Fetch, schedule: Schedule, options: LinkOptions, clock: Clock) -> None:
        self._fetch = fetch
        self._schedule = schedule
        self._options = options
        self._clock = clock

    async def ask(self, url: str) -> LinkStatus:
        """Give the status of a URL.

        Raises:
            RunOver: The run's deadline passed before the URL was asked at all.
        """
        try:
            vet(url, allow_private=self._options.allow_private)
        except Failure as failure:
            return LinkStatus(url, Verdict.SKIPPED, error=failure.reason)
        fragment = self._fragment(url)
        if fragment is None:
            walk = await self._walk(url, "HEAD")
            if self._is_clean(walk):
                return self._status(url, walk, None)
        walk = await self._walk(url, "GET", limit=_HEAD_LIMIT if fragment is None else _WHOLE_LIMIT)
        if self._seems_gone(walk):
            await self._clock.sleep(_SECOND_THOUGHT)
            walk = await self._walk(url, "GET", limit=_HEAD_LIMIT)
        return self._status(url, walk, fragment)

    async def _walk(self, url: str, method: str, *, limit: int = 0) -> _Walk:
        """Follow a URL, one vetted hop after the other."""
        hops: list[Hop] = []
        cookies: dict[str, dict[str, str]] = {}
        seen: set[tuple[str, str]] = set()
        at = url.partition("#")[0]
        while True:
            host = host_of(at)
            cookie = "; ".join(f"{name}={value}" for name, value in sorted(cookies.get(host, {}).items()))
            if (at, cookie) in seen or len(hops) > MOST_HOPS:
                return _Walk(url, tuple(hops), None, None, circle=True)
            seen.add((at, cookie))
            try:
                response = await self._request(at, method, limit, cookie)
            except Failure as failure:
                return _Walk(url, tuple(hops), None, failure)
            cookies.setdefault(host, {}).update(response.cookies)
            page = read_page(response) if limit and response.status == 200 and is_html(response) else None
            target = _next(at, response, page)
            if target is None:
                return _Walk(url, tuple(hops), response, None, page)
            if target.partition("#")[0] != at:
                hops.append(Hop(response.status, target))
            at = target.partition("#")[0]

    async def _request(self, url: str, method: str, limit: int, cookie: str) -> Response:
        target = vet(url, allow_private=self._options.allow_private)
        own = self._schedule.options_of(target.host)
        headers = dict(own.headers) if own is not None else {}
        if cookie:
            headers["Cookie"] = cookie
        request = Request(target.url, method, headers, limit=limit)
        retries = 0 if method == "HEAD" else None
        return await self._schedule.run(target.host, lambda: self._fetch(request), retries=retries)

    def _is_clean(self, walk: _Walk) -> bool:
        """Whether an answer to HEAD leaves no doubt."""
        response = walk.response
        if response is None or not self._is_good(response) or challenge(response):
            return False
        return response.status != 202 and _elsewhere(walk) is None

    def _is_good(self, response: Response) -> bool:
        return 200 <= response.status < 300 or response.status == 304 or self._accepts(response)

    def _accepts(self, response: Response) -> bool:
        own = self._schedule.options_of(host_of(response.url))
        return response.status in self._options.accept or (own is not None and response.status in own.accept)

    def _seems_gone(self, walk: _Walk) -> bool:
        if walk.failure is not None:
            return walk.failure.kind is FailureKind.NAME
        return walk.response is not None and walk.response.status in _GONE and not self._accepts(walk.response)

    def _fragment(self, url: str) -> str | None:
        """Give the fragment that is to be looked for in the page, or None.

        Hash routes and text fragments name no anchor; nor do the lines of a file, or the README of a repository.
        """
        fragment = unquote(url.partition("#")[2].partition(":~:")[0])
        if not self._options.remote_fragments or not fragment or fragment.startswith(("/", "!", "?", "L")):
            return None
        return None if "=" in fragment or (fragment == "readme" and "//github.com/" in url) else fragment

    def _status(self, url: str, walk: _Walk, fragment: str | None) -> LinkStatus:
        verdict, error = self._verdict(walk, fragment)
        final = walk.hops[-1].url if walk.hops else None
        if final is not None and "#" not in final and "#" in url:
            final += url[url.index("#") :]  # browsers keep the fragment (RFC 9110, section 10.2.2)
        known = LinkStatus(
            url,
            verdict,
            status=walk.response.status if walk.response is not None else None,
            final_url=final,
            hops=walk.hops,
            title=(walk.page.title or None) if walk.page is not None else None,
            error=error,
        )
        if verdict is Verdict.ALIVE and walk.hops and not _same(url, walk.hops[-1].url):
            return replace(known, verdict=Verdict.MOVED if is_permanent(walk.hops) else Verdict.REDIRECTED)
        return known

    def _verdict(self, walk: _Walk, fragment: str | None) -> tuple[Verdict, str | None]:
        """Give a verdict on what stands at the end, as if there were no redirections, and the reason."""
        if walk.circle:
            reason = "redirects in a circle" if len(walk.hops) <= MOST_HOPS else f"more than {MOST_HOPS} redirections"
            return Verdict.UNREACHABLE, reason
        if walk.failure is not None:
            return _FAILED.get(walk.failure.kind, Verdict.UNREACHABLE), walk.failure.reason
        response = walk.response
        assert response is not None  # noqa: S101 - there is a response, a failure or a circle
        title = walk.page.title if walk.page is not None else ""
        if self._accepts(response):
            return Verdict.ALIVE, None
        wall = challenge(response, title)
        if wall is not None:
            return Verdict.BLOCKED, wall
        if response.status in BLOCKING:
            return Verdict.BLOCKED, f"it answers {response.status}, which may be meant for robots only"
        if response.status in _GONE:
            return Verdict.DEAD, f"it answers {response.status}"
        if not self._is_good(response):
            return Verdict.UNREACHABLE, f"it answers {response.status}"
        doubt = _elsewhere(walk) or _doubt(walk, response, fragment)
        return (Verdict.SUSPICIOUS, doubt) if doubt else (Verdict.ALIVE, None)


def _elsewhere(walk: _Walk) -> str | None:
    """Say why the end of a walk may be another thing than was asked for, as a clause; None if it may well be that."""
    return suspicion(walk.url, walk.hops) if walk.hops else None


def _next(at: str, response: Response, page: Page | None) -> str | None:
    """Give where a response sends its reader, absolute; None if it is an end."""
    if response.status in REDIRECTING and response.headers.get("location"):
        return urljoin(at, response.headers["location"].strip())
    if page is not None and page.refresh is not None and 200 <= response.status < 300:
        target = urljoin(at, page.refresh)
        return None if target.partition("#")[0] == at else target
    return None


def _doubt(walk: _Walk, response: Response, fragment: str | None) -> str | None:
    """Say why a page that came may not be the one that was meant."""
    page = walk.page
    if page is None:
        return None
    doubt = bad_title(page.title)
    if doubt is None and page.empty and response.complete:
        doubt = "its page is empty"
    if doubt is None and fragment is not None and response.complete and fragment not in page.anchors:
        doubt = f"its page has no anchor #{fragment}"
    return doubt


def _same(one: str, other: str) -> bool:
    """Whether two URLs are spellings of one: fragments apart, an empty path is a slash."""
    first, second = (url.partition("#")[0] for url in (one, other))
    return first == second or first + "/" == second
