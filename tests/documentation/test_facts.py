"""What the pages enumerate is all that there is."""

from __future__ import annotations

import re

from tests.documentation.pages import DOCS, ROOT

from awesome_lint.links.archive import BASE_URLS
from awesome_lint.links.providers import all_providers
from awesome_lint.report.formats import FORMATS
from awesome_lint.rules import all_rules


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_interfaces_that_can_be_replaced() -> None:
    [said] = re.findall(
        r"^`--provider-url NAME=URL` names another interface: (.*?)\n\n",
        text_of("link-checking.md"),
        re.MULTILINE | re.DOTALL,
    )

    known = {name for provider in all_providers() for name in provider.base_urls} | BASE_URLS.keys()
    assert set(re.findall(r"`([a-z0-9-]+)`", said.replace("`--archive`", ""))) == known


def test_the_formats() -> None:
    rows = re.findall(r"^\| ((?:`[a-z]+`(?:, )?)+) \|", text_of("formats.md"), re.MULTILINE)

    assert {name for row in rows for name in re.findall(r"[a-z]+", row)} == set(FORMATS)
    assert len(FORMATS) == 12
    assert "in twelve\n  [formats]" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "| 12 formats |" in text_of("comparison.md")


def test_the_numbers_of_rules_in_the_comparison() -> None:
    count = {family: sum(rule.code.startswith(family) for rule in all_rules()) for family in ("STY", "AWE")}

    row = r"^\| rules on {} .*?\| (\d+) "
    [style] = re.findall(row.format("Markdown style"), text_of("comparison.md"), re.MULTILINE)
    [lists] = re.findall(row.format("awesome-lists"), text_of("comparison.md"), re.MULTILINE)
    assert {"STY": int(style), "AWE": int(lists)} == count


def test_the_figures_of_the_comparison_were_measured() -> None:
    [said] = re.findall(r"took (0\.\d\d) of its time on .*? and (0\.\d\d)\b", text_of("comparison.md"), re.DOTALL)
    measured = re.findall(
        r"npm's awesome-lint, whole processes \| .*? \| (0\.\d\d) \|",
        (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8"),
    )

    assert list(said) == measured
