"""Items that no person wrote: reading never raises, and takes time in proportion to their length."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint.errors import TemplateError
from awesome_lint.template import parse_template

if TYPE_CHECKING:
    from awesome_lint.model import Document
    from awesome_lint.template import ListReading, Template
    from awesome_lint.text import Span

ReadList = Callable[..., "ListReading"]

# Each would take minutes if anything looked at it once more for every character, bracket or link.
HOSTILE = {
    "a line of 1 MB": "a " * 500_000,
    "open brackets": "[" * 5_000,
    "nested brackets": "[" * 5_000 + "x" + "]" * 5_000,
    "nested parentheses": "(" * 5_000 + ")" * 5_000,
    "pipes": "T [link](u) " + "a | " * 5_000,
    "links": "(NSDI'24) T " + "[link](u) " * 5_000,
    "links among words": "[link](u) w " * 5_000,
    "empty links": "T " + "[-]() " * 5_000,
    "badges": "![a](u) " * 5_000 + "[T](u)",
    "venues": "T " + "(NSDI 2024) " * 5_000 + "[link](u)",
    "tags": "T [link](u) " + "[a|b] " * 5_000,
    "frames around links": "(" * 2_000 + "[a](u) " * 2_000 + ")" * 2_000,
    "frames in frames": "T " + "[ [a](u) " * 2_000 + "]" * 2_000,
    "short codes": "T [a](u) " + ":-" * 20_000 + "a [b](u)",
    "blanks": "T" + " " * 90_000 + "x [link](u)",
    "blanks in tags": "T [link](u) [a" + " " * 90_000 + "b]",
    "blanks between pipes": "2024 |" + " " * 90_000 + "T | A | NSDI | [PDF](u)",
    "dots": "T " + "." * 90_000 + "x [link](u)",
    "commas": "T" + ", a" * 20_000 + " [link](u)",
    "dashes": "[T](u) " + "- " * 40_000 + "x",
    "emphasis": "T [link](u) " + "**a** " * 5_000,
    "asterisks": "*" * 5_000 + "a",
    "quotes": "T " + '"a" ' * 9_000 + "[link](u)",
    "colons": "a: " * 20_000 + "[l](u)",
}


def _spans(document: Document) -> set[Span]:
    return {*(entry.record.span for entry in document.entries), *(item.record.span for item in document.unmatched)}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_items_take_no_time(name: str, templates: dict[str, str], read_list: ReadList) -> None:
    text = f"# L\n\n## S\n\n- {HOSTILE[name]}\n- x\n"
    for template in (None, "papers", "awesome", "pipes", "dated", "slashes"):
        reading = read_list(text, template=templates[template] if template else None)
        said = _spans(reading.document)
        assert len(said) == 2 if template else len(said) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "Title" + ", Authors, Name" * 12,
        "{" * 400 + "Title" + "}?" * 299,
        "Title " + "{, Name}? " * 90,
        "Title" + " | x" * 240,
        "**Title" * 140,
        "[" * 990 + "Title",
        "Title " + "[a](url) " * 39,
    ],
)
def test_hostile_templates_are_refused_or_read_by(text: str, read_list: ReadList) -> None:
    try:
        parse_template(text, "test")
    except TemplateError:
        return
    for item in ("a, " * 2_000, "a | " * 2_000, "**a** " * 2_000, "x [a](u) " * 500):
        document = read_list(f"# L\n\n## S\n\n- {item}\n", template=text).document
        assert len(_spans(document)) == 1


PIECES = [
    *("[", "]", "(", ")", "[](", "](u)", "[x](u)", "[x]()", "[x][y]", "![i](u)", "[![i](u)](v)", "<https://a.org>"),
    *(
        "https://a.org/b",
        "www.a.org",
        "|",
        " | ",
        "*",
        "**",
        "_",
        "`",
        "~~",
        "<!-- c -->",
        "<br>",
        "<a id='x'></a>",
        "<b>",
    ),
    *(
        "(NSDI'24)",
        "(NSDI 2024)",
        "[OSDI '24]",
        "NSDI 2024",
        "2024-03",
        "(2024)",
        "\\",
        "\\[",
        "\\]",
        "&amp;",
        "[^1]",
        "\n  ",
    ),
    *(
        "\r\n  ",
        "  \n  ",
        "\\\n  ",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u200b",
        "\u3000",
        "【",
        "】",
        "（",
        "）",
        "，",
        "–",
        " - ",
        ": ",
        ".",
    ),
    *(
        "Title",
        "by",
        "Ada",
        "et al.",
        "标题",
        "🔥",
        ":fire:",
        "{",
        "}",
        "'",
        '"',
        "“",
        "”",
        "\x00",
        "#",
        "1.",
        "+",
        "$x$",
    ),
]


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=30)
@given(items=st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), min_size=8, max_size=8))
def test_any_markdown_can_be_read(items: list[str], template: Template, read_list: ReadList) -> None:
    text = "# L\n\n## S\n\n" + "".join(f"- {item}\n" for item in items)
    for reading in (read_list(text, template=template.text), read_list(text)):
        for entry in reading.document.entries:
            assert entry.span.start <= entry.title_span.start <= entry.title_span.end <= entry.span.end
            for deviation in entry.deviations:
                assert entry.record.span.start <= deviation.span.start
                assert deviation.span.start <= deviation.span.end <= entry.record.anchor.end
                spans = [edit.span for edit in deviation.edits]
                assert all(one.end <= other.start for one, other in pairwise(spans))
