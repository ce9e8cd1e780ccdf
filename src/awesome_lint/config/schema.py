"""The JSON Schema of the configuration (draft 2020-12): the model's, with the options of every rule."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias

from pydantic import TypeAdapter

from awesome_lint.config.model import ConfigModel
from awesome_lint.documentation.docstrings import attributes_of
from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from awesome_lint.rules.base import Rule

Json: TypeAlias = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}


def config_schema() -> Json:
    """Give the schema of `.awesome-lint.toml` and of the table `[tool.awesome-lint]`."""
    schema: Json = ConfigModel.model_json_schema(by_alias=True)
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101  # a model's schema has properties
    definitions = schema.setdefault("$defs", {})
    assert isinstance(definitions, dict)  # noqa: S101  # as above
    tables: Json = {}
    for rule in all_rules():
        if dataclasses.fields(rule.Options):
            tables[rule.name] = _options_schema(rule, definitions)
            tables[rule.code] = {"$ref": f"#/properties/rules/properties/{rule.name}"}
    properties["rules"] = {
        "description": properties["rules"]["description"],
        "type": "object",
        "default": {},
        "properties": tables,
        "additionalProperties": False,
    }
    _tidy(schema)
    return {"$schema": DIALECT, "title": "Configuration of awesome-lint"} | {
        key: value for key, value in schema.items() if key != "title"
    }


def _options_schema(rule: type[Rule], definitions: Json) -> Json:
    """Give the schema of one rule's table; what it refers to goes to `definitions`."""
    schema: Json = TypeAdapter(rule.Options).json_schema(ref_template="#/$defs/{model}")
    below = schema.pop("$defs", {})
    assert isinstance(below, dict)  # noqa: S101  # definitions are an object
    definitions |= below
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101  # as above
    docs = attributes_of(rule.Options)
    for name, value in properties.items():
        value["description"] = docs.get(name, "")
    return {
        "type": "object",
        "description": f"{rule.code}: {rule.info().summary}.",
        "properties": {name.replace("_", "-"): value for name, value in properties.items()},
        "additionalProperties": False,
    }


def _tidy(value: object) -> None:
    """Take away what pydantic adds and TOML has no use for: titles, and null, which stands for "not said"."""
    if isinstance(value, dict):
        if isinstance(value.get("title"), str):
            del value["title"]
        if "default" in value and value["default"] is None:
            del value["default"]
        kinds = value.get("anyOf")
        if isinstance(kinds, list) and _NULL in kinds:
            del value["anyOf"]
            value |= next(kind for kind in kinds if kind != _NULL)
        for below in value.values():
            _tidy(below)
    elif isinstance(value, list):
        for below in value:
            _tidy(below)
