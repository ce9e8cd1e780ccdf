"""The rules, one file each in a folder per family; found by a scan, so that adding one edits no other file.

A family is a sub-package; the first three letters of its name are the prefix of its codes ("tpl" holds TPL001), and a
rule's module is called as the rule ("venue-form" is `venue_form.py`). So a name or a code leads to its family without
importing the others: a run pays only for the families that it uses. A family that only some profiles run by default
names them in its `PROFILES`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from awesome_lint.rules.base import Rule

_PREFIX = 3


@cache
def families() -> tuple[str, ...]:
    """Give the prefixes of all families, in alphabetical order; imports none of their rules."""
    return tuple(sorted(_packages()))


@cache
def rules_of(prefix: str) -> tuple[type[Rule], ...]:
    """Give the rules of the family with this prefix, sorted by code; the first call imports their modules.

    Raises:
        KeyError: There is no such family.
        TypeError: Two rules share a code or a name.
    """
    package = _package(prefix)
    return unique(
        rule for module in iter_modules(package.__path__) for rule in _defined(f"{package.__name__}.{module.name}")
    )


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Give every rule, sorted by code; the first call imports their modules.

    Raises:
        TypeError: Two rules share a code or a name.
    """
    return unique(rule for prefix in families() for rule in rules_of(prefix))


def may_run(prefix: str, profile: str) -> bool:
    """Whether a profile may run rules of this family by default; imports none of them."""
    profiles: frozenset[str] | None = getattr(_package(prefix), "PROFILES", None)
    return profiles is None or profile in profiles


def family_of(name: str) -> str | None:
    """Give the prefix of the family with a rule of this name; imports no rule."""
    wanted = name.replace("-", "_")
    for prefix in families():
        if wanted in _modules(prefix):
            return prefix
    return None


@cache
def _modules(prefix: str) -> frozenset[str]:
    """Give the names of a family's modules; imports none of them."""
    return frozenset(module.name for module in iter_modules(_package(prefix).__path__))


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


@cache
def _packages() -> dict[str, str]:
    """Give the folder of each family by its prefix."""
    return {module.name[:_PREFIX].upper(): module.name for module in iter_modules(__path__) if module.ispkg}


def _package(prefix: str) -> ModuleType:
    return import_module(f"{__name__}.{_packages()[prefix]}")


def _defined(module_name: str) -> list[type[Rule]]:
    """Give the rules that a module itself defines, not those it imports or the bases it shares."""
    module = import_module(module_name)
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module_name and "code" in vars(value)
    ]
