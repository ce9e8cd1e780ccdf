"""Which stretches of a list are records, in every shape that lists have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.markdown import parse, plain_text
from awesome_lint.model.record import Border, ListRecord, RecordShape
from awesome_lint.settings import Config
from awesome_lint.template.form import Form, Forms
from awesome_lint.template.outline import build_sections
from awesome_lint.template.segment import records_of
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

TITLES = (
    "Learning to Prune Deep Networks",
    "Graph Attention for Fraud Detection",
    "A Survey of Long Context Models",
    "Federated Optimisation under Drift",
    "Inverting Generators with Encoders",
    "Backdoors in Vision Transformers",
)
AUTHORS = "Ada Byron, Grace Hopper, Alan Turing"
URL = "https://example.org"


def records(text: str, *forms: Form) -> list[ListRecord]:
    registry = Registry.builtin()
    sections = build_sections(parse(SourceText(text)), Config(), registry)
    return records_of(sections, text, registry, (lambda _: Forms(forms)) if forms else None)


def places(text: str, *forms: Form) -> list[tuple[int, int]]:
    """Give the first and the last line of each record."""
    source = SourceText(text)
    return [(source.line_at(each.span.start), source.line_at(each.span.end - 1)) for each in records(text, *forms)]


def firsts(text: str, *forms: Form) -> list[str]:
    """Give the first text of each record."""
    return [plain_text(each.parts[0].nodes) for each in records(text, *forms)]


class Style(NamedTuple):
    """How one entry is written, how many lines it has with those that divide it from the next, and what it becomes."""

    write: Callable[[int, str], str]
    lines: int
    shape: RecordShape
    borders: str
    own: int
    """How many of the lines are the record's own."""


ITEM, ROW, RUN, HEADING, DETAILS = RecordShape

STYLES = {
    "item": Style(lambda i, t: f"- [{t}]({URL}/{i}), ICML 2020", 1, ITEM, "start", 1),
    "item of lines, authors nested": Style(
        lambda i, t: f"- {t}.\n  [[pdf]]({URL}/{i})\n  [[code]]({URL}/c{i})\n  - {AUTHORS}. *ICLR*, 2022.",
        4,
        ITEM,
        "start item",
        4,
    ),
    "item with a paragraph": Style(
        lambda i, t: f"1. **{t}.** CVPR 2020. [paper]({URL}/{i})\n\n   *{AUTHORS}.*\n", 4, ITEM, "start block", 3
    ),
    "item with a quotation": Style(
        lambda i, t: f"* `serving` [{t}]({URL}/{i})\n  > **TL;DR**: It serves.", 2, ITEM, "start quote", 2
    ),
    "keyed items below": Style(
        lambda i, t: f"- [{t}]({URL}/{i})\n  - {AUTHORS}\n  - Keyword: a, b\n  - Code: [official]({URL}/c{i})",
        4,
        ITEM,
        "start item item item",
        4,
    ),
    "title without link, fields below": Style(
        lambda i, t: f"- **{t} (KDD 2022)**\n  - {AUTHORS}\n  - [[Paper]]({URL}/{i})\n  - [[Code]]({URL}/c{i})",
        4,
        ITEM,
        "start item item item",
        4,
    ),
    "reading notes below": Style(
        lambda i, t: f"- {t} [[pdf]]({URL}/{i})\n  - [Reading note]({URL}/n{i})", 2, ITEM, "start item", 2
    ),
    "lines with backslashes": Style(
        lambda i, t: f"**{t}** \\\n*{AUTHORS}* \\\narXiv 2023. [[Paper]({URL}/{i})] \\\n28 Sep 2023\n",
        5,
        RUN,
        "start",
        4,
    ),
    "lines with br, no blank line": Style(
        lambda i, t: f"**{t}** <br>\n*{AUTHORS}* <br>\nCVPR 2020. [[PDF]({URL}/{i})] <br>", 3, RUN, "start", 3
    ),
    "linked paragraphs": Style(lambda i, t: f"[{t}]({URL}/{i})\n", 2, RUN, "start", 1),
    "venue, then link": Style(lambda i, t: f"SOSP 2021, [{t}]({URL}/{i})---notes\n", 2, RUN, "start", 1),
    "bracketed venue, then text": Style(lambda i, t: f"[SOSP'21] {t} [[pdf]]({URL}/{i})\n", 2, RUN, "start", 1),
    "words, then links": Style(lambda i, t: f"{t}. CVPR 2020. [[pdf]]({URL}/{i})\n", 2, RUN, "start", 1),
    "title, venue, address": Style(lambda i, t: f"{t}\nICML 2020\n{URL}/{i}.pdf\n", 4, RUN, "start", 3),
    "quoted title": Style(lambda i, t: f'"{t}", CVPR, 2020. [[paper]({URL}/{i})]\n', 2, RUN, "start", 1),
    "citation": Style(lambda _, t: f"{AUTHORS}. 2014. {t}. In ASPLOS 2014.\n", 2, RUN, "start", 1),
    "linked quotations": Style(lambda i, t: f"> [{t}]({URL}/{i}) is good\n", 2, RUN, "start", 1),
    "bold title, keyed list": Style(
        lambda i, t: f"**{t}**\n\n- Paper: {URL}/{i}\n- Code: {URL}/c{i}\n", 5, RUN, "start item item", 4
    ),
    "bold title, keyed list in Chinese": Style(
        lambda i, t: f"**{t}**\n\n- 论文：{URL}/{i}\n- 代码：{URL}/c{i}\n", 5, RUN, "start item item", 4
    ),
    "bold title, authors below": Style(
        lambda i, t: f"**{t}** [[pdf]]({URL}/{i})\n\n*{AUTHORS}*\n", 4, RUN, "start block", 3
    ),
    "bold title, authors and links below": Style(
        lambda i, t: f"**{t}**\n\n{AUTHORS}. CVPR 2020. [[pdf]]({URL}/{i})\n", 4, RUN, "start block", 3
    ),
    "bold title, description below": Style(
        lambda i, t: f"**{t}** [[pdf]]({URL}/{i})\n\nThis is what it does.\n", 4, RUN, "start block", 3
    ),
    "numbers in brackets": Style(lambda i, t: f"[{i + 1}] {AUTHORS}. {t}. ICML 2014.\n", 2, RUN, "start", 1),
    "linked authors below": Style(
        lambda i, t: f"- [{t}]({URL}/{i})\n  - [Ada Byron]({URL}/ada), [Alan Turing]({URL}/alan)",
        2,
        ITEM,
        "start item",
        2,
    ),
    "Unicode bullets": Style(lambda i, t: f"• [{t}]({URL}/{i}) - good.", 1, RUN, "start", 1),
    "Unicode bullets, blank lines": Style(lambda i, t: f"• {t}, CVPR 2020 [[pdf]]({URL}/{i})\n", 2, RUN, "start", 1),
    "HTML links with br": Style(lambda i, t: f'&nbsp;<a href="{URL}/{i}">{t}</a> CVPR 2020<br>', 1, RUN, "start", 1),
    "HTML paragraphs": Style(
        lambda i, t: f'<p><a href="{URL}/{i}"><b>{t}</b></a><br>{AUTHORS}</p>\n', 2, RUN, "start", 1
    ),
    "details": Style(
        lambda i, t: (
            f'<details><summary>{t} (2024) [<a href="{URL}/{i}">Paper</a>] ⭐</summary>\n\n- "A quotation"\n\n'
            "</details>\n"
        ),
        6,
        DETAILS,
        "start item",
        5,
    ),
    "details in HTML": Style(
        lambda _, t: f"<details><summary><b>{t}</b> (CVPR 2024)</summary>\n<p>We do things.</p>\n</details>",
        3,
        DETAILS,
        "start block",
        3,
    ),
}


@pytest.mark.parametrize("name", STYLES)
def test_entries_of_a_style(name: str) -> None:
    style = STYLES[name]
    text = "# L\n\n## Papers\n\n" + "\n".join(style.write(*each) for each in enumerate(TITLES))
    assert places(text) == [(5 + style.lines * i, 4 + style.lines * i + style.own) for i in range(len(TITLES))]
    for title, record in zip(TITLES, records(text), strict=True):
        assert record.shape is style.shape
        assert " ".join(part.border.value for part in record.parts) == style.borders
        assert title in plain_text(record.parts[0].nodes)


@pytest.mark.parametrize("name", STYLES)
def test_all_styles_read_with_windows_newlines(name: str) -> None:
    text = "# L\n\n## Papers\n\n" + "\n".join(STYLES[name].write(*each) for each in enumerate(TITLES))
    assert places(text.replace("\n", "\r\n")) == places(text)


def test_a_short_bold_line_with_links_below_it_in_its_paragraph_is_an_entry_and_no_heading() -> None:
    entry = "**{}** \\\n*{}* \\\nICCV 2017. [[Paper]]({}/{})\n\n"
    names = (*TITLES, "Mask Networks", "Adam")
    text = "# L\n\n## S\n\n" + "".join(entry.format(name, AUTHORS, URL, at) for at, name in enumerate(names))
    text += "**Further reading**\n\n" + entry.format("Later Work on Sparse Nets", AUTHORS, URL, 9)
    assert [first.partition(f" {AUTHORS[:8]}")[0].strip() for first in firsts(text)] == [
        *names,
        "Later Work on Sparse Nets",
    ]
    assert firsts("# L\n\n## S\n\n" + "**Note**\nnothing here\n\n" * 9) == []


def test_short_bold_titles_above_keyed_lists() -> None:
    names = ("AB", "CD", "EF", "GH", "IJ")
    text = "# L\n\n## S\n\n" + "\n".join(
        f"**{name}**\n\n- Paper: {URL}/{name}\n- Code: {URL}/c{name}\n" for name in names
    )
    assert firsts(text) == list(names)


def test_headings_are_entries() -> None:
    text = "# L\n\n## Fuzzing\n\n" + "\n".join(
        f"### {title} {i} (ICSE 20{i})\n\n* <img src='i.png'>[Paper]({URL}/{i})\n* [Slides]({URL}/s{i})\n\n"
        "**Abstract:** It is.\n"
        for i, title in enumerate(TITLES * 2, 10)
    )
    found = records(text)
    assert [record.shape for record in found] == [HEADING] * 12
    assert places(text)[:2] == [(5, 10), (12, 17)]
    assert [part.border for part in found[0].parts] == [Border.START, Border.ITEM, Border.ITEM, Border.BLOCK]
    assert {record.section.title for record in found} == {"Fuzzing"}


def test_headings_of_lists_are_no_entries() -> None:
    topics = "\n".join(
        f"### Papers on {title} (ICSE 20{i})\n\n"
        + "\n".join(f"- [{each} {i}]({URL}/{i}{n})" for n, each in enumerate(TITLES))
        + "\n"
        for i, title in enumerate(TITLES * 2, 10)
    )
    assert {record.shape for record in records(f"# L\n\n{topics}")} == {ITEM}


def test_linked_headings_and_the_list_below_one() -> None:
    heads = "\n".join(f"## [{title} {i}]({URL}/{i})\n\n> It works.\n" for i, title in enumerate(TITLES * 2))
    text = (
        f"# L\n\n{heads}\n## [The last tool]({URL}/l)\n\n> It works.\n\n- [A tool](u)\n- [B tool](v)\n- [C tool](w)\n"
    )
    found = records(text)
    assert [record.shape for record in found] == [HEADING] * 13 + [ITEM] * 3
    assert [part.border for part in found[12].parts] == [Border.START, Border.QUOTE]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("- Vision\n  - [Ant farm](u)\n  - [Bee hive](v)\n- [Cat flap](w)\n", ["Ant farm", "Bee hive", "Cat flap"]),
        ("- [Ant farm](u) - A.\n  - [Bee hive](v) - B.\n", ["Ant farm - A.", "Bee hive - B."]),
        ("- [Ant farm](u)\n  - Needs Java.\n  - [Docs](v)\n", ["Ant farm"]),
        ("- [Ant farm](u)\n  - See the [guide for farmers](v) first, and then the [other one](w).\n", ["Ant farm"]),
        (
            "- Learning\n  - Learning to Prune Networks\n  - Graph Attention for Fraud\n",
            ["Learning to Prune Networks", "Graph Attention for Fraud"],
        ),
        (
            "- 2021\n  - CVPR\n    - [Ant farm](u)\n    - [Bee hive](v)\n  - ICML\n    - [Cat flap](w)\n",
            ["Ant farm", "Bee hive", "Cat flap"],
        ),
        ("- [ ] [Ant farm](u)\n- [x] [Bee hive](v)\n", ["Ant farm", "Bee hive"]),
        ("> - [Ant farm](u)\n> - [Bee hive](v)\n", ["Ant farm", "Bee hive"]),
    ],
)
def test_nested_items(items: str, expected: list[str]) -> None:
    assert firsts(f"# L\n\n## S\n\n{items}") == expected


@pytest.mark.parametrize(
    "block",
    [
        "- [A](#a)\n- [B](#b)\n",
        "- [A](#a)\n- [B](#b)\n- [C](#c)\n  - [A paper that has no section](u)\n",
        "| ⭐ | good |\n|---|---|\n| 🔥 | hot |\n",
        "| Term | Meaning |\n|---|---|\n| Ant | an insect |\n",
        "| [A](#a) | [B](#b) |\n|---|---|\n| [C](#c) | [D](#d) |\n",
        "| [![b](b.png)](u) |\n|---|\n| [![c](c.png)](v) |\n",
        "[This list](u) is about ants.\n\nPlease read the [guide](v) first.\n",
        "**Note**\n\nSome words.\n",
        "<details><summary>Table of Contents</summary>\n\n- [A](#a)\n\n</details>\n",
        "<!-- - [A](u) -->\n",
        "- ![a](u)\n- [![b](v)](w) ![c](x)\n",
        "```\n- [A](u)\n```\n",
    ],
)
def test_what_is_no_record(block: str) -> None:
    assert firsts(f"# L\n\n## S\n\n{block}\n## T\n\n- [Ant farm](u)\n") == ["Ant farm"]


def test_placeholders_are_marked() -> None:
    found = records("# L\n\n## S\n\n- to be updated\n- [Ant farm](u)\n")
    assert [record.placeholder for record in found] == [True, False]


@pytest.mark.parametrize(
    "header",
    [
        "Title | Venue | Link",
        "标题 | 会议 | 链接",
        "タイトル | 会議 | リンク",
        "제목 | 학회 | 링크",
        "Título | Conferencia | Enlace",
        "Título | Conferência | Ligação",
        "Titre | Conférence | Lien",
        "Titel | Konferenz | Verweis",
        "Название статьи | Конференция | Ссылка",
        " | | ",
        "Foo | Bar | Baz",
    ],
)
def test_rows(header: str) -> None:
    text = f"# L\n\n## S\n\n| {header} |\n|---|---|---|\n" + "\n".join(
        f"| {title} | ICML 2020 | [PDF]({URL}/{i}) |" for i, title in enumerate(TITLES)
    )
    found = records(text)
    assert [record.shape for record in found] == [ROW] * 6
    assert found[0].header == tuple(name.strip().lower() for name in header.split("|"))
    assert [plain_text(part.nodes) for part in found[0].parts] == [TITLES[0], "ICML 2020", "PDF"]


def test_a_header_that_is_an_entry() -> None:
    found = records(f"# L\n\n## S\n\n| 2020 | [Ant farm]({URL}) |\n|---|---|\n| 2021 | [Bee hive]({URL}/b) |\n")
    assert [plain_text(record.parts[1].nodes) for record in found] == ["Ant farm", "Bee hive"]
    assert found[0].header == ()


def test_a_table_that_shows_the_items_again_is_left_out() -> None:
    items = "\n".join(f"- [{title}]({URL}/{i})" for i, title in enumerate(TITLES))
    rows = "\n".join(f"| [{title}]({URL}/{i}) | 5 |" for i, title in enumerate(TITLES))
    text = f"# L\n\n## S\n\n{items}\n\n## Stars\n\n| Name | Stars |\n|---|---|\n{rows}\n"
    assert {record.shape for record in records(text)} == {ITEM}
    assert len(records(text.replace("- [", "- see [").replace(f"({URL}/", "(https://other.org/", 6))) == 12


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("## CVPR 2021\n", ("CVPR", 2021, None)),
        ("## CVPR\n\n### 2021\n", ("CVPR", 2021, None)),
        ("## 2020\n\n### CVPR 2021\n", ("CVPR", 2021, None)),
        ("## CVPR 2020\n\n### 2021-05\n", ("CVPR", 2021, 5)),
        ("## 2021年\n\n**CVPR**\n", ("CVPR", 2021, None)),
        ("## CVPR\n\n**2021**\n", ("CVPR", 2021, None)),
        ("## CVPR\n\n**2021**\n\n- [X](u)\n\n**Others**\n", ("CVPR", None, None)),
        ("## Papers\n\n- CVPR 2021\n", ("CVPR", 2021, None)),
        ("## Papers\n\n- 2021\n  - CVPR:\n", ("CVPR", 2021, None)),
        ("## 2025-10-01 ~ 2025-10-07\n", (None, 2025, 10)),
        ("## Before 2019\n", (None, None, None)),
        ("<h2 align='center'>CVPR</h2>\n\n<h3>2021</h3>\n", ("CVPR", 2021, None)),
        ("## Papers\n\n<details><summary>CVPR 2021</summary>\n", ("CVPR", 2021, None)),
        ("## Papers\n\n- [W](u)\n- [X](u)\n- [Y](u)\n- [Z](u)\n  **CVPR 2021**\n", ("CVPR", 2021, None)),
    ],
)
def test_what_is_inherited(above: str, expected: tuple[str | None, int | None, int | None]) -> None:
    indent = "    " if "  - CVPR:" in above else "  " if "- CVPR 2021" in above else ""
    between = "" if indent or "**CVPR 2021**" in above else "\n"
    text = f"# L\n\n{above}{between}{indent}- [The ant farm](u)\n{indent}- [The bee hive](v)\n"
    if "<details>" in above:
        text += "\n</details>\n"
    inherited = records(text)[-1].inherited
    assert (inherited.series, inherited.year, inherited.month) == expected


def test_a_stated_template_says_what_is_below_an_item() -> None:
    text = "# L\n\n## S\n\n- [Ant farm](u)\n  - [Bee hive](v)\n  - [Cat flap](w)\n"
    assert len(records(text, Form(ITEM))) == 3
    assert [len(record.parts) for record in records(text, Form(ITEM, nested=True))] == [3]


def test_a_stated_template_makes_records_of_few_paragraphs() -> None:
    text = f"# L\n\n## S\n\n[{TITLES[0]}]({URL})\n\nSome words.\n"
    assert firsts(text) == []
    assert firsts(text, Form(RUN, start="link")) == [TITLES[0]]


def test_a_stated_template_makes_records_of_few_headings() -> None:
    text = f"# L\n\n## S\n\n### {TITLES[0]} (ICML 2020)\n\nIt is.\n"
    assert firsts(text) == []
    assert firsts(text, Form(HEADING)) == [f"{TITLES[0]} (ICML 2020)"]


PIECES = st.sampled_from(
    [
        "# A\n\n",
        "## B 2020\n\n",
        "### [C d e f](u)\n\n",
        "- [T](u)\n",
        "  - [N](u) x\n",
        "    - Code: [x](u)\n",
        "- x\n",
        "  > q\n",
        "\n",
        "\r\n",
        "**Bold words of a title** \\\n",
        "*e* <br>\n",
        "**CVPR**\n\n",
        "> [q q q q](u)\n\n",
        "| a | [b](u) |\n|---|---|\n",
        "| c | d |\n",
        "<details><summary>",
        "</summary>\n",
        "</details>",
        "<a href='x'>",
        "</a>",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "• [x y z](u)\n",
        "[a b c d](u) ",
        "1. ",
        "- ",
        "<h2>",
        "</h2>",
        "<!--",
        "-->",
        "\n\n",
        "<img src=x>",
        "\t",
        "\0",
        "```\n",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_parts_stand_in_order_within_their_record(text: str) -> None:
    for record in records(text):
        assert 0 <= record.span.start <= record.span.end <= len(text)
        assert record.parts
        assert record.parts[0].border is Border.START
        at = record.span.start
        for part in record.parts:
            assert at <= part.start <= part.end <= record.span.end
            at = part.end
            assert all(part.start <= node.start <= node.end <= part.end for node in part.nodes)


# Each would take minutes if anything looked at it once more for every line, item or tag.
HOSTILE = {
    "a paragraph of many records": "**Title of a good work** \\\nfoo\n" * 20_000,
    "many lists in an item": "- [a](b)\n\n" + "".join(f"  {'*+-'[i % 3]} [tool {i}](u{i})\n" for i in range(10_000)),
    "details in one block": "<details><summary>A b c d 2020</summary>t</details>\n" * 5_000,
    "details that are not closed": "<details><summary>A b c d 2020</summary>t\n\n" * 5_000,
    "details in details": "<details>\n\n" * 5_000 + "</details>\n\n" * 5_000,
    "HTML paragraphs": "<div>\n" + "<p><a href=x>aaa bbb ccc</a>\n" * 10_000,
    "comments that are not closed": "<div>\n" + "<!-- <p>\n" * 20_000,
    "tags that are not closed": "- " + "<b><i><a href=x>" * 20_000,
    "attributes": "- <a " + "x=y " * 50_000 + "\n",
    "bold last lines": "- [a](b)\n  **CVPR**\n" * 10_000,
    "brackets": "(" * 60_000 + "\n\n### " + "(2" * 20_000,
    "keys": "- [a](b)\n  - " + "a" * 90_000 + "\n  - " + "_ " * 90_000 + ":\n",
    "quotations": "> [a b c d](u)\n\n" * 10_000,
    "nested items": "".join("  " * (i % 45) + "- [a b](c)\n" for i in range(5_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lists_take_no_time(name: str) -> None:
    text = f"# L\n\n## S\n\n{HOSTILE[name]}\n\n## T\n\n- [The ant farm](u)\n"
    assert all(record.parts for record in records(text))


def test_an_item_with_a_link_beside_its_words_is_the_heading_of_dated_works() -> None:
    works = "".join(f"  - {title} [VLDB 2020] ([pdf]({URL}/{at}))\n" for at, title in enumerate(TITLES[:4]))
    text = f"# L\n\n## S\n\n- Storage engines ([overview]({URL}/o))\n{works}"
    assert [each.split(" [")[0] for each in firsts(text)] == list(TITLES[:4])
    undated = text.replace(" [VLDB 2020]", "")
    assert firsts(undated)[0].startswith("Storage engines")


def test_a_work_that_stands_alone_below_its_heading_is_a_record() -> None:
    items = "".join(f"{at}. {title} [2020-ICSE]\n" for at, title in enumerate(TITLES, 1))
    text = f"# L\n\n## S\n\n{items}\n## T\n\nA Paper that Stands Alone [2021-ICSE]\n"
    text += "\n## U\n\nPlease see our survey in [TSE 2024]\n"
    assert [each.split(" [")[0] for each in firsts(text)] == [*TITLES, "A Paper that Stands Alone"]


def test_what_the_document_title_says_holds_for_all_records() -> None:
    text = f"# CVPR 2021 Papers with Code\n\n# Pruning\n\n- [A]({URL}/a)\n\n# ICML 2020\n\n- [B]({URL}/b)\n"
    assert [(each.inherited.series, each.inherited.year) for each in records(text)] == [("CVPR", 2021), ("ICML", 2020)]
    survey = text.replace("CVPR 2021 Papers with Code", "Awesome Pruning papers (CVPR 2021)")
    assert [each.inherited.series for each in records(survey)] == [None, "ICML"]
