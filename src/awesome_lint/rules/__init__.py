"""The rules, one file each in a folder per family; found by a scan, so that adding one edits no other file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.rules.base import Rule


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Give every rule, sorted by code; the first call imports their modules.

    Raises:
        TypeError: Two rules share a code or a name.
    """
    found: list[type[Rule]] = []
    for family in iter_modules(__path__):
        if family.ispkg:
            package = import_module(f"{__name__}.{family.name}")
            for module in iter_modules(package.__path__):
                found += _rules_of(f"{package.__name__}.{module.name}")
    return unique(found)


def unique(rules: Iterable[type[Rule]]) -> tuple[type[Rule], ...]:
    """Sort rules by code.

    Raises:
        TypeError: Two of them share a code or a name.
    """
    seen: dict[str, type[Rule]] = {}
    for rule in rules:
        for word in (rule.code, rule.name):
            other = seen.setdefault(word, rule)
            if other is not rule:
                raise TypeError(f"{other.__qualname__} and {rule.__qualname__} are both called {word}")
    return tuple(sorted(set(seen.values()), key=lambda rule: rule.code))


def _rules_of(module_name: str) -> list[type[Rule]]:
    """Give the rules that a module itself defines, not those it imports or the bases it shares."""
    module = import_module(module_name)
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module_name and "code" in vars(value)
    ]
