"""Bare URLs and addresses become links as GFM's section 6.9 says."""

from __future__ import annotations

import pytest

from awesome_lint.markdown import Link, parse, walk
from awesome_lint.text import SourceText


def links(text: str) -> list[tuple[str, str]]:
    """Slices and URLs."""
    found = [node for node in walk(parse(SourceText(text))) if isinstance(node, Link) and node.syntax == "bare"]
    assert all(node.url_span == node.span for node in found)
    return [(text[node.start : node.end], node.url) for node in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://a.b/c", ["https://a.b/c"]),
        ("see http://a.b, ftp://c.d/e.", ["http://a.b", "ftp://c.d/e"]),
        ("(https://a.b/c_(d)) x", ["https://a.b/c_(d)"]),
        ("https://a.b/c)) x", ["https://a.b/c"]),
        ("https://a.b/?q=c&amp; x", ["https://a.b/?q=c"]),
        ("https://a.b/_c_*d*~e", ["https://a.b/_c_*d*~e"]),
        ("**https://a.b/c**", ["https://a.b/c"]),
        ("*https://a.b/c* _https://a.b/d_ ~https://a.b/e~", ["https://a.b/c", "https://a.b/d", "https://a.b/e"]),
        ("https://a.b<c", ["https://a.b"]),
        ("a\nhttps://a.b", ["https://a.b"]),
        ("HTTPS://A.B/c", ["HTTPS://A.B/c"]),
        ("https://a.b/!?.,:*_~", ["https://a.b/"]),
        ("https://a_b.c.d", ["https://a_b.c.d"]),
        ("| https://a.b/c | d |\n|-|-|", ["https://a.b/c"]),
    ],
)
def test_urls(text: str, found: list[str]) -> None:
    assert [written for written, _ in links(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "xhttps://a.b",
        '"https://a.b"',
        "https://",
        "https://localhost",
        "https://a.b_c",
        "https://a_b.c",
        "gopher://a.b",
        "`https://a.b`",
        "[https://a.b](c)",
        "[a b](https://a.b)",
        "<https://a.b>",
        "<a href=https://a.b>",
        "[see https://a.b/c] d",
        "www.",
        "awww.a.b",
    ],
)
def test_no_urls(text: str) -> None:
    assert links(text) == []


def test_www_gets_a_scheme() -> None:
    assert links("www.a.b/c and (www.d.e)") == [("www.a.b/c", "http://www.a.b/c"), ("www.d.e", "http://www.d.e")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a@b.c", [("a@b.c", "mailto:a@b.c")]),
        ("x a.b-c_d+e@f.g-h.", [("a.b-c_d+e@f.g-h", "mailto:a.b-c_d+e@f.g-h")]),
        ("a@b.c- d@e.f_ @g.h i@j", []),
        ("mailto:a@b.c xmpp:d@e.f/g@h.", [("mailto:a@b.c", "mailto:a@b.c"), ("xmpp:d@e.f/g@h", "xmpp:d@e.f/g@h")]),
        ("mailto:a@b.c/d", [("mailto:a@b.c", "mailto:a@b.c")]),
        ("*a@b.c* d_e@f.g", [("a@b.c", "mailto:a@b.c"), ("d_e@f.g", "mailto:d_e@f.g")]),
        ("[a@b.c](d)", []),
        ("`a@b.c` <e@f.g>", []),
        ("a&amp;b@c.d", [("b@c.d", "mailto:b@c.d")]),
        ("a@b.c\nd@e.f", [("a@b.c", "mailto:a@b.c"), ("d@e.f", "mailto:d@e.f")]),
    ],
)
def test_addresses(text: str, found: list[tuple[str, str]]) -> None:
    assert links(text) == found
