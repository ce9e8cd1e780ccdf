"""Inline HTML read as Markdown: exact spans, and tags that nobody closed stay tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.markdown import Image, Inline, InlineHtml, Link, Paragraph, inline_at, parse, plain_text, tags_between
from awesome_lint.template.twins import MAX_DEPTH, twins
from awesome_lint.text import SourceText


def read(text: str) -> tuple[Inline, ...]:
    block = parse(SourceText(text)).children[0]
    assert isinstance(block, Paragraph)
    return twins(block.children, text)


def outline(nodes: tuple[Inline, ...], text: str) -> list[object]:
    """Give kinds and slices, children in lists behind their node."""
    found: list[object] = []
    for node in nodes:
        found.append((type(node).__name__, text[node.start : node.end]))
        children: tuple[Inline, ...] = getattr(node, "children", ())
        if children and type(node).__name__ != "Link":
            found.append(outline(children, text))
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<b>x</b>", "Strong"),
        ("<STRONG>x</strong >", "Strong"),
        ("<i>x</i>", "Emphasis"),
        ("<em>x</em>", "Emphasis"),
        ("<s>x</s>", "Delete"),
        ("<del>x</del>", "Delete"),
        ("<code>x</code>", "InlineCode"),
        ("<br>", "Break"),
        ("<br />", "Break"),
        ("<img src='u'>", "Image"),
        ("<a href=u>x</a>", "Link"),
        ("<a href='u' target='_blank'>**x**</a>", "Link"),
    ],
)
def test_twins(text: str, kind: str) -> None:
    source = f"w {text} w"
    found = [(type(node).__name__, source[node.start : node.end]) for node in read(source)]
    assert found == [("Text", "w "), (kind, text), ("Text", " w")]


@pytest.mark.parametrize(
    "text",
    [
        "w <b>x",
        "w x</b>",
        "w <i>x</b>",
        "w <a name='x'></a> w",
        "w <a>x</a>",
        "w <img alt='x'>",
        "w <sup>x</sup>",
        "w <!-- <b>x</b> -->",
        "w `<b>x</b>`",
        r"w \<b>x\</b>",
    ],
)
def test_other_tags_stay(text: str) -> None:
    block = parse(SourceText(text)).children[0]
    assert isinstance(block, Paragraph)
    assert twins(block.children, text) == block.children


def test_attributes_and_their_places() -> None:
    text = """w <a title="A &amp; B" HREF = 'https://e.org/?a=1&amp;b=2'>*x*</a> <img alt="y" src=u.png>"""
    _, link, _, image = read(text)
    assert isinstance(link, Link)
    assert isinstance(image, Image)
    assert (link.url, link.title, link.syntax) == ("https://e.org/?a=1&b=2", "A & B", "html")
    assert text[slice(*link.url_span)] == "https://e.org/?a=1&amp;b=2"
    assert (image.url, image.alt, text[slice(*image.url_span)]) == ("u.png", "y", "u.png")


def test_tags_among_emphasis_and_links() -> None:
    text = "**<em>x</em>** [<b>y</b>](u) <b>z *<i>v</i>*</b>"
    strong, _, link, _, outer = read(text)
    assert outline((strong,), text) == [("Strong", "**<em>x</em>**"), [("Emphasis", "<em>x</em>"), [("Text", "x")]]]
    assert isinstance(link, Link)
    assert outline(link.children, text) == [("Strong", "<b>y</b>"), [("Text", "y")]]
    assert type(outer).__name__ == "Strong"


def test_badly_nested_tags() -> None:
    text = "w <b>x <i>y</b> z</i>"
    assert outline(read(text), text) == [
        ("Text", "w "),
        ("Strong", "<b>x <i>y</b>"),
        [("Text", "x "), ("InlineHtml", "<i>"), ("Text", "y")],
        ("Text", " z"),
        ("InlineHtml", "</i>"),
    ]


def test_a_link_ends_where_another_begins() -> None:
    text = "w <a href=u>x <a href=v>y</a>"
    assert outline(read(text), text) == [
        ("Text", "w "),
        ("InlineHtml", "<a href=u>"),
        ("Text", "x "),
        ("Link", "<a href=v>y</a>"),
    ]


def test_depth_is_bounded() -> None:
    deep = MAX_DEPTH + 5
    (_, outer) = read("w " + "<b>" * deep + "x" + "</b>" * deep)
    depth = 0
    node: Inline | None = outer
    while node is not None and type(node).__name__ == "Strong":
        depth += 1
        children: tuple[Inline, ...] = getattr(node, "children", ())
        node = next((child for child in children if type(child).__name__ == "Strong"), None)
    assert depth == MAX_DEPTH


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_html_blocks_are_read_in_place(newline: str) -> None:
    text = f"<details>{newline}<summary> One{newline}  *two* <b>three</b>{newline}</summary>"
    tags = list(tags_between(text, 0, len(text)))
    nodes = twins(inline_at(text, tags[1].end, tags[-1].start), text)
    assert plain_text(nodes) == "One\ntwo three"
    emphasis, _, strong = nodes[-3:]
    assert text[emphasis.start : emphasis.end] == "*two*"
    assert text[strong.start : strong.end] == "<b>three</b>"


def test_tags_in_comments_are_none() -> None:
    assert [tag.name for tag in tags_between("<p><!-- <b> --><i>", 0, 18)] == ["p", "i"]
    assert [tag.name for tag in tags_between("<p><!-- <b> <i>", 0, 15)] == ["p"]


TAGS = st.sampled_from(
    ["<b>", "</b>", "<i>", "</i>", "<a href=u>", "</a>", "<a name=x>", "<br>", "<img src=u>", "*", "**", "x ", "[y](u)"]
)


@given(st.lists(TAGS, max_size=30).map("".join))
def test_no_character_is_lost(middle: str) -> None:
    text = f"w{middle}w"
    for block in parse(SourceText(text)).children:
        assert isinstance(block, Paragraph)
        at = block.start
        for node in twins(block.children, text):
            assert node.start == at
            at = node.end
            if not isinstance(node, InlineHtml):
                inner = list(getattr(node, "children", ()))
                assert all(node.start <= each.start <= each.end <= node.end for each in inner)
        assert at == block.end
