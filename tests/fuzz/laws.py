"""What holds for every text, whatever it is: each law takes an input and raises `Broken`, or what nobody foresaw."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import category
from xml.etree import ElementTree as ET

from tests.fuzz.inputs import CONFIGS
from tests.fuzz.renderer import shown_otherwise
from tests.report.hostile import obeyed, report

from awesome_lint.errors import InputError
from awesome_lint.export.build import document_record, flat_records
from awesome_lint.export.write import CSV_COLUMNS, write_csv, write_json, write_json_lines
from awesome_lint.formatting import format_reading, format_source
from awesome_lint.markdown.nodes import walk
from awesome_lint.report.base import Setting
from awesome_lint.report.formats import FORMATS
from awesome_lint.runner import check, fix_reading, fix_source, read_source
from awesome_lint.settings import Surroundings
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.fuzz.inputs import Input

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.runner import FixResult
    from awesome_lint.settings import Config
    from awesome_lint.template import ListReading

HERE = Surroundings(path="README.md", siblings=frozenset({"README.md", "a.md"}), today="2026-01-01")
_JOINERS = "\u200c\u200d"


class Broken(AssertionError):  # noqa: N818 - a law is broken
    """A law does not hold; the text begins with the law's name, and says what makes one case like another."""


def prove(made: Input) -> None:
    """Prove all laws for one input.

    Raises:
        Broken: A law does not hold.
    """
    source = SourceText(made.text, made.name, made.bom)
    _decode(source)
    config = CONFIGS[made.config]
    reading = read_source(source, config)
    found = check(reading, config, HERE)
    _spans(reading, found)
    _reports(source, found)
    _exports(reading)
    for unsafe in (False, True):
        _fixed(reading, config, unsafe=unsafe)
    _formatted(reading, config)


def _decode(source: SourceText) -> None:
    """The bytes of a file are read as they are, or refused with a message."""
    data = source.text.encode("utf-8", "surrogatepass")
    try:
        again = SourceText.decode((b"\xef\xbb\xbf" if source.bom else b"") + data, source.name)
    except InputError:
        return
    if again != source and not source.text.startswith("\ufeff"):
        raise Broken("decode: another text")
    if again.encode() != (b"\xef\xbb\xbf" if source.bom else b"") + data:
        raise Broken("decode: other bytes")


def _spans(reading: ListReading, found: Sequence[Diagnostic]) -> None:
    """All that has a place stands inside of the text."""
    length = len(reading.document.source.text)
    places = [(f"node {type(node).__name__}", (node.start, node.end)) for node in walk(reading.document.root)]
    places += [(f"entry of {entry.template}", entry.span) for entry in reading.document.entries]
    for item in found:
        places.append((item.code, item.span))
        edits = item.fix.edits if item.fix is not None else ()
        places += [(f"fix of {item.code}", edit.span) for edit in edits]
        for one, other in pairwise(edits):
            if one.span.end > other.span.start:
                raise Broken(f"spans: edits of {item.code} overlap")
    for what, (start, end) in places:
        if not 0 <= start <= end <= length:
            raise Broken(f"spans: {what} outside of the text")


def _reports(source: SourceText, found: Sequence[Diagnostic]) -> None:
    """Each report can be encoded, and whoever reads its format can read it."""
    for form in FORMATS:
        written = report(form, [(source, found)], Setting(io.StringIO(), unsafe=True))
        _encoded(form, written)
        if form in ("json", "gitlab"):
            count = len(json.loads(written))
        elif form == "jsonl":
            count = len([json.loads(line) for line in written.split("\n")[:-1]])
        elif form == "sarif":
            count = len(json.loads(written)["runs"][0]["results"])
        elif form == "rdjson":
            count = len(json.loads(written)["diagnostics"])
        elif form == "junit":
            count = len(ET.fromstring(written).findall(".//testcase")) if found else 0  # noqa: S314 - ours
        else:
            count = len(found)
            _harmless(form, written, commands=form in ("github", "azure"))
        if count != len(found):
            raise Broken(f"report {form}: {count} of {len(found)} diagnostics")


def _encoded(form: str, written: str) -> None:
    try:
        written.encode()
        if form in ("json", "jsonl", "sarif", "gitlab", "rdjson", "export json", "export jsonl"):
            documents = written.split("\n")[:-1] if form.endswith("jsonl") else [written]
            "".join(json.dumps(json.loads(each), ensure_ascii=False) for each in documents).encode()
    except UnicodeEncodeError:
        raise Broken(f"report {form}: a lone surrogate") from None


def _harmless(form: str, written: str, *, commands: bool) -> None:
    """No line holds what a terminal acts on, or what a runner obeys, but for a format's own commands."""
    for line in written.split("\n"):
        own = commands and line.startswith(
            ("::error ", "::warning ", "::notice ", "::group::", "::endgroup::", "##vso[")
        )
        if obeyed(line) and not own:
            raise Broken(f"report {form}: a command")
        if any(category(each) in ("Cc", "Cf", "Zl", "Zp", "Cs") and each not in _JOINERS for each in line):
            raise Broken(f"report {form}: a control character")


def _exports(reading: ListReading) -> None:
    """Each export can be read, and has each entry once, inside of the text."""
    records = list(flat_records(reading, unmatched=True))
    whole, lines, table = io.StringIO(), io.StringIO(), io.StringIO(newline="")
    record = document_record(reading, unmatched=True)
    write_json(record, whole)
    write_json_lines(records, lines)
    write_csv(records, table)
    for form, out in (("export json", whole), ("export jsonl", lines), ("export csv", table)):
        _encoded(form, out.getvalue())
    read = json.loads(whole.getvalue())
    if len(read["entries"]) + len(read["unmatched"]) != len(records):
        raise Broken("export json: entries are missing")
    if len([json.loads(line) for line in lines.getvalue().split("\n")[:-1]]) != len(records):
        raise Broken("export jsonl: entries are missing")
    _table(table.getvalue(), len(records))
    length, count = len(reading.document.source.text), reading.document.source.line_count
    for each in read["entries"]:
        for span in (each["span"], each["title_span"], each["venue_span"] or each["span"], *each["link_spans"]):
            if not 0 <= span["start"] <= span["end"] <= length:
                raise Broken("export json: a span outside of the text")
        if not 1 <= each["line"] <= each["end_line"] <= max(count, 1):
            raise Broken("export json: a line outside of the text")


def _table(written: str, count: int) -> None:
    """Every reader finds the same rows: those that end lines at a lone carriage return, too."""
    rows: list[list[str]] = []
    for newline in (None, ""):
        rows = list(csv.reader(io.StringIO(written, newline=newline)))
        if len(rows) != 1 + count or any(len(row) != len(CSV_COLUMNS) for row in rows):
            raise Broken("export csv: other rows")
    bare = "".join(written.split('"')[::2])  # what stands in no quotation marks
    if len(bare.splitlines()) != 1 + count:
        raise Broken("export csv: a row in a cell")
    for row in rows[1:]:
        if any(cell.lstrip()[:1] in ("=", "+", "-", "@") and cell.strip() for cell in row):
            raise Broken("export csv: a formula")


def _fixed(reading: ListReading, config: Config, *, unsafe: bool) -> None:
    """What is fixed has nothing left to fix, and what is said to remain is what linting it gives."""
    law = "unsafe fix" if unsafe else "fix"
    result = fix_reading(reading, config, HERE, unsafe=unsafe)
    if not unsafe:
        _shown(reading, result)
    again = fix_source(result.source, config, HERE, unsafe=unsafe)
    if again.source.text != result.source.text:
        raise Broken(f"{law}: a second one changes something ({_codes(again)})")
    if again.remaining != result.remaining and not result.refused:
        raise Broken(f"{law}: something else remains than is found")
    _spans(result.reading, result.remaining)


def _shown(reading: ListReading, result: FixResult) -> None:
    """A second, independent renderer shows the same of what safe fixes made."""
    before, applied = reading.document.source.text, {item.code for item in result.applied}
    what = shown_otherwise(before, result.source.text, applied)
    if what is not None:
        raise Broken(f"second renderer: other {what}")


def _formatted(reading: ListReading, config: Config) -> None:
    """What is formatted is in its normal form."""
    result = format_reading(reading, config, HERE)
    again = format_source(result.source, config, HERE)
    if again.source.text != result.source.text:
        raise Broken(f"format: a second one changes something ({_named(again.fixed)})")


def _codes(result: FixResult) -> str:
    return _named(result.applied)


def _named(applied: Iterable[Diagnostic]) -> str:
    return ", ".join(sorted({item.code for item in applied}))
