"""Rewriting the marks of emphasis, headings and line breaks changes nothing of what a text says and how it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.api import lint
from awesome_lint.config.load import built, validated
from awesome_lint.errors import ConfigError
from awesome_lint.markdown import parse
from awesome_lint.markdown.nodes import Heading, Text, walk
from awesome_lint.runner import fix_source
from awesome_lint.settings import Config, Surroundings
from awesome_lint.text import SourceText

HOSTILE = 20_000
PIECES = (
    "*",
    "**",
    "_",
    "__",
    "a",
    "b",
    " ",
    "(",
    '"',
    ".",
    "[c](d)",
    "![*e*](f)",
    "`g`",
    "\\",
    "\n",
    "\n\n",
    "- ",
    "> ",
)
EMPHASIS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
WORDS = ("a", "b #", "# c", "#", "`d`", "*e*", "\\", "\\#", "- f", "1. g")
LINES = ("===", "---", "# ", "## ", " ##", " #", "#", "\n", "\n", "\n\n", "  ", "> ", "- ", "   ", "  \n", "\\\n", "\t")
HEADINGS = st.lists(st.sampled_from(WORDS + LINES), max_size=16).map("".join)


def configured(rule: str, **options: object) -> Config:
    return built(validated({"profile": "awesome", "select": [rule], "rules": {rule: options}}, ""), "")


def fixed(text: str, config: Config) -> str:
    result = fix_source(SourceText(text), config, Surroundings())
    assert not result.refused
    return result.source.text


def shown(text: str) -> list[tuple[str, str | int | None]]:
    """Give the document's nodes in order, with what their marks do not say."""
    return [
        (
            type(node).__name__,
            node.value if isinstance(node, Text) else node.depth if isinstance(node, Heading) else None,
        )
        for node in walk(parse(SourceText(text)))
    ]


@given(EMPHASIS, st.sampled_from(["*", "_", "consistent"]))
def test_other_markers_emphasise_the_same(text: str, style: str) -> None:
    for rule in ("emphasis-marker", "strong-marker"):
        assert shown(fixed(text, configured(rule, style=style))) == shown(text)


@given(EMPHASIS)
def test_both_markers_can_be_changed_at_once(text: str) -> None:
    options = {"style": "*"}
    rules = {"emphasis-marker": options, "strong-marker": options}
    config = built(validated({"profile": "awesome", "select": list(rules), "rules": rules}, ""), "")
    assert shown(fixed(text, config)) == shown(text)


@given(HEADINGS, st.sampled_from(["atx", "atx-closed", "setext", "consistent"]))
def test_headings_marked_otherwise_are_the_same_headings(text: str, style: str) -> None:
    assert shown(fixed(text, configured("heading-style", style=style))) == shown(text)


@given(HEADINGS)
@pytest.mark.parametrize(
    "rule", ["no-heading-content-indent", "no-heading-indent", "hard-break-spaces", "final-newline"]
)
def test_blanks_are_not_shown(rule: str, text: str) -> None:
    assert shown(fixed(text, configured(rule))) == shown(text)


@given(HEADINGS)
def test_backslashes_break_lines_as_blanks_do(text: str) -> None:
    assert shown(fixed(text, configured("hard-break-spaces", **{"allow-spaces": False}))) == shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "*a " + '(_"b"_) ' * HOSTILE,
        "*" * HOSTILE + "a" + "_" * HOSTILE,
        "# a" + "!" * HOSTILE,
        "a" + "!" * HOSTILE,
        "a" + "\\" * HOSTILE + "   \nb",
        "# " + "a." * HOSTILE,
        "<h" * HOSTILE + "<!--" * HOSTILE,
        "a!! " * HOSTILE,
        "**" + ")" * HOSTILE + "a**\n\nb",
    ],
    ids=range(9),
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """A rule that took quadratic time would not come back from these."""
    for profile in ("awesome", "awesome-npm"):
        config = built(validated({"profile": profile, "select": ["STY"]}, ""), "")
        assert lint(text, config) is not None


@pytest.mark.parametrize(
    ("rule", "options", "message"),
    [
        ("emphasis-marker", {"style": "+"}, "is not one of"),
        ("strong-marker", {"style": "**"}, "is not one of"),
        ("heading-style", {"style": "underlined"}, "is not one of"),
        ("no-multiple-toplevel-headings", {"style": 7}, "is not one of"),
        ("file-extension", {"extensions": []}, "at least one is needed"),
        ("no-heading-punctuation", {"characters": "z-a"}, "not the inside of a character class"),
        ("no-file-name-irregular-characters", {"characters": "[z-a]"}, "not the inside of a character class"),
    ],
)
def test_options_that_cannot_be_used_are_refused(rule: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        configured(rule, **options)


@pytest.mark.parametrize("rule", ["file-extension", "no-file-name-mixed-case", "no-file-name-irregular-characters"])
def test_text_without_a_file_has_no_name(rule: str) -> None:
    assert lint("# List\n", configured(rule)) == []
