"""In how many of the nodes that it looks at a rule reports something."""

from __future__ import annotations

import pytest

from awesome_lint.initial.habits import Share, shares
from awesome_lint.runner import check, read_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText

HEAD = "# Things\n\n## Tools\n\n"


def share(text: str, rule: str, profile: str | None = "awesome-npm") -> str:
    """Give the share of a rule that runs alone."""
    config = Config(profile=profile, rules=RuleSelection(select=(rule,)))
    reading = read_source(SourceText(text), config)
    return str(shares(reading, check(reading, config, Surroundings()))[rule])


def entry(name: str, url: str = "https://example.org") -> str:
    return f"- [{name}]({url}) - Text.\n"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("malformed-url", HEAD + entry("a", "https://") + entry("b"), "1 of 2 entries"),
        (
            "malformed-url",
            HEAD + entry("a") + "  - See [x](https://) and [y](https://).\n" + entry("b") + "- text\n",
            "1 of 3 entries",
        ),
        ("list-item-bullet-indent", "- a\n - b\n - c\n\ntext\n\n- d\n", "1 of 2 lists"),
        ("list-item-indent", "- a\n-   b\n-   c\n    -   d\n", "3 of 4 list items"),
        ("unordered-list-marker-style", "- a\n- b\n\n1. x\n\n* c\n", "1 of 3 bulleted items"),
        ("emphasis-marker", "_a_ and _b_ and *c*\n", "1 of 3 emphasised texts"),
        ("strong-marker", "**a _x_** and **b** and __c__\n", "1 of 3 strong texts"),
        ("heading-style", "# A\n\nB\n===\n\nC\n---\n", "2 of 3 headings"),
        ("no-heading-indent", "# A\n\n  ## B\n", "1 of 2 headings"),
        ("rule-style", "a\n\n***\n\nb\n\n---\n", "1 of 2 thematic breaks"),
        ("table-pipes", "| a | b\n| - | -\n| c | d\n\n| a |\n| - |\n", "1 of 2 tables"),
        ("final-newline", "a", "1 of 1 files"),
    ],
)
def test_nodes_are_counted_by_what_the_rule_looks_at(rule: str, text: str, expected: str) -> None:
    assert share(text, rule) == expected


def test_where_no_template_fits_list_items_are_counted() -> None:
    assert (
        share("- [📄](https://)\n- [📄](https://b.org)\n- [📄](https://c.org)\n", "malformed-url", profile=None)
        == "1 of 3 list items"
    )


@pytest.mark.parametrize(
    ("broken", "of", "habitual"), [(3, 5, True), (3, 6, False), (2, 2, False), (3, 3, True), (0, 0, False)]
)
def test_more_than_half_is_a_habit_unless_it_is_too_few(broken: int, of: int, habitual: bool) -> None:
    assert Share(broken, of, "entries").habitual is habitual
