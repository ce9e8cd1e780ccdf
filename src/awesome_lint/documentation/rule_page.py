"""A rule's page, in Markdown, and its description as data."""

from __future__ import annotations

import dataclasses
import inspect
import json
from typing import TYPE_CHECKING, TypedDict

from awesome_lint.diagnostics import Fixability
from awesome_lint.documentation.docstrings import attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.rules.base import Rule

FIXES = {Fixability.NEVER: "never", Fixability.SOMETIMES: "sometimes", Fixability.ALWAYS: "always"}
_NO_PROFILE = "none"
_LINKS = "links"


class OptionDescription(TypedDict):
    """An option: as the configuration calls it, its type as Python writes it, its default as JSON."""

    name: str
    type: str
    default: object
    description: str


class RuleDescription(TypedDict):
    """All that is known of a rule; `severities` are those of profiles with another, `explanation` is Markdown."""

    code: str
    name: str
    summary: str
    severity: str
    severities: dict[str, str]
    fix: str
    profiles: list[str]
    explanation: str
    options: list[OptionDescription]


def described(rule: type[Rule]) -> RuleDescription:
    """Give a rule's description as data."""
    info = rule.info()
    return {
        "code": info.code,
        "name": info.name,
        "summary": info.summary,
        "severity": info.severity.value,
        "severities": {profile: level.value for profile, level in sorted(rule.severities.items())},
        "fix": FIXES[info.fixability],
        "profiles": sorted(rule.profiles),
        "explanation": explanation(rule),
        "options": options_of(rule),
    }


def explanation(rule: type[Rule]) -> str:
    """Give the rule's docs, in Markdown."""
    return inspect.cleandoc(rule.__doc__ or "")


def options_of(rule: type[Rule]) -> list[OptionDescription]:
    """Give the rule's options in order."""
    docs = attributes_of(rule.Options)
    return [
        {
            "name": field.name.replace("_", "-"),
            "type": str(field.type),
            "default": _default(field),
            "description": docs.get(field.name, ""),
        }
        for field in dataclasses.fields(rule.Options)
    ]


def _default(field: dataclasses.Field[object]) -> object:
    value = field.default
    if value is dataclasses.MISSING and field.default_factory is not dataclasses.MISSING:
        value = field.default_factory()
    if isinstance(value, tuple | frozenset | set):
        return sorted(value) if not isinstance(value, tuple) else list(value)
    return getattr(value, "value", value)


def page(rule: type[Rule], *, example: str = "") -> str:
    """Give a rule's page.

    Args:
        rule: The rule.
        example: Markdown to put between its docs and its options.
    """
    info = rule.info()
    first, _, rest = explanation(rule).partition("\n")
    parts = [
        f"# {info.name} ({info.code})",
        first,
        f"Severity: {_severity(rule)}. Fix: {FIXES[info.fixability]}. On by default: {_where(rule.profiles)}.",
        rest.strip(),
        example.strip(),
        _options_section(rule),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _severity(rule: type[Rule]) -> str:
    others = [f"{level.value} in profile `{profile}`" for profile, level in sorted(rule.severities.items())]
    return "; ".join([rule.severity.value, *others])


def _where(profiles: Iterable[str]) -> str:
    names = sorted(profiles)
    words = [f"profile `{name}`" for name in names if name not in (_NO_PROFILE, _LINKS)]
    words += ["where links are checked"] if _LINKS in names else []
    words += ["lists that no profile fits"] if _NO_PROFILE in names else []
    return ", ".join(words) if words else "nowhere"


def _options_section(rule: type[Rule]) -> str:
    options = options_of(rule)
    if not options:
        return ""
    lines = ["## Options", "", f"In the table `rules.{rule.name}` of the configuration:", ""]
    for option in options:
        default = json.dumps(option["default"], ensure_ascii=False)
        lines.append(f"- `{option['name']}` (default `{default}`): {option['description']}")
    return "\n".join(lines)
