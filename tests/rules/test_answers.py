"""A rule that says something better silences another one where both report, and nowhere else."""

from __future__ import annotations

import pytest

from awesome_lint.diagnostics import Diagnostic, Severity
from awesome_lint.rules.answers import without_answered
from awesome_lint.rules.lnk.empty_link import EmptyLink
from awesome_lint.text import Span

ANSWERED = "awesome-list-item"


def left(own: Span, *others: Span) -> bool:
    """Whether the answered rule's report on a place is left beside reports of the better rule."""
    item = Diagnostic("AWE012", ANSWERED, "wrong", own, Severity.ERROR)
    better = [Diagnostic(EmptyLink.code, EmptyLink.name, "empty", span, Severity.ERROR) for span in others]
    found = without_answered([item, *better], [EmptyLink({})])
    assert [each for each in found if each is not item] == better
    return item in found


@pytest.mark.parametrize(
    ("other", "answered"),
    [
        (Span(12, 14), True),
        (Span(10, 20), True),
        (Span(0, 40), True),
        (Span(5, 10), True),  # touches it at its beginning
        (Span(20, 25), True),  # at its end
        (Span(20, 20), True),
        (Span(10, 10), True),
        (Span(5, 9), False),
        (Span(21, 25), False),
    ],
)
def test_spans_that_touch_are_one_place(other: Span, answered: bool) -> None:
    assert left(Span(10, 20), other) != answered


def test_a_long_span_before_a_short_one_is_not_forgotten() -> None:
    assert not left(Span(30, 35), Span(0, 32), Span(5, 6))
    assert left(Span(30, 35), Span(0, 12), Span(5, 6), Span(36, 40))


def test_the_place_of_an_empty_span_is_where_it_stands() -> None:
    assert not left(Span(10, 10), Span(10, 10))
    assert not left(Span(10, 10), Span(4, 10))
    assert left(Span(10, 10), Span(11, 12))
