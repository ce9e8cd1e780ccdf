"""Writing an entry's fields as a template has them: the inverse of reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.model import RecordShape
from awesome_lint.template.slots import TEXT_KINDS, SlotKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.reading import Fields, LinkText
    from awesome_lint.template.slots import Slot, Template

STOPS: Final = ".,;:"
"""Punctuation that a template has behind a field."""
_ENDS_ITSELF: Final = "?!…？！"  # a question needs no further stop
_MARKS = re.compile(r"[*_]+")
_TEXT_OF = {
    SlotKind.TITLE: "title",
    SlotKind.NAME: "name",
    SlotKind.AUTHORS: "authors",
    SlotKind.DESCRIPTION: "description",
}


class Unit(NamedTuple):
    """A field as a template writes it.

    Attributes:
        slot: The index of its slot.
        before: The frame before its own text.
        text: The field itself; venues, dates and tags hold their frame.
        after: The frame behind.
    """

    slot: int
    before: str
    text: str
    after: str


def write_fields(template: Template, fields: Fields) -> str:
    """Give an entry's text, without marker, in canonical form."""
    return write_units(template, units_of(template, fields))


def write_units(template: Template, units: Sequence[Unit]) -> str:
    """Give the same of fields as `units_of` gives them."""
    if template.shape is RecordShape.ROW:
        return _row(template, units)
    return written(template.slots, units) + tail_of(template, units[-1]) if units else ""


def _row(template: Template, units: Sequence[Unit]) -> str:
    """Give the cells of a row; those without a field are empty."""
    pieces: list[str] = []
    for index, slot in enumerate(template.slots):
        texts = [unit.before + unit.text + unit.after for unit in units if unit.slot == index]
        pieces += (slot.gap, " ".join(texts))
    return "".join(["| ", *pieces, template.tail, " |"])


def units_of(template: Template, fields: Fields, places: Sequence[int] | None = None) -> list[Unit]:
    """Give the fields that are there, in the template's order, as the template writes them.

    Args:
        template: The template.
        fields: The fields.
        places: For each link the index of its slot; None: by their labels.
    """
    units: list[Unit] = []
    for index, slot in enumerate(template.slots):
        if slot.kind is SlotKind.TAGS and slot.repeated:
            units += (Unit(index, "", slot.open + label + slot.close, "") for label in fields.labels)
        elif slot.kind is not SlotKind.LINK:
            unit = _unit(index, slot, fields)
            if unit is not None:
                units.append(unit)
    slots = template.slots
    if places is None or len(places) != len(fields.links):
        places = _places(slots, fields)
    units += (
        Unit(at, slots[at].open, _link(link), slots[at].close) for at, link in zip(places, fields.links, strict=False)
    )
    units.sort(key=_slot_of)
    return units


def _slot_of(unit: Unit) -> int:
    return unit.slot


def _places(slots: Sequence[Slot], fields: Fields) -> list[int]:
    """Give each link the next slot that wants its label, else the next one; the last slot has all further links."""
    free = [index for index, slot in enumerate(slots) if slot.kind is SlotKind.LINK]
    found: list[int] = []
    for link in fields.links if free else ():
        wanted = (at for at, index in enumerate(free) if slots[index].label == link.label)
        del free[: min(next(wanted, 0), len(free) - 1)]
        found.append(free[0])
        if len(free) > 1:
            del free[0]
    return found


def _unit(index: int, slot: Slot, fields: Fields) -> Unit | None:
    if slot.kind is SlotKind.VENUE:
        return Unit(index, "", write_venue(slot, fields.series, fields.year), "") if fields.series else None
    if slot.kind is SlotKind.DATE:
        text = write_date(slot, fields)
        return Unit(index, "", text, "") if text else None
    if slot.kind is SlotKind.TAGS:
        return Unit(index, "", write_labels(slot, fields.labels), "") if fields.labels else None
    if slot.kind is SlotKind.LINKED:
        return _linked(index, slot, fields)
    value: str | None = getattr(fields, _TEXT_OF[slot.kind])
    if not value:
        return None
    return Unit(index, slot.open, value, slot.close.lstrip(STOPS) if value[-1] in _ENDS_ITSELF else slot.close)


def _linked(index: int, slot: Slot, fields: Fields) -> Unit | None:
    """Write the link whose label holds fields."""
    units = label_units(slot, fields)
    if not units or fields.url is None:
        return None
    label = written(slot.inner, units) + slot.inner_tail
    return Unit(index, slot.open, f"[{label}]({fields.url})", slot.close)


def label_units(slot: Slot, fields: Fields) -> list[Unit]:
    """Give the fields inside the label of the title's link, as the template writes them."""
    units = (_unit(index, inner, fields) for index, inner in enumerate(slot.inner))
    return [unit for unit in units if unit is not None]


def written(slots: Sequence[Slot], units: Sequence[Unit]) -> str:
    """Give fields with the literal text between them."""
    pieces: list[str] = []
    before: Unit | None = None
    for unit in units:
        pieces += (gap_between(slots, before, unit), unit.before, unit.text, unit.after)
        before = unit
    return "".join(pieces)


def _link(link: LinkText) -> str:
    return link.other or f"[{link.label}]({link.destination})"


def write_venue(slot: Slot, series: str, year: int | None) -> str:
    """Give a venue with its brackets; what stands between series and year goes where there is no year."""
    pieces = list(slot.pieces)
    if year is None:
        at = pieces.index("conf")
        return slot.open + series + slot.close if at >= 0 else ""
    out = [slot.open]
    for piece in pieces:
        if piece == "conf":
            out.append(series)
        elif piece == "yyyy":
            out.append(str(year))
        elif piece == "yy":
            out.append(f"{year % 100:02}")
        else:
            out.append(piece)
    return "".join([*out, slot.close])


def write_labels(slot: Slot, labels: tuple[str, ...]) -> str:
    """Give tags and affiliations with their brackets."""
    return slot.open + tag_separator(slot).join(labels) + slot.close


def tag_separator(slot: Slot) -> str:
    """Give what a tags' slot writes between two of them."""
    return slot.pieces[1] if len(slot.pieces) > 1 else " | " if slot.open else ", "


def write_date(slot: Slot, fields: Fields) -> str:
    """Give a date with its brackets, as far as it is known; "" without a year where the template begins with it."""
    values = {"yyyy": fields.year, "mm": fields.month, "dd": fields.day}
    out = ""
    joint = ""
    for piece in slot.pieces:
        if piece == "yy" and fields.year is not None:
            out, joint = f"{out}{joint}{fields.year % 100:02}", ""
        elif piece in values:
            value = values[piece]
            if value is None:
                break
            out, joint = f"{out}{joint}{value:02}", ""
        else:
            joint = piece
    return slot.open + out + slot.close if out else ""


def gap_between(slots: Sequence[Slot], before: Unit | None, unit: Unit) -> str:
    """Give the literal text between a field and the one before it, those between them being absent."""
    if before is None:
        return slots[unit.slot].gap if unit.slot == 0 else ""
    if before.slot == unit.slot:
        return " "
    own = slots[unit.slot]
    absent = [slot for slot in slots[before.slot + 1 : unit.slot] if not slot.optional]  # a group takes its gap with it
    gaps = [slot.gap for slot in (*absent, own)]
    if len(gaps) == 1 or "\n" in gaps[-1] or any(char.isalpha() for char in gaps[-1]):
        return gaps[-1]
    breaks = [gap for gap in gaps if "\n" in gap]
    if breaks:
        return breaks[-1]
    # Where fields are absent several gaps could serve: the earliest that is not empty, unless it holds words or half of
    # an emphasis that another one closes; half of an emphasis that is opened or closed among them must be kept.
    odd = sum(map(_marks, gaps)) % 2
    fitting = [gap for gap in gaps if _marks(gap) % 2 == odd and not any(char.isalpha() for char in gap)]
    return next((gap for gap in fitting if gap), "") if fitting else gaps[-1]


def _marks(gap: str) -> int:
    """Count the runs of emphasis marks."""
    return len(_MARKS.findall(gap))


def tail_of(template: Template, last: Unit) -> str:
    """Give the literal text behind the last field: the template's tail, unless fields before it are absent."""
    if last.slot != len(template.slots) - 1:
        return ""
    if "\n" in template.tail:
        return template.tail
    bare = template.slots[last.slot].kind in TEXT_KINDS and not last.after
    return template.tail if not bare or takes_period(last.text[-1]) else ""


def takes_period(char: str) -> bool:
    """Whether text that ends so wants more punctuation: no bracket, code, emoji, mark or script without letter case."""
    return char.isdigit() or char.lower() != char.upper()
