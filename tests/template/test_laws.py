"""Laws of templates: reading and writing are inverses, and deviations add up to the canonical form."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint.model import DeviationKind
from awesome_lint.template.deviations import Differ
from awesome_lint.template.reading import Reading
from awesome_lint.template.writer import write_fields
from awesome_lint.text import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_lint.model import Entry
    from awesome_lint.template import ListReading, Template
    from awesome_lint.template.reading import Fields

    FieldsOf: TypeAlias = Callable[[Template], st.SearchStrategy[Fields]]
    ReadEntry: TypeAlias = Callable[[Template, str], Reading | str]
    ReadList: TypeAlias = Callable[..., ListReading]

# Every template is a test of its own; so each needs few examples. They are the same in every run, so that a failure
# tells of a change; with AWESOME_LINT_SEEDS=random they are others each time (`--hypothesis-seed` repeats a run).
settings.register_profile(
    "template",
    suppress_health_check=list(HealthCheck),
    deadline=None,
    derandomize=os.environ.get("AWESOME_LINT_SEEDS") != "random",
)
thorough = settings(settings.get_profile("template"), max_examples=80)
quick = settings(settings.get_profile("template"), max_examples=60)

SHORT_CODE = re.compile(r":[\w+-]{2,40}:")
PUNCTUATION = " .,;:|"
MARKUP = PUNCTUATION + "[]()*\"'-`!<\\"


@thorough
@given(data=st.data())
def test_reading_and_writing_are_inverses(
    data: st.DataObject, template: Template, fields_of: FieldsOf, read_entry: ReadEntry
) -> None:
    fields = data.draw(fields_of(template))
    text = write_fields(template, fields)
    reading = read_entry(template, text)
    assert isinstance(reading, Reading), (text, reading)
    assert reading.fields == fields, text
    assert write_fields(template, reading.fields) == text


@quick
@given(data=st.data())
def test_canonical_entries_have_no_deviation(
    data: st.DataObject, template: Template, fields_of: FieldsOf, read_list: ReadList
) -> None:
    fields = data.draw(fields_of(template))
    entry = only_entry(read_list(document(template, write_fields(template, fields)), template=template.text))
    if entry is None:
        assert not re.search(r"\w\w", fields.title), fields  # a title has words
        return
    # What is absent, or follows from an arXiv identifier, is said; all that stands there is as it should be.
    assert {deviation.kind.name for deviation in entry.deviations} <= {"VENUE_MISSING", "VENUE_FORM", "VENUE_SPELLING"}


@quick
@given(data=st.data())
def test_edits_of_all_deviations_give_the_canonical_form(
    data: st.DataObject, template: Template, fields_of: FieldsOf, read_entry: ReadEntry
) -> None:
    """Blanks and punctuation may be lost or doubled anywhere; where the entry is still one, it becomes canonical."""
    text = mutated(data, write_fields(template, data.draw(fields_of(template))), PUNCTUATION)
    fixed, framed = mended(template, text, read_entry)
    reading = read_entry(template, fixed)
    if isinstance(reading, str) or not reading.writable or not reading.in_order or framed or odd(reading):
        return
    if SHORT_CODE.search(fixed):
        return  # an emoji stays where it is
    if reading.venue is None or reading.venue.joint is not None:
        assert fixed == write_fields(template, reading.fields), text


@quick
@given(data=st.data())
def test_mending_ends_and_loses_nothing(
    data: st.DataObject, template: Template, fields_of: FieldsOf, read_entry: ReadEntry
) -> None:
    text = mutated(data, write_fields(template, data.draw(fields_of(template))), MARKUP)
    before = read_entry(template, text)
    fixed, _ = mended(template, text, read_entry)
    if isinstance(before, str) or fixed == text:
        return
    after = read_entry(template, fixed)
    assert isinstance(after, Reading), (text, fixed)
    assert urls(after) == urls(before), text
    if before.venue is None and after.venue is not None:
        return  # the mended frame shows what was taken for authors to be a venue; the fixer's law refuses such a fix
    assert words(after) == words(before), (text, fixed)
    said = Counter(char for char in text if char.isalnum())
    said.subtract(char for char in fixed if char.isalnum())
    assert max(said.values()) <= 0 or before.venue is not None, text


def urls(reading: Reading) -> list[str]:
    return [getattr(token.node, "url", token.text) for token in reading.links]


def words(reading: Reading) -> list[list[str]]:
    fields = reading.fields
    return [re.findall(r"\w+", text or "") for text in (fields.title, fields.authors, *fields.labels)]


def odd(reading: Reading) -> bool:
    """Whether an entry holds what stays where it is: badges, tags, empty links, links of other kinds."""
    if any(token.kind in ("badge", "html", "empty") for token in reading.scan.tokens):
        return True
    return any(getattr(token.node, "syntax", "bare") != "inline" for token in reading.links)


def document(template: Template, text: str) -> str:
    marker = template.marker or "-"
    return f"# List\n\n## Section\n\n{'1.' if marker.startswith('1') else marker} {text}\n"


def only_entry(reading: ListReading) -> Entry | None:
    entries = reading.document.entries
    return entries[0] if len(entries) == 1 else None


_BLOCK_MARK = re.compile(r"^(?:(?:[-+*>]|#{1,6}|\d{1,9}[.)])(?:\s+|$))+")


def mutated(data: st.DataObject, text: str, characters: str) -> str:
    """Insert or take away up to three characters."""
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        if data.draw(st.booleans()):
            text = text[:at] + data.draw(st.sampled_from(characters)) + text[at:]
        else:
            text = text[:at] + text[at + 1 :]
    return _BLOCK_MARK.sub("", text.strip())  # an item that begins with a mark of a block is no paragraph


def mended(template: Template, text: str, read_entry: ReadEntry) -> tuple[str, bool]:
    """Apply the edits of all deviations until there are none; gives the text, and whether a frame is left."""
    for _ in range(6):
        reading = read_entry(template, text)
        if isinstance(reading, str):
            return text, False
        source = f"- {text}"
        deviations = Differ(source, template, reading, reading.fields).run()
        edits: list[Edit] = []
        for deviation in deviations:
            pairs = [(edit.span, other.span) for edit in deviation.edits for other in edits]
            if not any(span == other or span.overlaps(other) for span, other in pairs):
                edits += deviation.edits
        if not edits:
            return text, any(deviation.kind is DeviationKind.FRAME for deviation in deviations)
        changed = apply_edits(source, sorted(edits)).removeprefix("- ")
        assert changed != text
        text = changed
    raise AssertionError(f"mending does not end: {text!r}")
