"""Which corrected entries can be suggested, and where."""

from __future__ import annotations

from awesome_lint.action.models import Finding
from awesome_lint.action.patches import Change
from awesome_lint.action.suggestions import Fixes, Suggestion, suggestions
from awesome_lint.records import replace

HEAD = "a\n+ b\nc\n+ d\ne\n"
PATCH = "@@ -1,2 +1,3 @@\n a\n++ b\n c"


def renamed(line: str) -> str:
    return HEAD.replace("+ b", line)


def found(row: int, applicability: str = "safe") -> Finding:
    place = {"row": row, "column": 1}
    given = {"code": "TPL010", "name": "entry-marker", "message": "x", "severity": "warning", "filename": "README.md"}
    return Finding.model_validate({**given, "location": place, "fix": {"applicability": applicability}})


def made(*wanted: Change, checked: str = HEAD, head: str = HEAD, patch: str = PATCH) -> list[Suggestion]:
    fixes = Fixes([found(change.line) for change in wanted], wanted)
    return list(suggestions(fixes, "README.md", checked, head, patch))


B = Change("README.md", 2, ("+ b",), ("* b",))
D = Change("README.md", 4, ("+ d",), ("* d",))


def test_a_line_of_the_diff_gets_a_suggestion() -> None:
    (one,) = made(B, D)
    assert one.comment() == {"path": "README.md", "line": 2, "side": "RIGHT", "body": one.body}
    assert one.body.endswith("\n`entry-marker (TPL010)`\n\n```suggestion\n* b\n```\n")
    assert one.body.startswith("<!-- awesome-lint:suggestion:")


def test_several_lines_are_one_suggestion() -> None:
    (one,) = made(Change("README.md", 1, ("a", "+ b"), ("a b",)))
    assert one.comment() == {
        "path": "README.md", "start_line": 1, "start_side": "RIGHT", "line": 2, "side": "RIGHT", "body": one.body,
    }  # fmt: skip


def test_lines_move_with_what_the_base_got_meanwhile() -> None:
    (one,) = made(Change("README.md", 4, ("+ b",), ("* b",)), checked="new\nlines\na\n+ b\nc\n+ d\ne\n")
    assert (one.first, one.last) == (2, 2)


def test_nothing_is_suggested_on_lines_that_the_pull_request_does_not_have() -> None:
    assert made(Change("README.md", 2, ("+ x",), ("* x",)), checked="a\n+ x\nc\n+ d\ne\n") == []


def test_nothing_is_suggested_beyond_the_diff() -> None:
    two_parts = "@@ -1 +1,2 @@\n a\n++ b\n@@ -2,2 +3,2 @@\n c\n + d"
    assert made(D) == []
    assert made(Change("README.md", 2, ("+ b", "c"), ("* b c",)), patch=two_parts) == []


def test_nothing_is_suggested_where_nothing_would_be_replaced() -> None:
    assert made(Change("README.md", 1, (), ("new",))) == []


def test_nothing_is_suggested_that_a_reader_would_not_see() -> None:
    text = renamed("+ b\u202e")
    assert made(Change("README.md", 2, ("+ b\u202e",), ("* b\u202e",)), checked=text, head=text) == []
    text = HEAD.replace("\n", "\r\n")
    assert made(Change("README.md", 2, ("+ b\r",), ("* b\r",)), checked=text, head=text) == []


def test_fences_are_longer_than_those_of_the_list() -> None:
    text = renamed("+ ```b```")
    (one,) = made(Change("README.md", 2, ("+ ```b```",), ("* ```b```",)), checked=text, head=text)
    assert one.body.endswith("````suggestion\n* ```b```\n````\n")


def test_the_same_text_has_the_same_marker_wherever_it_moved() -> None:
    text = "x\na\n+ b\n"
    (here,) = made(B)
    (there,) = made(replace(B, line=3), checked=text, head=text, patch="@@ -1 +1,3 @@\n+x\n a\n++ b")
    assert here.body == there.body
