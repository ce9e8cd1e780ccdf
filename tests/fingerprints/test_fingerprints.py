"""Fingerprints: the same while words stay, others when they change, never two equal ones in a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.diagnostics import Diagnostic, Severity
from awesome_lint.fingerprints import Blocks, fingerprints
from awesome_lint.text import SourceText, Span


def at(text: str, word: str, code: str = "AAA001") -> Diagnostic:
    """Give a diagnostic on the first occurrence of a word."""
    start = text.index(word)
    return Diagnostic(code, "some-rule", "wrong", Span(start, start + len(word)), Severity.ERROR)


def of(text: str, word: str, code: str = "AAA001") -> str:
    """Give the fingerprint of that diagnostic."""
    return fingerprints(SourceText(text), [at(text, word, code)])[0]


BASE = "# List\n\n* One entry [x](y)\n  that goes on\n* Another\n"


@pytest.mark.parametrize(
    "same",
    [
        "# List\n\nNew text.\n\n## New\n\n* New\n* One entry [x](y)\n  that goes on\n",
        "- One  entry\t[x](y) that goes on",
        "12. One entry [x](y)\nthat goes on\n13. Another",
        "> * One entry\n> [x](y)\n> that goes on",
        "  + * One entry [x](y)\r\n    that goes on\r\n\r\n",
        "## One entry [x](y) that goes on\nand text",
    ],
)
def test_the_place_and_the_marks_of_words_do_not_count(same: str) -> None:
    assert of(same, "[x](y)") == of(BASE, "[x](y)")


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("One", "A"),
        BASE.replace("goes", "went"),
        BASE.replace("* Another", "  and on"),
        BASE.replace("that goes on", ""),
    ],
)
def test_other_words_are_another_diagnostic(other: str) -> None:
    assert of(other, "[x](y)") != of(BASE, "[x](y)")


def test_another_rule_is_another_diagnostic() -> None:
    assert of(BASE, "[x](y)", "AAA002") != of(BASE, "[x](y)")


def test_every_row_of_a_table_is_a_block() -> None:
    text = "a | b\n--|--\none | [x](y)\ntwo | three\n"
    assert of(text, "[x](y)") == of(text.replace("three", "four"), "[x](y)")
    assert of(text, "[x](y)") == of("| h | i |\n|:-:|---|\none | [x](y)", "[x](y)")
    assert Blocks(SourceText(text)).words_at(text.index("two")) == "two|three"


def test_a_heading_a_fence_and_a_comment_end_a_block() -> None:
    text = "# Head\nbody\n```\ncode\n```\nafter\n<!-- note -->\nlast\n"
    blocks = Blocks(SourceText(text))
    words = ["Head", "body", "code", "after", "last"]
    assert [blocks.words_at(text.index(word)) for word in words] == words


def test_a_diagnostic_of_the_whole_file_does_not_hang_on_its_first_line() -> None:
    whole = Diagnostic("AAA001", "some-rule", "wrong", Span(0, 0), Severity.ERROR)
    assert fingerprints(SourceText("# A"), [whole]) == fingerprints(SourceText("# B\n\ntext"), [whole])


def test_equal_words_are_numbered_in_order() -> None:
    text = "* same\n\n* same\n\n* same\n"
    found = [
        Diagnostic("AAA001", "some-rule", "wrong", Span(place, place + 1), Severity.ERROR)
        for place in (0, text.index("same", 3), text.rindex("same"))
    ]
    source = SourceText(text)
    prints = fingerprints(source, found)
    assert len(set(prints)) == 3
    assert fingerprints(source, found[1:]) == prints[:2]


lines = st.lists(st.text(st.sampled_from("ab|-*#>`1. \t"), max_size=8), max_size=8)


@given(lines, st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_every_diagnostic_of_a_file_has_its_own(lines: list[str], newline: str, data: st.DataObject) -> None:
    text = newline.join(lines)
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=9)))
    codes = data.draw(st.lists(st.sampled_from(["AAA001", "AAA002"]), min_size=len(offsets), max_size=len(offsets)))
    found = [
        Diagnostic(code, "some-rule", "wrong", Span(offset, offset), Severity.INFO)
        for offset, code in zip(offsets, codes, strict=True)
    ]
    prints = fingerprints(SourceText(text), found)
    assert len(set(prints)) == len(found)
    assert all(len(mark) == 32 and int(mark, 16) >= 0 for mark in prints)


@given(lines, lines)
def test_text_before_and_behind_does_not_count(before: list[str], behind: list[str]) -> None:
    text = "\n".join([*before, "", "* the entry", "", *behind])
    assert of(text, "the entry") == of("* the entry", "the entry")
