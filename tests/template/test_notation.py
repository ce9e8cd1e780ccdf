"""The notation: what templates say, and what is told about those that say nothing."""

from __future__ import annotations

import pytest

from awesome_lint.errors import TemplateError
from awesome_lint.template import Slot, SlotKind, parse_template

VENUE, DATE, TITLE, NAME = SlotKind.VENUE, SlotKind.DATE, SlotKind.TITLE, SlotKind.NAME
AUTHORS, DESCRIPTION, LINK, LINKED, TAGS = (
    SlotKind.AUTHORS,
    SlotKind.DESCRIPTION,
    SlotKind.LINK,
    SlotKind.LINKED,
    SlotKind.TAGS,
)


def slots(text: str) -> list[Slot]:
    return list(parse_template(text, "test").slots)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Title", [Slot(TITLE)]),
        ("Title", [Slot(TITLE)]),
        (
            "* (conf'yy) Title [link](url)",
            [
                Slot(VENUE, open="(", close=")", pieces=("conf", "'", "yy")),
                Slot(TITLE, gap=" "),
                Slot(LINK, gap=" ", label="link"),
            ],
        ),
        ("[venue yyyy] Title", [Slot(VENUE, open="[", close="]", pieces=("conf", " ", "yyyy")), Slot(TITLE, gap=" ")]),
        ("yyyy-mm-dd Title", [Slot(DATE, pieces=("yyyy", "-", "mm", "-", "dd")), Slot(TITLE, gap=" ")]),
        ("confyy Title", [Slot(TITLE, gap="confyy ")]),
        ("{conf}{yy} Title", [Slot(VENUE, pieces=("conf", "yy")), Slot(TITLE, gap=" ")]),
        ("- **Title.** *Authors*", [Slot(TITLE, open="**", close=".**"), Slot(AUTHORS, gap=" ", open="*", close="*")]),
        ('- "Title", Authors', [Slot(TITLE, open='"', close='"'), Slot(AUTHORS, gap=", ")]),
        ("- Title [[paper](url)]", [Slot(TITLE), Slot(LINK, gap=" ", open="[", close="]", label="paper")]),
        ("- Title [`pdf`](url)", [Slot(TITLE), Slot(LINK, gap=" ", label="`pdf`")]),
        ("- [**Title**](url)", [Slot(LINKED, inner=(Slot(TITLE, open="**", close="**"),))]),
        (
            "- [Title, yyyy](url)",
            [Slot(LINKED, inner=(Slot(TITLE), Slot(DATE, gap=", ", pieces=("yyyy",))))],
        ),
        ("- [Name: Title.](url)", [Slot(LINKED, inner=(Slot(NAME), Slot(TITLE, gap=": ")), inner_tail=".")]),
        ("- Title [tags](url)", [Slot(TITLE), Slot(LINK, gap=" ", label="tags")]),
        ("- Title [tag, affiliations]", [Slot(TITLE), Slot(TAGS, gap=" ", open="[", close="]", pieces=("tags", ", "))]),
        ("- Title {[tags]}?", [Slot(TITLE), Slot(TAGS, gap=" ", open="[", close="]", pieces=("tags",), optional=True)]),
        (
            "- Title {[code](url)}*",
            [Slot(TITLE), Slot(LINK, gap=" ", label="code", optional=True, repeated=True)],
        ),
        ("- {Name}: Title", [Slot(NAME), Slot(TITLE, gap=": ")]),
        ("- Title\n  Description", [Slot(TITLE), Slot(DESCRIPTION, gap=" ")]),
    ],
)
def test_slots(text: str, expected: list[Slot]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "marker"),
    [("Title", None), ("- Title", "-"), ("* Title", "*"), ("+ Title", "+"), ("1. Title", "1."), ("3) Title", "1)")],
)
def test_markers(text: str, marker: str | None) -> None:
    assert parse_template(text, "test").marker == marker


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("- (conf) Title [link](url)", {"venue", "title", "link"}),
        ("- {(conf)}? Title {[link](url)}?", {"title"}),
        ("- [Title](url) - Description", {"title", "link"}),
        ("- [conf: Title](url)", {"venue", "title", "link"}),
        ("- Name", set()),
    ],
)
def test_what_must_be_there(text: str, required: set[str]) -> None:
    assert parse_template(text, "test").required == required
    assert parse_template(text, "test", ["link"]).required == {"link"}


def test_what_ends_a_template() -> None:
    assert parse_template("- [Title](url) {- Description.}?", "test").tail == "."
    assert parse_template("- [Title](url)", "test").tail == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("- [link](url)", "no text field"),
        ("- whatever you like", "no text field"),
        ("- a\n- b", "one list item"),
        ("- Title\n  - url", "nested items"),
        ("- Title\n\n  Description", "several paragraphs"),
        ("- Title\\\n  Description", "hard line break"),
        ("# Title", "one paragraph"),
        ("```\nTitle\n```", "one list item"),
        ("- {Title", "never closed"),
        ("- Title}?", "never opened (character 8)"),
        ("- {(conf) Title} [link](url)", "`{...}?` for an optional"),
        ("- {Foo} Title", "'Foo' is no field word; known are affiliation, affiliations, author"),
        ("- Title and Title", "'title' twice"),
        ("- [Title](url) [Name](url)", "two links"),
        ("- Title [link](url", "not complete"),
        ("- Title ![badge](url)", "an image"),
        ("- " + "x" * 2000 + " Title", "longer than 1000"),
        ("- Title " + "[a](url) " * 60, "more than 40 fields"),
        ("{" * 900 + "Title", "never closed"),
    ],
)
def test_templates_that_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse_template(text, "test")
    assert said in str(caught.value)


def test_an_error_names_the_place() -> None:
    with pytest.raises(TemplateError) as caught:
        parse_template("- Title {oops}", "test")
    assert caught.value.offset == len("- Title ")
