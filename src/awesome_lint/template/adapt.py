"""Bending a template to the forms that a list itself uses.

A built-in profile says what an entry is made of; how it is set (bullet, year form, label, separators) is the list's own
choice. The form that most entries share becomes the template's; where none has a clear majority any form will do. The
same is done with the examples of a list's own template.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_lint.records import replace
from awesome_lint.template.slots import SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Slot, Template

_CLEAR = 0.6  # the share that makes a majority clear
_MOSTLY = 0.75  # the share of entries with final punctuation that makes those without it look cut off


def majority(values: Iterable[str], share: float = _CLEAR) -> str | None:
    """Give the value that at least this share has, or None."""
    counts = Counter(values)
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return value if count >= share * counts.total() else None


def adapt(
    text: str, template: Template, readings: Sequence[Reading], markers: Iterable[str], *, least: int = 1
) -> Template:
    """Give the template with the forms that the readings share.

    Args:
        text: The source that was read.
        template: The template to bend.
        readings: What it read.
        markers: The markers of the items read.
        least: How many readings must show the form of a venue, a label or tags for the template to take it over.
    """
    slots = list(template.slots)
    for index, slot in enumerate(slots):
        if slot.kind is SlotKind.VENUE:
            slots[index] = _venue_form(slot, readings, least)
        elif slot.kind is SlotKind.LINK and slot.label and slot is template.slot(SlotKind.LINK):
            slots[index] = _label(slot, readings, least)
        elif slot.kind is SlotKind.TAGS:
            slots[index] = _tags(slot, readings, least)
        elif slot.kind is SlotKind.DESCRIPTION and slot.gap.strip():
            slots[index] = _gap(text, slot, index, readings)
    marker = majority(marker for marker in markers if marker in "*+-")
    return replace(template, slots=tuple(slots), marker=marker, tail=_tail(text, template, readings))


def _venue_form(slot: Slot, readings: Sequence[Reading], least: int) -> Slot:
    forms: list[tuple[str, str, str, int]] = []
    for reading in readings:
        venue = reading.venue
        if venue is not None and venue.joint is not None and venue.year:
            forms.append((venue.open, venue.joint, venue.close, len(venue.year)))
    if len(forms) < least or not forms:
        return slot
    form, count = Counter(forms).most_common(1)[0]
    if count < _CLEAR * len(forms):
        return replace(slot, free=True)
    opened, joint, closed, digits = form
    pieces = ("conf", joint, "yy" if digits == 2 else "yyyy") if joint else ("conf", "yy" if digits == 2 else "yyyy")
    return replace(slot, open=opened, close=closed, pieces=pieces)


def _label(slot: Slot, readings: Sequence[Reading], least: int) -> Slot:
    labels = [reading.fields.links[0].label for reading in readings if reading.fields.links]
    if len(labels) < least:
        return slot
    label = majority(labels)
    if label is None:
        return replace(slot, free=bool(labels))
    return replace(slot, label=label)


def _tags(slot: Slot, readings: Sequence[Reading], least: int) -> Slot:
    separators: list[str] = []
    for reading in readings:
        tags = reading.tags_text
        if tags and len(reading.fields.labels) > 1:
            behind = tags.find(reading.fields.labels[0]) + len(reading.fields.labels[0])
            ahead = tags.find(reading.fields.labels[1], behind)
            separators.append(tags[behind:ahead].strip("*_"))
    if len(separators) < least:
        return slot
    separator = majority(separators)
    if separator is None:
        return replace(slot, free=bool(separators))
    return replace(slot, pieces=("tags", separator))


def _gap(text: str, slot: Slot, index: int, readings: Sequence[Reading]) -> Slot:
    """Take over the dash that separates descriptions; a list without a clear one keeps what each entry has."""
    gaps: list[str] = []
    for reading in readings:
        core = reading.core(index)
        if core is None or not reading.links:
            continue
        gaps.append(text[reading.links[0].end : core.start])
    found = majority(gap for gap in gaps if gap.strip())
    if found is None:
        return replace(slot, free=True)
    return replace(slot, gap=found, loose=True)


def _tail(text: str, template: Template, readings: Sequence[Reading]) -> str:
    if not template.tail:
        return ""
    last = len(template.slots) - 1
    ends: list[str] = []
    for reading in readings:
        core = reading.core(last)
        if core is not None:
            ends.append(text[core.end : reading.scan.end])
    return template.tail if majority(ends, _MOSTLY) == template.tail else ""
