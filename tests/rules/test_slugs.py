"""Anchors as GitHub makes them."""

from __future__ import annotations

import pytest

from awesome_lint.markdown import parse
from awesome_lint.markdown.nodes import Heading
from awesome_lint.slugs import anchors, heading_anchors, slug
from awesome_lint.text import SourceText


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Tools & More", "tools--more"),
        ("C++ / C#", "c--c"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("🚀 Rockets", "-rockets"),
        ("⚙️ Gears", "️-gears"),
        ("1️⃣ First", "1️⃣-first"),
        (":rocket: Features", "rocket-features"),
        ("Über uns: Ça va?", "über-uns-ça-va"),
        ("数据集 (2024)", "数据集-2024"),
        ("हिन्दी", "हिन्दी"),
        ("x² and ½", "x-and-"),
        ("Ⅻ Ⓐ", "ⅻ-ⓐ"),
        ("a\u00a0b", "ab"),
        ("Extensions (Xcode 8+)", "extensions-xcode-8"),
    ],
)
def test_slug(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def found(text: str) -> frozenset[str]:
    return anchors(parse(SourceText(text)))


def test_headings_are_numbered_with_those_of_html() -> None:
    assert found("# A\n\n<h2 align='center'>a</h2>\n\n## *A*\n") == {"a", "a-1", "a-2"}


def test_numbers_that_are_taken_are_skipped() -> None:
    root = parse(SourceText("# Echo\n# Echo\n# Echo 1\n# Echo-1\n# Echo\n"))
    headings = [node for node in root.children if isinstance(node, Heading)]
    assert [anchor for _, anchor in heading_anchors(headings)] == ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"]


def test_markup_counts_for_nothing() -> None:
    assert found("# The `x` of [**y**](z) ![icon](i.png)<br>\n") == {"the-x-of-y-"}


def test_explicit_anchors() -> None:
    text = '<a name="one"></a> <a id=two></a>\n\n<div>\n<p id=\'user-content-three\'>\n<!-- <a id="no"> --></div>\n'
    assert found(text) == {"one", "two", "three"}


def test_code_has_no_anchors() -> None:
    assert found("```\n# A\n<a id='b'>\n```\n\n`<a id='c'>`\n") == frozenset()
