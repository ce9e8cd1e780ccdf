"""Edits are made at once, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from random import Random


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it that touch at most at their ends."""
    text = draw(st.text(max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [Edit(span, draw(st.text(max_size=5))) for span in spans]


@given(texts_with_edits(), st.randoms())
def test_edits_are_the_same_one_by_one_from_the_end(case: tuple[str, list[Edit]], random: Random) -> None:
    text, edits = case
    expected = text
    for span, content in reversed(edits):
        expected = expected[: span.start] + content + expected[span.end :]
    random.shuffle(edits)
    assert apply_edits(text, edits) == expected


def test_each_kind_of_edit() -> None:
    edits = [Edit.delete(0, 1), Edit.insert(3, "x"), Edit.replace(4, 6, "yz!")]
    assert apply_edits("abcdefg", edits) == "bcxdyz!g"
    assert apply_edits("abc", []) == "abc"


def test_edits_may_touch() -> None:
    assert apply_edits("abcd", [Edit.replace(0, 2, "x"), Edit.replace(2, 4, "y"), Edit.insert(4, "z")]) == "xyz"
    assert apply_edits("ab", [Edit.insert(1, "x"), Edit.replace(1, 2, "y")]) == "axy"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit.replace(0, 2, ""), Edit.replace(1, 3, "")],
        [Edit.insert(1, "x"), Edit.insert(1, "y")],
        [Edit.replace(0, 2, ""), Edit.insert(1, "x")],
        [Edit.replace(2, 9, "")],
        [Edit(Span(-1, 0), "x")],
        [Edit(Span(2, 1), "x")],
    ],
)
def test_what_cannot_be_made_raises(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another, or lies outside of the text"):
        apply_edits("abc", edits)
