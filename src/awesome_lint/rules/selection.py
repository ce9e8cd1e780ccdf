"""From selectors ("ALL", "TPL", "TPL0", "TPL001", "venue-form") to rules.

As in ruff: of two selectors that disagree about a rule the more specific one wins, whatever their order; between
equally specific ones the one that switches off wins.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from awesome_lint.errors import ConfigError
from awesome_lint.rules import all_rules, families, family_of, may_run, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from awesome_lint.diagnostics import Severity
    from awesome_lint.rules.base import Rule
    from awesome_lint.settings import Config, Need, RuleSelection

LevelT = TypeVar("LevelT")
NO_PROFILE = "none"
_EVERYTHING = "ALL"
_FAMILY = 3
_CODE = 6


def codes_of(selector: str) -> frozenset[str]:
    """Give the codes of the rules that a selector names.

    Raises:
        ConfigError: It names none; the message offers the nearest that does.
    """
    found = known_codes(selector)
    if not found:
        raise ConfigError(f"unknown rule {selector!r}{suggestion(selector)}")
    return found


@lru_cache(maxsize=1024)
def known_codes(selector: str) -> frozenset[str]:
    """Give the codes of the rules that a selector names; none for an unknown selector."""
    if selector == _EVERYTHING:
        return frozenset(rule.code for rule in all_rules())
    if _FAMILY <= len(selector) <= _CODE and selector[:_FAMILY] in families():
        return frozenset(rule.code for rule in rules_of(selector[:_FAMILY]) if rule.code.startswith(selector))
    family = family_of(selector)
    return frozenset(rule.code for rule in rules_of(family) if rule.name == selector) if family else frozenset()


def suggestion(selector: str) -> str:
    """Give the end of a message about an unknown selector: `; did you mean "venue-form"?`, or nothing."""
    from rapidfuzz.distance import Indel  # imported only for a selector that is wrong
    from rapidfuzz.process import extractOne

    known = _suggested()
    # A comment of a list can hold a hundred thousand of them, so this is done in microseconds.
    nearest = extractOne(selector.lower(), known.keys(), scorer=Indel.normalized_similarity, score_cutoff=0.6)
    return f"; did you mean {known[nearest[0]]!r}?" if nearest else ""


@cache
def _suggested() -> dict[str, str]:
    """Give what may be suggested, by its lower case."""
    known = {_EVERYTHING.lower(): _EVERYTHING}
    for rule in all_rules():
        known |= {rule.code.lower(): rule.code, rule.name: rule.name, rule.code[:_FAMILY].lower(): rule.code[:_FAMILY]}
    return known


def resolve(on: Iterable[str], off: Iterable[str], base: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give the codes that are on.

    Args:
        on: Selectors that switch on.
        off: Selectors that switch off.
        base: Codes that are on to begin with; every selector is more specific.

    Raises:
        ConfigError: A selector names no rule.
    """
    chosen = set(base)
    steps = [(_specificity(selector), 0, selector) for selector in on]
    steps += [(_specificity(selector), 1, selector) for selector in off]
    for _, switch_off, selector in sorted(steps):
        if switch_off:
            chosen -= codes_of(selector)
        else:
            chosen |= codes_of(selector)
    return frozenset(chosen)


def default_codes(profile: str | None) -> frozenset[str]:
    """Give the codes of the rules that a profile, or the lack of one, runs by default."""
    wanted = profile or NO_PROFILE
    return frozenset(
        rule.code
        for prefix in families()
        if may_run(prefix, wanted)
        for rule in rules_of(prefix)
        if wanted in rule.profiles
    )


def selected_codes(selection: RuleSelection, profile: str | None) -> frozenset[str]:
    """Give the codes of the rules that run.

    Raises:
        ConfigError: A selector names no rule.
    """
    base = default_codes(profile) if selection.select is None else frozenset()
    return resolve((*(selection.select or ()), *selection.extend_select), selection.ignore, base)


def unclaimed_codes(selection: RuleSelection) -> frozenset[str]:
    """Give the codes of the rules that do not run on a list which does not say that it is an awesome-list.

    A rule that is selected by name, by its code or by its family runs all the same.

    Raises:
        ConfigError: A selector names no rule.
    """
    asked = resolve((*(selection.select or ()), *selection.extend_select), ())
    return frozenset(rule.code for rule in rules_of("AWE") if rule.claimed) - asked


def needs_of(codes: frozenset[str]) -> frozenset[Need]:
    """Give what the rules of these codes need to know of the repository around a file."""
    rules = (rule for prefix in {code[:_FAMILY] for code in codes} for rule in rules_of(prefix))
    return frozenset(need for rule in rules if rule.needs and rule.code in codes for need in rule.needs)


def make_rules(codes: frozenset[str], config: Config) -> list[Rule]:
    """Make the rules of these codes with their configured options, in order of codes.

    Raises:
        ConfigError: An option's name or value is not one of the rule's.
    """
    made: list[Rule] = []
    for rule in (rule for prefix in sorted({code[:_FAMILY] for code in codes}) for rule in rules_of(prefix)):
        if rule.code in codes:
            values = config.options.get(rule.name)
            try:
                made.append(rule(rule.Options(**values) if values else None))
            except (TypeError, ValueError) as error:
                raise ConfigError(f"options of {rule.name}: {error}") from error
    return made


def severities_in(profile: str | None, rules: Iterable[Rule]) -> dict[str, Severity]:
    """Give the default severities that a profile changes, by the rules' codes."""
    wanted = profile or NO_PROFILE
    return {rule.code: rule.severities[wanted] for rule in rules if wanted in rule.severities}


def configured_severities(configured: Mapping[str, LevelT]) -> dict[str, LevelT]:
    """Give the severities (or what stands for one) that are set by selectors, by codes; the most specific one wins.

    Raises:
        ConfigError: A selector names no rule.
    """
    found: dict[str, LevelT] = {}
    for selector in sorted(configured, key=_specificity):
        found |= dict.fromkeys(codes_of(selector), configured[selector])
    return found


def _specificity(selector: str) -> int:
    """Rank a selector: "ALL" lowest, then by the length of the prefix, a whole code or a name highest."""
    if selector == _EVERYTHING:
        return 0
    return len(selector) if len(selector) < _CODE and known_codes(selector) and selector.isupper() else _CODE
