"""Proxies, as the environment names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from awesome_lint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Proxies:
    """Which requests go through a proxy.

    Args:
        given: Proxies by scheme ("http", "https", "all", and "no" for hosts without one), as
            `urllib.request.getproxies` gives them.

    Attributes:
        by_scheme: The proxy for each scheme of URLs that has one.

    Raises:
        ConfigError: One of them is no URL of a proxy that can be used.
    """

    def __init__(self, given: Mapping[str, str]) -> None:
        urls = {scheme: given.get(scheme) or given.get("all") for scheme in ("http", "https")}
        self.by_scheme = {scheme: _read(url) for scheme, url in urls.items() if url}
        exceptions = given.get("no", "").split(",")
        self._direct = {name for each in exceptions if (name := each.strip().lower().removeprefix("*.").lstrip("."))}

    def serve(self, scheme: str, host: str) -> bool:
        """Whether a host is asked through a proxy; exceptions name it, a domain that it is in, or `*` for all."""
        if scheme not in self.by_scheme or "*" in self._direct:
            return False
        return not any(host == name or host.endswith(f".{name}") for name in self._direct)


def _read(text: str) -> httpx.Proxy:
    """Read a proxy's URL; without a scheme it is http, as elsewhere. No message repeats it: it may hold a password."""
    try:
        url = httpx.URL(text if "://" in text else f"http://{text}")
    except httpx.InvalidURL as error:
        raise ConfigError("proxy from the environment: it is no URL; write http://HOST:PORT") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise ConfigError(
            f"proxy from the environment: a {url.scheme or 'strange'} proxy cannot be used;"
            " set http_proxy and https_proxy to one that speaks HTTP, or no_proxy to * for none"
        )
    return httpx.Proxy(url)
