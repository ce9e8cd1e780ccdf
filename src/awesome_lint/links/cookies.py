"""Cookies for as long as one URL's redirections last: sites that set one, and ask for it back, are no circle.

The rules are the standard library's (domains, paths, `Secure`, expiry); besides, no cookie is taken for a public
suffix, so that none gets from one owner's host to another's.
"""

from __future__ import annotations

from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING

import httpx

from awesome_lint.links.sites import registrable

if TYPE_CHECKING:
    from urllib.request import Request as UrllibRequest

    from awesome_lint.links.base import Response

_LONGEST = 8192  # bytes of a Cookie header; servers refuse longer ones


class Cookies:
    """What a walk from URL to URL was asked to remember."""

    def __init__(self) -> None:
        self._jar: httpx.Cookies | None = None

    def take(self, response: Response) -> None:
        """Remember what a response asks for."""
        if not response.cookies:
            return
        if self._jar is None:
            self._jar = httpx.Cookies(CookieJar(_Policy(strict_ns_domain=DefaultCookiePolicy.DomainStrictNonDomain)))
        lines = [("Set-Cookie", line) for line in response.cookies]
        self._jar.extract_cookies(httpx.Response(200, headers=lines, request=httpx.Request("GET", response.url)))

    def header(self, url: str) -> str:
        """Give the value of the Cookie header for a URL; "" for none."""
        if self._jar is None:
            return ""
        request = httpx.Request("GET", url)
        self._jar.set_cookie_header(request)
        value: str = request.headers.get("Cookie", "")
        return value if len(value) <= _LONGEST else ""


class _Policy(DefaultCookiePolicy):
    def set_ok_domain(self, cookie: Cookie, request: UrllibRequest) -> bool:
        if cookie.domain_specified and registrable(cookie.domain.lstrip(".")) is None:
            return False
        return bool(super().set_ok_domain(cookie, request))
