"""The notation: what templates say, and what is told about those that say nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesome_lint.errors import TemplateError
from awesome_lint.model import Border, RecordShape
from awesome_lint.template import Slot, SlotKind, parse_template
from awesome_lint.template.slots import Break, Element, Gap, Group

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
        ("confyy Title", [Slot(VENUE, pieces=("conf", "yy")), Slot(TITLE, gap=" ")]),
        ("confuse Title", [Slot(TITLE, gap="confuse ")]),
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
        ("- Title\n  Description", [Slot(TITLE), Slot(DESCRIPTION, gap="\n  ")]),
    ],
)
def test_slots(text: str, expected: list[Slot]) -> None:
    assert slots(text) == expected


TITLE_LINK = Slot(LINKED, content=(Slot(TITLE),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Title\n  Description", [Slot(TITLE), Break(None, "\n  "), Slot(DESCRIPTION)]),
        ("- Title \\\n  *Authors*", [Slot(TITLE), Gap(" "), Break(None, "\\\n  "), Slot(AUTHORS, open="*", close="*")]),
        ("- Title<br>Description", [Slot(TITLE), Break(None, "<br>"), Slot(DESCRIPTION)]),
        ("- Title\n\n  Description", [Slot(TITLE), Break(Border.BLOCK, "\n\n  "), Slot(DESCRIPTION)]),
        ("- Title\n  > Description", [Slot(TITLE), Break(Border.QUOTE, "\n  > "), Slot(DESCRIPTION)]),
        (
            "- [Title](url)\n  - Authors{\n  - Key: tags}?",
            [
                TITLE_LINK,
                Break(Border.ITEM, "\n  - "),
                Slot(AUTHORS),
                Group((Break(Border.ITEM, "\n  - "), Gap("Key: "), Slot(TAGS, pieces=("tags",))), repeated=False),
            ],
        ),
        (
            "| Title | yyyy | {[Code](url)}? |",
            [
                Slot(TITLE),
                Break(Border.CELL, " | "),
                Slot(DATE, pieces=("yyyy",)),
                Break(Border.CELL, " | "),
                Group((Slot(LINK, label="Code"),), repeated=False),
            ],
        ),
        (
            "## Title\n{\n- [Paper](url)\n}*\n\nDescription",
            [
                Slot(TITLE),
                Group((Break(Border.ITEM, "\n- "), Slot(LINK, label="Paper")), repeated=True),
                Break(Border.BLOCK, "\n\n"),
                Slot(DESCRIPTION),
            ],
        ),
        (
            "<details><summary>Title</summary>\n\nDescription\n</details>",
            [
                Gap("<details><summary>"),
                Slot(TITLE),
                Break(Border.BLOCK, "</summary>\n\n"),
                Slot(DESCRIPTION),
                Break(None, "\n"),
                Gap("</details>"),
            ],
        ),
        ("- Title ![](url)", [Slot(TITLE), Gap(" "), Slot(SlotKind.IMAGE, label="![](url)")]),
        ('- <img src="url"> Title', [Slot(SlotKind.IMAGE, label='<img src="url">'), Gap(" "), Slot(TITLE)]),
        (
            "- Title ![](https://b.io/conf-tags)",
            [
                Slot(TITLE),
                Gap(" "),
                Slot(
                    SlotKind.IMAGE,
                    label="![](https://b.io/conf-tags)",
                    content=(
                        Gap("https://b.io/"),
                        Slot(VENUE, pieces=("conf",)),
                        Gap("-"),
                        Slot(TAGS, pieces=("tags",)),
                    ),
                ),
            ],
        ),
        ('- <a name="x"></a> Title', [Gap('<a name="x"></a> '), Slot(TITLE)]),
        ('- Title <a href="url">Paper</a>', [Slot(TITLE), Gap(" "), Slot(LINK, label="Paper")]),
        ("- Title<!---Name-->", [Slot(TITLE), Slot(NAME, open="<!---", close="-->")]),
        (
            "- [Title](url), thanks to [Authors](url)",
            [TITLE_LINK, Gap(", thanks to "), Slot(LINKED, content=(Slot(AUTHORS),))],
        ),
        ("- [Title][Name]", [TITLE_LINK]),
        ("- Title, dd Mon yyyy", [Slot(TITLE), Gap(", "), Slot(DATE, pieces=("dd", " ", "Mon", " ", "yyyy"))]),
        (
            "- Title {conf}{yyyy}?",
            [
                Slot(TITLE),
                Gap(" "),
                Slot(VENUE, pieces=("conf",)),
                Group((Slot(DATE, pieces=("yyyy",)),), repeated=False),
            ],
        ),
        ("- \\{Title\\} \\[", [Gap("{"), Slot(TITLE), Gap("} \\[")]),
        ("- {**}?Title{**}?", [Group((Gap("**"),), repeated=False), Slot(TITLE), Group((Gap("**"),), repeated=False)]),
        (
            "- {A{, B}?: }?Title",
            [Group((Gap("A"), Group((Gap(", B"),), repeated=False), Gap(": ")), repeated=False), Slot(TITLE)],
        ),
        (
            "- Title [tags] yyyy [tags] (yyyy)",
            [
                Slot(TITLE),
                Gap(" "),
                Slot(TAGS, open="[", close="]", pieces=("tags",)),
                Gap(" "),
                Slot(DATE, pieces=("yyyy",)),
                Gap(" "),
                Slot(TAGS, open="[", close="]", pieces=("tags",)),
                Gap(" "),
                Slot(DATE, open="(", close=")", pieces=("yyyy",)),
            ],
        ),
        ("- Title: url", [Slot(TITLE), Gap(": "), Slot(SlotKind.URL)]),
    ],
)
def test_elements(text: str, expected: list[Element]) -> None:
    assert list(parse_template(text, "test").elements) == expected


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("- Title", RecordShape.ITEM),
        ("2. Title", RecordShape.ITEM),
        ("| Title | yyyy |", RecordShape.ROW),
        ("**Title** \\\n*Authors*", RecordShape.RUN),
        ("### Title", RecordShape.HEADING),
        ("<details><summary>Title</summary>\n\nDescription\n</details>", RecordShape.DETAILS),
    ],
)
def test_shapes(text: str, shape: RecordShape) -> None:
    assert parse_template(text, "test").shape is shape


LABELS = Path(__file__).parents[3] / "shared" / "labels" / "templates.jsonl"


@pytest.mark.skipif(not LABELS.exists(), reason="the labels of real lists are not beside this checkout")
def test_the_templates_of_real_lists_can_be_stated() -> None:
    lines = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [line[key] for line in lines for key in ("template", "second") if line.get(key)]
    assert len(texts) > 60
    for text in texts:
        assert parse_template(text, "test").elements


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
        ("- a\n- b", "one list item, and a second one begins at character 5"),
        ("# L", "no text field"),
        ("```\nTitle\n```", "one list item"),
        ("- {Title", "never closed"),
        ("- Title}?", "never opened (character 8)"),
        ("- {(conf) Title} [link](url)", "`{...}?` for an optional"),
        ("- {Foo} Title", "'Foo' is no field word; known are affiliation, affiliations, author"),
        ("- Title and Title", "'title' twice"),
        ("- Title [link](url", "not complete (character 9)"),
        ("- Title ![badge](url", "not complete (character 9)"),
        ("- Title link](url)", "not complete (character 13)"),
        ("- Title [tags", "a bracket is opened and never closed (character 9); a literal one is written `\\[`"),
        ("- [Titel](url) - Description.", "'Titel' is no field word; write `[Title](url)` (character 4)"),
        ("- [Desciption](url) Title", "write `[Description](url)`"),
        ("- " + "x" * 2000 + " Title", "longer than 1000"),
        ("- Title " + "[a](url) " * 60, "more than 40 fields"),
        ("{" * 900 + "Title", "too deep"),
        ("{" * 9 + "Title", "never closed"),
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
