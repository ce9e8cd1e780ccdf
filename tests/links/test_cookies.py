"""Cookies go back to who set them, as long as one URL's redirections last."""

from __future__ import annotations

import pytest

from awesome_lint.links.base import Response
from awesome_lint.links.cookies import Cookies


def header(lines: list[str], setter: str, asked: str) -> str:
    cookies = Cookies()
    cookies.take(Response(setter, 302, {}, cookies=tuple(lines)))
    return cookies.header(asked)


@pytest.mark.parametrize(
    ("line", "setter", "asked", "sent"),
    [
        ("a=1", "https://x.org/", "https://x.org/b", "a=1"),
        ("a=1; Path=/", "http://127.0.0.1:80/", "http://127.0.0.1:80/b", "a=1"),
        ("a=1", "https://x.org/", "https://y.org/", ""),
        ("a=1", "https://x.org/", "https://sub.x.org/", ""),
        ("a=1; Domain=x.org", "https://login.x.org/", "https://www.x.org/", "a=1"),
        ("a=1; Domain=y.org", "https://x.org/", "https://y.org/", ""),
        ("a=1; Domain=org", "https://x.org/", "https://y.org/", ""),
        ("a=1; Domain=co.uk", "https://x.co.uk/", "https://y.co.uk/", ""),
        ("a=1; Domain=github.io", "https://x.github.io/", "https://y.github.io/", ""),
        ("a=1; Secure", "https://x.org/", "http://x.org/", ""),
        ("a=1; Path=/in", "https://x.org/in/", "https://x.org/out", ""),
        ("a=1; Max-Age=0", "https://x.org/", "https://x.org/", ""),
        (f"a={'x' * 9000}", "https://x.org/", "https://x.org/", ""),
        ("", "https://x.org/", "https://x.org/", ""),
        (";;;=", "https://x.org/", "https://x.org/", ""),
    ],
)
def test_who_gets_a_cookie_back(line: str, setter: str, asked: str, sent: str) -> None:
    assert header([line], setter, asked) == sent


def test_several() -> None:
    assert header(["a=1", "b=2"], "https://x.org/", "https://x.org/") in {"a=1; b=2", "b=2; a=1"}
    assert Cookies().header("https://x.org/") == ""
