"""The laws of spans, on every example of the specifications, on real lists, and on whatever Hypothesis makes.

1. Children lie within their parent, in order, without overlap.
2. What a node's children leave of its slice is the node's own markup, and nothing else.
3. A text's slice, decoded, is its value.
4. The slice of a link, image, emphasis and so on reads as that same node.
"""

from __future__ import annotations

import re
from html.entities import html5
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint.markdown import (
    AnyNode,
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
    InlineHtml,
    Link,
    List,
    ListItem,
    Paragraph,
    Root,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
    parse,
    plain_text,
    walk,
)
from awesome_lint.markdown.anchors import Shift
from awesome_lint.markdown.inline import References, parse_inline
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Examples = Callable[[str], list[tuple[int, str, str]]]

NEWLINE = r"(?:\r\n|\n|\r)"
LEAD = re.compile(rf"({NEWLINE})[ \t>]*")
SPAN_TYPES = (Link, Image, InlineCode, Emphasis, Strong, Delete, InlineHtml, FootnoteReference)

# What may stand before the first child, between two children, and behind the last one. LEAD_GAP is the indentation and
# the block quote marks of a continued line; BLANK is what may stand between blocks.
LEAD_GAP = r"[ \t>]*"
BLANK = r"[\s>]*"
BOX = r"(?:\[[ xX]\]\s+)?"
ALERT = r"(?:\[!\w+\][ \t]*)?"
MARKUP: dict[type[AnyNode], tuple[str, str, str]] = {
    Root: (BLANK, BLANK, BLANK),
    Paragraph: (r"\s*", LEAD_GAP, ""),
    Heading: (r"(?:#{1,6})?\s*", LEAD_GAP, rf"(?:\s*|\s+#+[ \t]*|\s*{NEWLINE}[ \t>]*(?:=+|-+)[ \t]*)"),
    Blockquote: (rf">{BLANK}{ALERT}{BLANK}", BLANK, BLANK),
    List: ("", BLANK, ""),
    ListItem: (rf"(?:[-+*]|[0-9]{{1,9}}[.)]){BLANK}{BOX}", BLANK, ""),
    FootnoteDefinition: (rf"\[\^[^\]\s]+\]:{BLANK}", BLANK, ""),
    Table: (
        "",
        rf"\s*?{NEWLINE}(?:{LEAD_GAP}[|: \t-]+{NEWLINE})?{LEAD_GAP}",
        rf"(?:\s*?{NEWLINE}{LEAD_GAP}[|: \t-]+)?",
    ),
    TableRow: (r"\|?\s*", r"\s*\|\s*", r"(?s:\s*(?:\|.*)?)"),
    TableCell: ("", "", ""),
    Emphasis: (r"[*_]", LEAD_GAP, r"[*_]"),
    Strong: (r"\*\*|__", LEAD_GAP, r"\*\*|__"),
    Delete: (r"~~?", LEAD_GAP, r"~~?"),
}
LEAVES = (Html, Code, ThematicBreak, Definition, FrontMatter, Text, InlineCode, InlineHtml, Break, FootnoteReference)
LINK_TAIL = r"(?s:[ \t>]*(?:\]\(.*\)|\]\[.*\]|\]))"


def gaps(node: AnyNode, text: str) -> tuple[str, list[tuple[AnyNode, str]], str]:
    """What stands before the first child, behind each child but the last (with that child), and behind the last."""
    children: tuple[AnyNode, ...] = getattr(node, "children", ())
    if not children:
        return text[node.start : node.end], [], ""
    between = [(before, text[before.end : after.start]) for before, after in pairwise(children)]
    return text[node.start : children[0].start], between, text[children[-1].end : node.end]


def markup(node: AnyNode) -> tuple[str, str, str]:
    if isinstance(node, Image):
        return r"!\[", LEAD_GAP, LINK_TAIL
    if isinstance(node, Link):
        ends = {"bare": ("", ""), "autolink": ("<", ">")}.get(node.syntax, (r"\[", LINK_TAIL))
        return ends[0], LEAD_GAP, ends[1]
    return MARKUP[type(node)]


def check_nesting(node: AnyNode) -> None:
    done = node.start
    for child in getattr(node, "children", ()):
        assert done <= child.start <= child.end <= node.end, (node, child)
        done = child.end


def check_markup(node: AnyNode, text: str) -> None:
    if isinstance(node, LEAVES):
        return
    first, between, last = markup(node)
    before, inner, behind = gaps(node, text)
    if not getattr(node, "children", ()):
        assert re.fullmatch(f"(?:{first})(?:{last})", before), (node, before)
        return
    assert re.fullmatch(first, before), (node, before)
    assert re.fullmatch(last, behind), (node, behind)
    for child, gap in inner:
        assert re.fullmatch(between, gap), (node, gap)
        if between == LEAD_GAP and gap:
            assert text[child.end - 1] in "\r\n", (node, child, gap)


def decode(raw: str) -> str:
    """Escapes and entities, by the standard library's table."""

    def character(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        if found[2]:
            code = int(found[2][1:], 16) if found[2][0] in "xX" else int(found[2])
            valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
            return chr(code) if valid else "\ufffd"
        return html5.get(found[3] + ";", found[0])

    pattern = r"\\([!-/:-@\[-`{-~])|&#([xX][0-9a-fA-F]{1,6}|[0-9]{1,7});|&([A-Za-z][A-Za-z0-9]{1,31});"
    return re.sub(pattern, character, raw)


def clean(raw: str) -> str:
    """A slice as the inline parser sees it, but for blanks at the beginning of its lines."""
    return LEAD.sub("\n", raw).replace("\0", "\ufffd")


def check_text(node: Text, text: str, *, raw: bool, cell: bool) -> None:
    at = 0
    lines = re.split(NEWLINE, text[node.start : node.end].replace("\0", "\ufffd"))
    for number, line in enumerate(lines):
        written = line.replace("\\|", "|") if cell else line
        if number < len(lines) - 1:
            written = written.removesuffix(" ")
        lead = re.match(LEAD_GAP, written) if number else None
        readings = [
            written[begin:] if raw else decode(written[begin:]) for begin in range(lead.end() + 1 if lead else 1)
        ]
        fitting = [
            reading
            for reading in readings
            if node.value.startswith(reading, at) and node.value[at + len(reading) :][:1] in {"", "\n"}
        ]
        assert fitting, (node, written)
        at += len(fitting[0]) + 1
    assert at == len(node.value) + 1, node


def payload(node: AnyNode) -> tuple[object, ...]:
    """What must be the same when a node's slice is read alone."""
    if isinstance(node, Link | Image):
        return type(node), node.url, node.title, node.syntax, node.identifier, shape(node)
    if isinstance(node, InlineCode | InlineHtml):
        return type(node), re.sub(r"\s+", " ", node.value)
    if isinstance(node, FootnoteReference):
        return type(node), node.label
    return type(node), shape(node)


def shape(node: AnyNode) -> tuple[object, ...]:
    assert isinstance(node, Link | Image | Emphasis | Strong | Delete)
    return tuple(type(child) for child in node.children), re.sub(r"\s+", " ", plain_text(node.children))


def check_slice(node: AnyNode, text: str, references: References, *, cell: bool) -> None:
    written = clean(text[node.start : node.end])
    if cell:
        written = written.replace("\\|", "|")
    # A letter and a blank before it, so that it is not at a line's beginning; no blank can be taken for its own.
    read = parse_inline("a " + written, Shift(0), references)
    assert len(read) == 2, (node, read)
    assert (read[1].start, read[1].end) == (2, 2 + len(written)), (node, read)
    assert payload(read[1]) == payload(node)


def with_context(root: Root) -> Iterator[tuple[AnyNode, bool, bool]]:
    """All nodes, whether their text is taken as it stands (in `<url>` and bare links), and whether in a table cell."""
    stack: list[tuple[AnyNode, bool, bool]] = [(root, False, False)]
    while stack:
        node, raw, cell = stack.pop()
        yield node, raw, cell
        raw = raw or (isinstance(node, Link) and node.syntax in {"autolink", "bare"})
        cell = cell or isinstance(node, TableCell)
        stack.extend((child, raw, cell) for child in getattr(node, "children", ()))


def check(source: SourceText, *, slices: bool = True) -> None:
    root = parse(source)
    assert (root.start, root.end) == (0, len(source.text))
    references = References(
        {name: (found.url, found.title) for name, found in root.definitions.items()},
        {node.label.upper() for node in walk(root) if isinstance(node, FootnoteDefinition)},
    )
    for node, raw, cell in with_context(root):
        check_nesting(node)
        check_markup(node, source.text)
        if isinstance(node, Text):
            check_text(node, source.text, raw=raw, cell=cell)
        elif isinstance(node, Link | Image):
            check_destination(node, source.text, cell=cell)
        if slices and isinstance(node, SPAN_TYPES):
            check_slice(node, source.text, references, cell=cell)


def check_destination(node: Link | Image, text: str, *, cell: bool) -> None:
    """The destination's own span holds the destination."""
    assert node.start <= node.url_span.start <= node.url_span.end <= node.end
    written = text[node.url_span.start : node.url_span.end].replace("\0", "\ufffd")
    if cell:
        written = written.replace("\\|", "|")
    if node.syntax == "inline":
        assert decode(written) == node.url
    elif node.syntax == "reference":
        assert text[node.url_span.start - 1] == "["
        assert text[node.url_span.end] == "]"
    else:
        assert (decode(written) if node.syntax == "bare" else written) in {
            node.url,
            node.url.removeprefix("http://"),
            node.url.removeprefix("mailto:"),
        }


@pytest.mark.parametrize("name", ["commonmark-0.31.2", "gfm-0.29"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_examples_keep_the_laws(name: str, newline: str, examples: Examples) -> None:
    for number, markdown, _ in examples(name):
        check(SourceText(markdown.replace("\n", newline), f"example {number}"))


@pytest.mark.parametrize("name", ["commonmark-0.31.2", "gfm-0.29"])
@pytest.mark.parametrize("before", ["> ", "* ", "1.\t", "> - > "])
def test_examples_in_containers_keep_the_laws(name: str, before: str, examples: Examples) -> None:
    for number, markdown, _ in examples(name):
        lead = re.sub(r"[^>\t]", " ", before)
        lines = markdown.removesuffix("\n").split("\n")
        check(SourceText(before + f"\n{lead}".join(lines), f"example {number}"))


def test_real_lists_keep_the_laws(corpus: list[SourceText]) -> None:
    for source in corpus:
        check(source)


PARTS = [
    *"ab1:!.'x()[]*_~`<>&|#\t\0 ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "  \n",
    "**",
    "~~",
    "``",
    "![",
    "](",
    "[a]",
    "[^b]",
    "(u)",
    "<b>",
    "<!-- c -->",
    "<details>\n",
    "<http://c.d>",
    "https://c.d/",
    "www.c.d",
    "e@f.g",
    "&amp;",
    "\\",
    "\\\n",
    "\\|",
    "|-|-|\n",
    "| a | b |\n",
    "- ",
    "* ",
    "1. ",
    "- [x] ",
    "> ",
    "> [!NOTE]\n",
    "# ",
    "===\n",
    "---\n",
    "```\n",
    "    ",
    "[a]: /u\n",
    "[^b]: ",
    ' "t"',
    "é",
    "\u00a0",
    "\u3000",
]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_anything_keeps_the_laws(text: str) -> None:
    check(SourceText(text), slices=False)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_markdown(text: str) -> None:
    check(SourceText(text), slices=False)
