"""Entries that are no list items: duplicates, order and silence in tables, runs without bullets and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.runner import fix_source, lint_source, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

NOWHERE = Surroundings()
NAMES = (
    "Ants at Work in the Woods",
    "Bees in Flight over Meadows",
    "Cats Asleep on Warm Roofs",
    "Dogs on the Run at Night",
    "Eels below the Old Bridge",
    "Frogs and the Weather of May",
    "Geese on the Long Way South",
    "Hares between Two Fields",
    "Ibises at the Edge of Rain",
    "Jays in Search of Acorns",
    "Kites over the Red Hills",
    "Larks before the First Light",
)


def row(title: str, url: str) -> str:
    return f"| [{title}]({url}) | 2023 | CVPR |\n"


def run(title: str, url: str) -> str:
    return f"**{title}** \\\n*Ann Lee, Bo Xu* \\\nCVPR 2023. [[Paper]({url})]\n\n"


def heading(title: str, url: str) -> str:
    return f"### {title} (CVPR 2023)\n\nAnn Lee, Bo Xu\n\n[[Paper]({url})]\n\n"


def nested(title: str, url: str) -> str:
    return f"- **{title}**\n  - Ann Lee, Bo Xu. *CVPR*, 2023.\n  - [[Paper]({url})]\n"


def details(title: str, url: str) -> str:
    said = f'{title}. CVPR 2023. [<a href="{url}">Paper</a>]'
    return f"<details>\n<summary>{said}</summary>\n\nAnn Lee, Bo Xu\n\n</details>\n\n"


HEADS: dict[Callable[[str, str], str], str] = {row: "| Title | Year | Venue |\n|---|---|---|\n"}
SHAPES = {"row": row, "run": run, "heading": heading, "item": nested, "details": details}


def document(
    shape: Callable[[str, str], str], *names: str, url: Callable[[int], str] = "https://x.org/{}.pdf".format
) -> str:
    body = "".join(shape(name, url(number)) for number, name in enumerate(names))
    return f"# Papers\n\n## Animals\n\n{HEADS.get(shape, '')}{body}"


def found(text: str, rule: str) -> list[tuple[int, str]]:
    source = SourceText(text)
    config = Config(rules=RuleSelection(select=(rule,)))
    return [(source.line_at(item.span.start), item.message) for item in lint_source(source, config, NOWHERE)]


@pytest.mark.parametrize("shape", SHAPES)
def test_each_is_one_entry_of_its_shape_from_its_first_to_its_last_line(shape: str) -> None:
    text = document(SHAPES[shape], *NAMES)
    entries = read_source(SourceText(text), Config()).document.entries

    assert [entry.title for entry in entries] == list(NAMES)
    assert {entry.record.shape.value for entry in entries} == {shape}
    assert [entry.links[0].url for entry in entries] == [f"https://x.org/{number}.pdf" for number in range(12)]
    records = [text[slice(*entry.record.span)] for entry in entries]
    one = SHAPES[shape](NAMES[0], "https://x.org/0.pdf").strip()
    assert one.removesuffix("</details>").rstrip().startswith(records[0].removesuffix("</details>").rstrip())
    assert records[0].count("\n") >= one.removesuffix("</details>").strip().count("\n")


@pytest.mark.parametrize("shape", SHAPES)
def test_an_entry_that_stands_there_twice_is_reported(shape: str) -> None:
    text = document(SHAPES[shape], *NAMES, NAMES[1])
    first = document(SHAPES[shape], NAMES[0]).rstrip("\n")
    titles = found(text, "duplicate-title")

    assert len(titles) == 1
    line, message = titles[0]
    assert NAMES[1] in text.split("\n")[line - 1]
    assert message.startswith("the same title is on line ")
    assert NAMES[1] in "".join(text.split("\n")[int(message.rsplit(" ", 1)[1]) - 1 :][:2])
    assert int(message.rsplit(" ", 1)[1]) > first.count("\n")

    same = document(SHAPES[shape], *NAMES, url=lambda number: f"https://x.org/{number % 11}.pdf")
    assert [message.partition(" ")[0] for _, message in found(same, "DUP")] == ["https://x.org/0.pdf"]


@pytest.mark.parametrize("shape", SHAPES)
def test_order_is_looked_at_and_only_items_and_rows_are_moved(shape: str) -> None:
    shuffled = (NAMES[1], NAMES[0], *NAMES[2:])
    text = document(SHAPES[shape], *shuffled, url=lambda number: f"https://x.org/{shuffled[number][:4]}.pdf")
    ordered = document(SHAPES[shape], *NAMES, url=lambda number: f"https://x.org/{NAMES[number][:4]}.pdf")

    ((line, message),) = found(text, "entry-order")
    assert shuffled[0] in text.split("\n")[line - 1] or shuffled[1] in text.split("\n")[line - 1]
    assert "is out of order by title" in message
    assert found(ordered, "entry-order") == []
    config = Config(rules=RuleSelection(select=("entry-order",)))
    fixed = fix_source(SourceText(text), config, NOWHERE, unsafe=True).source.text
    assert fixed == (ordered if shape in ("item", "row") else text)


@pytest.mark.parametrize("shape", ["run", "item", "heading"])
def test_a_comment_in_the_last_field_silences_a_rule_for_the_whole_entry(shape: str) -> None:
    text = document(SHAPES[shape], *NAMES, NAMES[1])
    silenced = text.rstrip("\n") + " <!-- awesome-lint: ignore[DUP] -->\n"

    assert len(found(text, "duplicate-title")) == 1
    assert found(silenced, "duplicate-title") == []
