"""Diffs of the program and of GitHub, read line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.action.patches import Change, changes, hunks
from awesome_lint.report.diff import unified_diff
from awesome_lint.text import SourceText

WORDS = ["a", "b", "", "--- x", "+++ y", "@@ -1 +1 @@", "\\ No newline", "-", "+"]
LINES = st.lists(st.sampled_from(WORDS), max_size=12)


def source(lines: list[str]) -> SourceText:
    return SourceText.decode("".join(f"{line}\n" for line in lines).encode(), "a list.md")


@given(LINES, LINES)
def test_applying_the_changes_gives_the_text_after(before: list[str], after: list[str]) -> None:
    found = list(changes(unified_diff(source(before), source(after))))
    result = list(before)
    for change in reversed(found):
        at = change.line - 1
        assert tuple(result[at : at + len(change.before)]) == change.before
        result[at : at + len(change.before)] = change.after
    assert result == after
    assert {change.path for change in found} <= {"a list.md"}


def test_lines_that_change_one_by_one_are_changes_of_their_own() -> None:
    found = list(changes(unified_diff(source(["+ a", "+ b", "c"]), source(["* a", "* b", "c"]))))
    assert found == [Change("a list.md", 1, ("+ a",), ("* a",)), Change("a list.md", 2, ("+ b",), ("* b",))]


def test_githubs_patches_have_no_header() -> None:
    patch = "@@ -1,2 +1,3 @@ ## Head\n a\n-b\n+c\n+d\n\\ No newline at end of file\n@@ -9 +10 @@\n-x\n+y"
    first, second = hunks(patch)
    assert (first.path, first.new, first.new_end, len(first.lines)) == ("", 1, 4, 4)
    assert (second.old, second.new, second.new_end) == (9, 10, 11)


def test_a_patch_that_was_cut_off_ends() -> None:
    assert [hunk.lines for hunk in hunks("@@ -1,9 +1,9 @@\n a")] == [(" a",)]
