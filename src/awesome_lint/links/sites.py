"""Which hosts belong together: one registrable domain, one owner, or one name under two endings."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

# Hosts whose purpose is to lead to others.
_LEADING = frozenset(
    host
    for hosts in (
        "doi.org dx.doi.org hdl.handle.net purl.org w3id.org n2t.net ark.org urn.fi",
        "bit.ly t.co goo.gl tinyurl.com is.gd ow.ly buff.ly cutt.ly rb.gy lnkd.in shorturl.at goo.su vk.cc t.ly",
        "j.mp bl.ink dlvr.it aka.ms git.io amzn.to amzn.com youtu.be fb.me redd.it forms.gle maps.app.goo.gl",
        "wp.me db.tt 1drv.ms discord.gg spoti.fi apple.co go.dev",
    )
    for host in hosts.split()
)
# Hosts where whoever has a page is the one who sends its readers on, to a domain of their own as a rule.
_LENDING = re.compile(
    r"[^.]+\.(?:github\.io|gitlab\.io|bitbucket\.io|readthedocs\.(?:io|org)|netlify\.(?:app|com)|vercel\.app|now\.sh"
    r"|pages\.dev|web\.app|firebaseapp\.com|herokuapp\.com|blogspot\.com|wordpress\.com|substack\.com|medium\.com"
    r"|tumblr\.com|gitbook\.io|hashnode\.dev|ghost\.io|surge\.sh)"
)
# One site under several registrable domains.
_FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "twitter.com x.com",
        "facebook.com fb.com meta.com",
        "readthedocs.io readthedocs.org readthedocs.com",
        "github.com github.io github.dev githubusercontent.com github.blog",
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
_SHORTEST_NAME = 4  # letters of a name that is one: "app.dev" and "app.io" have nothing to do with each other
_ANY_NAME = frozenset({"blog", "docs", "home", "info", "wiki", "news", "site", "page", "index", "main", "project"})


def host_without_www(url: str) -> str:
    """Give the host of a URL, without a `www.` before it."""
    return host_of(url).removeprefix("www.")


def registrable(host: str) -> str | None:
    """Give the domain that somebody registered, of which a host is a part; None for a public suffix itself."""
    return _suffixes().privatesuffix(host)


def same_site(one: str, other: str) -> bool:
    """Whether two URLs are of one registrable domain, or of domains known to be one site."""
    first, second = _domain(host_without_www(one)), _domain(host_without_www(other))
    return first == second or any(first in family and second in family for family in _FAMILIES)


def sends_on(url: str) -> bool:
    """Whether a URL's host is there to lead to other sites, so that a redirection from it says nothing."""
    host = host_without_www(url)
    return host in _LEADING or _LENDING.fullmatch(host) is not None


def is_named_in(final: str, url: str) -> bool:
    """Whether a redirection's end is named as a part of its beginning is: a project that got a home of its own.

    `x.org/tool` to `tool.org`, `tool.io` to `tool.com`, `x.org/tool` to `tool.x.org`.
    """
    ended, begun = host_without_www(final), host_without_www(url)
    domain = _domain(ended)
    if _domain(begun) == domain:  # only what stands before it tells the two apart
        ended, begun = ended.removesuffix(domain), begun.removesuffix(domain)
        name = _letters(ended.partition(".")[0])
    else:
        name = _letters(domain.partition(".")[0])
    given = {_letters(word) for word in (*begun.split("."), *urlsplit(url).path.split("/"))}
    return len(name) >= _SHORTEST_NAME and name not in _ANY_NAME and name in given


def _letters(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower())


@cache
def _domain(host: str) -> str:
    return registrable(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
