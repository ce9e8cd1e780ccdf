"""Which bullet an entry should have: the list's, or that of the entries beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from awesome_lint.markdown import parse
from awesome_lint.model import DeviationKind
from awesome_lint.settings import Config
from awesome_lint.template import read_document
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.template import ListReading

ReadList = Callable[..., "ListReading"]


def lines(count: int, bullet: str, indent: str = "", first: int = 0) -> list[str]:
    return [
        f"{indent}{bullet} [Tool {number}](https://example.org/{number}) - Does thing {number}."
        for number in range(first, first + count)
    ]


def wanted(read_list: ReadList, text: list[str]) -> list[tuple[int, str]]:
    """Give the lines whose bullet is another one than expected, with the one that is."""
    reading = read_list("\n".join(["# Tools", "", "Things.", "", "## First", "", *text, ""]))
    source = reading.document.source
    return [
        (source.line_at(entry.record.span.start) - 6, deviation.expected)
        for entry in reading.document.entries
        for deviation in entry.deviations
        if deviation.kind is DeviationKind.MARKER
    ]


def test_one_among_many_is_held_against_the_list(read_list: ReadList) -> None:
    text = lines(30, "*")
    text[7] = text[7].replace("*", "+", 1)
    assert wanted(read_list, text) == [(8, "*")]


def test_nested_entries_have_a_bullet_of_their_own(read_list: ReadList) -> None:
    text = ["* Group", *lines(12, "-", "  "), "* Further", *lines(12, "-", "  ", 12), *lines(3, "*", first=24)]
    text[4] = text[4].replace("-", "*", 1)
    assert wanted(read_list, text) == [(5, "-")]


def test_without_a_habit_of_the_list_that_of_the_entries_side_by_side_holds(read_list: ReadList) -> None:
    text = [*lines(15, "*"), "", "## Second", "", *lines(15, "+", first=15)]
    text[3] = text[3].replace("*", "+", 1)
    assert wanted(read_list, text) == [(4, "*")]
    assert wanted(read_list, [*lines(15, "*"), "", "## Second", "", *lines(15, "+", first=15)]) == []


def test_the_entries_below_one_heading_may_differ_together_but_not_a_single_one(read_list: ReadList) -> None:
    many = [*lines(30, "*"), "", "## Second", ""]
    assert wanted(read_list, [*many, *lines(4, "-", first=30)]) == []
    assert wanted(read_list, [*many, *lines(1, "-", first=30)]) == [(34, "*")]
    assert wanted(read_list, [*many, *lines(4, "-", first=30), *lines(1, "*", first=34)]) == []


def test_a_few_entries_side_by_side_have_no_habit_of_their_own(read_list: ReadList) -> None:
    text = [
        *lines(12, "*"),
        "",
        "## Second",
        "",
        *lines(12, "+", first=12),
        "",
        "## Third",
        "",
        *lines(5, "*", first=24),
    ]
    text[-2] = text[-2].replace("*", "+", 1)
    assert wanted(read_list, text) == []


def test_what_a_list_did_before_a_change_is_its_habit(read_list: ReadList) -> None:
    before = read_list("\n".join(["# Tools", "", "## First", "", *lines(12, "*"), ""]))
    after = SourceText("\n".join(["# Tools", "", "## First", "", *lines(12, "*"), *lines(14, "+", first=12), ""]))
    reading = read_document(after, parse(after), Config(), before)
    found = [entry for entry in reading.document.entries if entry.deviations]
    assert [after.line_at(entry.record.span.start) for entry in found] == list(range(17, 31))
