"""Entries of every shape: what a stated template reads of them, and that writing is the inverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.markdown import parse
from awesome_lint.settings import Config
from awesome_lint.template import parse_template
from awesome_lint.template.deviations import Differ
from awesome_lint.template.form import Forms, form_of
from awesome_lint.template.outline import build_sections
from awesome_lint.template.read import TemplateReader
from awesome_lint.template.reading import Fields, LinkText, Reading
from awesome_lint.template.segment import records_of
from awesome_lint.template.tokens import tokens_of
from awesome_lint.template.writer import write_fields
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry

if TYPE_CHECKING:
    from awesome_lint.template import Template

PDF, CODE = LinkText("pdf", "https://a.org/1"), LinkText("code", "https://a.org/c")

# Template, an entry as it stands, and its fields.
SHAPES: dict[str, tuple[str, str, Fields]] = {
    "lines": (
        "- Title.\n  [[pdf](url)]{\n  [[code](url)]}?\n  - Authors. *conf*, yyyy.",
        (
            "- Ants in Space.\n  [[pdf](https://a.org/1)]\n  [[code](https://a.org/c)]\n"
            "  - Ann Bird, Carl Dean. *ICML*, 2020."
        ),
        Fields("ICML", 2020, title="Ants in Space", authors="Ann Bird, Carl Dean", links=(PDF, CODE)),
    ),
    "lines without the optional one": (
        "- Title.\n  [[pdf](url)]{\n  [[code](url)]}?\n  - Authors. *conf*, yyyy.",
        "- Ants in Space.\n  [[pdf](https://a.org/1)]\n  - Ann Bird, Carl Dean. *ICML*, 2020.",
        Fields("ICML", 2020, title="Ants in Space", authors="Ann Bird, Carl Dean", links=(PDF,)),
    ),
    "nested items": (
        "- [Title](url)\n  - Authors\n  - Keyword: tags{\n  - Code: [code](url)}?",
        (
            "- [Ants in Space](https://a.org/1)\n  - Ann Bird, Carl Dean\n  - Keyword: RL, ants\n"
            "  - Code: [code](https://a.org/c)"
        ),
        Fields(
            title="Ants in Space",
            url="https://a.org/1",
            authors="Ann Bird, Carl Dean",
            labels=("RL", "ants"),
            links=(CODE,),
        ),
    ),
    "a row": (
        "| [Title](url) | yyyy | Authors | *conf* | tags | {[[code](url)]}? |",
        "| [Ants in Space](https://a.org/1) | 2020 | Ann Bird, Carl Dean | *ICML* | RL | [[code](https://a.org/c)] |",
        Fields(
            "ICML",
            2020,
            title="Ants in Space",
            url="https://a.org/1",
            authors="Ann Bird, Carl Dean",
            labels=("RL",),
            links=(CODE,),
        ),
    ),
    "a row with an empty cell": (
        "| [Title](url) | yyyy | Authors | *conf* | {[[code](url)]}? |",
        "| [Ants in Space](https://a.org/1) | 2020 | Ann Bird, Carl Dean | *ICML* |  |",
        Fields("ICML", 2020, title="Ants in Space", url="https://a.org/1", authors="Ann Bird, Carl Dean"),
    ),
    "a heading": (
        "### Title (conf yyyy)\n\n[pdf](url)\n\n**Abstract:** Description",
        "### Ants in Space (ICML 2020)\n\n[pdf](https://a.org/1)\n\n**Abstract:** Ants float, and more.",
        Fields("ICML", 2020, title="Ants in Space", description="Ants float, and more.", links=(PDF,)),
    ),
    "details": (
        "<details><summary>Title (yyyy) [[pdf](url)]</summary>\n\nDescription\n\n</details>",
        "<details><summary>Ants in Space (2020) [[pdf](https://a.org/1)]</summary>\n\nAnts float.\n\n</details>",
        Fields(year=2020, title="Ants in Space", description="Ants float.", links=(PDF,)),
    ),
    "a quotation and tags in code": (
        "* {`tags` }*[Title](url)\n  > **TL;DR**: Description",
        "* `RL` `ants` [Ants in Space](https://a.org/1)\n  > **TL;DR**: Ants float.",
        Fields(title="Ants in Space", url="https://a.org/1", description="Ants float.", labels=("RL", "ants")),
    ),
    "a comment": (
        "- [Title](url), Authors, conf yyyy{ <!---Name-->}?",
        "- [Ants in Space](https://a.org/1), Ann Bird and Carl Dean, ICML 2020 <!---AntNet-->",
        Fields(
            "ICML",
            2020,
            name="AntNet",
            title="Ants in Space",
            authors="Ann Bird and Carl Dean",
            url="https://a.org/1",
        ),
    ),
    "names that are links": (
        "- [Title](url){: [Name](url){, [Name](url)}*}?",
        "- [Ants in Space](https://a.org/1): [AntNet](https://a.org/2), [BeeNet](https://a.org/3)",
        Fields(
            name="AntNet, BeeNet",
            title="Ants in Space",
            url="https://a.org/1",
            links=(LinkText("AntNet", "https://a.org/2"), LinkText("BeeNet", "https://a.org/3")),
        ),
    ),
}


def only_reading(template: Template, text: str) -> tuple[str, Reading]:
    """Read the one record of a list."""
    source = SourceText(f"# L\n\n## S\n\n{text}\n")
    if template.shape.value == "row":
        columns = text.count("|") - 1
        names = "| Title |" + " |" * (columns - 1)
        source = SourceText(f"# L\n\n## S\n\n{names}\n|{'---|' * columns}\n{text}\n")
    registry = Registry.builtin()
    sections = build_sections(parse(source), Config(), registry)
    (record,) = records_of(sections, source.text, registry, lambda _: Forms((form_of(template),)))
    reading = TemplateReader(template, registry).read(source.text, tokens_of(source.text, record, registry))
    assert isinstance(reading, Reading), reading
    return source.text, reading


@pytest.mark.parametrize("name", SHAPES)
def test_a_stated_template_reads_and_writes_every_shape(name: str) -> None:
    stated, text, fields = SHAPES[name]
    template = parse_template(stated, "test")
    source, reading = only_reading(template, text)
    assert reading.fields == fields
    assert text.endswith(write_fields(template, fields))
    assert Differ(source, template, reading, fields).run() == ()


def test_a_badge_says_venue_and_tags() -> None:
    template = parse_template("- Title. ![](https://img.shields.io/badge/conf'yyyy-tags) [pdf](url)", "test")
    _, reading = only_reading(
        template, "- Ants. ![](https://img.shields.io/badge/ICML'2020-light_blue) [pdf](https://a.org/1)"
    )
    assert (reading.fields.series, reading.fields.year, reading.fields.labels) == ("ICML", 2020, ("light blue",))


def test_only_a_cells_content_is_edited() -> None:
    template = parse_template("| [Title](url) | [[pdf](url)] | Authors |", "test")
    source, reading = only_reading(
        template, "| [Ants](https://a.org/2)   |  [pdf](https://a.org/1)|Ann Bird, Carl Dean      |"
    )
    deviations = Differ(source, template, reading, reading.fields).run()
    assert [(each.kind.name, each.edits) for each in deviations] == [("FRAME", ())]


@pytest.mark.parametrize(
    "text",
    [
        "(NSDI'24) Ants [link](https://a.org/1) [code](https://a.org",
        "(NSDI'24) Ants [link(https://a.org/1)",
        "(NSDI'24)  Ants link](https://a.org/1)",
        "(NSDI'24)  Ants [link]https://a.org/1)",
    ],
)
def test_a_broken_link_is_no_border_of_a_field_and_nothing_is_written_there(text: str) -> None:
    template = parse_template("* (conf'yy) Title [link](url) {[tags | affiliation]}?", "test")
    source = f"* {text}"
    registry = Registry.builtin()
    sections = build_sections(parse(SourceText(f"# L\n\n## S\n\n{source}\n")), Config(), registry)
    full = f"# L\n\n## S\n\n{source}\n"
    (record,) = records_of(sections, full, registry, lambda _: Forms((form_of(template),)))
    reading = TemplateReader(template, registry).read(full, tokens_of(full, record, registry))
    if isinstance(reading, Reading):
        assert all(each.edits == () for each in Differ(full, template, reading, reading.fields).run())
