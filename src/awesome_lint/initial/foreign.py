"""Finding and reading the configuration files of markdownlint and remark; the part of `initial` that does I/O."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.initial.choice import Choice, Said, table
from awesome_lint.initial.jsonc import read_jsonc
from awesome_lint.initial.markdownlint import markdownlint_choices
from awesome_lint.initial.remark import remark_choices
from awesome_lint.workspace.files import read_found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesome_lint.rules.base import Rule

_MARKDOWNLINT = "markdownlint"
_REMARK = "remark"


class _Place(NamedTuple):
    """A file that may hold a configuration: of which tool, and the keys that lead to it in there."""

    name: str
    tool: str
    keys: tuple[str, ...] = ()


_PLACES = (
    _Place(".markdownlint-cli2.jsonc", _MARKDOWNLINT, ("config",)),
    _Place(".markdownlint-cli2.yaml", _MARKDOWNLINT, ("config",)),
    _Place(".markdownlint.jsonc", _MARKDOWNLINT),
    _Place(".markdownlint.json", _MARKDOWNLINT),
    _Place(".markdownlint.yaml", _MARKDOWNLINT),
    _Place(".markdownlint.yml", _MARKDOWNLINT),
    _Place(".markdownlintrc", _MARKDOWNLINT),
    _Place(".remarkrc", _REMARK),
    _Place(".remarkrc.json", _REMARK),
    _Place(".remarkrc.yml", _REMARK),
    _Place(".remarkrc.yaml", _REMARK),
    _Place("package.json", _MARKDOWNLINT, ("markdownlint-cli2", "config")),
    _Place("package.json", _REMARK, ("remarkConfig",)),
)
_PROGRAMS = (
    ".markdownlint-cli2.cjs",
    ".markdownlint-cli2.mjs",
    ".markdownlint.cjs",
    ".markdownlint.mjs",
    ".remarkrc.cjs",
    ".remarkrc.js",
    ".remarkrc.mjs",
)
_YAML = (".yaml", ".yml")


def find_choices(folder: str, rules: Mapping[str, type[Rule]]) -> Said:
    """Read the configurations that hold for the files of a folder.

    These are the files in the nearest folder that has some: this one, or one above it in the same git repository. Where
    two say something about one rule, the first in the order of `_PLACES` holds.

    Args:
        folder: Where the list stands.
        rules: Our rules by their names.
    """
    choices: dict[str, Choice] = {}
    notes: list[str] = []
    for place in _folders(os.path.abspath(folder)):  # noqa: PTH100 - as the rest of the program's edge
        for said in _in_folder(place, rules):
            notes += said.notes
            for choice in said.choices:
                choices.setdefault(choice.rule, choice)
        if choices or notes:
            break
    return Said(tuple(choices.values()), tuple(notes))


def _folders(folder: str) -> list[str]:
    """Give a folder and those above it up to the root of its repository; only itself if it is in none."""
    found = [folder]
    while not os.path.exists(os.path.join(found[-1], ".git")):  # noqa: PTH110, PTH118
        parent = os.path.dirname(found[-1])  # noqa: PTH120
        if parent == found[-1]:
            return [folder]
        found.append(parent)
    return found


def _in_folder(folder: str, rules: Mapping[str, type[Rule]]) -> Iterator[Said]:
    for place in _PLACES:
        path = os.path.join(folder, place.name)  # noqa: PTH118
        data = read_found(path)
        if data is None:
            continue
        try:
            config = _parsed(data, place.name)
        except (ValueError, RecursionError) as error:
            reason = str(error).partition("\n")[0] or "it is nested too deeply"
            yield Said(notes=(f"{place.name}: not taken over, for it cannot be read: {reason}",))
            continue
        for key in place.keys:
            config = table(config).get(key)
        if place.tool == _MARKDOWNLINT:
            yield markdownlint_choices(config, place.name)
        else:
            yield remark_choices(config, place.name, rules)
    for name in _PROGRAMS:
        if os.path.isfile(os.path.join(folder, name)):  # noqa: PTH113, PTH118
            yield Said(notes=(f"{name}: not taken over, for it is a program; only data is read",))


def _parsed(data: bytes, name: str) -> object:
    """Give what a file says.

    Raises:
        ValueError: It is not UTF-8, or not what its name says.
        RecursionError: It is nested too deeply.
    """
    text = data.decode("utf-8-sig")
    return _read_yaml(text) if name.endswith(_YAML) else read_jsonc(text)


def _read_yaml(text: str) -> object:
    """Read YAML.

    Raises:
        ValueError: It is not YAML.
        RecursionError: It is nested too deeply.
    """
    import yaml

    try:
        data: object = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(f"not YAML: {error}") from error
    return data
