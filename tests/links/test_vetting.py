"""URLs and addresses that are never asked, and those that are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.links.addresses import refusal
from awesome_lint.links.base import Failure, FailureKind
from awesome_lint.links.vetting import vet


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("0.0.0.0", "this network"),  # noqa: S104 - an address to refuse, nothing is bound
        ("10.1.2.3", "private"),
        ("100.64.0.1", "shared"),
        ("100.100.100.200", "shared"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("168.63.129.16", "cloud"),
        ("169.254.169.254", "link-local"),
        ("172.31.255.255", "private"),
        ("192.0.0.192", "reserved"),
        ("192.168.1.1", "private"),
        ("198.19.0.1", "benchmarks"),
        ("203.0.113.9", "documentation"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::", "reserved"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "in disguise"),
        ("::ffff:8.8.8.8", "in disguise"),
        ("::127.0.0.1", "reserved"),
        ("64:ff9b::7f00:1", "in disguise"),
        ("64:ff9b:1::a00:1", "in disguise"),
        ("2001::1", "reserved"),
        ("2002:7f00:1::", "in disguise"),
        ("2001:db8::1", "documentation"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "one interface"),
        ("2606:4700::1111%eth0", "one interface"),
        ("ff02::1", "multicast"),
        ("fec0::1", "reserved"),
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str, kind: str) -> None:
    assert kind in (refusal(address) or "")


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00::1"])
def test_public_addresses_are_not(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize("text", ["", "localhost", "1.2.3", "0177.0.0.1", "1.2.3.4.5", "::g"])
def test_what_is_no_address_is_refused(text: str) -> None:
    assert "no IP address" in (refusal(text) or "")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/a", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("gopher://example.org", "scheme"),
        ("//example.org/a", "scheme"),
        ("https:///a", "no host"),
        ("https://user:secret@example.org/", "user name"),
        ("https://github.com@evil.example.org/", "user name"),
        ("https://@example.org/", "user name"),
        ("https://127.0.0.1/", "loopback"),
        ("https://127.0.0.1:8080/admin", "loopback"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://[::1]/", "loopback"),
        ("http://[::ffff:127.0.0.1]/", "in disguise"),
        ("http://[64:ff9b::7f00:1]/", "in disguise"),
        ("http://2130706433/", "unusual form"),
        ("http://0x7f000001/", "unusual form"),
        ("http://0177.0.0.1/", "cannot be read"),
        ("http://0x7f.0.0.1/", "unusual form"),
        ("http://127.1/", "unusual form"),
        ("http://127.0.0.1./", "unusual form"),
        ("http://1.2.3.4.5/", "unusual form"),
        ("http://localhost/", "local networks"),
        ("http://LOCALHOST:80/", "local networks"),
        ("http://a.localhost/", "local networks"),
        ("http://localhost./", "local networks"),
        ("http://printer/", "local networks"),
        ("http://metadata.google.internal/", "local networks"),
        ("http://router.home.arpa/", "local networks"),
        ("http://x.onion/", "local networks"),
        ("https://example.org/a\r\nHost: evil.org", "control characters"),
        ("https://example.org\t/", "control characters"),
        ("https://example.org/a b", "blanks"),
        ("https:\\\\example.org\\a", "backslashes"),
        ("https://evil.org\\@example.org/", "backslashes"),
        ("https://example.org/" + "a" * 10_000, "longer than"),
        ("https://gіthub.com/a", "several alphabets"),
        ("https://раураӏ.com/", "look-alike"),
        ("https://ⓖⓘⓣⓗⓤⓑ.com/", "look-alike"),
        ("https://github。com/", "look-alike"),
        ("https://" + "a" * 64 + ".org/", "cannot be read|no host name"),
        ("https://a..org/", "cannot be read|no host name|two ways"),
        ("https://example.org:99999/", "cannot be read|no host name|two ways"),
        ("https://[::1/", "cannot be read|no host name|two ways"),
        ("https://exa%6dple.org/", "two ways|cannot be read|no host name"),
        ("https://[v1.x]/", "cannot be read|no host name|two ways"),
    ],
)
def test_urls_that_are_never_asked(url: str, reason: str) -> None:
    with pytest.raises(Failure, match=reason) as caught:
        vet(url)
    assert caught.value.kind is FailureKind.REFUSED


@pytest.mark.parametrize(
    ("url", "asked", "host", "port"),
    [
        ("https://example.org", "https://example.org", "example.org", 443),
        ("HTTP://Example.ORG:80/A?b=c#d", "http://example.org/A?b=c", "example.org", 80),
        ("https://example.org:8443/a%20b", "https://example.org:8443/a%20b", "example.org", 8443),
        ("https://bücher.de/ü", "https://xn--bcher-kva.de/%C3%BC", "xn--bcher-kva.de", 443),
        ("https://例え.jp/", "https://xn--r8jz45g.jp/", "xn--r8jz45g.jp", 443),
        ("https://правда.рф/", "https://xn--80aafi6cg.xn--p1ai/", "xn--80aafi6cg.xn--p1ai", 443),
        ("https://8.8.8.8/", "https://8.8.8.8/", "8.8.8.8", 443),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/", "2606:4700::1111", 443),
    ],
)
def test_urls_that_are_asked(url: str, asked: str, host: str, port: int) -> None:
    target = vet(url)
    assert (target.url, target.host, target.port) == (asked, host, port)
    assert target.origin == f"{url.partition(':')[0].lower()}://{host}:{port}"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/", "http://localhost/", "http://intranet/", "http://[::1]/"])
def test_private_ones_can_be_allowed(url: str) -> None:
    assert vet(url, allow_private=True).url == url


@given(st.text(max_size=60).map(lambda text: f"https://{text}"))
def test_any_text_is_a_target_or_refused(url: str) -> None:
    try:
        target = vet(url)
    except Failure:
        return
    assert target.url.isascii()
    assert vet(target.url) == target
