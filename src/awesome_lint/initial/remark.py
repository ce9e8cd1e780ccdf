"""What a remark configuration says about rules that we have too, for these have remark-lint's names.

Its `plugins` name remark-lint's rules, with a severity or options (https://github.com/remarkjs/remark-lint, "Configure"
and unified-lint-rule's readme); its `settings` say how remark writes Markdown (remark-stringify's options).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from awesome_lint.initial.choice import Choice, Said, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.rules.base import Rule

OptionNames: TypeAlias = "Mapping[str, tuple[str, ...]]"

_PLUGIN = re.compile(r"(?:.*/)?(?:remark-)?(?P<kind>lint|preset)(?:-(?P<rule>[a-z-]+))?")
_CAPITAL = re.compile(r"[A-Z]")
_ON_WORDS = frozenset({"on", "warn", "error"})
_OFF_WORDS = frozenset({"off"})
_NUMBERS = (0, 1, 2)  # severities too, but only as the first of an array
_OLD_VALUES = {"space": "one", "tab-size": "tab"}  # of list-item-indent, before version 5
_SETTINGS: dict[str, tuple[str, Mapping[object, object]]] = {
    "bullet": ("unordered-list-marker-style", {mark: mark for mark in "*+-"}),
    "bulletOrdered": ("ordered-list-marker-style", {mark: mark for mark in ".)"}),
    "emphasis": ("emphasis-marker", {mark: mark for mark in "*_"}),
    "strong": ("strong-marker", {mark: mark for mark in "*_"}),
    "fence": ("fenced-code-marker", {mark: mark for mark in "`~"}),
    "fences": ("code-block-style", {True: "fenced", False: "indented"}),
    "setext": ("heading-style", {True: "setext", False: "atx"}),
    "closeAtx": ("heading-style", {True: "atx-closed"}),
    "listItemIndent": ("list-item-indent", {"one": "one", "tab": "tab", "mixed": "mixed", "1": "one"}),
    "incrementListMarker": ("ordered-list-marker-value", {True: "ordered", False: "single"}),
    "quote": ("link-title-style", {mark: mark for mark in "\"'"}),
    "rule": ("rule-style", {mark: mark * 3 for mark in "*-_"}),
}


def remark_choices(config: object, name: str, rules: Mapping[str, type[Rule]]) -> Said:
    """Read a configuration; what plugins say goes before what settings say.

    Args:
        config: What the file holds.
        name: What comments and notes call the file.
        rules: Our rules by their names.
    """
    tables = table(config)
    choices: list[Choice] = []
    notes: list[str] = []
    for plugin, options in _plugins(tables.get("plugins")):
        match = _PLUGIN.fullmatch(plugin)
        if match is None:
            continue
        if match["kind"] == "preset":
            notes.append(f"{name}: the rules of {plugin} were not read")
            continue
        said = [(match["rule"], options)] if match["rule"] else list(table(options).items())
        for rule, value in said:
            if rule in rules:
                choices += _choices(rules[rule], value, f"{name} ({rule})")
    for setting, value in table(tables.get("settings")).items():
        rule, values = _SETTINGS.get(setting, ("", {}))
        if isinstance(value, str | int) and value in values and rule in rules:
            choices += _choices(rules[rule], values[value], f"{name} ({setting})")
    return Said(tuple(choices), tuple(notes))


def _plugins(plugins: object) -> Iterator[tuple[str, object]]:
    """Give each plugin's name and options, whichever way they were written."""
    if isinstance(plugins, dict):
        yield from table(plugins).items()
    elif isinstance(plugins, list):
        for plugin in plugins:
            if isinstance(plugin, str):
                yield plugin, True
            elif isinstance(plugin, list) and plugin and isinstance(plugin[0], str):
                yield plugin[0], plugin[1] if len(plugin) > 1 else True


def _choices(rule: type[Rule], value: object, origin: str) -> Iterator[Choice]:
    """Read a rule's value: a severity, options, or both in an array."""
    on: bool | None = None
    if isinstance(value, list) and value:
        on = _severity(value[0]) if value[0] not in _NUMBERS else bool(value[0])
        if on is not None:
            value = value[1] if len(value) > 1 else None
    elif (on := _severity(value)) is not None:
        value = None
    if on is False:
        yield Choice(rule.name, None, origin)
    if on is False or value is None:
        return
    from awesome_lint.config.options import option_names

    names = option_names(rule)
    if isinstance(value, dict):
        said = {_kebab(key): below for key, below in table(value).items()}
        options = {key: below for key, below in said.items() if key in names}
    else:
        first = next(iter(names), None)
        options = {first: _OLD_VALUES.get(value, value) if isinstance(value, str) else value} if first else {}
    if options:
        yield Choice(rule.name, options, origin)


def _severity(value: object) -> bool | None:
    """Say whether a value switches a rule on; None if it is no severity."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in _ON_WORDS | _OFF_WORDS:
        return value in _ON_WORDS
    return None


def _kebab(key: str) -> str:
    return _CAPITAL.sub(lambda capital: f"-{capital[0].lower()}", key)
