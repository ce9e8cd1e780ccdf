"""What single nodes say: fields, spans, and the syntax that goes beyond the two specifications."""

from __future__ import annotations

import pickle
from typing import TypeVar

import pytest

from awesome_lint.markdown import (
    Blockquote,
    Break,
    Code,
    Definition,
    Delete,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    FrontMatter,
    Heading,
    Html,
    Image,
    InlineCode,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    Root,
    Strong,
    Table,
    TableCell,
    Text,
    parse,
    plain_text,
    walk,
)
from awesome_lint.text import SourceText, Span

N = TypeVar("N", bound=Node)


def read(text: str) -> Root:
    return parse(SourceText(text))


def every(text: str, kind: type[N]) -> list[N]:
    return [node for node in walk(read(text)) if isinstance(node, kind)]


def only(text: str, kind: type[N]) -> N:
    (node,) = every(text, kind)
    return node


def slices(text: str, kind: type[N]) -> list[str]:
    return [text[node.start : node.end] for node in every(text, kind)]


def slice_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_an_entry() -> None:
    text = "* (NSDI'24) **Fast** Serving [link](https://a.b/c) [Tag \\| Lab]\n"
    item = only(text, ListItem)
    assert text[item.start : item.end] == text.strip()
    assert (item.marker, item.checked, item.spread) == ("*", None, False)
    paragraph = only(text, Paragraph)
    assert [type(node) for node in paragraph.children] == [Text, Strong, Text, Link, Text]
    assert [slice_of(text, node.span) for node in paragraph.children] == [
        "(NSDI'24) ",
        "**Fast**",
        " Serving ",
        "[link](https://a.b/c)",
        " [Tag \\| Lab]",
    ]
    last = paragraph.children[-1]
    assert isinstance(last, Text)
    assert last.value == " [Tag | Lab]"
    assert plain_text(paragraph.children) == "(NSDI'24) Fast Serving link [Tag | Lab]"


@pytest.mark.parametrize(
    ("text", "url", "written", "title", "syntax"),
    [
        ("[a](/u)", "/u", "/u", None, "inline"),
        ("[a]( /u 'T&amp;' )", "/u", "/u", "T&", "inline"),
        ("[a](<x y> (T))", "x y", "x y", "T", "inline"),
        ("[a]()", "", "", None, "inline"),
        ("[a]( )", "", "", None, "inline"),
        ("[a](<>)", "", "", None, "inline"),
        (r"[a](x\)&copy;%20é)", "x)©%20é", r"x\)&copy;%20é", None, "inline"),
        ("[a](javascript:x)", "javascript:x", "javascript:x", None, "inline"),
        ("[a]([b](c))", "[b](c)", "[b](c)", None, "inline"),
        ("[a](\n/u\n'T'\n)", "/u", "/u", "T", "inline"),
        ("<http://a.b/ü>", "http://a.b/ü", "http://a.b/ü", None, "autolink"),
        ("<m@a.b>", "mailto:m@a.b", "m@a.b", None, "autolink"),
        ("https://a.b/c", "https://a.b/c", "https://a.b/c", None, "bare"),
        ("www.a.b", "http://www.a.b", "www.a.b", None, "bare"),
        ("[a][B]\n\n[b]: /u 'T'", "/u", "B", "T", "reference"),
        ("[b][]\n\n[b]: /u", "/u", "b", None, "reference"),
        ("[b]\n\n[b]: /u", "/u", "b", None, "reference"),
    ],
)
def test_destinations(text: str, url: str, written: str, title: str | None, syntax: str) -> None:
    link = only(text, Link)
    assert (link.url, slice_of(text, link.url_span), link.title, link.syntax) == (url, written, title, syntax)
    assert link.identifier == ("B" if syntax == "reference" else None)


def test_an_image_in_a_link() -> None:
    text = "[![Build *x*](b.svg 'T')](https://ci)"
    image, link = only(text, Image), only(text, Link)
    assert (image.alt, image.url, image.title) == ("Build x", "b.svg", "T")
    assert slice_of(text, image.span) == "![Build *x*](b.svg 'T')"
    assert slice_of(text, image.url_span) == "b.svg"
    assert link.children == (image,)


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("***a***", ["***a***"], ["**a**"]),
        ("**a*b**", [], ["**a*b**"]),
        ("*a**b**c*", ["*a**b**c*"], ["**b**"]),
        ("**a** *b*", ["*b*"], ["**a**"]),
        ("*a*b*", ["*a*"], []),
        ("a****b****c", [], ["****b****", "**b**"]),
        ("__a_b__", [], ["__a_b__"]),
    ],
)
def test_delimiters_are_split(text: str, outer: list[str], inner: list[str]) -> None:
    assert slices(text, Emphasis) == outer
    assert slices(text, Strong) == inner


def test_one_or_two_tildes_strike() -> None:
    assert slices("~~a~~ ~b~ ~~~c~~~ ~d~~", Delete) == ["~~a~~", "~b~"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_link_over_lines_of_a_quotation(newline: str) -> None:
    text = newline.join(["> a [b", ">  c](/u", ">  'T') d", "e  ", "> f"])
    link = only(text, Link)
    assert slice_of(text, link.span) == newline.join(["[b", ">  c](/u", ">  'T')"])
    assert slice_of(text, link.url_span) == "/u"
    assert [node.value for node in every(text, Text)] == ["a ", "b\nc", " d\ne", "f"]
    assert slices(text, Break) == ["  " + newline]
    assert slices(text, Text)[2] == " d" + newline + "e"


def test_tabs_and_nul_keep_their_places() -> None:
    text = "-\ta\0*b*\n\n\t\tc\0d\n"
    assert slices(text, Text) == ["a\0", "b"]
    assert every(text, Text)[0].value == "a\ufffd"
    code = only(text, Code)
    assert slice_of(text, code.span) == "c\0d"
    assert code.value == "  c\ufffdd\n" or code.value == "c\ufffdd\n"


@pytest.mark.parametrize(
    ("text", "depth", "setext", "whole", "content"),
    [
        ("## [A](b) ##  \n", 2, False, "## [A](b) ##", "[A](b)"),
        ("  # a#\n", 1, False, "# a#", "a#"),
        ("#\n", 1, False, "#", ""),
        ("a\nb\n---  \n", 2, True, "a\nb\n---", "a\nb"),
        ("> a\n> ===\n", 1, True, "a\n> ===", "a"),
    ],
)
def test_headings(text: str, depth: int, setext: bool, whole: str, content: str) -> None:
    heading = only(text, Heading)
    assert (heading.depth, heading.setext) == (depth, setext)
    assert slice_of(text, heading.span) == whole
    assert slice_of(text, heading.content_span) == content


def test_lists() -> None:
    text = "7) a\n8) b\n\n- c\n\n- d\n- e\n\n  f\n"
    ordered, bullets = every(text, List)
    assert (ordered.ordered, ordered.first, ordered.spread) == (True, 7, False)
    assert (bullets.ordered, bullets.first, bullets.spread) == (False, None, True)
    items = every(text, ListItem)
    assert [item.marker for item in items] == ["7)", "8)", "-", "-", "-"]
    assert [item.spread for item in items] == [False, False, False, False, True]
    assert slices(text, List) == ["7) a\n8) b", "- c\n\n- d\n- e\n\n  f"]


def test_an_empty_item_is_its_marker() -> None:
    assert slices("* a\n*\n* b\n", ListItem) == ["* a", "*", "* b"]
    assert slices("10.  \n", ListItem) == ["10."]


def test_task_boxes() -> None:
    text = "- [ ] a\n- [x]  *b*\n- [X] c\n- [ ]\n- [ ](u)\n- \\[ ] d\n\n[ ] e\n"
    assert [item.checked for item in every(text, ListItem)] == [False, True, True, None, None, None]
    assert slices(text, Paragraph) == ["a", "*b*", "c", "[ ]", "[ ](u)", "\\[ ] d", "[ ] e"]


def test_alerts() -> None:
    text = "> [!NOTE]\n> a\n\n> [!tip]  \n>\n> b\n\n> [!NOTE] c\n\n- > [!NOTE]\n  > d\n"
    assert [quote.alert for quote in every(text, Blockquote)] == ["note", "tip", None, None]
    assert slices(text, Paragraph)[:3] == ["a", "b", "[!NOTE] c"]


def test_front_matter() -> None:
    text = "---\ntitle: a\n# b\n---\n\n# c\n"
    matter = only(text, FrontMatter)
    assert slice_of(text, matter.span) == "---\ntitle: a\n# b\n---"
    assert matter.value == "title: a\n# b"
    assert slices(text, Heading) == ["# c"]


@pytest.mark.parametrize(
    "text", ["---\n\n# a\n\n---\n", "---\n# a\n---\n", "---\n* a: b\n---\n", "a\n\n---\nb: c\n---\n"]
)
def test_a_thematic_break_is_no_front_matter(text: str) -> None:
    assert not every(text, FrontMatter)


def test_footnotes() -> None:
    text = "a[^1] b[^none]\n\n[^1]: c\n\n    d\n\n[^n ote]: e\n"
    assert [node.label for node in every(text, FootnoteReference)] == ["1"]
    assert slices(text, FootnoteReference) == ["[^1]"]
    definition = only(text, FootnoteDefinition)
    assert definition.label == "1"
    assert slice_of(text, definition.span) == "[^1]: c\n\n    d"
    assert slices(text, Paragraph)[1:3] == ["c", "d"]


def test_definitions() -> None:
    text = "[A\nb]:\n  <x y>\n  'T\n  U'\n[c]: d\n[c]: e\n> [f]: g 'H'\n\n[a B] [c] [f]"
    root = read(text)
    found = every(text, Definition)
    assert [slice_of(text, node.span) for node in found] == [
        "[A\nb]:\n  <x y>\n  'T\n  U'",
        "[c]: d",
        "[c]: e",
        "[f]: g 'H'",
    ]
    assert [slice_of(text, node.url_span) for node in found] == ["x y", "d", "e", "g"]
    assert [(node.label, node.url, node.title) for node in found] == [
        ("A\nb", "x y", "T\nU"),
        ("c", "d", None),
        ("c", "e", None),
        ("f", "g", "H"),
    ]
    assert {name: node.url for name, node in root.definitions.items()} == {"A B": "x y", "C": "d", "F": "g"}
    assert [link.url for link in every(text, Link)] == ["x y", "d", "g"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_tables(newline: str) -> None:
    text = newline.join(["| a | b\\|c |", "|:--|:-:|", "| `d\\|e` |", "f | *g* | h |", "|  | i"])
    table = only(text, Table)
    assert slice_of(text, table.span) == text
    assert table.align == ("left", "center")
    assert [len(row.children) for row in table.children] == [2, 1, 2, 2]
    assert slices(text, TableCell) == ["a", "b\\|c", "`d\\|e`", "f", "*g*", "", "i"]
    assert only(text, InlineCode).value == "d|e"
    assert every(text, Text)[1].value == "b|c"
    assert slices(text, Emphasis) == ["*g*"]


def test_lists_in_details_are_lists() -> None:
    text = "<details>\n<summary>a</summary>\n\n* b\n* c\n\n</details>\n"
    assert slices(text, Html) == ["<details>\n<summary>a</summary>", "</details>"]
    assert slices(text, ListItem) == ["* b", "* c"]


def test_code_says_how_it_is_written() -> None:
    text = "```py &amp; x\na\n```  \n\n    b\n"
    fenced, indented = every(text, Code)
    assert (fenced.value, fenced.info, fenced.fenced) == ("a\n", "py & x", True)
    assert (indented.value, indented.info, indented.fenced) == ("b\n", "", False)


def test_an_empty_text_is_an_empty_root() -> None:
    assert read("") == Root(0, 0, (), {})


def test_nodes_are_values() -> None:
    first, second = read("a *b* [c](d)\n"), read("a *b* [c](d)\n")
    assert first == second
    assert first.children[0] != second.children[0].span
    assert hash(first.children[0]) == hash(second.children[0])
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own bytes
    with pytest.raises(AttributeError, match="Root is immutable: cannot set end"):
        setattr(first, "end", 1)  # noqa: B010 - mypy would forbid the assignment
    with pytest.raises(AttributeError, match="immutable"):
        delattr(first, "end")
    assert repr(Text(0, 1, "a")) == "Text(start=0, end=1, value='a')"
    assert Link(0, 1, "", None, (), "bare", Span(0, 1)).identifier is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("  Planet  \n |-\n Venus\n\nx\n", [["Planet"], ["Venus"]]),
        ("Planet\n-:\n| Venus |\n", [["Planet"], ["Venus"]]),
        ("a\nb\n|-|\nc\n", [["b"], ["c"]]),
        ("> a\n> :-\n> b\n", [["a"], ["b"]]),
        ("Foo\n---\n", []),
        ("Foo\n-\n", []),
        ("- a\n  |-\n", [["a"]]),
        ("# x\n|-\n", []),
        ("2. x\n|-\n", []),
        ("[a]: b\n|-\n", []),
        ("* * *\n|-\n", []),
    ],
)
def test_a_header_of_one_column_needs_no_pipe(text: str, rows: list[list[str]]) -> None:
    tables = [node for node in walk(parse(SourceText(text))) if isinstance(node, Table)]
    found = [[text[cell.start : cell.end] for cell in row.children] for table in tables for row in table.children]
    assert found == rows
