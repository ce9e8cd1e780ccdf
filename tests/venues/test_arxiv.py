"""Months from arXiv identifiers, by the scheme that arXiv publishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.venues import arxiv_year


@pytest.mark.parametrize(
    ("identifier", "date"),
    [
        ("2403.02310", (2024, 3)),
        ("2403.02310v2", (2024, 3)),
        ("2403.02310v12", (2024, 3)),
        ("arXiv:2403.02310", (2024, 3)),
        ("ARXIV: 2403.02310", (2024, 3)),
        (" 2403.02310 ", (2024, 3)),
        ("0704.0001", (2007, 4)),
        ("1412.9999", (2014, 12)),
        ("1501.00001", (2015, 1)),
        ("cs/0501001", (2005, 1)),
        ("cs/0501001v3", (2005, 1)),
        ("math.GT/0309136", (2003, 9)),
        ("hep-th/9108001", (1991, 8)),
        ("cond-mat.str-el/0102001", None),
        ("cs.LG/0703123", (2007, 3)),
        ("cs/0704001", None),
        ("cs/8912001", None),
        ("2413.00001", None),
        ("2400.00001", None),
        ("0703.0001", None),
        ("1412.00001", None),
        ("1501.0001", None),
        ("2403.00000", None),
        ("2403.023101", None),
        ("2403.02310v0", None),
        ("2403.02310.pdf", None),
        ("２４０３.02310", None),
        ("abs/2403.02310", None),
        ("", None),
    ],
)
def test_months_of_identifiers(identifier: str, date: tuple[int, int] | None) -> None:
    assert arxiv_year(identifier) == date


@given(st.integers(2015, 2099), st.integers(1, 12), st.integers(1, 99999))
def test_new_identifiers_begin_with_their_month(year: int, month: int, number: int) -> None:
    assert arxiv_year(f"{year % 100:02}{month:02}.{number:05}") == (year, month)


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text: str) -> None:
    date = arxiv_year(text)
    assert date is None or 1 <= date.month <= 12
