"""What a chain of redirections means: moved, sent elsewhere for the moment, or not the same thing any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_lint.links.sites import host_without_www, is_named_in, same_site, sends_on
from awesome_lint.links.walls import is_login, is_parking

if TYPE_CHECKING:
    from collections.abc import Sequence
    from urllib.parse import SplitResult

    from awesome_lint.statuses import Hop

PERMANENT = frozenset({301, 308})
REDIRECTING = frozenset({301, 302, 303, 307, 308})
_LANGUAGE = (
    r"(?:ar|bg|bn|ca|cs|cn|da|de|el|en|es|et|eu|fa|fi|fr|he|hi|hr|hu|id|it|ja|jp|ko|kr|lt|lv|ms|nb|nl|no|pl|pt|ro|ru|sk"
    r"|sl|sr|sv|th|tr|tw|uk|us|vi|zh)(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3}))?"
)
_HOME = re.compile(rf"(?:/{_LANGUAGE})?(?:/(?:index|home|default|main|start|welcome)(?:\.\w+)?)?/?")
_PAGE_QUERY = re.compile(r"(?:^|&)(?:p|id|page|page_id|story|article|post)=", re.IGNORECASE)
_LANGUAGE_SEGMENT = re.compile(rf"/{_LANGUAGE}(?=/|$)")


def suspicion(url: str, hops: Sequence[Hop]) -> str | None:
    """Say why the end of a chain may not be what its beginning was, as a clause; None if it may well be.

    Args:
        url: The URL that was asked.
        hops: The redirections, in order; at least one.
    """
    final = hops[-1].url
    if is_parking(final):
        return f"it leads to a parked domain, {host_without_www(final)}"
    if is_login(final) and not is_login(url):
        return f"it leads to a page to log in, {final}"
    if sends_on(url):
        return None
    begun, ended = urlsplit(url.partition("#")[0]), urlsplit(final)
    if same_site(url, final):
        lost = _is_home(ended) and not _is_home(begun) and not _has_own_home(url, final)
        return f"it leads to the home page of {host_without_www(final)}" if lost else None
    same_path = len(begun.path) > 1 and begun.path.rstrip("/").lower() == ended.path.rstrip("/").lower()
    if is_named_in(final, url) or (is_permanent(hops) and (same_path or _is_home(begun))):
        return None
    return f"it leads to another site, {host_without_www(final)}"


def is_permanent(hops: Sequence[Hop]) -> bool:
    """Whether all redirections are permanent (RFC 9110, sections 15.4.2 and 15.4.9)."""
    return all(hop.status in PERMANENT for hop in hops)


def differs_in_language(url: str, final: str) -> bool:
    """Whether a redirection did no more than choose a language for its reader: the next one may get another."""
    begun, ended = urlsplit(url), urlsplit(final)
    if host_without_www(url) != host_without_www(final) or begun.path == ended.path:
        return False
    return any(
        ended.path[: match.start()] + ended.path[match.end() :] in {begun.path, begun.path.rstrip("/")}
        for match in _LANGUAGE_SEGMENT.finditer(ended.path)
    )


def _is_home(parts: SplitResult) -> bool:
    """Whether a URL is that of a site's home page, in any language; one that names a page in its query is not."""
    return bool(_HOME.fullmatch(parts.path)) and not parts.fragment and not _PAGE_QUERY.search(parts.query)


def _has_own_home(url: str, final: str) -> bool:
    """Whether a home page is that of a part of the site that the URL names: `x.org/tool` to `tool.x.org`."""
    return host_without_www(url) != host_without_www(final) and is_named_in(final, url)
