"""Printing records as JSON, JSON lines or CSV, and their JSON Schema; imports pydantic where it is used."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from awesome_lint.export.records import DocumentRecord, EntryRecord, UnmatchedRecord
from awesome_lint.report.json_text import defused, json_text
from awesome_lint.report.style import well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

_T = TypeVar("_T")
Record: TypeAlias = "EntryRecord | UnmatchedRecord"

CSV_COLUMNS = (
    "line",
    "end_line",
    "shape",
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
    "stars",
    "last_push",
    "tags",
    "affiliations",
    "authors",
    "description",
    "description_markdown",
    "unmatched",
    "raw",
)
_FORMULA = re.compile(r"[\s']*+[=+\-@＝＋－＠]")  # the wide ones are narrowed by some
_CONTROLS = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029]")
_SEPARATOR = "; "
_PATH_SEPARATOR = " > "


def write_json(record: DocumentRecord, out: TextIO) -> None:
    """Print a whole list as one object."""
    out.write(_json(TypeAdapter(DocumentRecord), record, indent=2) + "\n")


def write_json_lines(records: Iterable[Record], out: TextIO) -> None:
    """Print one object a line."""
    adapter: TypeAdapter[EntryRecord | UnmatchedRecord] = TypeAdapter(EntryRecord | UnmatchedRecord)
    out.writelines(_json(adapter, record) + "\n" for record in records)


def _json(adapter: TypeAdapter[_T], value: _T, indent: int | None = None) -> str:
    try:
        return defused(adapter.dump_json(value, indent=indent).decode("utf-8"))
    except PydanticSerializationError:  # a lone surrogate, which `json_text` knows to replace, but takes its time
        return json_text(adapter.dump_python(value), indent)


def write_csv(records: Iterable[Record], out: TextIO) -> None:
    """Print a table with a header (RFC 4180, but for lines that end in LF).

    Lists are joined by "; ", heading texts by " > ". To spreadsheets, a cell that begins with `=`, `+`, `-` or `@`,
    blanks before it or not, is a formula, and a stranger's formula can run programs: such a cell gets a `'` before it
    (https://owasp.org/www-community/attacks/CSV_Injection), and so does one that begins with `'` and such a character,
    so that one `'` less gives what the list says. Rows with control characters are quoted as a whole, for `csv` leaves
    a lone carriage return bare, and readers take it for the end of a row.
    """
    plain, quoted = (
        csv.DictWriter(out, CSV_COLUMNS, restval="", lineterminator="\n", quoting=quoting)
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
    )
    plain.writeheader()
    for record in records:
        row = {name: _cell(value) if isinstance(value, str) else value for name, value in _row(record).items()}
        (quoted if any(_CONTROLS.search(str(value)) for value in row.values()) else plain).writerow(row)


def _cell(text: str) -> str:
    text = well_formed(text)
    return f"'{text}" if _FORMULA.match(text) else text


def _row(record: Record) -> dict[str, str | int | None]:
    row: dict[str, str | int | None] = {
        "line": record.line,
        "end_line": record.end_line,
        "shape": record.shape,
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
    repository = next((link for link in record.links if link.stars is not None or link.last_push), None)
    return row | {
        "template": record.template,
        "year": record.year,
        "month": record.month,
        "name": record.name,
        "title": record.title,
        "title_markdown": record.title_markdown,
        "url": record.links[0].url if record.links else None,
        "urls": _SEPARATOR.join(link.url for link in record.links),
        "stars": repository.stars if repository is not None else None,
        "last_push": repository.last_push if repository is not None else None,
        "tags": _SEPARATOR.join(record.tags),
        "affiliations": _SEPARATOR.join(record.affiliations),
        "authors": record.authors,
        "description": record.description,
        "description_markdown": record.description_markdown,
        "unmatched": "false",
    }
