"""The page of all that a configuration may say, made of its JSON Schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = "Mapping[str, object]"

_RULES = "rules"
_WORDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
_MANY = {"text": "texts", "whole number": "whole numbers", "table": "tables", "rule": "rules"}
_TABLES = {
    "links": "LinksTable",
    "links.hosts.NAME": "HostTable",
    "per-section.HEADING": "SectionTable",
    "venues.NAME": "VenueTable",
}
"""Tables by how a configuration calls them, with the schema's names of what is in them."""


def config_page(schema: Json, pages: str) -> str:
    """Give the page, in Markdown.

    Args:
        schema: The schema of the configuration (`config.schema.config_schema`).
        pages: The folder of the rules' pages, as a link from where the page stands.
    """
    properties, definitions = _object(schema["properties"]), _object(schema["definitions"])
    parts = [
        "# All keys",
        "What may stand in `.awesome-lint.toml`, and below `[tool.awesome-lint]` in `pyproject.toml`.",
        "[Configuration](configuration.md) shows how they are used.",
        _table({name: value for name, value in properties.items() if name != _RULES}),
    ]
    for name, definition in _TABLES.items():
        table = _object(definitions[definition])
        parts += [f"## `[{name}]`", str(table["description"]), _table(_object(table["properties"]))]
    parts += [
        "## `[rules.NAME]`",
        "Options of one rule, by its name or code. The rule's page says what they mean.",
        _options(_object(_object(properties[_RULES])["properties"]), pages),
    ]
    return "\n\n".join(parts) + "\n"


def _table(properties: Json) -> str:
    rows = []
    for name, value in properties.items():
        schema = _object(value)
        cells = (f"`{name}`", _kind(schema), _default(schema), str(schema["description"]))
        rows.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(["| key | value | default | what it says |", "|---|---|---|---|", *rows])


def _options(rules: Json, pages: str) -> str:
    rows = []
    for name, value in rules.items():
        for option, below in _object(_object(value).get("properties", {})).items():
            schema = _object(below)
            cells = (f"[{name}]({pages}/{name}.md)", f"`{option}`", _kind(schema), _default(schema))
            rows.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(["| rule | key | value | default |", "|---|---|---|---|", *rows])


def _kind(schema: Json) -> str:
    """Say in words what a value is."""
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return " or ".join(_kind(each) for each in _objects(schema[choice]))
    if "enum" in schema or "const" in schema:
        values = _list(schema.get("enum", [schema.get("const")]))
        return ", ".join(f"`{json.dumps(value)}`" for value in values)
    if "$ref" in schema or "allOf" in schema:
        return "rule" if str(schema.get("$ref", "")).endswith("/Selector") else "table"
    kind = schema["type"]
    if kind == "array":
        return f"array of {_many(_object(schema['items']))}"
    if kind == "object":
        return _keyed(schema)
    return _WORDS[str(kind)] + _range(schema)


def _many(schema: Json) -> str:
    """Say what several values are."""
    if "anyOf" in schema:
        return " or ".join(_many(each) for each in _objects(schema["anyOf"]))
    kind, space, between = _kind(schema).partition(" (")
    return _MANY.get(kind, kind) + space + between


def _keyed(schema: Json) -> str:
    below = schema.get("additionalProperties")
    return f"table of {_many(_object(below))} by name" if isinstance(below, dict) else "table"


def _range(schema: Json) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        return f" ({least} to {most})"
    return f" ({least} or more)" if least is not None else ""


def _default(schema: Json) -> str:
    if "default" not in schema:
        return ""
    text = json.dumps(schema["default"], ensure_ascii=False)
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _object(value: object) -> dict[str, object]:
    assert isinstance(value, dict)  # noqa: S101  # what pydantic makes is known
    return value


def _list(value: object) -> list[object]:
    assert isinstance(value, list)  # noqa: S101  # as above
    return value


def _objects(value: object) -> list[dict[str, object]]:
    return [_object(each) for each in _list(value)]
