"""Diffs that other programs can apply."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.report.diff import shown_diff, unified_diff
from awesome_lint.report.line_match import changes
from awesome_lint.report.style import Style
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from pathlib import Path


def test_no_change_no_diff() -> None:
    assert unified_diff(SourceText("a\n", "f"), SourceText("a\n", "f")) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nb\n"),
        ("a\nb", "a\nc"),
        ("a\r\nb\r\n", "a\r\nB\r\n"),
        ("a\u2028b\x0bc\x85d\n", "a\u2028b\x0bc\x85D\n"),
        ("", "a\n"),
        ("a\n\n\n", "a\n"),
    ],
)
def test_a_diff_applied_gives_the_new_text(tmp_path: Path, before: str, after: str) -> None:
    if shutil.which("patch") is None:
        pytest.skip("the program patch is not installed")
    path = tmp_path / "f"
    path.write_bytes(before.encode())
    diff = unified_diff(SourceText(before, "f"), SourceText(after, "f"))

    subprocess.run(["patch", "--binary", "-s", str(path)], input=diff.encode(), cwd=tmp_path, check=True)

    assert path.read_bytes() == after.encode()


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abcd")))
def test_changes_turn_the_one_into_the_other(before: list[str], after: list[str]) -> None:
    made: list[str] = []
    at = to = 0
    for change in changes(before, after):
        assert before[at : change.before] == after[to : change.after]
        assert (at, to) == (0, 0) or change.before > at
        made += before[at : change.before] + after[change.after : change.after_end]
        at, to = change.before_end, change.after_end
    assert made + before[at:] == after


def test_thousands_of_lines_that_repeat_each_other_are_compared() -> None:
    before = "".join(f"* item {number % 150}\n" for number in range(30_000))
    after = before.replace("* item 1", "+ item 1")

    assert unified_diff(SourceText(before, "f"), SourceText(after, "f")).count("\n+") == after.count("+") + 1


def test_a_line_that_goes_leaves_the_others_alone() -> None:
    before = "".join(f"{number}\n" for number in range(50))

    diff = unified_diff(SourceText(before, "f"), SourceText(before.replace("7\n", "", 1), "f"))

    assert diff == "--- f\n+++ f\n@@ -5,7 +5,6 @@\n 4\n 5\n 6\n-7\n 8\n 9\n 10\n"


def test_a_shown_diff_is_coloured_and_harmless() -> None:
    diff = unified_diff(SourceText("a\x1b[2J\n", "f"), SourceText("b\n", "f"))

    assert shown_diff(diff, Style(color=True)).splitlines() == [
        "\x1b[1m--- f\x1b[0m",
        "\x1b[1m+++ f\x1b[0m",
        "\x1b[36m@@ -1 +1 @@\x1b[0m",
        "\x1b[31m-a\\x1b[2J\x1b[0m",
        "\x1b[32m+b\x1b[0m",
    ]
