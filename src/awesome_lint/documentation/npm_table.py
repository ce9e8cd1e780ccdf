"""The rules that stand for those of npm's awesome-lint in a table: what is the same, what is better, what is fixed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from awesome_lint.documentation.docstrings import section_of
from awesome_lint.documentation.rule_page import FIXES, options_of
from awesome_lint.rules.npm import NPM, NpmRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.documentation.rule_page import OptionDescription
    from awesome_lint.rules.base import Rule

_HEAD = (
    "| rule | code | options (default) | severity (`awesome`, `awesome-npm`) | fix | verdict in `awesome` | said by |\n"
    "|---|---|---|---|---|---|---|"
)
_LONGEST_DEFAULT = 40


def npm_table(rules: Sequence[type[Rule]], pages: str) -> str:
    """Give the table, in Markdown, of those rules that npm's awesome-lint has.

    Args:
        rules: All rules.
        pages: The folder of the rules' pages, as a link from where the table stands.
    """
    rows = [_row(rule, rules, pages) for rule in rules if issubclass(rule, NpmRule)]
    return "\n".join([_HEAD, *(f"| {' | '.join(_cell(text) for text in row)} |" for row in rows)])


def _row(rule: type[Rule], rules: Sequence[type[Rule]], pages: str) -> tuple[str, ...]:
    answering = [_link(other.name, pages) for other in rules if rule.name in other.answers_for]
    strict = rule.severities.get(NPM, rule.severity)
    return (
        _link(rule.name, pages),
        rule.code,
        ", ".join(_option(option) for option in options_of(rule)),
        f"{rule.severity.value}, {strict.value}",
        _fix(rule),
        section_of(rule, "Npm"),
        ", ".join(answering),
    )


def _link(name: str, pages: str) -> str:
    return f"[{name}]({pages}/{name}.md)"


def _option(option: OptionDescription) -> str:
    default = json.dumps(option["default"], ensure_ascii=False)
    shown = f"`{default}`" if len(default) <= _LONGEST_DEFAULT and "`" not in default else "see its page"
    return f"`{option['name']}` ({shown})"


def _fix(rule: type[Rule]) -> str:
    """Say how often there is a fix, and of which kind, as the rule's docs have it."""
    said = section_of(rule, "Fix").lower()
    kinds = [kind for kind in ("safe", "unsafe", "display-only") if re.search(rf"\b{kind}\b", said)]
    return FIXES[rule.fixability] + (f" ({', '.join(kinds)})" if kinds else "")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
