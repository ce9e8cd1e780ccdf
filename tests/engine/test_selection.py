"""Which rules run, what they are told, and how selectors disagree."""

from __future__ import annotations

import subprocess
import sys

import pytest

from awesome_lint.diagnostics import Severity
from awesome_lint.errors import ConfigError
from awesome_lint.rules import all_rules, family_of, may_run, unique
from awesome_lint.rules.base import Rule
from awesome_lint.rules.selection import (
    codes_of,
    configured_severities,
    default_codes,
    make_rules,
    resolve,
    selected_codes,
    suggestion,
)
from awesome_lint.settings import Config, RuleSelection

EVERY = frozenset(rule.code for rule in all_rules())
TPL = frozenset(code for code in EVERY if code.startswith("TPL"))


def test_rules_are_found_sorted_and_once() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(set(codes))
    assert {"DUP", "ENC", "LNK", "STR", "SUP", "TPL", "VEN"} <= {code[:3] for code in codes}


def test_two_rules_of_one_code_or_name_are_refused() -> None:
    class One(Rule):
        """One."""

        code = "ZZZ001"
        name = "one"

    class SameName(Rule):
        """Two."""

        code = "ZZZ002"
        name = "one"

    assert unique([One, One]) == (One,)
    with pytest.raises(TypeError, match="are both called one"):
        unique([One, SameName])


def test_selectors_are_all_families_prefixes_codes_and_names() -> None:
    assert codes_of("ALL") == EVERY
    assert codes_of("TPL") == TPL
    assert codes_of("SUP00") == codes_of("SUP") == {"SUP001", "SUP002"}
    assert codes_of("SUP002") == codes_of("unused-suppression") == {"SUP002"}


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("SUP02", "SUP002"),
        ("unused-supression", "unused-suppression"),
        ("sup001", "SUP001"),
        ("TPI", "TPL"),
        ("all", "ALL"),
    ],
)
def test_an_unknown_selector_is_named_with_the_nearest_known(wrong: str, nearest: str) -> None:
    with pytest.raises(ConfigError, match=f"unknown rule '{wrong}'; did you mean '{nearest}'"):
        codes_of(wrong)


def test_what_is_near_nothing_gets_no_suggestion() -> None:
    assert suggestion("qqqqqqqq") == ""


@pytest.mark.parametrize("selector", ["", "T", "TP"])
def test_less_than_a_family_is_no_selector(selector: str) -> None:
    with pytest.raises(ConfigError):
        codes_of(selector)


def test_the_more_specific_selector_wins_and_off_wins_between_equals() -> None:
    assert resolve(["SUP001"], ["SUP"]) == {"SUP001"}
    assert resolve(["unused-suppression"], ["SUP00"]) == {"SUP002"}
    assert resolve(["SUP"], ["SUP001"]) == {"SUP002"}
    assert resolve(["SUP"], ["SUP"]) == frozenset()
    assert resolve(["SUP001"], ["malformed-suppression"]) == frozenset()
    assert resolve(["ALL"], ["SUP"]) == EVERY - {"SUP001", "SUP002"}
    assert resolve(["SUP"], ["ALL"]) == {"SUP001", "SUP002"}


def test_without_select_the_profile_decides() -> None:
    nothing_said = RuleSelection()
    assert selected_codes(nothing_said, None) == default_codes(None) < default_codes("papers")
    assert selected_codes(RuleSelection(extend_select=("TPL",)), None) == default_codes(None) | TPL
    assert selected_codes(RuleSelection(ignore=("LNK",)), None) == default_codes(None) - codes_of("LNK")
    assert selected_codes(RuleSelection(select=("SUP001",)), "papers") == {"SUP001"}


def test_severities_of_more_specific_selectors_win() -> None:
    chosen = configured_severities({"SUP002": Severity.WARNING, "ALL": Severity.ERROR, "SUP": Severity.INFO})
    assert chosen.keys() == EVERY
    assert (chosen["SUP002"], chosen["SUP001"], chosen["LNK001"]) == (Severity.WARNING, Severity.INFO, Severity.ERROR)


def test_rules_get_their_options() -> None:
    config = Config(options={"non-canonical-url": {"tracking": False}})
    (rule,) = make_rules(codes_of("non-canonical-url"), config)
    assert getattr(rule.options, "tracking", None) is False


def test_an_option_that_a_rule_does_not_have_is_a_configuration_error() -> None:
    config = Config(options={"non-canonical-url": {"treking": False}})
    with pytest.raises(ConfigError, match=r"options of non-canonical-url: .*treking"):
        make_rules(codes_of("non-canonical-url"), config)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_is_found_without_importing_other_families(rule: type[Rule]) -> None:
    assert rule.__module__.rpartition(".")[2] == rule.name.replace("-", "_")
    assert family_of(rule.name) == rule.code[:3]
    assert all(may_run(rule.code[:3], profile) for profile in rule.profiles)


def test_a_papers_list_pays_for_no_rule_of_classic_lists() -> None:
    program = (
        "import sys; from awesome_lint.rules.selection import default_codes as of; of('papers'); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "awesome_lint.rules.tpl.venue_form" in loaded
    assert not [name for name in loaded if name.startswith(("awesome_lint.rules.sty.", "awesome_lint.rules.awe."))]
