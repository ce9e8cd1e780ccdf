"""The order that `init` offers to have checked."""

from __future__ import annotations

import tomllib

import pytest

from awesome_lint.config.load import built, validated
from awesome_lint.initial.choice import Said
from awesome_lint.initial.draft import make_draft
from awesome_lint.runner import lint_source, read_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

NAMES = ("Acorn", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper", "Larch", "Maple")


def tools(*names: str) -> str:
    return "# Things\n\n## Tools\n\n" + "".join(f"- [{name}](https://example.org/{name}) - One.\n" for name in names)


def papers(*years: int) -> str:
    lines = (
        f"- (SOSP {year}) A Study of {name} Trees. [[paper]](https://arxiv.org/abs/2401.{number:05})\n"
        for number, (name, year) in enumerate(zip(reversed(NAMES), years, strict=True), 1)
    )
    return "# Papers\n\n## Trees\n\n" + "".join(lines)


def offered(text: str) -> list[str]:
    reading = read_source(SourceText(text, "list.md"), Config())
    made = make_draft(reading, Surroundings(), Config(), Said(())).text.splitlines()
    return [line.removeprefix("#   ") for line in made if "entry-order" in line]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (tools(*NAMES), '{ by = "title" }'),
        (papers(*range(2023, 2011, -1)), '{ by = "year", descending = true }'),
        (papers(*range(2012, 2024)), '{ by = "year" }'),
    ],
)
def test_an_order_that_the_entries_keep_is_offered(text: str, options: str) -> None:
    lines = offered(text)
    assert lines == ['extend-select = ["entry-order"]', f"rules.entry-order = {options}"]
    config = built(validated(tomllib.loads("\n".join(lines)), ""), "")
    found = lint_source(SourceText(text, "list.md"), config, Surroundings())
    assert "entry-order" not in {item.name for item in found}


@pytest.mark.parametrize("text", [tools(*NAMES[:9]), tools(*NAMES[6:], *NAMES[:6]), papers(*[2020] * 12)])
def test_none_is_offered_where_there_is_none(text: str) -> None:
    assert offered(text) == []
