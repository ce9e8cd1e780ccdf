"""Records, and that their schemas are those of what is printed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from awesome_lint.export.build import document_record, flat_records
from awesome_lint.export.records import DocumentRecord, EntryRecord, UnmatchedRecord
from awesome_lint.export.schema import document_schema, record_schema
from awesome_lint.export.write import CSV_COLUMNS, write_csv, write_json, write_json_lines
from awesome_lint.runner import read_source
from awesome_lint.settings import Config
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
TEXT = """\
# List

## [OSDI 2024](https://example.org)

* First: A Paper with
  Two Lines [link](https://example.org/1) [=Tag | MIT]

  A note in a paragraph of its own.
* (NSDI'23) Second Paper, "quoted" [link](https://example.org/2) [code](https://example.org/c) [A | B]
* (NSDI'23) Third Paper [link](https://example.org/3) [A]
* to be updated
"""


@pytest.fixture
def source() -> SourceText:
    return SourceText(TEXT, "list.md")


def records(source: SourceText, *, unmatched: bool = False) -> list[EntryRecord | UnmatchedRecord]:
    return list(flat_records(read_source(source, Config(profile="papers")), unmatched=unmatched))


def test_raw_is_the_source_from_the_marker_to_the_end_of_the_item(source: SourceText) -> None:
    first = records(source)[0]

    assert first.raw == (
        "* First: A Paper with\n  Two Lines [link](https://example.org/1) [=Tag | MIT]\n\n"
        "  A note in a paragraph of its own."
    )
    assert (first.line, first.end_line) == (5, 8)


def test_a_venue_is_inherited_from_the_heading(source: SourceText) -> None:
    first, second, _ = records(source)

    assert isinstance(first, EntryRecord)
    assert isinstance(second, EntryRecord)
    assert first.venue is not None
    assert second.venue is not None
    assert (first.venue.series, first.venue.year, first.venue.inherited) == ("OSDI", 2024, True)
    assert (second.venue.series, second.venue.year, second.venue.inherited) == ("NSDI", 2023, False)


def test_unmatched_items_stand_in_document_order(source: SourceText) -> None:
    kinds = [type(record).__name__ for record in records(source, unmatched=True)]

    assert kinds == ["EntryRecord", "EntryRecord", "EntryRecord", "UnmatchedRecord"]


def rows_of(entries: list[EntryRecord | UnmatchedRecord]) -> list[dict[str, str]]:
    """Give what comes back from a table."""
    out = io.StringIO(newline="")
    write_csv(entries, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_lone_carriage_return_ends_no_row() -> None:
    items = (
        "* (NSDI'23) One\rmore,evil,row [link](https://example.org/1)\r* (NSDI'23) Two [link](https://example.org/2)\r"
    )
    text = f"# List\r{items}"
    entries = records(SourceText(text, "list.md"))
    out = io.StringIO(newline="")
    write_csv(entries, out)
    bare = re.sub(r'"(?:[^"]|"")*"', "", out.getvalue())

    assert "\r" not in bare
    assert bare.count("\n") == 1 + len(entries) == 3
    assert [row["raw"] for row in rows_of(entries)] == [entry.raw for entry in entries]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", "''+", "\uff1d", "=\t"])
def test_a_cell_is_no_formula(start: str) -> None:
    text = f"# List\n\n* (NSDI'23) A Title [link](https://example.org/1) [{start}cmd | -1+1]\n"
    (entry,) = records(SourceText(text, "list.md"))
    assert isinstance(entry, EntryRecord)
    (row,) = rows_of([entry])

    assert entry.tags[0].startswith(start.strip())
    assert row["tags"] == f"'{'; '.join(entry.tags)}"
    assert row["url"] == "https://example.org/1"
    assert row["year"] == "2023"


@pytest.mark.parametrize("write", [write_json, write_json_lines, write_csv])
def test_a_lone_surrogate_is_replaced(write: Callable[..., None]) -> None:
    source = SourceText("# L\n\n* (NSDI'23) A \ud800 b [link](https://example.org/\udfff) [A]\n", "a\udcff.md")
    reading = read_source(source, Config(profile="papers"))
    out = io.StringIO()
    write(
        document_record(reading, unmatched=True) if write is write_json else flat_records(reading, unmatched=True), out
    )

    written = out.getvalue().encode()
    assert "A \ufffd b".encode() in written
    assert b"\\u" not in written


def test_csv_keeps_cells_as_the_list_has_them(source: SourceText) -> None:
    out = io.StringIO()
    write_csv(records(source, unmatched=True), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))

    assert tuple(rows[0]) == CSV_COLUMNS
    assert rows[0]["tags"] == "'=Tag"
    assert rows[0]["raw"].count("\n") == 3
    assert rows[1]["urls"] == "https://example.org/2; https://example.org/c"
    assert [row["unmatched"] for row in rows] == ["false", "false", "false", "true"]


def test_what_is_printed_reads_back_as_the_same_records(source: SourceText) -> None:
    reading = read_source(source, Config())
    document = document_record(reading, unmatched=True)
    out = io.StringIO()
    write_json(document, out)

    assert TypeAdapter(DocumentRecord).validate_json(out.getvalue()) == document


def test_json_holds_nothing_that_terminals_and_runners_of_ci_act_on() -> None:
    title = "A ##vso[task.setvariable] Title \x1b[31m \u202e of Things"
    source = SourceText(f"# List\n\n* (NSDI'23) {title} [link](https://example.org/1) [A | B]\n", "list.md")
    out = io.StringIO()
    write_json_lines(records(source), out)

    assert [mark in out.getvalue() for mark in ("##vso[", "\x1b", "\u202e")] == [False, False, False]
    assert json.loads(out.getvalue())["title"] == title


def test_jsonl_has_one_object_a_line(source: SourceText) -> None:
    out = io.StringIO()
    write_json_lines(records(source, unmatched=True), out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]

    assert [line.get("unmatched", False) for line in lines] == [False, False, False, True]


def test_what_is_printed_fits_the_schemas(source: SourceText) -> None:
    reading = read_source(source, Config())
    whole, lines = io.StringIO(), io.StringIO()
    write_json(document_record(reading, unmatched=True), whole)
    write_json_lines(flat_records(reading, unmatched=True), lines)

    closed(document_schema()).validate(json.loads(whole.getvalue()))
    for line in lines.getvalue().splitlines():
        closed(record_schema()).validate(json.loads(line))


def closed(schema: dict[str, Any]) -> Draft202012Validator:
    """Give a validator that also minds keys that the schema does not name."""
    for table in (schema, *schema["$defs"].values()):
        if "properties" in table:
            table["additionalProperties"] = False
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_every_field_of_the_schemas_is_described() -> None:
    for schema in (document_schema(), record_schema()):
        definitions = schema["$defs"]
        assert isinstance(definitions, dict)
        for table in definitions.values():
            assert table["description"]
            assert all(value["description"] for value in table["properties"].values())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real lists is not beside this repository")
@pytest.mark.parametrize(
    "name",
    [
        "TJU-NSL__awesome-papers.md",
        "sindresorhus__awesome-nodejs.md",
        "opendilab__awesome-RLHF.md",
        "he-y__Awesome-Pruning.md",
        "taishi-i__awesome-japanese-nlp-resources.md",
    ],
)
def test_real_lists_are_exported_whole(name: str) -> None:
    source = SourceText.decode((CORPUS / name).read_bytes(), name)
    reading = read_source(source, Config())
    document = document_record(reading, unmatched=True)
    out = io.StringIO()
    write_csv(flat_records(reading, unmatched=True), out)

    assert document.unmatched is not None
    placed: list[EntryRecord | UnmatchedRecord] = [*document.entries, *document.unmatched]
    for entry in placed:
        assert source.text[source.line_starts[entry.line - 1] :].lstrip().startswith(entry.raw) or ">" in entry.raw
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert len(rows) == len(document.entries) + len(document.unmatched)
    assert TypeAdapter(DocumentRecord).validate_json(TypeAdapter(DocumentRecord).dump_json(document)) == document
