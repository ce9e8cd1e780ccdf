"""The JSON Schema of what `export` prints (draft 2020-12), made by pydantic of the records' types and docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from awesome_lint.documentation.docstrings import attributes_of, summary_of
from awesome_lint.export import records
from awesome_lint.export.records import VERSION, DocumentRecord, EntryRecord, UnmatchedRecord

if TYPE_CHECKING:
    from typing import TypeAlias

    Json: TypeAlias = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document_schema() -> Json:
    """Give the schema of `export --format json`."""
    return _schema(TypeAdapter(DocumentRecord), "A list, as `awesome-lint export --format json` prints it")


def record_schema() -> Json:
    """Give the schema of each line of `export --format jsonl`."""
    adapter: TypeAdapter[EntryRecord | UnmatchedRecord] = TypeAdapter(EntryRecord | UnmatchedRecord)
    return _schema(adapter, "A line, as `awesome-lint export --format jsonl` prints it")


def _schema(adapter: TypeAdapter[DocumentRecord] | TypeAdapter[EntryRecord | UnmatchedRecord], title: str) -> Json:
    schema: Json = adapter.json_schema(mode="serialization", ref_template="#/$defs/{model}")
    _describe(schema)
    return {"$schema": DIALECT, "title": title, "version": VERSION} | {
        key: value for key, value in schema.items() if key != "title"
    }


def _describe(schema: Json) -> None:
    """Move each record's docs to where a schema has them: the summary to the record, "Attributes" to its fields."""
    definitions = schema.get("$defs")
    tables = dict(definitions) if isinstance(definitions, dict) else {}
    if "properties" in schema:
        tables[str(schema["title"])] = schema
    for name, table in tables.items():
        kind = getattr(records, name)
        table["description"] = summary_of(kind)
        attributes = attributes_of(kind)
        for key, prop in table["properties"].items():
            prop.pop("title", None)
            prop["description"] = attributes[key]
