"""Severities of rules on links, set for single hosts: they go before those of the whole configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.runner import lint_source
from awesome_lint.settings import Config, RuleSelection, Surroundings
from awesome_lint.statuses import LinkStatus, Resource, Verdict
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR
URLS = ("https://example.org/a", "https://sub.example.org/b", "https://other.net/c")
LIST = SourceText("# List\n\n## Tools\n\n" + "".join(f"- [{url[8:]}]({url}) - A tool.\n" for url in URLS))


def severities(
    tables: Mapping[str, Mapping[str, Severity | None]],
    configured: Mapping[str, Severity] | None = None,
    verdict: Verdict = Verdict.DEAD,
    days: int = 0,
) -> list[str]:
    statuses = {url: LinkStatus(url, verdict, error="gone", days=days) for url in URLS}
    surroundings = Surroundings(statuses=statuses, link_severities=tables)
    config = Config(rules=RuleSelection(select=("NET",)), severity=configured or {})
    found = lint_source(LIST, config, surroundings)
    by_line = {LIST.line_at(item.span.start): item.severity.value for item in found}
    return [by_line.get(line, "-") for line in (5, 6, 7)]


def test_without_any_the_rule_and_the_configuration_decide() -> None:
    assert severities({}) == ["error", "error", "error"]
    assert severities({}, {"dead-link": INFO}) == ["info", "info", "info"]


def test_a_hosts_own_severity_goes_before_the_configurations() -> None:
    table = {"example.org": {"dead-link": WARNING}}
    assert severities(table, {"dead-link": INFO}) == ["warning", "info", "info"]


def test_a_pattern_is_for_sub_domains_and_a_whole_name_goes_before_it() -> None:
    tables = {"sub.example.org": {"NET001": INFO}, "*.example.org": {"NET001": WARNING, "NET003": INFO}}
    assert severities(tables) == ["error", "info", "error"]
    assert severities({"*.example.org": {"NET001": WARNING}}) == ["error", "warning", "error"]
    longer = {"*.org": {"dead-link": INFO}, "*.example.org": {"dead-link": WARNING}}
    assert severities(longer) == ["info", "warning", "error"]


def test_a_rule_can_be_switched_off_for_a_host() -> None:
    assert severities({"other.net": {"NET": None}}) == ["error", "error", "-"]
    assert severities({"other.net": {"NET": None, "NET001": WARNING}}) == ["error", "error", "warning"]


def test_it_goes_before_what_a_rule_makes_of_days_too() -> None:
    unreachable = {"verdict": Verdict.UNREACHABLE, "days": 5}
    assert severities({}, **unreachable) == ["error", "error", "error"]  # type: ignore[arg-type]
    table = {"example.org": {"unreachable-link": INFO}}
    assert severities(table, **unreachable) == ["info", "error", "error"]  # type: ignore[arg-type]


def test_rules_that_report_no_verdict_obey_as_well() -> None:
    statuses = {url: LinkStatus(url, Verdict.ALIVE, resource=Resource("doi", "x", retracted=True)) for url in URLS}
    surroundings = Surroundings(statuses=statuses, link_severities={"other.net": {"withdrawn-paper": None}})
    found = lint_source(LIST, Config(rules=RuleSelection(select=("NET",))), surroundings)
    assert [LIST.line_at(item.span.start) for item in found] == [5, 6]


def test_a_selector_without_a_rule_is_a_mistake_of_the_configuration() -> None:
    with pytest.raises(ConfigError, match="dead-lnk"):
        severities({"other.net": {"dead-lnk": None}})
