"""Proxies are read as the environment names them."""

from __future__ import annotations

import pytest

from awesome_lint.errors import ConfigError
from awesome_lint.links.proxies import Proxies


@pytest.mark.parametrize(
    ("given", "scheme", "host", "served"),
    [
        ({}, "http", "x.org", False),
        ({"http": "http://proxy:3128"}, "http", "x.org", True),
        ({"http": "http://proxy:3128"}, "https", "x.org", False),
        ({"all": "proxy:3128"}, "https", "x.org", True),
        ({"https": "https://user:password@proxy", "no": "x.org"}, "https", "x.org", False),
        ({"all": "proxy", "no": "x.org"}, "https", "a.x.org", False),
        ({"all": "proxy", "no": ".x.org, y.org"}, "https", "a.y.org", False),
        ({"all": "proxy", "no": "*.x.org"}, "https", "x.org", False),
        ({"all": "proxy", "no": "x.org"}, "https", "notx.org", True),
        ({"all": "proxy", "no": "*"}, "https", "x.org", False),
        ({"all": "proxy", "no": ""}, "https", "x.org", True),
    ],
)
def test_which_requests_go_through_a_proxy(given: dict[str, str], scheme: str, host: str, served: bool) -> None:
    assert Proxies(given).serve(scheme, host) is served


def test_a_scheme_of_its_own_goes_before_the_one_for_all() -> None:
    read = Proxies({"all": "one:1", "http": "two:2"}).by_scheme
    assert {scheme: str(proxy.url) for scheme, proxy in read.items()} == {
        "http": "http://two:2",
        "https": "http://one:1",
    }


@pytest.mark.parametrize(
    "url", ["socks5://user:s3cr3t@proxy:1080", "ftp://s3cr3t@proxy", "http://s3cr3t:port", "http://"]
)
def test_what_cannot_be_used_is_said_without_its_password(url: str) -> None:
    with pytest.raises(ConfigError, match="proxy from the environment") as caught:
        Proxies({"all": url})
    assert "s3cr3t" not in str(caught.value)
