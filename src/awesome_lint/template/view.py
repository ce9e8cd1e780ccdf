"""A template's elements as one row of slots, for what reads and writes paragraphs of one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.records import replace
from awesome_lint.template.slots import Break, Gap, Group, Slot, SlotKind

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


def slots_of(elements: Sequence[Element]) -> tuple[tuple[Slot, ...], str]:
    """Give slots and the literal text after the last; line breaks are blanks, and images are left out."""
    slots: list[Slot] = []
    tail = _take(elements, slots, "", optional=False, repeated=False)
    return tuple(slots), tail


def _take(elements: Sequence[Element], slots: list[Slot], literal: str, *, optional: bool, repeated: bool) -> str:
    for element in elements:
        if isinstance(element, Gap):
            literal += element.text
        elif isinstance(element, Break):
            literal = f"{literal.rstrip()} "
        elif isinstance(element, Group):
            literal = _take(element.elements, slots, literal, optional=True, repeated=repeated or element.repeated)
        elif element.kind is SlotKind.IMAGE:
            literal = literal.rstrip(" ")
        else:
            slots.append(replace(element, gap=literal, optional=optional, repeated=repeated))
            literal = ""
            if element.content:
                inner, tail = slots_of(element.content)
                slots[-1] = replace(slots[-1], inner=inner, inner_tail=tail, content=())
    return literal
