"""URLs as npm's awesome-lint reads them; what is expected here was observed of that tool."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.rules.awe.web_address import common_form, is_web_address

ADDRESSES = [
    "https://a.example/b",
    "HTTPS://A.EXAMPLE",
    "http:a.example",
    "mailto:a@a.example",
    "irc://a.example",
    "urn:isbn:1",
    "https://user:word@a.example:80/é",
    "https://例え.example",
    "https://a_b.example",
    "https://-a.example",
    "https://[::1]/",
    "https://127.1/",
    "https://a.example/%zz",
]
NONE = [
    "",
    "#a",
    "?a=1",
    "a.md",
    "/a",
    "./a",
    "//a.example",
    "www.a.example",
    "https://",
    "https://a.example/a b",
    "https://a.example:99999/",
    "https://a.example:b/",
    "https://a[b]",
    "https://[::g]/",
    "https://1.2.3.999/",
    "https://1.2.3.4.5/",
    "https://exa%mple.example/",
]
ONE = [
    ("https://a.example/b", "http://www.a.example/b/"),
    ("https://a.example", "a.example/index.html"),
    ("https://a.example/b", "//A.example.:80//b?#"),
    ("https://a.example/b?x=1&y=2", "https://a.example/b?y=2&utm_source=z&x=1"),
    ("https://a.example/c", "https://a.example/b/../%63"),
    ("https://a.example/b", "https://a.example/b#:~:text=c"),
    ("https://bücher.example", "https://xn--bcher-kva.example"),
    ("https://127.0.0.1", "https://0x7f000001"),
    ("https://a.example/?x=a+b", "https://a.example?x=a%20b"),
]
TWO = [
    ("https://a.example/b", "https://a.example/B"),
    ("https://a.example/b", "https://a.example/b#c"),
    ("https://a.example/b", "https://a.example:8080/b"),
    ("https://a.example/b", "https://a.example/b?x"),
    ("https://a.example/b?x", "https://a.example/b?x="),
    ("https://a.example/b?x=1&x=2", "https://a.example/b?x=2&x=1"),
    ("https://a.example/a%2Fb", "https://a.example/a/b"),
    ("https://a.example/b/index.tar.gz", "https://a.example/b"),
    ("/a", "/a/"),
    ("./a.md", "a.md"),
    ("mailto:a@a.example", "mailto:A@a.example"),
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_addresses(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize("url", NONE)
def test_no_addresses(url: str) -> None:
    assert not is_web_address(url)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_link_in_two_forms(one: str, other: str) -> None:
    assert common_form(one) == common_form(other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_links(one: str, other: str) -> None:
    assert common_form(one) != common_form(other)


@given(st.text(st.sampled_from("htps:/\\.@[]%?#&=aZ0x9é例 \t\u00ad-")))
def test_any_text_is_read(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
        if not is_web_address(f"https://{url}"):
            continue
        assert common_form(f"https://{url}") == common_form(f"HTTP://{url}")


@given(st.text(st.sampled_from("abc/.-_~"), max_size=30))
def test_the_scheme_does_not_matter(path: str) -> None:
    assert common_form(f"https://a.example/{path}") == common_form(f"http://a.example/{path}")
