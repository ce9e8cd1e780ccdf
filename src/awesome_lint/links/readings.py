"""Which pages are read although HEAD finds nothing wrong with them.

A page that says "not found" with status 200, a parked domain, an empty page: HEAD is fine with all of them. Reading
every page would double the requests. But this is a matter of whole hosts: one that answers 404 where nothing is does so
for all of its pages, and one whose domain is parked has no other. So the first pages of each host are read, and all of
a host where a page was not what its status said. For a host with a hundred links that is one request in twenty-five
more; a host with one link gets two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_lint.links.page import is_html
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from awesome_lint.links.walk import Walk

_FIRST = 4  # pages of a host that are read


class Readings:
    """What was read of each host so far."""

    def __init__(self) -> None:
        self._read: dict[str, int] = {}
        self._lying: set[str] = set()

    def wanted(self, walk: Walk) -> bool:
        """Whether the page at the end of a walk that HEAD made is to be read, too; then it counts as read."""
        response = walk.response
        if response is None or not is_html(response) or response.status in {204, 205, 304}:
            return False
        host = host_of(response.url)
        if host in self._lying or _is_odd(walk):
            return True
        read = self._read.get(host, 0)
        if read < _FIRST:
            self._read[host] = read + 1
        return read < _FIRST

    def lied(self, url: str) -> None:
        """Take note that a page with a good status was none."""
        self._lying.add(host_of(url))


def _is_odd(walk: Walk) -> bool:
    """Whether HEAD itself gives a reason: an empty page, one not meant to be found, one at quite another path."""
    assert walk.response is not None  # noqa: S101 - the caller looked
    headers = walk.response.headers
    if headers.get("content-length") == "0" or "noindex" in headers.get("x-robots-tag", "").lower():
        return True
    begun, ended = urlsplit(walk.url), urlsplit(walk.final)
    return begun.path.strip("/").lower() != ended.path.strip("/").lower()
