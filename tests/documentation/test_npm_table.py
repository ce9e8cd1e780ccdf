"""The table of the rules that npm's awesome-lint has too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.documentation.docstrings import section_of
from awesome_lint.documentation.npm_table import npm_table
from awesome_lint.documentation.rule_page import page
from awesome_lint.rules.base import Rule
from awesome_lint.rules.npm import NpmRule


class Marker(NpmRule):
    """A bullet that is not the expected one.

    ## Why
    It looks better.

    ## Fix
    Safe: the bullet is exchanged. Unsafe where a table follows.

    ## Npm
    Better: the bullet that most items have is expected, `*` | `-` | `+`; npm's expects
    the first one.
    """

    code = "STY901"
    name = "example-marker"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What to set.

        Attributes:
            style: The bullet.
            allow_list: Words.
            long: Too long to be shown.
        """

        style: str = "consistent"
        allow_list: tuple[str, ...] = ("a", "b")
        long: tuple[str, ...] = ("word",) * 20

    options: Options


class Spelling(NpmRule):
    """A name that is spelled wrong.

    ## Npm
    Same.
    """

    code = "AWE901"
    name = "example-spelling"
    severity = Severity.INFO


class Answering(Rule):
    """Something else."""

    code = "LNK901"
    name = "example-answering"
    answers_for = frozenset({"example-spelling"})


def test_a_row_for_each_rule_of_npm() -> None:
    head, _, *rows = npm_table([Marker, Spelling, Answering], "rules").split("\n")

    assert head.count("|") == 8
    assert [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows] == [
        [
            "[example-marker](rules/example-marker.md)",
            "STY901",
            '`style` (`"consistent"`), `allow-list` (`["a", "b"]`), `long` (see its page)',
            "warning, error",
            "sometimes (safe, unsafe)",
            "Better: the bullet that most items have is expected, `*` \\| `-` \\| `+`; npm's expects the first one.",
            "",
        ],
        [
            "[example-spelling](rules/example-spelling.md)",
            "AWE901",
            "",
            "info, error",
            "never",
            "Same.",
            "[example-answering](rules/example-answering.md)",
        ],
    ]


def test_sections_of_docs() -> None:
    assert section_of(Marker, "Why") == "It looks better."
    assert section_of(Spelling, "Npm") == "Same."
    assert section_of(Spelling, "Fix") == ""
    assert section_of(Spelling, "N.m") == ""


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Marker, "Severity: warning; error in profile `awesome-npm`. Fix: sometimes."),
        (Answering, "Severity: warning. Fix: never."),
    ],
)
def test_pages_say_the_severity_in_each_profile(rule: type[Rule], said: str) -> None:
    assert said in page(rule)


def test_the_page_has_a_place_for_the_table() -> None:
    text = (Path(__file__).parents[2] / "docs" / "npm-awesome-lint.md").read_text("utf-8")

    assert text.count("<!-- rules: begin") == text.count("<!-- rules: end -->") == 1
