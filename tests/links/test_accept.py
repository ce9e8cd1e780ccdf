"""Status codes and ranges of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.errors import ConfigError
from awesome_lint.links.accept import accepted_codes


@pytest.mark.parametrize(
    ("texts", "first", "last", "count"),
    [
        (["403"], 403, 403, 1),
        (["200..=299"], 200, 299, 100),
        (["200..300"], 200, 299, 100),
        (["200-299"], 200, 299, 100),
        (["400.."], 400, 999, 600),
        (["..=204"], 100, 204, 105),
        (["..204"], 100, 203, 104),
        ([".."], 100, 999, 900),
        (["200..=204,403", "429"], 200, 429, 7),
        ([" 200 .. = 204 , 403 ,"], 200, 403, 6),
        (["999"], 999, 999, 1),
        (["200..1000"], 200, 999, 800),
    ],
)
def test_codes_and_ranges(texts: list[str], first: int, last: int, count: int) -> None:
    found = accepted_codes(texts)
    assert (min(found), max(found), len(found)) == (first, last, count)


def test_nothing_gives_nothing() -> None:
    assert accepted_codes([]) == accepted_codes(["", " , "]) == frozenset()


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("fine", "expected a code or a range, such as 403"),
        ("2xx", "expected a code"),
        ("-200", "expected a code"),
        ("200-", "expected a code"),
        ("200...300", "expected a code"),
        ("200..=", "expected a code"),
        ("٢٠٠", "expected a code"),
        ("9" * 5000, "expected a code"),
        ("99", "codes are 100 to 999"),
        ("1000", "codes are 100 to 999"),
        ("200..=1000", "codes are 100 to 999"),
        ("0..=204", "codes are 100 to 999"),
        ("300..200", "empty"),
        ("300..300", "empty"),
        ("..100", "empty"),
    ],
)
def test_what_is_none_is_said(word: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as caught:
        accepted_codes(["200", word])
    assert repr(word)[:20] in str(caught.value)


@given(st.integers(100, 999), st.integers(100, 999))
def test_a_range_holds_what_stands_between_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    expected = {code for code in range(100, 1000) if low <= code <= high}
    assert accepted_codes([f"{low}..={high}"]) == accepted_codes([f"{low}-{high}"]) == expected
    assert accepted_codes([f"{low}.."]) | accepted_codes([f"..={low}"]) == accepted_codes([".."])


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = accepted_codes([text])
    except ConfigError:
        return
    assert all(100 <= code <= 999 for code in found)
