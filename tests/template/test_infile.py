"""The template that a list states itself, in an HTML comment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from awesome_lint.template import ListReading

ENTRIES = """
## Section

* (NSDI'24) One [link](https://a.org) [Tag]
* (OSDI'24) Two [link](https://b.org) [Tag]
* (SIGCOMM'24) Three [link](https://c.org) [Tag]
"""

ReadList = Callable[..., "ListReading"]


def written(reading: ListReading) -> str:
    """Write an entry by the template in force, to see how it sets its fields."""
    from awesome_lint.template.reading import Fields, LinkText
    from awesome_lint.template.writer import write_fields

    assert reading.template is not None
    slot = next((slot for slot in reading.template.slots if slot.label), None)
    links = (LinkText(slot.label, "u"),) if slot else ()
    fields = Fields("C", 2024, None, None, None, "T", "A", "D", "u", links, ("x", "y"))
    return write_fields(reading.template, fields)


@pytest.mark.parametrize(
    ("comment", "entry"),
    [
        ("Template: * (conf'yy) Title [link](url) [tags | affiliation]", "(C'24) T [link](u) [x | y]"),
        (
            "[Template] * (conf/trans/arxiv) Paper title [link](http_source_link) [NOTE: key words / affiliation]",
            "(C'24) T [link](u) [x | y]",
        ),
        ("Please keep the format:\n- [Title](url) - Description.\nThank you!", "[T](u) - D."),
        ("Format: * [Conference Year] Title. [[Paper](pdf_url)]", "[C 2024] T. [[Paper](u)]"),
        ("Template: * (venue, year) Article name [pdf](link)", "(C, 2024) T [pdf](u)"),
        (
            "Entry format:\n- **Paper title**, Authors, *Conference Year*. [[paper](link)]",
            "**T**, A, *C 2024*. [[paper](u)]",
        ),
        ("template: - [Name of the project](link) - Short description of the project.", "[T](u) - D."),
        ("Format\n1. [conf yyyy] **Title** [[paper](url)]", "[C 2024] **T** [[paper](u)]"),
        ("模板：* (会议'年份) 论文标题 [link](链接) [标签 | 单位]", "(C'2024) T [link](u) [x | y]"),
        (
            # the examples win over the skeleton
            """Template
            * (conf) Title [link](url) [tags]
            Examples
            * [NSDI 2023] A b [pdf](https://a.org) [x, y]
            * [OSDI 2022] C d [pdf](https://b.org) [x, z]""",
            "[C 2024] T [pdf](u) [x, y]",
        ),
        (
            # examples may stand before the skeleton
            "Examples\n* (NSDI 2023) A b [pdf](https://a.org)\nTemplate\n* (conf'yy) Title [link](url)",
            "(C 2024) T [pdf](u)",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comments_that_state_a_template(comment: str, entry: str, newline: str, read_list: ReadList) -> None:
    text = f"# List\n\n<!-- {comment} -->\n{ENTRIES}".replace("\n", newline)
    reading = read_list(text)
    assert (reading.origin, reading.notes) == ("file", ())
    assert written(reading) == entry


@pytest.mark.parametrize(
    ("comment", "said", "place"),
    [
        ("Template: * whatever you like", "no line of this template names a field", "<!-- Template: *"),
        ("Template\n* {Foo} [Title](url)", "cannot be read: 'Foo' is no field word", "{Foo} [T"),
        ("Template\n* {[Title](url)", "cannot be read: a brace is opened", "{[Title](url)"),
        ("Format: * Title [x](url) }?", "cannot be read: a brace is closed", "}?"),
        ("Format: * Paper title [x](url) }?", "cannot be read: a brace is closed", "* Paper title [x]"),
    ],
)
def test_what_cannot_be_read_is_noted_and_the_profile_serves(
    comment: str, said: str, place: str, read_list: ReadList
) -> None:
    text = f"# List\n\n<!-- {comment} -->\n{ENTRIES}"
    reading = read_list(text)
    assert (reading.origin, reading.profile) == ("entries", "papers")
    (note,) = reading.notes
    assert said in note.message
    assert text[slice(*note.span)].startswith(place)
    assert len(reading.document.entries) == 3


@pytest.mark.parametrize(
    "comment",
    [
        "Keep this list sorted",
        "toc",
        "Template: see CONTRIBUTING.md",
        "lint disable awesome-list-item",
        "* (conf) Title [link](url)",
    ],
)
def test_other_comments_say_nothing(comment: str, read_list: ReadList) -> None:
    reading = read_list(f"# List\n\n<!-- {comment} -->\n{ENTRIES}")
    assert (reading.origin, reading.notes) == ("entries", ())


def test_the_next_comment_serves_where_one_cannot_be_read(read_list: ReadList) -> None:
    comments = "<!-- Template: * {Foo} Title -->\n\n<!-- Template: * (conf yyyy) Title [pdf](url) -->"
    reading = read_list(f"# List\n\n{comments}\n{ENTRIES}")
    assert reading.origin == "file"
    assert written(reading) == "(C 2024) T [pdf](u)"
    assert len(reading.notes) == 1


def test_a_configured_template_or_profile_wins(read_list: ReadList) -> None:
    text = f"# List\n\n<!-- Template: * (conf'yy) Title [link](url) [tags] -->\n{ENTRIES}"
    assert read_list(text, template="- Title").origin == "configuration"
    assert read_list(text, profile="awesome").origin == "entries"
    assert read_list(text, profile="papers").origin == "file"


@pytest.mark.parametrize(
    "line", ["x" * 100_000, "(conf" * 20_000, "](" + "http" * 20_000, "[note " * 20_000, "Title " * 20_000]
)
def test_endless_lines_are_prose(line: str, read_list: ReadList) -> None:
    reading = read_list(f"# List\n\n<!-- Template: * {line} -->\n{ENTRIES}")
    assert (reading.origin, len(reading.document.entries)) == ("entries", 3)


def test_spellings_of_the_examples_hold(read_list: ReadList) -> None:
    comment = (
        "Template: * (conf'yy) Title [link](url)\n* (Arxiv'24) A b [link](https://a.org)\n"
        "* (Usenix Security'24) C d [link](https://b.org)"
    )
    entries = "* (arXiv'24) One [link](https://a.org)\n* (USENIX Security'24) Two [link](https://b.org)\n"
    reading = read_list(f"# List\n\n<!-- {comment} -->\n\n## S\n\n{entries}")
    spelled = [(each.found, each.expected) for entry in reading.document.entries for each in entry.deviations]
    assert spelled == [("arXiv", "Arxiv"), ("USENIX Security", "Usenix Security")]
