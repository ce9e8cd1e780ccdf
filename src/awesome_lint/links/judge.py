"""What the end of a walk says of the URL that it began with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.links.base import FailureKind
from awesome_lint.links.redirects import differs_in_language, is_permanent, suspicion
from awesome_lint.links.walk import MOST_HOPS
from awesome_lint.links.walls import bad_title, challenge, hidden, is_blocking
from awesome_lint.records import replace
from awesome_lint.statuses import LinkStatus, Verdict

if TYPE_CHECKING:
    from awesome_lint.links.base import Response
    from awesome_lint.links.walk import Walk

GONE = frozenset({404, 410})
_FAILED = {
    FailureKind.TLS: Verdict.TLS,
    FailureKind.NAME: Verdict.DEAD,
    FailureKind.ROUTE: Verdict.BLOCKED,  # others may reach it
    FailureKind.REFUSED: Verdict.SUSPICIOUS,  # where a redirection leads to; a URL that is refused itself is skipped
}


def is_good(response: Response) -> bool:
    """Whether a status means that the page is there; 304 and 300 stand for it as well."""
    return 200 <= response.status < 300 or response.status in {300, 304}


def judge(walk: Walk, fragment: str | None, *, accepted: bool) -> LinkStatus:
    """Give the status of the URL that a walk began with.

    Args:
        walk: The walk.
        fragment: What is looked for in the page at its end; None for nothing.
        accepted: Whether the status at its end counts as alive by configuration.
    """
    verdict, error = (Verdict.ALIVE, None) if accepted else _verdict(walk, fragment)
    final = walk.hops[-1].url if walk.hops else None
    if final is not None and "#" not in final and "#" in walk.url:
        final += walk.url[walk.url.index("#") :]  # browsers keep the fragment (RFC 9110, section 10.2.2)
    good = walk.response is not None and is_good(walk.response)
    status = LinkStatus(
        walk.url,
        verdict,
        status=walk.response.status if walk.response is not None else None,
        final_url=final,
        hops=walk.hops,
        title=(walk.page.title or None) if walk.page is not None and good else None,
        error=error,
    )
    if verdict is not Verdict.ALIVE or not walk.hops or _same(walk.url, walk.final):
        return status
    moved = is_permanent(walk.hops) and not differs_in_language(walk.url, walk.final)
    return replace(status, verdict=Verdict.MOVED if moved else Verdict.REDIRECTED)


def elsewhere(walk: Walk) -> str | None:
    """Say why the end of a walk may be another thing than was asked for, as a clause; None if it may well be that."""
    return suspicion(walk.url, walk.hops) if walk.hops else None


def _verdict(walk: Walk, fragment: str | None) -> tuple[Verdict, str | None]:
    """Give a verdict on what stands at the end, as if there were no redirections, and the reason."""
    if walk.circle:
        reason = "it redirects in a circle" if len(walk.hops) <= MOST_HOPS else f"more than {MOST_HOPS} redirections"
        return Verdict.UNREACHABLE, reason
    if walk.failure is not None:
        return _FAILED.get(walk.failure.kind, Verdict.UNREACHABLE), walk.failure.reason
    response = walk.response
    assert response is not None  # noqa: S101 - there is a response, a failure or a circle
    wall = challenge(response, walk.page.title if walk.page is not None else "")
    wall = wall or hidden(walk.url, walk.final, response.status)
    if wall is not None:
        return Verdict.BLOCKED, wall
    if is_blocking(response.status):
        return Verdict.BLOCKED, f"it answers {response.status}, which may be meant for robots only"
    if response.status in GONE:
        return Verdict.DEAD, f"it answers {response.status}"
    if not is_good(response):
        return Verdict.UNREACHABLE, f"it answers {response.status}"
    doubt = elsewhere(walk) or page_doubt(walk, fragment)
    return (Verdict.SUSPICIOUS, doubt) if doubt else (Verdict.ALIVE, None)


def page_doubt(walk: Walk, fragment: str | None) -> str | None:
    """Say why a page that came may not be the one that was meant."""
    page = walk.page
    if page is None or walk.response is None:
        return None
    complete = walk.response.complete
    doubt = bad_title(page.title)
    if doubt is None and page.empty and complete:
        doubt = "its page is empty"
    # A page without text of its own is drawn by scripts, and so are its anchors.
    if doubt is None and fragment is not None and complete and page.text and fragment not in page.anchors:
        doubt = f"its page has no anchor #{fragment}"
    return doubt


def _same(one: str, other: str) -> bool:
    """Whether two URLs are spellings of one: fragments apart, an empty path is a slash."""
    first, second = (url.partition("#")[0] for url in (one, other))
    return first == second or first + "/" == second
