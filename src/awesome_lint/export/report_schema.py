"""The JSON Schemas (draft 2020-12) of what `check` and `links --list` print as JSON, made of types and docs there."""

from __future__ import annotations

from dataclasses import make_dataclass
from typing import TYPE_CHECKING, Optional, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import TypeAdapter

from awesome_lint.documentation.docstrings import attributes_of, summary_of
from awesome_lint.export.schema import DIALECT
from awesome_lint.report.json_ import VERSION, JsonDiagnostic
from awesome_lint.report.link_listing import JsonLink

if TYPE_CHECKING:
    from awesome_lint.export.schema import Json


def diagnostic_schema() -> Json:
    """Give the schema of each diagnostic of `check --output-format json` (an array of them) and `jsonl`."""
    return _schema(JsonDiagnostic, "A diagnostic, as `awesome-lint check --output-format jsonl` prints it")


def link_schema() -> Json:
    """Give the schema of each link of `links --list --output-format json` (an array of them) and `jsonl`."""
    return _schema(JsonLink, "A link, as `awesome-lint links --list --output-format jsonl` prints it")


def _schema(kind: type, title: str) -> Json:
    kinds: dict[str, type] = {}
    adapter: TypeAdapter[object] = TypeAdapter(_record(kind, kinds))
    schema: Json = adapter.json_schema(mode="serialization")
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)  # noqa: S101  # definitions are an object
    for name, table in (*definitions.items(), (kind.__name__, schema)):
        attributes = attributes_of(kinds[name])
        table["description"] = summary_of(kinds[name])
        for key, value in table["properties"].items():
            value.pop("title", None)
            value["description"] = attributes[key]
    return {"$schema": DIALECT, "title": title, "version": VERSION} | {
        key: value for key, value in schema.items() if key != "title"
    }


def _record(kind: type, kinds: dict[str, type]) -> type:
    """Give a record that pydantic takes: typed dictionaries of the standard library it refuses before Python 3.12.

    Args:
        kind: A typed dictionary.
        kinds: Where it, and those in it, are noted by their names.
    """
    kinds[kind.__name__] = kind
    return make_dataclass(kind.__name__, [(name, _hint(hint, kinds)) for name, hint in get_type_hints(kind).items()])


def _hint(hint: object, kinds: dict[str, type]) -> object:
    """Give the type of a field with `_record` for typed dictionaries."""
    if isinstance(hint, type) and is_typeddict(hint):
        return _record(hint, kinds)
    if get_origin(hint) is list:
        return list.__class_getitem__(_hint(get_args(hint)[0], kinds))
    inner = [each for each in get_args(hint) if each is not type(None)]
    return Optional[_hint(inner[0], kinds)] if inner else hint  # noqa: UP045  # made when it runs
