"""Which items are entries, and by which template."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from awesome_lint.settings import SectionOverride

if TYPE_CHECKING:
    from awesome_lint.template import ListReading

ReadList = Callable[..., "ListReading"]
PAPERS = "* (conf'yy) Title [link](url) {[tags | affiliation]}?"


def titles(reading: ListReading) -> list[str]:
    return [entry.title for entry in reading.document.entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands between title and first heading is the introduction
        ("# List\n\n- [In](u)\n\n## S\n\n- [A](u)\n", ["A"]),
        # without a heading below the title, all is content
        ("# List\n\nWords.\n\n- [A](u)\n- [B](u)\n", ["A", "B"]),
        # without title there is no introduction
        ("- [A](u)\n\n## S\n\n- [B](u)\n", ["A", "B"]),
        ("## S\n\n- [A](u)\n\n# T\n\n- [B](u)\n", ["A", "B"]),
        ("- [A](u)\n", ["A"]),
        # links into the document are contents, wherever they stand
        ("# L\n\n## S\n\n- [To A](#a)\n- [A](u)\n", ["A"]),
        ("# L\n\n## Contents\n\n- [X](u)\n\n## S\n\n- [A](u)\n", ["A"]),
        # sections that hold none, in other languages too, with what is below them
        ("# L\n\n## S\n\n- [A](u)\n\n## License\n\n- [X](u)\n\n### More\n\n- [Y](u)\n", ["A"]),
        ("# L\n\n## S\n\n- [A](u)\n\n## 贡献\n\n- [X](u)\n", ["A"]),
        ("# L\n\n## S\n\n- [A](u)\n\n## 3. Related Lists\n\n- [X](u)\n", ["A", "X"]),
        # an item below an entry is its note, one below a label is an entry
        ("# L\n\n## S\n\n- [A](u)\n  - Note\n- Group\n  - [B](u)\n  - Deeper\n    - [C](u)\n", ["A", "B", "C"]),
        # one that has the form of the entry above it is an entry, too
        ("# L\n\n## S\n\n- [A](u)\n  - Label\n    - [B](u)\n", ["A", "B"]),
        # lists inside quotations and <details> are lists
        ("# L\n\n## S\n\n> - [A](u)\n\n<details>\n\n- [B](u)\n\n</details>\n", ["A", "B"]),
        # several lists, ordered ones and task lists
        ("# L\n\n## S\n\n1. [A](u)\n2. [B](u)\n\n- [x] [C](u)\n", ["A", "B", "C"]),
        # paragraphs, tables, code and HTML are no entries
        ("# L\n\n## S\n\n[P](u)\n\n    - [X](u)\n\n```\n- [Y](u)\n```\n\n- [A](u)\n", ["A"]),
        # an item may hold more than its first paragraph
        ("# L\n\n## S\n\n- [A](u)\n\n  More words.\n- [B](u)\n", ["A", "B"]),
        ("", []),
        ("# L\n", []),
    ],
)
def test_what_is_an_entry(text: str, expected: list[str], read_list: ReadList) -> None:
    reading = read_list(text, template="- [Title](url)")
    assert titles(reading) == expected
    assert reading.document.unmatched == ()


def test_sections_can_be_configured(read_list: ReadList) -> None:
    text = "# L\n\n## License\n\n- [A](u)\n\n## Old Things\n\n- [B](u)\n\n### Deep\n\n- [C](u)\n"
    assert titles(read_list(text, template="- [Title](url)")) == ["B", "C"]
    assert titles(read_list(text, template="- [Title](url)", content_sections=("license",))) == ["A", "B", "C"]
    assert titles(read_list(text, template="- [Title](url)", non_content_sections=("old *",))) == []
    overrides = (SectionOverride("Old*", entries=False), SectionOverride("Deep", entries=True))
    assert titles(read_list(text, template="- [Title](url)", per_section=overrides)) == ["C"]


def test_a_section_can_have_a_template_of_its_own(read_list: ReadList) -> None:
    papers = "## Papers\n\n- (NSDI'24) A [link](u)\n\n### More\n\n- (NSDI'24) B [link](u)\n\n"
    text = f"# L\n\n{papers}## Tools\n\n- [C](u): Words\n"
    overrides = (SectionOverride("tools", template=("- [Title](url): Description",)),)
    reading = read_list(text, template=PAPERS, per_section=overrides)
    assert titles(reading) == ["A", "B", "C"]
    assert reading.document.entries[2].description == "Words"
    assert reading.document.unmatched == ()


@pytest.mark.parametrize("text", ["to be updated", "TBD", "**coming soon**", "...", "待更新", "_To be continued..._"])
def test_placeholders(text: str, read_list: ReadList) -> None:
    reading = read_list(f"# L\n\n## S\n\n- [A](u)\n- {text}\n", template="- [Title](url)")
    (item,) = reading.document.unmatched
    assert item.placeholder


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("just words", "it has no link"),
        ("words [A](u)", "no place for 'words'"),
        ("[A](u) words behind", "no place for 'words behind'"),
        ('<a id="x"></a>', "it is empty"),
        ("x" * 100_001, "too long"),
    ],
)
def test_why_an_item_is_no_entry(text: str, reason: str, read_list: ReadList) -> None:
    reading = read_list(f"# L\n\n## S\n\n- {text}\n", template="- [Title](url)")
    (item,) = reading.document.unmatched
    assert reason in item.reason
    assert not item.placeholder


def entries_of(line: str, count: int = 9) -> str:
    return "# L\n\n## S\n\n" + "".join(line.replace("#", str(number)) + "\n" for number in range(count))


@pytest.mark.parametrize(
    ("line", "profile"),
    [
        ("* (NSDI'24) A # [link](https://a.org/#)", "papers"),
        ("- [NSDI 2024] A #. [paper](https://a.org/#)", "papers"),
        ("- [NSDI 2024] A # [[paper](https://a.org/#)]", "papers"),
        ("- [A #](https://a.org/#) - Words.", "awesome"),
        ("- [A #](https://a.org/#)", "awesome"),
        ("* [A #](https://a.org/#): Words", "awesome"),
        ("- A # words https://a.org/#", "papers"),
        ("- words # only", None),
        ("- [paper](https://a.org/#)", None),
    ],
)
def test_the_profile_that_fits(line: str, profile: str | None, read_list: ReadList) -> None:
    reading = read_list(entries_of(line))
    assert reading.profile == profile
    assert reading.origin == ("entries" if profile else "none")
    assert bool(reading.document.entries) == (profile is not None)
    assert reading.document.unmatched == ()


@pytest.mark.parametrize(
    "line",
    [
        "- [NSDI 2024] A # [paper](https://a.org/#) [x / y]",
        "+ (NSDI, 2024) A # [pdf](https://a.org/#)",
        "* (NSDI'24) A # [link](https://a.org/#) [x, y]",
        "* [A #](https://a.org/#) – Words",
        "- [A #](https://a.org/#): Words.",
        "- [A #](https://a.org/#) - Words",
        "+ [A #](https://a.org/#)",
    ],
)
def test_what_all_entries_share_is_the_lists_own_form(line: str, read_list: ReadList) -> None:
    reading = read_list(entries_of(line, 12))
    kinds = {each.kind.name for entry in reading.document.entries for each in entry.deviations}
    assert kinds == set()


def test_a_minority_is_measured_by_the_majority(read_list: ReadList) -> None:
    text = entries_of("* (NSDI 2024) A # [paper](https://a.org/#) [x / y]", 12)
    text += "- (NSDI'24) B [link](https://b.org) [x | y]\n"
    (last,) = [entry for entry in read_list(text).document.entries if entry.title == "B"]
    assert [(each.kind.name, each.expected) for each in last.deviations] == [
        ("MARKER", "*"),
        ("VENUE_FORM", "(NSDI 2024)"),
        ("LINK_LABEL", "paper"),
        ("TAGS_FORM", "[x / y]"),
    ]


def test_a_list_without_one_form_keeps_what_each_entry_has(read_list: ReadList) -> None:
    text = "# L\n\n## S\n\n" + "".join(
        f"* ({venue}) A {number} [{label}](https://a.org/{number})\n"
        for number, (venue, label) in enumerate([("NSDI'24", "link"), ("OSDI 2024", "paper"), ("ICML24", "pdf")] * 4)
    )
    kinds = {each.kind.name for entry in read_list(text).document.entries for each in entry.deviations}
    assert not kinds & {"VENUE_FORM", "LINK_LABEL"}
