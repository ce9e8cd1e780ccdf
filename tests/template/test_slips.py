"""Slips against what nearly all entries share, in entries that no template need read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from awesome_lint.model import DeviationKind
from awesome_lint.runner import fix_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from awesome_lint.template import ListReading

ReadList = Callable[..., "ListReading"]
HEAD = "# Reading\n\nWhat we read.\n\n## Papers\n\n"
URL = "https://example.org"
CODED = "- **Work {0}** [[paper]({1}/p{0})] [[code]({1}/c{0})]"
DESCRIBED = "- [Tool {0}]({1}/{0}) - Does thing {0}."


def entries(form: str, count: int = 30) -> list[str]:
    return [form.format(number, URL) for number in range(count)]


def fixed(lines: list[str]) -> list[str]:
    source = SourceText(HEAD + "\n".join(lines) + "\n")
    return fix_source(source, Config(), Surroundings(path="README.md")).source.text[len(HEAD) :].splitlines()


@pytest.mark.parametrize(
    ("form", "found", "slip"),
    [
        (CODED, "** [[paper]", "**  [[paper]"),  # a blank doubled
        (CODED, ")] [[code]", ")][[code]"),  # a blank lost
        (CODED, "[code]", "[cODE]"),  # a label in other letters
        (CODED, "- **Work", "-  **Work"),  # a blank too many behind the bullet
        ("- Work {0} (Python) [[link]({1}/p{0})]", ") [[", ")[["),  # the same behind a parenthesis that is no link's
        (DESCRIBED, ") - ", ") – "),  # another dash
        (DESCRIBED, ") - ", ")  - "),
        ("- Work {0} on a matter, ICLR 2024. [paper]({1}/p{0})", "ICLR 2024", "ICLR2024"),
    ],
)
def test_what_one_entry_has_otherwise_is_mended(form: str, found: str, slip: str) -> None:
    right = entries(form)
    wrong = list(right)
    wrong[11] = right[11].replace(found, slip)
    assert wrong != right
    assert fixed(right) == right
    assert fixed(wrong) == right


@pytest.mark.parametrize(
    ("found", "other"),
    [("** [[paper]", "**  [[paper]"), (")] [[code]", ")][[code]"), ("[code]", "[Code]"), ("- **", "-  **")],
)
def test_what_a_quarter_of_the_entries_have_otherwise_is_left_alone(found: str, other: str) -> None:
    lines = entries(CODED)
    lines[::4] = [line.replace(found, other) for line in lines[::4]]
    assert fixed(lines) == lines


def test_a_form_that_eight_entries_share_is_a_second_form_of_the_list() -> None:
    lines = entries(DESCRIBED, 60)
    lines[:8] = [line.replace(") - ", ") – ") for line in lines[:8]]
    assert fixed(lines) == lines


def test_years_may_stand_in_two_ways_where_several_entries_have_each() -> None:
    lines = entries("- Work {0} on a matter, ICLR 2024. [paper]({1}/p{0})", 60)
    lines[20:28] = [line.replace("ICLR 2024", "ICLR2024") for line in lines[20:28]]
    assert fixed(lines) == lines


def test_what_may_be_no_venue_keeps_its_letters() -> None:
    lines = entries("- **[Iclr]** Work {0} on a matter [[paper]({1}/p{0})]")
    assert fixed(lines) == lines


def test_most_entries_below_one_heading_may_have_a_form_of_their_own() -> None:
    lines = [*entries(CODED, 40), "", "## Surveys", "", *entries(CODED.replace("[code]", "[Code]"), 4)]
    assert fixed(lines) == lines


def test_names_keep_their_capitals_and_prose_its_dashes() -> None:
    named = entries("- [Tool {0}]({1}/{0}) - Does thing {0}. [Github]({1}/g{0})")
    named[3] = named[3].replace("Github", "GitHub")
    assert fixed(named) == named
    said = entries(DESCRIBED)
    said[3] = said[3].replace("thing 3", f"what [others]({URL}/o) — many — did")
    assert fixed(said) == said


def test_blanks_between_words_are_no_ones_business() -> None:
    lines = entries(DESCRIBED)
    lines[3] = lines[3].replace("Does thing", "Does. Thing").replace(". ", ".  ")
    assert fixed(lines) == lines


def test_a_misspelt_venue_is_told_in_an_entry_that_follows_no_template() -> None:
    lines = [f"- Work {number} on a matter, ICLR 2024." for number in range(30)]
    lines[4] = "- Does Work 4 Help? Doe, Jane, Roe, and Poe. NeruIPS 2019"
    assert fixed(lines) == [*lines[:4], lines[4].replace("NeruIPS", "NeurIPS"), *lines[5:]]


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        (f"[[paper]({URL}/p) [[code]({URL}/c)]", [f"[[paper]({URL}/p)"]),
        (f"[paper]({URL}/p)] [[code]({URL}/c)]", [f"[paper]({URL}/p)]"]),
        (f"[[paper]({URL}/p), [code]({URL}/c)]", []),  # one pair around both
        (rf"\[[paper]({URL}/p) [[code]({URL}/c)]", []),
    ],
)
def test_brackets_beside_a_link_without_partner_are_told(line: str, flagged: list[str], read_list: ReadList) -> None:
    lines = ["- Work 1, which is described elsewhere", f"- Work 2 on matters {line}"]
    reading = read_list(HEAD + "\n".join(lines) + "\n")
    found = [each for each in reading.document.entries[-1].deviations if each.kind is DeviationKind.FRAME]
    assert [each.found for each in found] == flagged
