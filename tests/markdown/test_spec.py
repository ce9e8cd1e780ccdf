"""Our tree as HTML is what the two specifications ask for, example by example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Examples = Callable[[str], list[tuple[int, str, str]]]
    ToHtml = Callable[..., str]

BARE = "GFM makes a link of a bare URL or address"
NESTED = "GitHub's renderer writes strong within strong once; CommonMark 0.31.2 nests, and so does our tree"

DEVIATIONS = {
    "commonmark-0.31.2": {608: BARE, 611: BARE, 612: BARE},
    "gfm-0.29": {
        398: NESTED,
        426: NESTED,
        434: NESTED,
        435: NESTED,
        436: NESTED,
        473: NESTED,
        474: NESTED,
        475: NESTED,
        477: NESTED,
        616: BARE,
        619: BARE,
        620: BARE,
        652: "which tags GitHub takes out of the HTML is no question of reading Markdown",
    },
}


@pytest.mark.parametrize("name", DEVIATIONS)
def test_examples_give_the_html_of_the_specification(name: str, examples: Examples, to_html: ToHtml) -> None:
    different = {number for number, markdown, html in examples(name) if to_html(markdown) != html}
    assert different == DEVIATIONS[name].keys()


@pytest.mark.parametrize("name", DEVIATIONS)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines_read_the_same(name: str, newline: str, examples: Examples, to_html: ToHtml) -> None:
    for number, markdown, _ in examples(name):
        assert to_html(markdown.replace("\n", newline)) == to_html(markdown), number


@pytest.mark.parametrize(("name", "count"), [("commonmark-0.31.2", 652), ("gfm-0.29", 672)])
def test_all_examples_are_there(name: str, count: int, examples: Examples) -> None:
    assert [number for number, _, _ in examples(name)] == list(range(1, count + 1))
