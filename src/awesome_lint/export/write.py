"""Printing records as JSON, JSON lines or CSV, and their JSON Schema; imports pydantic where it is used."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TypeAlias

from pydantic import TypeAdapter

from awesome_lint.export.records import DocumentRecord, EntryRecord, UnmatchedRecord
from awesome_lint.report.json_text import defused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

Record: TypeAlias = "EntryRecord | UnmatchedRecord"

CSV_COLUMNS = (
    "line",
    "end_line",
    "section",
    "template",
    "venue",
    "venue_text",
    "venue_inherited",
    "year",
    "month",
    "name",
    "title",
    "title_markdown",
    "url",
    "urls",
    "tags",
    "affiliations",
    "authors",
    "description",
    "unmatched",
    "raw",
)
_SEPARATOR = "; "
_PATH_SEPARATOR = " > "


def write_json(record: DocumentRecord, out: TextIO) -> None:
    """Print a whole list as one object."""
    text = defused(TypeAdapter(DocumentRecord).dump_json(record, indent=2).decode("utf-8"))
    out.write(text + "\n")


def write_json_lines(records: Iterable[Record], out: TextIO) -> None:
    """Print one object a line."""
    adapter: TypeAdapter[EntryRecord | UnmatchedRecord] = TypeAdapter(EntryRecord | UnmatchedRecord)
    out.writelines(defused(adapter.dump_json(record).decode("utf-8")) + "\n" for record in records)


def write_csv(records: Iterable[Record], out: TextIO) -> None:
    """Print a table with a header (RFC 4180, but for lines that end in LF).

    Lists are joined by "; ", heading texts by " > ". Cells hold what the list says, unaltered: one that begins with
    `=`, `+`, `-` or `@` is a formula to some spreadsheets, so import columns as text where a list is not trusted.
    """
    writer = csv.DictWriter(out, CSV_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow(_row(record))


def _row(record: Record) -> dict[str, str | int | None]:
    row: dict[str, str | int | None] = {
        "line": record.line,
        "end_line": record.end_line,
        "section": _PATH_SEPARATOR.join(record.section),
        "raw": record.raw,
    }
    if isinstance(record, UnmatchedRecord):
        return row | {"unmatched": "true"}
    venue = record.venue
    if venue is not None:
        row |= {
            "venue": venue.series,
            "venue_text": venue.text,
            "venue_inherited": "true" if venue.inherited else "false",
        }
    return row | {
        "template": record.template,
        "year": record.year,
        "month": record.month,
        "name": record.name,
        "title": record.title,
        "title_markdown": record.title_markdown,
        "url": record.links[0].url if record.links else None,
        "urls": _SEPARATOR.join(link.url for link in record.links),
        "tags": _SEPARATOR.join(record.tags),
        "affiliations": _SEPARATOR.join(record.affiliations),
        "authors": record.authors,
        "description": record.description,
        "unmatched": "false",
    }
