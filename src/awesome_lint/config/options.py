"""Options of rules: each rule's dataclass says what it takes; imports pydantic and all rules."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from awesome_lint.config.messages import explained, nearest, toml_key
from awesome_lint.errors import ConfigError
from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.rules.base import Rule
    from awesome_lint.settings import OptionValue


def option_names(rule: type[Rule]) -> dict[str, str]:
    """Give a rule's options: as the configuration calls them, and as the dataclass does."""
    return {field.name.replace("_", "-"): field.name for field in dataclasses.fields(rule.Options)}


def checked_options(tables: Mapping[str, Mapping[str, object]], prefix: str) -> dict[str, dict[str, OptionValue]]:
    """Hold each rule's table against the rule's options.

    Args:
        tables: Options as configured, by name or code of the rule.
        prefix: What messages begin with.

    Returns:
        The options that were given, by the rule's name and the dataclass's field, with the types it declares.

    Raises:
        ConfigError: A rule or an option is unknown, or a value has the wrong type; one line for each.
    """
    rules = {rule.name: rule for rule in all_rules()} | {rule.code: rule for rule in all_rules()}
    wrong: list[str] = []
    options: dict[str, dict[str, OptionValue]] = {}
    for key, table in tables.items():
        place = f"{prefix}rules.{toml_key(key)}"
        rule = rules.get(key)
        if rule is None:
            wrong.append(f"{place}: unknown rule{nearest(key, rules)}")
            continue
        known = option_names(rule)
        unknown = [name for name in table if name not in known]
        if unknown:
            wrong += [f"{place}.{toml_key(name)}: unknown option{_known(name, known)}" for name in unknown]
            continue
        try:
            options.setdefault(rule.name, {}).update(_values(rule, table, known))
        except ValidationError as error:
            wrong += explained(error, f"{place}.", known)
    if wrong:
        raise ConfigError("\n".join(wrong))
    return options


def _known(name: str, known: Mapping[str, str]) -> str:
    return nearest(name, known) if known else "; the rule has none"


def _values(rule: type[Rule], table: Mapping[str, object], known: Mapping[str, str]) -> dict[str, OptionValue]:
    """Read a table as the rule's dataclass, by way of JSON: there an array may be a tuple, a string an enumeration."""
    text = json.dumps({known[name]: value for name, value in table.items()}, default=str)
    options: object = TypeAdapter(rule.Options).validate_json(text, strict=True)
    return {known[name]: getattr(options, known[name]) for name in table}
