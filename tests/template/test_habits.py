"""What a list without a stated template is told to mend: only what its author would, and in the author's own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.runner import fix_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.template import parse_template
from awesome_lint.template.reading import Fields, LinkText
from awesome_lint.template.writer import write_fields
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = ("Amber", "Birch", "Cedar", "Dunes", "Ember", "Fjord", "Grove", "Heath", "Inlet", "Jetty", "Knoll", "Lagoon")
BOLD = "- [NSDI 2024] **# Queries Planned by Learning** [[paper](https://a.org/#)] [[code](https://b.org/#)]"


def a_list(usual: str, *others: str) -> str:
    """Give a list of twelve entries of one form, with other ones behind."""
    lines = [usual.replace("#", word) for word in WORDS]
    return "# Papers\n\n## Systems\n\n" + "".join(f"{line}\n" for line in (*lines, *others))


def fixed(text: str) -> str:
    """Give a list after its safe fixes."""
    return fix_source(SourceText(text), Config(), Surroundings(path="README.md")).source.text


def last(text: str) -> str:
    return fixed(text).splitlines()[-1]


@pytest.mark.parametrize(
    ("usual", "line", "mended"),
    [
        (
            BOLD,
            "- [NSDI 2024] **Maple and Its Queries.** [[paper](https://a.org/m)]",
            "- [NSDI 2024] **Maple and Its Queries** [[paper](https://a.org/m)]",
        ),
        (
            BOLD,
            "- [NSDI 2024] Maple and Its Queries [[paper](https://a.org/m)]",
            "- [NSDI 2024] **Maple and Its Queries** [[paper](https://a.org/m)]",
        ),
        (
            BOLD,
            "- [NSDI 2024] **Maple and Its Queries** [[paper]](https://a.org/m) [[code]](https://b.org/m)",
            "- [NSDI 2024] **Maple and Its Queries** [[paper](https://a.org/m)] [[code](https://b.org/m)]",
        ),
        (
            "- (NSDI 2024) **# Queries Planned by Learning.** [paper](https://a.org/#)",
            "- (NSDI 2024) **Maple and Its Queries** [paper](https://a.org/m)",
            "- (NSDI 2024) **Maple and Its Queries.** [paper](https://a.org/m)",
        ),
        (
            "- (NSDI 2024) # Queries Planned by Learning [paper](https://a.org/#)",
            "- (NSDI 2024) Maple and Its Queries [PDF](https://a.org/m)",
            "- (NSDI 2024) Maple and Its Queries [paper](https://a.org/m)",
        ),
        (
            "- [#](https://a.org/#) - Queries planned by learning.",
            "- [Maple](https://a.org/m): Queries and what they are for.",
            "- [Maple](https://a.org/m) - Queries and what they are for.",
        ),
    ],
)
def test_what_nearly_all_share_is_mended(usual: str, line: str, mended: str) -> None:
    assert last(a_list(usual, line)) == mended


@pytest.mark.parametrize(
    ("usual", "line"),
    [
        pytest.param(
            "- (NSDI 2024) **# Queries Planned by Learning.** [paper](https://a.org/#)",
            "- (NSDI 2024) **Is Maple a Query Planner?** [paper](https://a.org/m)",
            id="a question needs no stop",
        ),
        pytest.param(
            "- **# Queries Planned by Learning** NSDI 2024. *Ann Bee, Carl Dee* [[pdf](https://a.org/#)]",
            "- **Maple and Its Queries** NSDI 2024. *Ann Bee, [Eve Eff](https://e.org), Carl Dee* [[pdf](https://a.org/m)]",
            id="emphasis that holds more than names",
        ),
        pytest.param(
            "- **# Queries Planned by Learning.** [[paper](https://a.org/#)]",
            "- Tables of planners and queries: [[table](https://a.org/m)]",
            id="words that lead to a link",
        ),
        pytest.param(
            "- **# Queries Planned by Learning** NSDI 2024. _Ann Bee, Carl Dee_. [[pdf](https://a.org/#)]",
            "- **Maple and Its Queries** NSDI 2024. *Eve Eff, Guy Haw.* [[pdf](https://a.org/m)]",
            id="emphasis that ends behind a stop",
        ),
        pytest.param(
            "- **[#]** Queries Planned by # Learning (NSDI 2024) [paper](https://a.org/#)",
            "- [**Maple**] Queries and What They Are For (NSDI 2024) [paper](https://a.org/m)",
            id="brackets and emphasis the other way round",
        ),
        pytest.param(
            "- # serves queries. More of it is here. [Chapter on #](https://a.org/#)",
            "- Maple serves queries. More of it is here: [Chapter on Maple](https://a.org/m)",
            id="a colon leads to the link",
        ),
        pytest.param(
            "- # Queries Planned by Learning, NSDI 2024. [paper](https://a.org/#)",
            "- Maple and Its Queries. [paper](https://a.org/m)",
            id="the separator behind what is absent",
        ),
        pytest.param(
            "- # Queries Planned by Learning (NSDI 2024) [paper](https://a.org/#) [code](https://b.org/#)",
            "- Maple and Its Queries (NSDI 2024) [paper](https://a.org/m), [code](https://b.org/m), [more](https://c.org/m)",
            id="links that are enumerated",
        ),
        pytest.param(
            "- (NSDI 2024) # Queries Planned by Learning [paper](https://a.org/#)",
            "- (NSDI 2024) Maple and Its Queries [link](https://a.org/m)",
            id="a label that says another thing",
        ),
        pytest.param(
            "- # Queries Planned by Learning (oral) [[paper](https://a.org/#)]",
            "- Maple and Its Queries (**best paper**) [[paper](https://a.org/m)]",
            id="a tag that somebody made bold",
        ),
        pytest.param(
            "- [#](https://a.org/#) - Ann Bee and Carl Dee",
            "- [Maple](https://a.org/m) - Ann Bee and Carl D.",
            id="the stop of an initial",
        ),
        pytest.param(
            "- # Queries Planned by Learning, Ann Bee, Carl Dee, NSDI 2024 [paper](https://a.org/#)",
            "- Maple and Its Queries, Ann Bee, Carl Dee, USENIX ATC 2024 [paper](https://a.org/m)",
            id="a venue with its society",
        ),
        pytest.param(
            "- # Queries Planned by Learning. Ann Bee. ACM Comput. Surv. 2020 [paper](https://a.org/#)",
            "- Maple and Its Queries. Ann Bee. NeurIPS 2016 [paper](https://a.org/m)",
            id="today's name of a venue",
        ),
    ],
)
def test_what_somebody_meant_stays(usual: str, line: str) -> None:
    text = a_list(usual, line)
    assert fixed(text) == text


def test_a_section_may_have_a_form_of_its_own() -> None:
    people = ("Ann Bee", "Carl Dee", "Eve Eff", "Guy Haw")
    usual = a_list("- **# Queries Planned by Learning.** [[paper](https://a.org/#)]")
    text = usual + "\n## People\n\n" + _lines(f"- **{name}** [[home page](https://p.org/{name[0]})]" for name in people)
    assert fixed(text) == text


def test_a_plain_title_is_not_framed_in_what_may_be_no_such_entry() -> None:
    text = a_list(BOLD, "- Lists of books: [[table](https://a.org/t)]")
    assert fixed(text) == text


def test_a_habit_is_measured_by_the_entries_that_can_have_it() -> None:
    plain = [f"- {word} Queries Planned by Learning [paper](https://a.org/{word})" for word in WORDS]
    dated = [
        f"- {word} Queries and What Is {word} [paper](https://b.org/{word}){gap}(NSDI 2024)"
        for word, gap in zip(WORDS[:5], (" | ", " - ", " | ", " - ", " | "), strict=True)
    ]
    text = "# Papers\n\n## Systems\n\n" + _lines([*plain, *dated])
    assert fixed(text) == text


def test_a_name_that_a_list_keeps_to_is_its_own() -> None:
    text = a_list("- # Queries Planned by Learning [paper](https://a.org/#) (NSDI 2024)")
    text += _lines(f"- {word} Nets Learned [paper](https://n.org/{word}) (NIPS 2019)" for word in WORDS[:4])
    text += "- Maple Nets [paper](https://n.org/m) (NeurIPS 2020)\n"
    assert fixed(text) == text
    others = _lines(f"- {word} Nets Pruned [paper](https://o.org/{word}) (NeurIPS 2021)" for word in WORDS)
    slip = "- Nutmeg Nets [paper](https://n.org/n) (NIPS 2022)\n"
    assert last(a_list("- # Queries Planned by Learning [paper](https://a.org/#) (NSDI 2024)") + others + slip) == (
        "- Nutmeg Nets [paper](https://n.org/n) (NeurIPS 2022)"
    )


def test_a_group_that_is_absent_takes_its_separator_with_it() -> None:
    template = parse_template("- [Title](url), Authors{, conf}?{, yyyy}?{ | [code](url)}?", "stated")
    code = (LinkText("code", "https://b.org"),)
    fields = Fields(title="Ants", authors="Ann Bee", url="https://a.org", links=code)
    assert write_fields(template, fields) == "[Ants](https://a.org), Ann Bee | [code](https://b.org)"


def test_a_cell_has_no_tags_of_another() -> None:
    head = "| Title | Year | Kind | Name |\n| --- | --- | --- | --- |\n"
    rows = _lines(f"| [{word} Queries](https://a.org/{word}) | 2024 | _survey_ | {word[:3]}Net |" for word in WORDS)
    text = f"# Papers\n\n## Systems\n\n{head}{rows}"
    assert fixed(text) == text


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_bold_words_at_the_end_of_a_title_are_no_tags() -> None:
    template = "<!-- awesome-lint template: * (conf'yy) Title [link](url) [tags | affiliation] -->\n"
    text = f"# Papers\n\n{template}\n## [OSDI 2024](https://a.org)\n\n* (OSDI'24) Planning Queries for **Slow Disks**\n"
    assert fixed(text) == text
    tagged = text.replace(" **Slow", " [link](https://a.org/1) **Slow").replace("Disks**", "Disks** | **Tape**")
    assert last(tagged) == "* (OSDI'24) Planning Queries for [link](https://a.org/1) [Slow Disks | Tape]"
