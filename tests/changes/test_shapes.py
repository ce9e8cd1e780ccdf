"""An entry over several lines, blocks or cells is followed as a whole when it moves."""

from __future__ import annotations

import pytest
from tests.changes.support import found, new
from tests.rules.test_shapes import NAMES, SHAPES, document

from awesome_lint.changes.moved import TwoStates, arrivals
from awesome_lint.settings import Config, RuleSelection
from awesome_lint.text import SourceText

DEFECTS = Config(rules=RuleSelection(select=("LNK003", "DUP", "VEN001", "VEN002")))


def parts(shape: str) -> tuple[str, list[str]]:
    """Give what stands above a list's entries, and the entries; the second and fourth have broken links, as before."""
    head = document(SHAPES[shape])
    made = [
        SHAPES[shape](name, "https://" if number in (1, 3) else f"https://x.org/{number}.pdf")
        for number, name in enumerate(NAMES)
    ]
    return head, made


def test_entries_behind_unicode_bullets_in_one_paragraph_are_told_apart() -> None:
    lines = [f"• [{name}](https://) in one of several lines  \n" for name in NAMES]
    base = "# Papers\n\n## Animals\n\n" + "".join(lines)
    text = "# Papers\n\n## Animals\n\n" + "".join(
        [*lines[:3], lines[4], lines[3].replace("in one", "on one"), *lines[5:]]
    )

    (item,) = new(base, text, DEFECTS)

    assert SourceText(text).line_text(SourceText(text).line_at(item.span.start)).startswith(f"• [{NAMES[3]}]")


LINKED = [name for name in SHAPES if name != "details"]
"""Those whose links are Markdown: rules on links look at no others."""


@pytest.mark.parametrize("shape", LINKED)
def test_a_moved_entry_brings_nothing_new(shape: str) -> None:
    head, made = parts(shape)
    base = head + "".join(made)
    moved = head + "".join([*made[:1], *made[2:9], made[1], *made[9:]])

    assert len(found(base, DEFECTS)) == 2
    assert new(base, base, DEFECTS) == []
    assert new(base, moved, DEFECTS) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_copy_is_what_is_new_wherever_it_stands(shape: str) -> None:
    head, made = parts(shape)
    base = head + "".join(made)
    copied = head + "".join([made[2], *made])

    said = new(base, copied, DEFECTS)

    assert len(said) == 1
    assert said[0].code == "DUP001"
    assert said[0].span.start < len(head) + len(made[2])


@pytest.mark.parametrize("shape", LINKED)
def test_an_entry_with_a_defect_that_others_have_is_new(shape: str) -> None:
    head, made = parts(shape)
    base = head + "".join(made[:-1])
    added = SHAPES[shape](NAMES[-1], "https://")

    said = new(base, head + "".join([*made[:2], added, *made[2:-1]]), DEFECTS)

    assert [item.code for item in said] == ["LNK003"]
    start = len(head) + len("".join(made[:2]))
    assert start <= said[0].span.start < start + len(added)


@pytest.mark.parametrize("shape", LINKED)
def test_what_moved_to_another_file_is_not_new_there(shape: str) -> None:
    head, made = parts(shape)
    here, there = head + "".join(made[:1] + made[2:]), head + made[1]
    files = [
        TwoStates(SourceText(head + "".join(made)), SourceText(here)),
        TwoStates(SourceText(head), SourceText(there)),
    ]

    ((), (arrival,)) = arrivals(files)

    assert arrival.file == 0
    assert new(head, there, DEFECTS, ((head + "".join(made), arrival.words),)) == []
    assert [item.code for item in new(head, there, DEFECTS)] == ["LNK003"]
