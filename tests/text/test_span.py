"""Half-open ranges."""

from __future__ import annotations

import pytest

from awesome_lint.text import Span


@pytest.mark.parametrize(
    ("first", "second", "contains", "overlaps"),
    [
        (Span(0, 4), Span(0, 4), True, True),
        (Span(0, 4), Span(1, 3), True, True),
        (Span(1, 3), Span(0, 4), False, True),
        (Span(0, 4), Span(3, 5), False, True),
        (Span(0, 4), Span(4, 5), False, False),
        (Span(0, 4), Span(4, 4), True, False),
        (Span(0, 4), Span(5, 5), False, False),
    ],
)
def test_contains_and_overlaps(first: Span, second: Span, contains: bool, overlaps: bool) -> None:
    assert first.contains(second) is contains
    assert first.overlaps(second) is overlaps
    assert second.overlaps(first) is overlaps


def test_a_span_without_characters_is_empty() -> None:
    assert Span(2, 2).empty
    assert not Span(2, 3).empty
