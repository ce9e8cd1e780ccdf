"""What a chain of redirections means: moved, sent elsewhere for the moment, or not the same thing any more."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_lint.links.walls import is_login, is_parking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publicsuffixlist import PublicSuffixList

    from awesome_lint.statuses import Hop

PERMANENT = frozenset({301, 308})
REDIRECTING = frozenset({301, 302, 303, 307, 308})
_HOME = re.compile(r"/(?:index\.\w+|home|[a-z]{2}(?:[-_][A-Za-z]{2})?)?/?")
# Hosts whose purpose is to lead to others.
_LEADING = frozenset(
    {"doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "w3id.org", "n2t.net", "ark.org", "urn.fi"}
    | {
        "bit.ly",
        "t.co",
        "goo.gl",
        "tinyurl.com",
        "is.gd",
        "ow.ly",
        "buff.ly",
        "cutt.ly",
        "rb.gy",
        "lnkd.in",
        "shorturl.at",
    }
    | {
        "aka.ms",
        "git.io",
        "amzn.to",
        "amzn.com",
        "youtu.be",
        "fb.me",
        "redd.it",
        "goo.su",
        "vk.cc",
        "forms.gle",
        "maps.app.goo.gl",
    }
    | {"wp.me", "db.tt", "1drv.ms", "discord.gg", "t.ly", "dlvr.it", "spoti.fi", "apple.co", "j.mp", "bl.ink", "go.dev"}
)
# One site under several registrable domains.
_FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "twitter.com x.com",
        "facebook.com fb.com meta.com",
        "readthedocs.io readthedocs.org readthedocs.com",
        "github.com github.io github.dev githubusercontent.com",
        "gitlab.com gitlab.io",
        "google.com withgoogle.com googleblog.com blog.google google.dev android.com chrome.com youtube.com",
        "microsoft.com live.com office.com azure.com visualstudio.com windows.com",
        "amazon.com aws.amazon.com awsstatic.com amazon.science",
        "discord.com discordapp.com",
        "stackoverflow.com stackexchange.com",
        "python.org pypi.org",
        "golang.org go.dev",
        "rust-lang.org docs.rs crates.io",
        "wikipedia.org wikimedia.org",
        "huggingface.co hf.co",
    )
)


def suspicion(url: str, hops: Sequence[Hop]) -> str | None:
    """Say why the end of a chain may not be what its beginning was, as a clause; None if it may well be.

    Args:
        url: The URL that was asked.
        hops: The redirections, in order; at least one.
    """
    final = hops[-1].url
    if is_parking(final):
        return f"it leads to a parked domain, {_host(final)}"
    if is_login(final) and not is_login(url):
        return f"it leads to a page to log in, {final}"
    begun, ended = urlsplit(url), urlsplit(final)
    elsewhere = not same_site(url, final)
    leading = _host(url) in _LEADING
    if _HOME.fullmatch(ended.path or "/") and not ended.query and not ended.fragment:
        if not _HOME.fullmatch(begun.path or "/") and not leading:
            return f"it leads to the home page of {_host(final)}"
        if elsewhere and not leading and not is_permanent(hops):
            return f"it leads to another site, {_host(final)}"
    same_path = begun.path.rstrip("/").lower() == ended.path.rstrip("/").lower() and len(begun.path) > 1
    if elsewhere and not leading and not (is_permanent(hops) and (same_path or _is_home(begun.path))):
        return f"it leads to another site, {_host(final)}"
    return None


def is_permanent(hops: Sequence[Hop]) -> bool:
    """Whether all redirections are permanent (RFC 9110, sections 15.4.2 and 15.4.9)."""
    return all(hop.status in PERMANENT for hop in hops)


def same_site(one: str, other: str) -> bool:
    """Whether two URLs are of one registrable domain, or of domains known to be one site."""
    first, second = _registrable(_host(one)), _registrable(_host(other))
    return first == second or any(first in family and second in family for family in _FAMILIES)


def _is_home(path: str) -> bool:
    return _HOME.fullmatch(path or "/") is not None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


@cache
def _registrable(host: str) -> str:
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
