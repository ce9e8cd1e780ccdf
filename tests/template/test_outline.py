"""Sections: HTML headings, what headings give to what stands below, and lists under the names of other things."""

from __future__ import annotations

import pytest

from awesome_lint.markdown import parse
from awesome_lint.model import HeadingDate, HeadingVenue, Section
from awesome_lint.settings import Config
from awesome_lint.template.outline import build_sections
from awesome_lint.text import SourceText
from awesome_lint.venues import Registry


def sections(text: str) -> dict[str, Section]:
    found = build_sections(parse(SourceText(text)), Config(), Registry.builtin())
    return {section.title: section for section in found}


ITEMS = "- [Ant](https://e.org/a)\n- [Bee](https://e.org/b)\n- [Cat](https://e.org/c)\n"


def test_html_headings_are_headings() -> None:
    papers = "<h2 align='center'>📚 <b>Papers</b></h2>"
    text = f"# L\n\n{papers}\n\n<div><a name='x'></a>\n<h3>OSDI 2024</h3></div>\n\n{ITEMS}\n## End\n\nx\n"
    found = sections(text)
    assert [(title, each.depth) for title, each in found.items()] == [
        ("", 0),
        ("📚 Papers", 2),
        ("OSDI 2024", 3),
        ("End", 2),
    ]
    assert found["OSDI 2024"].parent is found["📚 Papers"]
    assert found["OSDI 2024"].venue == HeadingVenue("OSDI", 2024)
    assert text[found["OSDI 2024"].span.start :].startswith("<div>")
    assert found["OSDI 2024"].span.end == text.index("\n\n## End")


def test_an_html_title_is_no_section() -> None:
    assert sections(f"<h1 align='center'>L</h1>\n\n## S\n\n{ITEMS}").keys() == {"", "S"}


@pytest.mark.parametrize(
    "block", ["<p>x</p><h2>S</h2>", "<!-- <h2>S</h2> -->", "<h2>S", "<table><tr><td><h2>S</h2>", "<hr>"]
)
def test_other_html_is_no_heading(block: str) -> None:
    assert sections(f"# L\n\n{block}\n\n## T\n\n{ITEMS}").keys() == {"", "T"}


def test_only_a_venue_with_its_year_is_a_heading_venue() -> None:
    found = sections("# L\n\n## CVPR\n\nx\n\n## 2023\n\nx\n\n### ICML 2024\n\nx\n")
    assert (found["CVPR"].venue, found["CVPR"].series, found["CVPR"].date) == (None, "CVPR", None)
    assert (found["2023"].venue, found["2023"].series, found["2023"].date) == (None, None, HeadingDate(2023, None))
    assert found["ICML 2024"].inherited_venue == HeadingVenue("ICML", 2024)
    assert found["2023"].inherited_venue is None


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"# L\n\n# Table of Contents\n\n## API\n\n{ITEMS}", []),
        (f"# L\n\n## Contents\n\n{ITEMS}\n{ITEMS}\n## Others\n\n{ITEMS}", []),
        (f"# L\n\n## Contents\n\n- [A](#a)\n- [B](#b)\n\n## API\n\n{ITEMS}", ["Contents"]),
        (f"# L\n\n## Contents\n\n- [A](#a)\n- [B](#b)\n- [C](#c)\n{ITEMS}{ITEMS}\n## A\n\n{ITEMS}", ["Contents"]),
        (f"# L\n\n## Related lists\n\n{ITEMS}\n## API\n\n{ITEMS}", []),
        (f"# L\n\n## API\n\n{ITEMS}\n## License\n\n{ITEMS}\n### More\n\n{ITEMS}", ["License", "More"]),
        (f"# L\n\n{ITEMS}{ITEMS}{ITEMS}\n## License\n\nMIT\n", ["License"]),
        (f"# L\n\n{ITEMS}\n## API\n\n{ITEMS}", [""]),
    ],
)
def test_which_names_hide_no_list(text: str, hidden: list[str]) -> None:
    found = sections(text).items()
    assert [title for title, section in found if not section.content and (title or section.blocks)] == hidden


def test_a_configuration_hides_even_the_whole_list() -> None:
    config = Config(non_content_sections=("API",))
    found = build_sections(parse(SourceText(f"# L\n\n## API\n\n{ITEMS}")), config, Registry.builtin())
    assert [section.kind for section in found] == ["introduction", "excluded"]
