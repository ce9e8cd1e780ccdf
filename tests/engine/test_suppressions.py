"""What suppression comments cover, and what becomes of those that are not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.diagnostics import Applicability, Diagnostic, Severity
from awesome_lint.markdown import parse
from awesome_lint.rules import all_rules
from awesome_lint.suppress import Suppressions
from awesome_lint.text import SourceText, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY = frozenset(rule.code for rule in all_rules())


def lines_with_diagnostics(source: SourceText, code: str) -> list[Diagnostic]:
    """One diagnostic for each line that is not blank, from its first visible character to its end."""
    found = []
    for line in range(1, source.line_count + 1):
        text = source.line_text(line)
        if text.strip():
            start = source.line_starts[line - 1] + len(text) - len(text.lstrip())
            found.append(Diagnostic(code, "x", "x", Span(start, source.line_end(line)), Severity.ERROR))
    return found


def silenced(text: str, code: str = "LNK001", records: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The lines whose diagnostics of a rule are silenced; records are given by their first and last lines."""
    source = SourceText(text)
    made = lines_with_diagnostics(source, code)
    spans = [Span(source.line_starts[first - 1], source.line_end(last)) for first, last in records]
    kept = Suppressions(parse(source), source, spans).silence(made)
    return [source.line_at(item.span.start) for item in made if item not in kept]


def unused(text: str, *codes: str, running: frozenset[str] = EVERY) -> list[Diagnostic]:
    """What is reported of the comments if each line has a diagnostic of each of these rules."""
    source = SourceText(text)
    suppressions = Suppressions(parse(source), source)
    suppressions.silence([item for code in codes for item in lines_with_diagnostics(source, code)])
    return suppressions.report(running, EVERY)


def without_unused(text: str, *codes: str) -> str:
    """The text when the fixes of all unused comments are applied."""
    fixes = [item.fix for item in unused(text, *codes) if item.fix is not None]
    assert all(fix.applicability is Applicability.SAFE for fix in fixes)
    return apply_edits(text, [edit for fix in fixes for edit in fix.edits])


def test_at_the_end_of_an_entry_it_covers_that_entry() -> None:
    assert silenced("* a\n* b <!-- awesome-lint: ignore -->\n* c\n") == [2]


def test_an_entry_is_its_first_paragraph_from_its_marker_on() -> None:
    text = "* a\n\n  b\n\n* c\n  d <!-- awesome-lint: ignore[LNK001] -->\n  * e\n\n  f\n"
    assert silenced(text) == [5, 6]


IGNORE = "<!-- awesome-lint: ignore[LNK001] -->"


@pytest.mark.parametrize(
    ("text", "records", "lines"),
    [
        pytest.param(f"- a\n  - b\n  - c {IGNORE}\n- d\n  - e\n", [(1, 3), (4, 5)], [1, 2, 3], id="nested field"),
        pytest.param(f"- a\n\n  b {IGNORE}\n\n- c\n", [(1, 3), (5, 5)], [1, 3], id="second paragraph"),
        pytest.param(f"- a\n  - note {IGNORE}\n- d\n", [(1, 1), (3, 3)], [2], id="note that is no part of the entry"),
        pytest.param(f"|x|y|\n|-|-|\n|a|b {IGNORE}|\n|c|d|\n", [(3, 3), (4, 4)], [3], id="row"),
        pytest.param(f"|x|y|\n|-|-|\n|a|b|{IGNORE}\n|c|d|\n", [(3, 3), (4, 4)], [3], id="behind a row"),
        pytest.param(f"a\n\n- b {IGNORE}\n\nc\n\n- d\n", [(1, 3), (5, 7)], [1, 3], id="run of blocks"),
        pytest.param(f"a\nb {IGNORE}\nc\nd\n", [(1, 2), (3, 4)], [1, 2], id="two records in one paragraph"),
        pytest.param(f"a\nb {IGNORE}\nc\nd\n", [(3, 4)], [1, 2, 3, 4], id="words before a record in its paragraph"),
        pytest.param(f"{IGNORE}\n\n### a\n\nb\n\n### c\n", [(3, 5), (7, 7)], [3, 5], id="above a heading entry"),
        pytest.param(f"### a {IGNORE}\n\nb\n\n### c\n", [(1, 3), (5, 5)], [1, 3], id="in a heading entry"),
        pytest.param(
            f"<details>\n<summary>a {IGNORE}</summary>\n\nb\n\n</details>\n\nc\n", [(1, 6)], [1, 2, 4, 6], id="details"
        ),
    ],
)
def test_in_a_part_of_an_entry_it_covers_all_of_it(text: str, records: list[tuple[int, int]], lines: list[int]) -> None:
    assert silenced(text, records=records) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# a <!-- awesome-lint: ignore -->\n\nb\n", [1]),
        ("a <!-- awesome-lint: ignore -->\nb\n\nc\n", [1, 2]),
        ("| a |\n|---|\n| b <!-- awesome-lint: ignore --> |\n| c |\n", [3]),
        ("> a\n>\n> b <!-- awesome-lint: ignore -->\n\nc\n", []),
        ("<details> <!-- awesome-lint: ignore -->\n<p>a\n</details>\n", [1]),
        ("* a **b <!-- awesome-lint: ignore -->**\n* c\n", [1]),
    ],
)
def test_at_the_end_of_other_lines(text: str, lines: list[int]) -> None:
    # The quotation's diagnostics begin at its marks here, which are not the paragraph's.
    assert silenced(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- awesome-lint: ignore -->\n\n# a\n\nb\n", [3]),
        ("<!-- awesome-lint: ignore -->\n* a\n* b\n\nc\n", [2, 3]),
        ("* a\n\n  <!-- awesome-lint: ignore -->\n* b\n  * c\n* d\n", [4, 5]),
        ("* a\n  <!-- awesome-lint: ignore -->\n\n# b\n", [4]),
        ("<!-- awesome-lint: ignore[ENC] -->\n<!-- awesome-lint: ignore[LNK] -->\na\n", [3]),
        ("a\n\n<!-- awesome-lint: ignore -->\n", []),
        ("<p>\n<!-- awesome-lint: ignore -->\n<b>\n<i>\n", [2, 3]),
    ],
)
def test_on_its_own_line_it_covers_the_next_node(text: str, lines: list[int]) -> None:
    assert silenced(text) == lines


def test_regions() -> None:
    text = "a\n\n<!-- awesome-lint: disable[LNK] -->\n\nb\n\n<!-- awesome-lint: enable[LNK001] -->\n\nc\n"
    assert silenced(text, "LNK001") == [3, 5]
    assert silenced(text, "LNK002") == [3, 5, 7, 9]
    assert silenced(text, "ENC001") == []
    everything = "<!-- awesome-lint: disable -->\n\nb\n\n<!-- awesome-lint: enable -->\n\nc\n"
    assert silenced(everything, "ENC001") == [1, 3]


def test_whole_files() -> None:
    assert silenced("a\n\nb <!-- awesome-lint: ignore-file[LNK001] -->\n") == [1, 3]
    assert silenced("a\n\nb <!-- awesome-lint: ignore-file[LNK002] -->\n") == []
    assert silenced("a\n\n<!-- awesome-lint: ignore-file -->\n") == [1, 3]


def test_names_and_codes_are_one() -> None:
    name = next(rule.name for rule in all_rules() if rule.code == "LNK001")
    assert silenced(f"a <!-- awesome-lint: ignore[{name}] -->\n") == [1]
    assert silenced(f"<!--lint disable {name}-->\n\na\n") == [1, 3]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\n<!--lint disable-->\n\nb\n\n<!--lint enable-->\n\nc\n", [3, 5]),
        ("<!--lint disable LNK001-->\n\nb\n\n<!--lint enable-->\n\nc\n", [1, 3]),
        ("<!--lint disable LNK001 x-y-->\n\nb\n\n<!--lint enable LNK001-->\n\nc\n", [1, 3]),
        # Enabling one rule does not undo a `disable` of all.
        ("<!--lint disable-->\n\nb\n\n<!--lint enable LNK001-->\n\nc\n", [1, 3, 5, 7]),
        ("<!--lint ignore LNK001-->\n\n* a\n* b\n\nc\n", [1, 3, 4]),
        ("* a\n\n  <!--lint ignore-->\n\n* b\n", []),
        ("<!--lint ignore some-remark-rule-->\n\na\n", []),
        # Neither form ends what the other began.
        ("<!-- awesome-lint: disable -->\n\n<!--lint enable-->\n\nb\n", [1, 3, 5]),
        ("<!--lint disable-->\n\n<!-- awesome-lint: enable -->\n\nb\n", [1, 3, 5]),
    ],
)
def test_npm_comments_mean_what_they_mean_there(text: str, lines: list[int]) -> None:
    assert silenced(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- awesome-lint: ignore-file -->`\n\na\n",
        "```\n<!-- awesome-lint: ignore-file -->\n```\n\na\n",
        "    <!-- awesome-lint: ignore-file -->\n\na\n",
        "\\<!-- awesome-lint: ignore-file -->\n\na\n",
    ],
)
def test_comments_in_code_are_text(text: str) -> None:
    assert silenced(text) == []
    assert unused(text) == []


def test_what_is_needed_is_not_reported() -> None:
    text = "* a <!-- awesome-lint: ignore[LNK001] -->\n\n<!-- awesome-lint: disable[ENC] -->\n\nb\n"
    assert unused(text, "LNK001", "ENC002") == []
    assert [item.message for item in unused(text, "ENC002")] == ["this comment silences nothing"]


def test_what_was_not_running_is_not_reported() -> None:
    text = "* a <!-- awesome-lint: ignore[LNK001, ENC001] -->\n"
    only = frozenset({"SUP002", "LNK001"})
    assert [item.message for item in unused(text, running=only)] == ["LNK001 silences nothing here"]
    assert unused("* a <!-- awesome-lint: ignore[ENC001] -->\n", running=only) == []
    assert unused("* a <!-- awesome-lint: ignore -->\n", running=only) == []
    assert unused("* a <!-- awesome-lint: ignore[LNK001] -->\n", running=frozenset({"LNK001"})) == []


def test_npm_comments_are_never_reported_as_unused() -> None:
    assert unused("<!--lint disable LNK001-->\n\na\n\n<!--lint enable-->\n") == []


def test_reports_on_comments_are_silenced_for_whole_files_only() -> None:
    dead = "* a <!-- awesome-lint: ignore[LNK001] -->\n"
    assert len(unused(dead + "* b <!-- awesome-lint: ignore[SUP002] -->\n")) == 2
    assert unused(dead + "\n<!-- awesome-lint: ignore-file[SUP002] -->\n") == []
    assert unused(dead + "\n<!-- awesome-lint: ignore-file -->\n") == []


def test_a_second_disable_and_an_enable_of_nothing_are_unused() -> None:
    text = "<!-- awesome-lint: disable[LNK] -->\n\n<!-- awesome-lint: disable[LNK001] -->\n\na\n"
    assert [item.span.start for item in unused(text, "LNK001")] == [text.index("<!-- awesome-lint: disable[LNK001]")]
    (dead,) = unused("a\n\n<!-- awesome-lint: enable[LNK001] -->\n", "LNK001")
    assert dead.message == "this comment ends nothing"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("* a <!-- awesome-lint: ignore[LNK001] why -->\n", "* a\n"),
        ("* a  <!-- awesome-lint: ignore -->  \r\n* b\r\n", "* a\r\n* b\r\n"),
        ("* a <!-- awesome-lint: ignore --> b\n", "* a b\n"),
        ("* a <!-- awesome-lint: ignore -->b\n", "* a b\n"),
        ("| a <!-- awesome-lint: ignore --> |\n|---|\n", "| a |\n|---|\n"),
        ("a\n\n<!-- awesome-lint: ignore -->\n\nb\n", "a\n\nb\n"),
        ("a\n<!-- awesome-lint: ignore -->\nb\n", "a\n\nb\n"),
        ("a\n\n<!-- awesome-lint: ignore -->\nb\n", "a\n\nb\n"),
        ("* a\n  <!-- awesome-lint: ignore -->\n* b\n", "* a\n* b\n"),
        ("* a\n<!-- awesome-lint: ignore -->\nb\n", "* a\n\nb\n"),
        ("<!-- awesome-lint: ignore -->\n* a\n", "* a\n"),
        ("a\n      <!-- awesome-lint: ignore -->\nb\n", "a\nb\n"),
        ("* a\n  <!-- awesome-lint: ignore -->\n  b\n", "* a\n\n  b\n"),
        ("a\n\n<!-- awesome-lint: ignore -->", "a\n"),
        ("a\n\n<!-- awesome-lint: ignore -->\n", "a\n"),
        ("a\n<!-- awesome-lint: ignore -->\n", "a\n"),
        ("<!-- awesome-lint: ignore -->\n", ""),
        ("<!-- awesome-lint: ignore -->\n\n# a\n", "# a\n"),
        ("a\n\n<!--\nawesome-lint: ignore\nwhy -->\n\nb\n", "a\n\nb\n"),
        ("> a\n>\n> <!-- awesome-lint: ignore -->\n", "> a\n>\n>\n"),
        (
            "a <!-- awesome-lint: ignore[LNK001, ENC001,DUP001] why -->\n",
            "a <!-- awesome-lint: ignore[ENC001] why -->\n",
        ),
        ("a <!-- awesome-lint: ignore[ENC001, LNK001] -->\n", "a <!-- awesome-lint: ignore[ENC001] -->\n"),
    ],
)
def test_the_fix_takes_out_the_comment_and_nothing_else(before: str, after: str) -> None:
    codes = ["ENC001"] if "ENC001" in before else []
    assert without_unused(before, *codes) == after


@pytest.mark.parametrize("below", ["  * b", "  b", "    b"])
def test_a_comment_that_keeps_two_levels_apart_is_removed_only_by_an_unsafe_fix(below: str) -> None:
    (report,) = unused(f"* a\n\n<!-- awesome-lint: ignore -->\n\n{below}\n")
    assert report.fix is not None
    assert report.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_comment_between_two_lists_is_removed_only_by_an_unsafe_fix(blank: str) -> None:
    text = f"* a\n{blank}<!-- awesome-lint: ignore -->\n{blank}* b\n"
    (report,) = unused(text)
    assert report.fix is not None
    assert report.fix.applicability is Applicability.UNSAFE
    assert apply_edits(text, report.fix.edits) == f"* a\n{blank}* b\n"


def test_many_comments_and_many_diagnostics() -> None:
    text = "".join(f"* a{index} <!-- awesome-lint: ignore[LNK001] -->\n" for index in range(3000))
    assert len(silenced(text)) == 3000
    assert len(unused(text)) == 3000
    assert silenced("<!-- awesome-lint: disable -->\n\na\n\n" * 3000)[-1] == 12000 - 1


def test_every_unknown_name_is_reported_though_there_are_very_many() -> None:
    names = [f"XYZ{number % 1000:03}" if number % 2 else f"no-{number}" for number in range(20_000)]
    text = f"* a <!-- awesome-lint: ignore[{','.join(names)}] -->\n"
    found = unused(text)
    assert [text[item.span.start : item.span.end] for item in found] == names
    assert all(item.message.startswith("unknown rule ") for item in found)


def test_each_of_several_comments_that_silence_one_thing_is_needed() -> None:
    text = "<!-- awesome-lint: ignore-file[LNK001, LNK] -->\n\n* a <!-- awesome-lint: ignore[LNK001] -->\n* b\n"
    assert silenced(text) == [1, 3, 4]
    assert unused(text, "LNK001") == []


def test_what_silences_later_lines_is_not_needed_by_earlier_ones() -> None:
    text = "* a\n* b <!-- awesome-lint: ignore[LNK001] -->\n* c\n* d <!-- awesome-lint: ignore[LNK001] -->\n"
    source = SourceText(text)
    suppressions = Suppressions(parse(source), source)
    first = lines_with_diagnostics(source, "LNK001")[:3]
    assert suppressions.silence(first) == [first[0], first[2]]
    (left,) = suppressions.report(EVERY, EVERY)
    assert source.line_at(left.span.start) == 4


def test_a_row_of_comments_stands_for_what_comes_behind_it() -> None:
    text = "> <!-- awesome-lint: ignore[LNK001] -->\n>\n> <!-- awesome-lint: ignore[LNK] -->\n\n# a\n\nb\n"
    assert silenced(text) == [5]
    assert unused(text, "LNK001") == []
