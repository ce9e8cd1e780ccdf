"""What is read of a page, and that reading stays linear whatever a page holds."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.links.base import Response
from awesome_lint.links.page import Page, is_html, read_page


def read(body: str | bytes, kind: str = "text/html", *, anchors: bool = True) -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return read_page(Response("https://x.org/", 200, {"content-type": kind}, raw), anchors=anchors)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<title>A page</title>", "A page"),
        ("<!DOCTYPE html><HTML><Head><TITLE>\n A &amp; B\t </TITLE>", "A & B"),
        ("<title lang='en'>One</title><title>Two</title>", "One"),
        ("<title>a < b</title>", "a < b"),
        ("<title>never ends", "never ends"),
        ("<script>'<title>no</title>'</script><title>Yes</title>", "Yes"),
        ("<!-- <title>no</title> --><title>Yes</title>", "Yes"),
        ("<svg><title>icon</title></svg><title>Page</title>", "Page"),
        ("<meta content='<title>no</title>'><title>Yes</title>", "Yes"),
        ("<p>no title", ""),
        ("<title></title>", ""),
        ("<title>" + "x" * 1000 + "</title>", "x" * 300),
        ("<TITLE/>text", "text"),
    ],
)
def test_titles(body: str, title: str) -> None:
    assert read(body).title == read(body, anchors=False).title == title


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("<meta http-equiv=refresh content='0; url=/new'>", "/new"),
        ("<META HTTP-EQUIV=Refresh CONTENT=\"5;URL='https://y.org/?a=1&amp;b=2'\">", "https://y.org/?a=1&b=2"),
        ("<meta content='0;/new' http-equiv='refresh'/>", "/new"),
        ("<meta http-equiv=refresh content=60>", None),
        ("<meta http-equiv=refresh content='300; url=/new'>", None),
        ("<noscript><meta http-equiv=refresh content='0; url=/nojs'></noscript>", None),
        ("<meta name=refresh content='0; url=/new'>", None),
        ("<meta http-equiv=refresh content='9999999999999; url=/new'>", None),
    ],
)
def test_pages_that_send_their_reader_on(body: str, target: str | None) -> None:
    assert read(body).refresh == target


def test_anchors() -> None:
    body = "<h1 id=one><a name='two'><a ID=\"t&amp;3\"><p name=no><map name=four><h2 id='user-content-five'><i id>"
    assert read(body).anchors == {"one", "two", "t&3", "four", "five"}
    assert read(body, anchors=False).anchors == frozenset()


@pytest.mark.parametrize(
    ("body", "empty", "text"),
    [
        ("", True, False),
        (b"\xef\xbb\xbf\n", True, False),
        ("<html><head><title>x</title></head><body> \n</body></html>", True, False),
        ("<style>p {}</style><noscript>Needs a script</noscript>", True, False),
        ("<p>x", False, True),
        ("</div>x", False, True),
        ("<script src=app.js></script><div id=root></div>", False, False),
        ("<img src=a.png>", False, False),
        ("<svg><text>x</text></svg>", False, False),
        ("<frameset><frame src=a></frameset>", False, False),
        ("plain text", False, True),
    ],
)
def test_empty_pages(body: str | bytes, empty: bool, text: bool) -> None:
    page = read(body)
    assert (page.empty, page.text) == (empty, text)


@pytest.mark.parametrize(
    ("body", "kind", "title"),
    [
        ("<title>Größe</title>".encode(), "text/html", "Größe"),
        ("<title>Größe</title>".encode("latin-1"), "text/html; charset=iso-8859-1", "Größe"),
        ("<meta charset=gbk><title>页面</title>".encode("gbk"), "text/html", "页面"),
        ("<title>Größe</title>".encode("latin-1"), "text/html", "Gr\ufffd\ufffde"),
    ],
)
def test_encodings(body: bytes, kind: str, title: str) -> None:
    assert read(body, kind).title == title


@pytest.mark.parametrize(
    "codec",
    ["undefined", "idna", "punycode", "zip", "hex", "unicode_escape", "utf-7", "no-such", "iso-8859-99", "x" * 99],
)
def test_encodings_that_pages_have_no_business_with_are_utf_8(codec: str) -> None:
    assert read("<title>Größe</title>", f"text/html; charset={codec}").title == "Größe"


@pytest.mark.parametrize(
    ("headers", "html"),
    [
        ({}, True),
        ({"content-type": "text/html; charset=utf-8"}, True),
        ({"content-type": "application/xhtml+xml"}, True),
        ({"content-type": "application/pdf"}, False),
        ({"content-type": "text/plain"}, False),
    ],
)
def test_what_is_a_page(headers: dict[str, str], html: bool) -> None:
    assert is_html(Response("https://x.org/", 200, headers)) is html


@given(st.text(st.sampled_from("<>/!?-'\"= \nabtidle&;[]\0"), max_size=200), st.booleans())
def test_any_text_is_read(body: str, anchors: bool) -> None:
    page = read(body, anchors=anchors)
    assert page.title == " ".join(page.title.split())


HOSTILE = [
    *("<", "<!--", "</", "<!", "<?", "<![CDATA[", "<![", "&#", "&a", "<script>", "<script></", "<title>", "<a", "<a "),
    *("<a x='", '<a x="', "<a =", "<a x = ", "<a/", "<div>", "<div></p>", "<b><i><a href=x>", "<a id=&amp;>", "<svg>"),
    "<meta http-equiv=refresh content= >",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_times_the_text_is_ten_times_the_work(unit: str) -> None:
    """Steps of the reader are counted; what its patterns do within one shows in that the third page ends at all."""
    small, large = (_steps((unit * size)[:size]) for size in (2_000, 20_000))
    assert large <= 11 * small + 1000
    assert read((unit * 300_000)[:300_000]).refresh is None


def _steps(body: str) -> int:
    count = 0

    def trace(_: object, event: str, __: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        read(body)
    finally:
        sys.settrace(None)
    return count
