"""The times that rules take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.runner import lint_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.text import SourceText
from awesome_lint.workspace.request import Request
from awesome_lint.workspace.stopwatch import rule_times
from awesome_lint.workspace.work import work

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_lint.workspace.request import Target

SOURCE = SourceText("# Things\n\n## Tools\n\n- [a](https://) - A.\n+ [b](https://example.org/b) - B.\n")
CONFIG = Config(profile="awesome", rules=RuleSelection(select=("LNK001", "malformed-url")))


def test_times_are_those_of_the_rules_that_ran() -> None:
    times = rule_times(SOURCE, CONFIG, Surroundings())

    assert set(times.rules) == {("LNK001", "empty-link"), ("LNK003", "malformed-url")}
    assert all(taken > 0 for taken in times.rules.values())
    assert sum(times.rules.values()) <= times.whole


def test_a_watched_run_finds_the_same(make_target: Callable[..., Target]) -> None:
    target = make_target("list.md", config=CONFIG)
    watched = work(target, SOURCE, Request(timing=True)).result
    plain = work(target, SOURCE, Request()).result

    assert watched.diagnostics == plain.diagnostics == lint_source(SOURCE, CONFIG, Surroundings())
    assert plain.times is None
    assert watched.times is not None
    assert set(watched.times.rules) == {("LNK001", "empty-link"), ("LNK003", "malformed-url")}
