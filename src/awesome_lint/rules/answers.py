"""One report for one thing: rules that say better what a rule of npm's awesome-lint would say too."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Rule
    from awesome_lint.text import Span


def codes_answering(name: str) -> frozenset[str]:
    """Give the codes of the rules that answer for the rule of this name."""
    return _answering().get(name, frozenset())


@cache
def _answering() -> dict[str, frozenset[str]]:
    """Give the codes of the rules that answer for others, by the names of those."""
    found: dict[str, set[str]] = {}
    for rule in all_rules():
        for name in rule.answers_for:
            found.setdefault(name, set()).add(rule.code)
    return {name: frozenset(codes) for name, codes in found.items()}


def without_answered(found: Sequence[Diagnostic], running: Iterable[Rule]) -> list[Diagnostic]:
    """Drop the diagnostics whose place is reported by a rule that answers for theirs.

    Args:
        found: Diagnostics of all rules.
        running: The rules that gave them; only these can answer.
    """
    answering: dict[str, set[str]] = {}
    for rule in running:
        for name in rule.answers_for:
            answering.setdefault(name, set()).add(rule.code)
    answered = {item.name for item in found if item.name in answering}
    if not answered:
        return list(found)
    places = {name: _Places(item.span for item in found if item.code in answering[name]) for name in answered}
    return [item for item in found if item.name not in places or not places[item.name].touch(item.span)]


class _Places:
    """Spans, overlapping or not, to be asked whether one of them touches another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        before = bisect_right(self._starts, span.end)
        return before > 0 and self._reach[before - 1] >= span.start
