"""All rules at a glance: an index of their pages by family, and a table of the families."""

from __future__ import annotations

import re
import sys
from itertools import groupby
from typing import TYPE_CHECKING

from awesome_lint.documentation.rule_page import FIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.rules.base import Rule

_FAMILY = 3
"""Letters of a family's prefix."""
_EXAMPLES = 3
_HEAD = "| code | name | severity | fix | what is flagged |\n|---|---|---|---|---|"


def rules_index(rules: Sequence[type[Rule]]) -> str:
    """Give the page of all rules, in Markdown, with links to their pages beside it.

    Args:
        rules: All rules in order of their codes.
    """
    parts = [
        "# Rules",
        f"There are {len(rules)} rules. `awesome-lint rule venue-form` shows the page of one on the terminal.",
        "`TPL004`, `venue-form` and `TPL` (a whole family) are names that work in `select`, `ignore` and comments.",
        '"Fix" says how often a rule has one. Severities are those of the default; a configuration may change them.',
    ]
    for family, members in _families(rules):
        rows = [_row(rule) for rule in members]
        parts += [f"## {family}", _about(members[0]), "\n".join([_HEAD, *rows])]
    return "\n\n".join(parts) + "\n"


def families_table(rules: Sequence[type[Rule]], pages: str) -> str:
    """Give a table, in Markdown, of the families: how many rules each has, and some of them.

    Args:
        rules: All rules in order of their codes.
        pages: The folder of the rules' pages, as a link from where the table stands.
    """
    lines = ["| family | rules | on | such as |", "|---|---|---|---|"]
    for family, members in _families(rules):
        some = ", ".join(f"[{rule.name}]({pages}/{rule.name}.md)" for rule in members[:_EXAMPLES])
        lines.append(
            f"| [{family}]({pages}/index.md#{family.lower()}) | {len(members)} | {_about(members[0])} | {some} |"
        )
    return "\n".join(lines)


def _families(rules: Sequence[type[Rule]]) -> Iterator[tuple[str, list[type[Rule]]]]:
    for family, members in groupby(rules, key=lambda rule: rule.code[:_FAMILY]):
        yield family, list(members)


def _about(rule: type[Rule]) -> str:
    """Give the first line of the docs of the rule's family: its package's, without the prefix."""
    package = sys.modules[rule.__module__.rpartition(".")[0]]
    return re.sub(r" ?\(family [A-Z]+\)", "", (package.__doc__ or "").partition("\n")[0])


def _row(rule: type[Rule]) -> str:
    info = rule.info()
    summary = info.summary.replace("|", "\\|")
    link = f"[{info.name}]({info.name}.md)"
    return f"| {info.code} | {link} | {info.severity.value} | {FIXES[info.fixability]} | {summary} |"
