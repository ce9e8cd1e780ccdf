"""Options of style rules: what they refuse, and what no golden case can show since npm's tool does not have it."""

from __future__ import annotations

import pytest

from awesome_lint.errors import ConfigError
from awesome_lint.runner import lint_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText


def lines_flagged(text: str, rule: str, options: dict[str, bool | int | str]) -> list[int]:
    source = SourceText(text)
    config = Config(profile="awesome", rules=RuleSelection(select=(rule,)), options={rule: options})
    return [source.line_at(item.span.start) for item in lint_source(source, config, Surroundings())]


@pytest.mark.parametrize(
    ("rule", "option", "value", "allowed"),
    [
        ("blockquote-indentation", "style", "wide", "'consistent' nor a number"),
        ("checkbox-character-style", "checked", "y", "'x', 'X', 'consistent'"),
        ("checkbox-character-style", "unchecked", "", r"' ', '\\t', 'consistent'"),
        ("code-block-style", "style", "tab", "'fenced', 'indented', 'consistent'"),
        ("fenced-code-marker", "style", "'", "'`', '~', 'consistent'"),
        ("list-item-indent", "style", "two", "'one', 'tab', 'mixed'"),
        ("ordered-list-marker-style", "style", ":", r"'\.', '\)', 'consistent'"),
        ("ordered-list-marker-value", "style", "two", "'one', 'ordered', 'single', 'consistent'"),
        ("rule-style", "style", "--", "three or more"),
        ("rule-style", "style", "", "three or more"),
        ("rule-style", "style", "-*-", "three or more"),
        ("rule-style", "style", " ---", "three or more"),
        ("rule-style", "style", "---\n", "three or more"),
        ("unordered-list-marker-style", "style", "x", r"'\*', '\+', '-', 'consistent'"),
    ],
)
def test_wrong_values_are_refused(rule: str, option: str, value: str, allowed: str) -> None:
    with pytest.raises(ConfigError, match=allowed):
        lines_flagged("text\n", rule, {option: value})


def test_repeated_numbers_are_flagged_on_demand() -> None:
    text = "1. Gold\n1. Silver\n1. Bronze\n"
    assert lines_flagged(text, "ordered-list-marker-value", {"repeated": True}) == []
    assert lines_flagged(text, "ordered-list-marker-value", {"repeated": False}) == [2, 3]


def test_bullets_yield_to_the_entries_own_rule() -> None:
    entries = "".join(f"- [Tree {n}](https://example.com/{n}) - Tall.\n" for n in range(5))
    text = f"# Trees\n\n## Broadleaf\n\n{entries}* [Yew](https://example.com/yew) - Dark.\n"
    source = SourceText(text)
    config = Config(profile="awesome", rules=RuleSelection(select=("entry-marker", "unordered-list-marker-style")))
    said = [(source.line_at(item.span.start), item.name) for item in lint_source(source, config, Surroundings())]
    assert said == [(10, "entry-marker")]
