"""What the label and the destination of a link say of it, and what is known of hosts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from awesome_lint.words.names import phrase_key
from awesome_lint.words.tables import table

_LONGEST: Final = 120  # code points of a label that can be a listed one
_LONGEST_HOST: Final = 253  # octets of a domain name (RFC 1035, section 2.3.4, less the lengths of its ends)
_DASHES = re.compile(r"[\s\[\](){}]*[-–—‐‑−]+[\s\[\](){}]*")
# Most destinations: nothing in them can be read in two ways.
_PLAIN_URL = re.compile(r"https?://(?:www\.)?([a-z0-9][a-z0-9.-]*)((?:/[\w.~%@+,-]*)*)(?:\?[\w=&.%-]*)?")
_PAPER_ID = re.compile(r"arxiv \d{4} \d{4,5}(?:v\d+)?")


@lru_cache(maxsize=1024)
def is_generic_label(label: str) -> bool:
    """Whether a link's label tells nothing of the link: "link", "PDF", "[paper]", "-", or nothing at all.

    Letter case, brackets, emphasis and punctuation do not matter.
    """
    if len(label) > _LONGEST:
        return False
    key = phrase_key(label)
    return key in table("generic-labels") if key else not label.strip() or _DASHES.fullmatch(label) is not None


def link_kind(label: str, url: str) -> str:
    """Give what a link leads to: by its label, else by where its destination points.

    Args:
        label: The link's plain text.
        url: Its destination, absolute or not.

    Returns:
        "paper", "code", "project", "data", "video", "slides", "blog", "demo", "model", "poster" or "other".
    """
    return _kind_by_label(label) or _kind_by_url(url)


def answers_https(host: str) -> bool:
    """Whether a host is known to answer every request over https.

    Args:
        host: A domain name in small letters, without port.
    """
    known = table("https-hosts")
    reach = known.get(host, "")
    if "host" in reach or "domain" in reach:
        return True
    domain = host[-_LONGEST_HOST:].partition(".")[2]
    if "below" in known.get(domain, ""):
        return True
    while domain:
        if known.get(domain) == "domain":
            return True
        domain = domain.partition(".")[2]
    return False


@lru_cache(maxsize=1024)
def _kind_by_label(label: str) -> str | None:
    key = phrase_key(label) if len(label) <= _LONGEST else ""
    kinds = table("label-kinds")
    kind = kinds.get(key) or kinds.get(key.rstrip("0123456789 "))
    if kind is None and _PAPER_ID.fullmatch(key):
        return "paper"
    return kind


def _kind_by_url(url: str) -> str:
    if not url:
        return "other"
    plain = _PLAIN_URL.fullmatch(url)
    if plain is not None:
        return _kind_by_place(plain[1], plain[2].lower())
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:  # brackets that hold no IPv6 address
        return "other"
    return _kind_by_place(host.removeprefix("www."), parts.path.lower())


def _kind_by_place(host: str, path: str) -> str:
    kind = _kind_by_host(host, path)
    if path.endswith((".pdf", ".ps", ".ps.gz")) and kind not in {"slides", "poster"}:
        return "paper"
    if path.endswith((".ppt", ".pptx")):
        return "slides"
    return kind


def _kind_by_host(host: str, path: str) -> str:
    """Look up a host with two segments of its path, then one, then none; then so for its parent domains."""
    hosts = table("host-kinds")
    segments = path.split("/", 3)[1:3]
    domain = host[:_LONGEST_HOST]
    while "." in domain:
        for count in range(len(segments), -1, -1):
            kind = hosts.get("/".join((domain, *segments[:count])))
            if kind is not None:
                return kind
        domain = domain.partition(".")[2]
    return "other"
