"""What differs between an entry as it stands and as its template writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import Link
from awesome_lint.model import Deviation, DeviationKind, RecordShape
from awesome_lint.records import replace
from awesome_lint.template.doubts import is_balanced
from awesome_lint.template.frames import frame_of, reframed
from awesome_lint.template.gaps import is_own, is_plain, marks_in, repeats
from awesome_lint.template.instances import title_ending
from awesome_lint.template.link_text import label_span
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.writer import (
    Unit,
    gap_between,
    label_units,
    tail_of,
    takes_period,
    units_of,
    write_date,
    write_labels,
    write_units,
    write_venue,
)
from awesome_lint.text import Edit, Span
from awesome_lint.words import begins_with_box

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from awesome_lint.template.reading import Core, Fields, Reading, VenuePlace
    from awesome_lint.template.slots import Slot, Template

_ENDING = re.compile(r"[.,;:]+")
_WORD = re.compile(r"\w")
_INSIDE: Final = 1000  # for the places of fields in a link's label, as in `Deviation`
_ENDS: Final = -2  # for the places of ends
_SHORT: Final = 10  # code points of an abbreviation


class Differ:
    """Compares one entry with its canonical form.

    Args:
        text: The whole source.
        template: The template in force.
        reading: The entry as read.
        canonical: The entry's fields as they should be: venue spelled, derived or inherited.
    """

    def __init__(self, text: str, template: Template, reading: Reading, canonical: Fields) -> None:
        self._text = text
        self._template = template
        self._reading = reading
        self._canonical = canonical
        slots = template.slots
        places = [core.slot for core in reading.cores if slots[core.slot].kind is SlotKind.LINK]
        self._units = units_of(template, canonical, places)
        self._expected = write_units(template, self._units)

    def run(self) -> tuple[Deviation, ...]:
        """Give the deviations in the order of their spans."""
        reading = self._reading
        found = list(self._missing())
        if self._is_canonical():
            return tuple(found)
        if not reading.writable or begins_with_box(self._text, reading.scan.start):
            return tuple([replace(each, edits=()) for each in found])
        if reading.in_order:
            found += self._in_order()
        else:
            found.append(self._rewrite())
        return tuple(sorted(found, key=lambda deviation: deviation.span))

    def _is_canonical(self) -> bool:
        """Whether the entry stands as the template writes it, as most do; nothing more need be compared then."""
        scan = self._reading.scan
        return self._expected == self._text[scan.start : scan.end]

    # --- absent fields -----------------------------------------------------------------------------------------------

    def _missing(self) -> Iterator[Deviation]:
        reading, required = self._reading, self._template.required
        start, end = reading.scan.start, reading.scan.end
        at = Span(start, end)
        if "title" in required and not reading.fields.title:
            yield Deviation(DeviationKind.TITLE_MISSING, at, (), "", "a title")
        if "link" in required and not reading.links:
            yield Deviation(DeviationKind.LINK_MISSING, at, (), "", "a link")
        slot = self._template.slot(SlotKind.VENUE)
        if slot is not None and reading.venue is None and "venue" in required:
            yield self._missing_venue(slot, at)

    def _missing_venue(self, slot: Slot, at: Span) -> Deviation:
        """The venue is not there; where the document tells which it is, the edit puts it in."""
        slots, canonical, units = self._template.slots, self._canonical, self._units
        position = next((i for i, unit in enumerate(units) if slots[unit.slot] is slot), None)
        if canonical.series is None or position is None or not self._reading.in_order:
            return Deviation(DeviationKind.VENUE_MISSING, at, (), "", "a venue")
        venue = write_venue(slot, canonical.series, canonical.year)
        if position == 0:
            gap = gap_between(slots, units[0], units[1]) if len(units) > 1 else ""
            edit = Edit.insert(at.start, venue + gap)
        else:
            before = units[position - 1]
            core = next(core for core in reversed(self._reading.cores) if core.slot == before.slot)
            edit = Edit.insert(
                frame_of(self._text, before, core)[1], gap_between(slots, before, units[position]) + venue
            )
        return Deviation(DeviationKind.VENUE_MISSING, at, (edit,), "", venue)

    # --- fields in the template's order ------------------------------------------------------------------------------

    def _in_order(self) -> Iterator[Deviation]:
        template, scan, cores = self._template, self._reading.scan, self._reading.cores
        units = _standing(self._units, cores)
        if not units:
            return
        at = yield from self._sequence(template.slots, units, cores, scan.start)
        last = units[-1].slot
        for deviation in self._end(at, scan.end, tail_of(template, units[-1]), template.slots[last].kind):
            yield replace(deviation, place=_ENDS - last)
        if self._reading.empty_tags is not None:
            yield self._empty_tags(*self._reading.empty_tags)

    def _sequence(
        self, slots: Sequence[Slot], units: Sequence[Unit], cores: Sequence[Core], at: int
    ) -> Generator[Deviation, None, int]:
        """Compare fields, their frames and the gaps before them; gives where the last one ends."""
        before: Unit | None = None
        torn = False  # what stands around the field before is none that can be written, nor is the gap beside it
        for unit, core in zip(units, cores, strict=True):
            inline = slots[unit.slot].kind is not SlotKind.LINK or unit.text.startswith("[")
            frame = self._frame(unit, core) if inline else None  # a bare URL has none
            start, end = frame_of(self._text, unit, core)
            was_torn, torn = torn, frame is not None and not frame.edits
            deviations: list[Deviation] = []
            if not torn and not was_torn:
                deviations += self._gap_before(slots, before, unit, at, start)
            deviations += self._one(slots[unit.slot], unit, core, frame)
            for deviation in deviations:
                yield deviation if deviation.place >= _INSIDE else replace(deviation, place=unit.slot)
            at, before = end, unit
        return at

    def _frame(self, unit: Unit, core: Core) -> Deviation | None:
        return reframed(self._text, unit, core, self._reading.scan, found=self._template.is_found)

    def _gap_before(
        self, slots: Sequence[Slot], before: Unit | None, unit: Unit, start: int, end: int
    ) -> Iterator[Deviation]:
        """Compare the gap before a field."""
        own = self._template.is_found and is_own(slots, before, unit, self._text[start:end])
        if not own and not self._left_alone(slots[unit.slot], start, end):
            yield from self._gap(start, end, gap_between(slots, before, unit))

    def _one(self, slot: Slot, unit: Unit, core: Core, frame: Deviation | None) -> Iterator[Deviation]:
        """Compare one field, and its frame."""
        if frame is not None:
            yield frame
        if slot.kind is SlotKind.LINK:
            yield from self._label(core.start) if frame is None else ()
        elif slot.kind is SlotKind.LINKED:
            for deviation in self._title_link(slot):
                yield replace(deviation, place=_INSIDE * (unit.slot + 1) + max(deviation.place, 0))
        else:
            yield from self._field(slot, core.start, core.end)

    def _left_alone(self, slot: Slot, start: int, end: int) -> bool:
        """Whether the gap before a description may be any, or may be missing."""
        if slot.kind is not SlotKind.DESCRIPTION:
            return False
        return slot.free or (slot.loose and not self._text[start:end].strip())

    def _gap(self, start: int, end: int, expected: str) -> Iterator[Deviation]:
        """Compare what stands between two fields with what the template puts there."""
        actual = self._text[start:end]
        if actual == expected or (actual.isspace() and "\n" in actual and not expected.strip()):
            return
        if "|" in actual and self._template.shape is RecordShape.ROW:
            return  # the borders of cells are the table's
        between = self._reading.scan.between(start, end)
        if (
            between
            and between[-1].kind == "badge"
            and not expected.strip()
            and not actual[between[-1].end - start :].strip()
        ):
            start, between = between[-1].end, []  # what stands behind a badge is as before it
            actual = self._text[start:end]
            if actual == expected or not actual:
                return
        if between or "\n" in actual or "\n" in expected or "<" in expected or not is_plain(actual, expected):
            return  # badges, comments, empty links and line breaks are left where they are
        if marks_in(actual) != marks_in(expected) or repeats(self._text[end : end + len(expected)], actual, expected):
            return  # half of an emphasis; a word that the field begins with
        punctuation = _ENDING.match(actual.rstrip())
        if punctuation and not expected.strip():
            stop = start + punctuation.end()
            yield self._deviation(DeviationKind.TITLE_PUNCTUATION, start, stop, "")
            start, actual = stop, self._text[stop:end]
        if actual != expected:
            yield self._deviation(DeviationKind.SPACING, start, end, expected)

    def _empty_tags(self, start: int, end: int) -> Deviation:
        """Brackets without tags go, and the blanks that set them off with them."""
        text, scan = self._text, self._reading.scan
        first, last = start, end
        while first > scan.start and text[first - 1].isspace() and (end == scan.end or text[end].isspace()):
            first -= 1
        while first == scan.start and last < scan.end and text[last].isspace():
            last += 1
        return Deviation(DeviationKind.TAGS_EMPTY, Span(start, end), (Edit.delete(first, last),), text[start:end], "")

    def _end(self, start: int, end: int, expected: str, last: SlotKind) -> Iterator[Deviation]:
        """Compare what stands behind the last field."""
        reading = self._reading
        if reading.empty_tags is not None and reading.empty_tags[0] >= start:
            return
        actual = self._text[start:end]
        if actual == expected or "\n" in expected or reading.scan.between(start, end):
            return
        if not is_plain(actual, expected):
            return
        if not expected and last is SlotKind.DESCRIPTION and not self._is_doubled(start):
            return  # a description may end as it likes where the list has no one way
        kind = DeviationKind.SPACING
        if last is SlotKind.DESCRIPTION and not expected:
            kind = DeviationKind.FINAL_PUNCTUATION
        elif _ENDING.fullmatch(actual.strip()) and not expected:
            venue = reading.venue if last is SlotKind.VENUE else None
            if venue is not None and "." in self._text[slice(*venue.series)]:
                return  # "IEEE Data Eng. Bull."
            if not title_ending(self._text[max(0, start - _SHORT) : end].rstrip()):
                return  # "A. Bee and C. D."
            kind = DeviationKind.TITLE_PUNCTUATION
        elif not actual.strip():
            kind = DeviationKind.FINAL_PUNCTUATION
        yield self._deviation(kind, start, end, expected)

    def _is_doubled(self, at: int) -> bool:
        """Whether what is said ends in a stop of its own before the template's; in brackets, if a person states it."""
        before = self._text[at - 1]
        stated = not self._template.is_found and not takes_period(before)
        return bool(self._template.tail.strip()) and (before in ".?!…" or stated)

    def _field(self, slot: Slot, start: int, end: int) -> Iterator[Deviation]:
        """Compare a field's own form."""
        if slot.kind is SlotKind.VENUE and self._reading.venue is not None:
            yield from self._venue(slot, self._reading.venue)
        elif slot.kind is SlotKind.TAGS:
            expected = write_labels(slot, self._canonical.labels)
            single = len(self._canonical.labels) == 1 or not self._template.is_found
            stated = len(slot.pieces) > 1 or (slot.open and single)
            alone = sum(self._template.slots[core.slot].kind is SlotKind.TAGS for core in self._reading.cores) == 1
            if self._text[start:end] != expected and not slot.free and not slot.repeated and stated and alone:
                yield self._deviation(DeviationKind.TAGS_FORM, start, end, expected)
        elif slot.kind is SlotKind.DATE:
            expected = write_date(slot, self._canonical)
            if self._text[start:end] != expected:
                yield self._deviation(DeviationKind.DATE_FORM, start, end, expected)

    def _venue(self, slot: Slot, venue: VenuePlace) -> Iterator[Deviation]:
        """Compare series, and then brackets, joint and year, each with edits of its own."""
        text, canonical = self._text, self._canonical
        start, end = venue.series
        series = canonical.series or text[start:end]
        if series != text[start:end]:
            yield self._deviation(DeviationKind.VENUE_SPELLING, start, end, series)
        if venue.joint is None or slot.free:
            return
        expected = write_venue(slot, "\0", canonical.year)
        before, _, behind = expected.partition("\0")
        edits: list[Edit] = []
        if text[venue.start : start] != before:
            edits.append(Edit.replace(venue.start, start, before))
        if text[end : venue.end] != behind:
            edits.append(Edit.replace(end, venue.end, behind))
        if edits:
            found = text[venue.start : venue.end]
            whole = before + text[start:end] + behind
            yield Deviation(DeviationKind.VENUE_FORM, Span(venue.start, venue.end), tuple(edits), found, whole)

    def _label(self, start: int) -> Iterator[Deviation]:
        """Compare the label of the first link; the others have labels of their own."""
        first = self._reading.links[1 if self._reading.title_link else 0]
        if first.start != start or not isinstance(first.node, Link):
            return
        begin, end = label_span(first.node)
        expected = self._canonical.links[0].label
        bracketed = self._text[max(0, start - 1)] == expected[:1] == "["  # the label's brackets stand around the link
        if self._text[begin:end] != expected and not bracketed:
            yield self._deviation(DeviationKind.LINK_LABEL, begin, end, expected)

    def _title_link(self, slot: Slot) -> Iterator[Deviation]:
        """Compare the fields inside the label of the title's link."""
        node = self._reading.title_link
        cores = self._reading.label_cores
        units = _standing(label_units(slot, self._canonical), cores)
        if node is None or not units:
            return
        start, end = label_span(node)
        at = yield from self._sequence(slot.inner, units, cores, start)
        yield from self._gap(at, end, slot.inner_tail)

    # --- fields in another order -------------------------------------------------------------------------------------

    def _rewrite(self) -> Deviation:
        """Fields stand in another order: one edit writes the whole entry, unless it holds what cannot be written."""
        scan = self._reading.scan
        expected = self._expected
        span = Span(scan.start, scan.end)
        kept = any(token.kind in ("badge", "html", "break", "empty") for token in scan.tokens)
        title_link = self._reading.title_link
        venue = self._reading.venue
        fields = self._reading.fields
        texts = (fields.title, fields.name, fields.authors, fields.description)
        kept |= not _WORD.search(fields.title or "") or not all(is_balanced(each) for each in texts if each)
        kept |= venue is not None and venue.joint is None  # words beside the series, such as "Oral", are no field
        kept |= title_link is not None and title_link.syntax != "inline"
        kept |= not all(is_plain(gap.replace("*", "")) for gap in self._gaps())  # emoji mean something
        edits = () if kept else (Edit(span, expected),)
        return Deviation(DeviationKind.ORDER, span, edits, self._text[scan.start : scan.end], expected)

    def _gaps(self) -> Iterator[str]:
        """Give all that stands between fields, in the order of the source."""
        at = self._reading.scan.start
        for core in self._reading.cores:
            yield self._text[at : max(at, core.outer_start)]
            at = max(at, core.outer_end)
        yield self._text[at : self._reading.scan.end]

    def _deviation(self, kind: DeviationKind, start: int, end: int, expected: str) -> Deviation:
        edit = Edit.replace(start, end, expected)
        return Deviation(kind, Span(start, end), (edit,), self._text[start:end], expected)


def _standing(units: Iterable[Unit], cores: Sequence[Core]) -> list[Unit]:
    """Give the fields that stand in the source, one for each of `cores`; none if they cannot be told.

    A field that is derived or inherited does not stand there; whether it should is said for itself.
    """
    found: list[Unit] = []
    for unit in units:
        if len(found) < len(cores) and unit.slot == cores[len(found)].slot:
            found.append(unit)
    return found if len(found) == len(cores) else []
