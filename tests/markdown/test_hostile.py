"""Hostile texts have a clear outcome. Those that would take minutes in quadratic time are long enough to be noticed."""

from __future__ import annotations

import pytest

from awesome_lint.markdown import (
    Blockquote,
    Definition,
    Emphasis,
    Image,
    Link,
    List,
    Node,
    Paragraph,
    Root,
    Table,
    Text,
    html_comments,
    parse,
    walk,
)
from awesome_lint.markdown.assemble import MAX_DEPTH
from awesome_lint.markdown.blocks import MAX_NESTING
from awesome_lint.markdown.inline import MAX_IMAGES
from awesome_lint.text import SourceText


def read(text: str) -> Root:
    return parse(SourceText(text))


def count(root: Root, kind: type[Node]) -> int:
    return sum(isinstance(node, kind) for node in walk(root))


def depth(root: Root) -> int:
    deepest = 0
    stack: list[tuple[object, int]] = [(root, 1)]
    while stack:
        node, level = stack.pop()
        deepest = max(deepest, level)
        stack += [(child, level + 1) for child in getattr(node, "children", ())]
    return deepest


def test_nested_quotations_beyond_the_limit_are_text() -> None:
    root = read(">" * 5000 + " a\n")
    assert count(root, Blockquote) == MAX_NESTING
    text = [node for node in walk(root) if isinstance(node, Text)]
    assert [node.value for node in text] == [">" * (5000 - MAX_NESTING) + " a"]


def test_nested_lists_beyond_the_limit_are_text() -> None:
    assert count(read("* " * 5000 + "a\n"), List) == MAX_NESTING // 2
    assert count(read("".join("  " * level + "- a\n" for level in range(2000))), List) == MAX_NESTING // 2


def test_nothing_behind_the_limit_is_lost() -> None:
    root = read(">" * 150 + " a\n\n* b\n\n# c\n")
    assert [type(node).__name__ for node in root.children] == ["Blockquote", "List", "Heading"]


@pytest.mark.parametrize("count_of", [5_000, 100_000])
def test_nested_brackets(count_of: int) -> None:
    assert count(read("[" * count_of + "a" + "]" * count_of), Text) == 1
    root = read("[" * count_of + "a" + "](u)" * count_of)
    assert count(root, Link) == 1
    assert count(read("[" * count_of + "\n\n[a]: b\n"), Text) == 1


def test_nested_images_beyond_the_limit_are_text() -> None:
    assert count(read("![" * 5000 + "a" + "](u)" * 5000), Image) == MAX_IMAGES


def test_nested_emphasis_beyond_the_limit_is_text() -> None:
    root = read("*a " * 5000 + "a* " * 5000)
    assert count(root, Emphasis) == MAX_DEPTH
    assert depth(root) == MAX_DEPTH + 3
    assert count(read("*a* " * 5000), Emphasis) == 5000


@pytest.mark.parametrize(
    "part",
    [
        "word ",
        "*a ",
        "_a ",
        "`a ",
        "[a](",
        "![",
        "<a ",
        "<!--",
        "&a",
        "~a ",
        "a@b",
        "https://",
        "[^a ",
        "|a",
        "<x:",
        "\\",
    ],
)
def test_a_long_line_of_what_never_closes(part: str) -> None:
    text = part * (300_000 // len(part))
    source = SourceText("x " + text)
    root = parse(source)
    assert [type(node) for node in root.children] == [Paragraph]
    assert list(html_comments(root, source)) == []


def test_a_line_of_a_megabyte() -> None:
    assert count(read("* " + "word " * 200_000), Text) == 1
    assert count(read("* " + "[a](b) " * 20_000 + "[" * 900_000), Link) == 20_000


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("".join(f"[a{number}]: b\n" for number in range(30_000)), Definition, 30_000),
        ('[a]: b\n"' + "x\n" * 100_000, Definition, 1),
        ('[a]: b "' + "x\n" * 100_000, Definition, 0),
        ("[a\n" + "x\n" * 100_000, Definition, 0),
        ("|a|b|\n|-|-|\n" + "|c\n" * 20_000, Table, 1),
        ("|" * 50_000 + "\n" + "|-" * 50_000 + "\n", Table, 0),
        ("<!--\n" * 100_000, Paragraph, 0),
        ("> " * 60 + "a\n" + "b\n" * 5_000, Paragraph, 1),
        ("---\n" + "#\n" * 50_000, Table, 0),
        ("* a\n" * 30_000, List, 1),
    ],
)
def test_many_lines(text: str, kind: type[Node], found: int) -> None:
    source = SourceText(text)
    root = parse(source)
    assert count(root, kind) == found
    assert list(html_comments(root, source)) == []
