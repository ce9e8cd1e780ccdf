"""A template's elements as one row of slots, for what is written and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.records import replace
from awesome_lint.template.slots import Break, Gap, Group, Slot, SlotKind, slots_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.template.slots import Element


def written_slots(elements: Sequence[Element]) -> Iterator[Slot]:
    """Give the slots that `slots_of` gives, as they stand among the elements."""
    for element in elements:
        if isinstance(element, Group):
            yield from written_slots(element.elements)
        elif isinstance(element, Slot) and element.kind is not SlotKind.IMAGE:
            yield element


def title_link(elements: Sequence[Element]) -> Slot | None:
    """Give the link whose label holds the title, else the first whose label holds fields and that is always there."""
    linked = [(slot, optional) for slot, optional in slots_in(tuple(elements)) if slot.kind is SlotKind.LINKED]
    for slot, _ in linked:
        if any(inner.kind is SlotKind.TITLE for inner, _ in slots_in(slot.content)):
            return slot
    return next((slot for slot, optional in linked if not optional), None)


def slots_of(elements: Sequence[Element]) -> tuple[tuple[Slot, ...], str]:
    """Give slots and the literal text after the last; images are left out."""
    slots: list[Slot] = []
    tail = _take(elements, slots, "", (False, False), title_link(elements))
    return tuple(slots), tail


def _take(
    elements: Sequence[Element], slots: list[Slot], literal: str, grouped: tuple[bool, bool], own: Slot | None
) -> str:
    optional, repeated = grouped
    for element in elements:
        if isinstance(element, Gap | Break):
            literal += element.text
        elif isinstance(element, Group):
            literal = _take(element.elements, slots, literal, (True, repeated or element.repeated), own)
        elif element.kind is SlotKind.IMAGE:
            literal = literal.rstrip(" ")
        else:
            slot = replace(element, gap=literal, optional=optional, repeated=repeated)
            literal = ""
            if element.content and element is own:
                inner, tail = slots_of(element.content)
                slot = replace(slot, inner=inner, inner_tail=tail, content=())
            elif element.content or element.kind is SlotKind.URL:  # a link like others; its label is its own
                slot = replace(slot, kind=SlotKind.LINK, content=(), free=True)
            slots.append(slot)
    return literal
