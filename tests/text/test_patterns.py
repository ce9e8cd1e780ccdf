"""Patterns of strangers: what Python's own engine says of harmless ones, and no time lost on the others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.patterns import LONGEST, PatternError, compiled

ORDINARY = (
    r"^https?://(?:www\.)?example\.(?:org|com)/",
    r"linkedin\.com",
    r"https://web\.archive\.org/web/\d{4,14}/.*",
    r"[^/]+\.pdf$",
    r"\bfoo\b",
    r"(?i)README",
    r"a.?b*c+?",
    r"(?:a|bc)*d",
    r"",
)


@given(st.sampled_from(ORDINARY), st.text(alphabet="abcd./:hpstwexamlrgof019-READMEé", max_size=60))
def test_ordinary_patterns_match_where_pythons_engine_matches(pattern: str, text: str) -> None:
    for each in (
        text,
        f"https://www.example.org/{text}",
        f"foo {text}.pdf",
        f"https://web.archive.org/web/2020/{text}",
    ):
        theirs, ours = re.search(pattern, each), compiled(pattern).search(each)
        assert (theirs is None) == (ours is None)
        if theirs is not None and ours is not None:
            assert ours.span() == theirs.span()


@given(st.text(alphabet="ab-/é", max_size=30), st.sampled_from([r"<\1>", r"\g<two>\\\g<1>", r"\0\0", "x", "é\\2"]))
def test_replacements_are_those_of_pythons_engine(text: str, new: str) -> None:
    pattern = r"(a+)-?(?P<two>b)?"
    theirs = re.sub(pattern, new.replace(r"\0", r"\g<0>"), text)
    assert compiled(pattern).replaced(text, new) == theirs


@pytest.mark.parametrize("pattern", [r"(?=a)b", r"(?!a)b", r"(?<=a)b", r"(?<!a)b", r"(a)\1", r"(?P<x>a)(?P=x)"])
def test_what_takes_more_than_linear_time_is_refused_and_named(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"RE2, which has no look-around and no backreferences \("):
        compiled(pattern)


@pytest.mark.parametrize("pattern", ["(", "a**", "[z-a]", "a" * (LONGEST + 1), "((a{100}){100}){100}"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compiled(pattern)


@pytest.mark.parametrize(
    ("new", "why"),
    [(r"\3", "no group 3"), (r"\g<no>", "no group no"), (r"\d", r"bad escape \\d"), ("\\", "bad escape")],
)
def test_wrong_replacements_are_refused(new: str, why: str) -> None:
    with pytest.raises(PatternError, match=why):
        compiled("(a)(b)").check_replacement(new)


def test_replacements_do_not_grow_without_end() -> None:
    text = "a" * 4000
    with pytest.raises(PatternError, match="longer than"):
        compiled("").replaced(text, "b" * 4000)


def test_lone_surrogates_are_no_reason_to_stop() -> None:
    assert compiled("\ud800?b").search("\udfffb") is not None
    assert compiled("b").replaced("\udfffb", "c") == "\ufffdc"


def test_a_pattern_that_is_exponential_elsewhere_is_not_here() -> None:
    assert compiled("(a+)+$").search("a" * 100_000 + "b") is None
