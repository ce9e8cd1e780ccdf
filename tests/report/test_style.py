"""Text that is safe to show, and how wide it is; windows of long lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.report.excerpt import excerpt
from awesome_lint.report.style import cells, visible, visible_line
from awesome_lint.text import SourceText, Span

LINES = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\x9b", "\\x9b"),
        ("\ud800", "\\ud800"),
        ("\u2028", "\\u2028"),
        ("👨\u200d👩\u200d👧 \u00a0é", "👨\u200d👩\u200d👧 \u00a0é"),
    ],
)
def test_what_a_terminal_would_act_on_becomes_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_acts_on_a_terminal_is_left(text: str) -> None:
    left = set(visible(text)) - {"\u200c", "\u200d"}

    assert not [character for character in left if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("第二", 4), ("e\u0301", 1), ("ｗ", 2), ("🔥", 2)])
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_tabs_are_spread_to_stops_of_four() -> None:
    assert visible_line("\ta\t第\tb") == "    a   第  b"


@given(LINES, st.data(), st.integers(20, 60))
def test_an_excerpt_fits_and_its_underline_lies_inside(line: str, data: st.DataObject, width: int) -> None:
    source = SourceText(f"before\n{line}\nafter")
    start = data.draw(st.integers(7, 7 + len(line)))
    end = data.draw(st.integers(start, 7 + len(line)))

    made = excerpt(source, Span(start, end), width)

    assert made.line == 2
    assert made.length >= 1
    # A last character that became an escape may stand out by its own width.
    assert cells(made.text) <= width + 10
    assert made.indent <= max(cells(made.text), cells(visible_line(line)))


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=200), st.data())
def test_what_is_underlined_is_the_span(line: str, data: st.DataObject) -> None:
    source = SourceText(line)
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))

    made = excerpt(source, Span(start, end), 60)
    underlined = made.text[made.indent : made.indent + made.length]

    assert line[start:end].startswith(underlined.rstrip()) or start == end
    assert len(made.text) <= 60


def test_a_line_of_a_megabyte_is_windowed_around_the_span() -> None:
    source = SourceText("x" * 500_000 + "第" + "y" * 500_000)

    made = excerpt(source, Span(500_000, 500_001), 40)

    assert made.text.startswith("…xxx")
    assert made.text.endswith("yyy…")
    assert cells(made.text) <= 41
    assert made.length == 2
