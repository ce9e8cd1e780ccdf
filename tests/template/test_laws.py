"""Laws of templates: reading and writing are inverses, and deviations add up to the canonical form."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome_lint.template.reading import Reading
from awesome_lint.template.writer import write_fields
from awesome_lint.text import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from awesome_lint.model import DeviationKind, Entry
    from awesome_lint.template import ListReading, Template
    from awesome_lint.template.reading import Fields

    FieldsOf: TypeAlias = Callable[[Template], st.SearchStrategy[Fields]]
    ReadEntry: TypeAlias = Callable[[Template, str], Reading | str]
    ReadList: TypeAlias = Callable[..., ListReading]

# Every template is a test of its own; so each needs few examples.
settings.register_profile("template", suppress_health_check=list(HealthCheck), deadline=None)
thorough = settings(settings.get_profile("template"), max_examples=40)
quick = settings(settings.get_profile("template"), max_examples=25)

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
    assert entry is not None
    # What is absent, or follows from an arXiv identifier, is said; all that stands there is as it should be.
    assert {deviation.kind.name for deviation in entry.deviations} <= {"VENUE_MISSING", "VENUE_FORM", "VENUE_SPELLING"}


@quick
@given(data=st.data())
def test_edits_of_all_deviations_give_the_canonical_form(
    data: st.DataObject, template: Template, fields_of: FieldsOf, read_entry: ReadEntry, read_list: ReadList
) -> None:
    """Blanks and punctuation may be lost or doubled anywhere; where the entry is still one, it becomes canonical."""
    text = mutated(data, write_fields(template, data.draw(fields_of(template))), PUNCTUATION)
    fixed, left = mended(template, text, read_list)
    if fixed is None or "FRAME" in left:
        return
    reading = read_entry(template, fixed)
    assert isinstance(reading, Reading)
    if reading.in_order and (reading.venue is None or reading.venue.joint is not None):
        assert fixed == write_fields(template, reading.fields), text


@quick
@given(data=st.data())
def test_mending_ends_and_loses_nothing(
    data: st.DataObject, template: Template, fields_of: FieldsOf, read_list: ReadList
) -> None:
    text = mutated(data, write_fields(template, data.draw(fields_of(template))), MARKUP)
    before = only_entry(read_list(document(template, text), template=template.text))
    fixed, _ = mended(template, text, read_list)
    if before is None or fixed is None:
        return
    after = only_entry(read_list(document(template, fixed), template=template.text))
    assert after is not None
    assert [link.url for link in after.links] == [link.url for link in before.links], text
    if before.venue is None and after.venue is not None:
        return  # the mended frame shows what was taken for authors to be a venue; the fixer's law refuses such a fix
    assert words(after) == words(before), text
    said = Counter(char for char in text if char.isalnum())
    said.subtract(char for char in fixed if char.isalnum())
    assert max(said.values()) <= 0 or before.venue is not None, text


def words(entry: Entry) -> list[list[str]]:
    return [re.findall(r"\w+", text or "") for text in (entry.title, entry.authors, *entry.labels)]


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


def mended(template: Template, text: str, read_list: ReadList) -> tuple[str | None, set[str]]:
    """Apply the edits of all deviations until there are none; gives the entry's text, and the kinds that are left."""
    source = document(template, text)
    for _ in range(6):
        entry = only_entry(read_list(source, template=template.text))
        if entry is None:
            assert source == document(template, text), f"an entry must stay one: {text!r} became {source!r}"
            return None, set()
        if any(link.node.syntax != "inline" for link in entry.links):
            return None, set()  # what stands behind a bare URL decides how far it goes; the fixer proves each fix
        edits: list[Edit] = []
        for deviation in entry.deviations:
            pairs = [(edit.span, other.span) for edit in deviation.edits for other in edits]
            if not any(span == other or span.overlaps(other) for span, other in pairs):
                edits += deviation.edits
        if not edits:
            kinds: list[DeviationKind] = [deviation.kind for deviation in entry.deviations]
            return source.split("\n")[4].partition(" ")[2], {kind.name for kind in kinds}
        changed = apply_edits(source, sorted(edits))
        assert changed != source
        source = changed
    raise AssertionError(f"mending does not end: {text!r} became {source!r}")
