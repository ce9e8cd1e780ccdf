"""Globs: what pathspec's own matching says, and no time lost on those that were made for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from awesome_lint.patterns import MOST, PatternError
from awesome_lint.workspace.globs import globs, globs_in, wrong_glob
from awesome_lint.workspace.notices import show_with

if TYPE_CHECKING:
    from collections.abc import Iterator

GLOBS = (
    *("*.md", "!*.md", "/a/", "a/", "a/**", "**/b", "a/**/b", "a?b", "[ab].md", "[!ab].md", "[a-c]*", "\\#a", "#a", ""),
    *("!a/b.md", "a/*", "!/a", "**", "/", "a b", "é*", "b.md ", "\\!a", "**/", "*/", "a/b/"),
)
NAMES = st.lists(
    st.sampled_from(["a", "b", "c", "a.md", "b.md", "é.md", "#a", "!a", "a b", "axb"]), min_size=1, max_size=4
)


@pytest.fixture
def warnings() -> Iterator[list[str]]:
    """What is said of lines that cannot be used."""
    said: list[str] = []
    show_with(said.append)
    yield said
    show_with(None)


@given(st.lists(st.sampled_from(GLOBS), max_size=5), NAMES, st.booleans())
def test_globs_say_what_pathspecs_own_matching_says(patterns: list[str], parts: list[str], is_folder: bool) -> None:
    name = "/".join(parts) + ("/" if is_folder else "")
    assert globs(patterns).said(name) == GitIgnoreSpec.from_lines(patterns, backend="simple").check_file(name).include


@pytest.mark.parametrize("text", ["!", "\\", "[z-a]", "[\ud800-\udfff", "[[:nope:]]", "a" * 1025])
def test_a_line_that_is_no_glob_is_named_and_the_others_hold(warnings: list[str], text: str) -> None:
    found = globs_in(f"a.md\n\n{text}\nb.md\n", "/there/.gitignore")
    assert found.fit("a.md")
    assert found.fit("b.md")
    assert not found.fit("c.md")
    if warnings:
        assert [each.startswith("/there/.gitignore:3: ignored: ") for each in warnings] == [True]
        with pytest.raises(PatternError):
            globs([text])
        assert wrong_glob(text)


def test_lines_beyond_a_number_are_ignored(warnings: list[str]) -> None:
    found = globs_in("".join(f"{number}.md\n" for number in range(MOST + 2)), ".gitignore")
    assert found.fit(f"{MOST - 1}.md")
    assert not found.fit(f"{MOST}.md")
    assert warnings == [
        f".gitignore:{MOST + 1}: ignored: this line and those below, for there are more than {MOST} patterns"
    ]


def test_names_that_are_no_utf8_can_be_matched() -> None:
    assert globs(["a*.md"]).fit("a\udcff.md")
    assert globs(["a\udcff.md"]).fit("a\udcff.md")


def test_a_glob_that_is_exponential_elsewhere_is_not_here() -> None:
    assert not globs(["*a*a*a*a*a*a*a*a*a*a"]).fit("a" * 250 + "b")
