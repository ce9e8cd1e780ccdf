"""The JSON Schema of the configuration: the model's, with the options of every rule.

Draft 07 and no more of it than ajv's strict mode lets through, for that is what editors read and what SchemaStore takes
(its CONTRIBUTING.md, "Best practices" and "Schema Validation"). The table in `pyproject.toml` is the file's own schema
there, so no partial one is needed.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeAlias

from pydantic import TypeAdapter

from awesome_lint.config.model import SELECTOR, ConfigModel
from awesome_lint.documentation.docstrings import attributes_of
from awesome_lint.rules import all_rules

if TYPE_CHECKING:
    from awesome_lint.rules.base import Rule

Json: TypeAlias = dict[str, object]

DIALECT = "http://json-schema.org/draft-07/schema#"
IDENTIFIER = "https://json.schemastore.org/awesome-lint.json"
"""The name that SchemaStore gives to schemas; it says where one is found only once it is registered there."""
_TEMPLATE = "#/definitions/{model}"
_NULL = {"type": "null"}
_FAMILY = 3
"""Letters of a family's prefix."""


def config_schema() -> Json:
    """Give the schema of `.awesome-lint.toml` and of the table `[tool.awesome-lint]`."""
    schema: Json = ConfigModel.model_json_schema(by_alias=True, ref_template=_TEMPLATE)
    definitions = schema["definitions"] = schema.pop("$defs")
    assert isinstance(definitions, dict)  # noqa: S101  # pydantic's
    definitions[SELECTOR] = {"description": "A rule, or several.", "type": "string", "enum": _selectors()}
    tables: Json = {}
    for rule in all_rules():
        if dataclasses.fields(rule.Options):
            tables[rule.name] = _options_schema(rule, definitions)
            tables[rule.code] = {"$ref": f"#/properties/rules/properties/{rule.name}"}
    _below(schema, "properties", "rules").update(properties=tables, additionalProperties=False)
    for keyed in (_below(schema, "properties"), _below(definitions, "HostTable", "properties")):
        _below(keyed, "severity")["propertyNames"] = {"$ref": _TEMPLATE.format(model=SELECTOR)}
    _tidy(schema)
    return {"$schema": DIALECT, "$id": IDENTIFIER, "title": "awesome-lint configuration"} | schema


def _selectors() -> list[str]:
    """Give all that names rules: everything, families, beginnings of codes, codes and names."""
    codes = [rule.code for rule in all_rules()]
    beginnings = {code[:length]: None for length in range(_FAMILY, len(codes[0]) + 1) for code in codes}
    return ["ALL", *beginnings, *(rule.name for rule in all_rules())]


def _options_schema(rule: type[Rule], definitions: Json) -> Json:
    """Give the schema of one rule's table; what it refers to goes to `definitions`."""
    schema: Json = TypeAdapter(rule.Options).json_schema(ref_template=_TEMPLATE)
    below = schema.pop("$defs", {})
    assert isinstance(below, dict)  # noqa: S101  # definitions are an object
    definitions |= below
    properties = _below(schema, "properties")
    docs = attributes_of(rule.Options)
    for name in properties:
        _below(properties, name)["description"] = docs.get(name, "")
    return {
        "type": "object",
        "description": f"{rule.code}: {rule.info().summary}.",
        "properties": {name.replace("_", "-"): value for name, value in properties.items()},
        "additionalProperties": False,
    }


def _below(value: Json, *keys: str) -> Json:
    """Give the object below some keys."""
    for key in keys:
        below = value[key]
        assert isinstance(below, dict)  # noqa: S101  # what pydantic makes is known
        value = below
    return value


def _tidy(value: object) -> None:
    """Make of pydantic's schema what editors of TOML can use.

    Taken away are titles, and null, which stands for "not said"; defaults of whole tables, which say the same as those
    of their keys; and what stands beside a reference, where draft 07 does not look.
    """
    if isinstance(value, dict):
        if value.get("title") == SELECTOR:
            value.clear()
            value["$ref"] = _TEMPLATE.format(model=SELECTOR)
        if isinstance(value.get("title"), str):
            del value["title"]
        if "default" in value and (value["default"] is None or "$ref" in value):
            del value["default"]
        kinds = value.get("anyOf")
        if isinstance(kinds, list) and _NULL in kinds:
            del value["anyOf"]
            value |= next(kind for kind in kinds if kind != _NULL)
        if "$ref" in value and len(value) > 1:
            value["allOf"] = [{"$ref": value.pop("$ref")}]
        for below in value.values():
            _tidy(below)
    elif isinstance(value, list):
        for below in value:
            _tidy(below)
