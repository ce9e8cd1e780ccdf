"""The form that a template gives each part of an entry, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.template.slots import Group, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.template.slots import Element, Template

_WORDS = {
    SlotKind.TITLE: "Title",
    SlotKind.NAME: "Name",
    SlotKind.AUTHORS: "Authors",
    SlotKind.DESCRIPTION: "Description",
    SlotKind.URL: "url",
}


def forms_of(template: Template) -> Iterator[str]:
    """Give each part that an entry can have, with the form of it, such as `venue: (conf'yy)`, in their order."""
    if template.marker is not None:
        yield f"marker: {template.marker}"
    for slot, grouped in _outermost(template.elements):
        form = "any form" if slot.free else _form(slot)
        optional = ", optional" if grouped or slot.optional else ""
        kind = SlotKind.LINK if slot.kind is SlotKind.LINKED else slot.kind
        yield f"{kind.value}: {form}{optional}"


def _outermost(elements: tuple[Element, ...], *, grouped: bool = False) -> Iterator[tuple[Slot, bool]]:
    """Give the slots that are in no other slot's label, and whether each is in a group."""
    for element in elements:
        if isinstance(element, Group):
            yield from _outermost(element.elements, grouped=True)
        elif isinstance(element, Slot):
            yield element, grouped


def _form(slot: Slot) -> str:
    """Write a slot as the notation does, without the text before it."""
    if slot.kind is SlotKind.LINKED:
        return f"{slot.open}[{_written(slot.content)}](url){slot.close}"
    if slot.kind is SlotKind.LINK:
        return f"{slot.open}[{slot.label}](url){slot.close}"
    if slot.kind is SlotKind.IMAGE:
        return f"{slot.open}{slot.label}{slot.close}"
    if slot.kind is SlotKind.TAGS:
        more = "affiliation" if len(slot.pieces) > 1 else ""
        return f"{slot.open}{''.join(slot.pieces)}{more}{slot.close}"
    return f"{slot.open}{''.join(slot.pieces) or _WORDS.get(slot.kind, slot.kind.value)}{slot.close}"


def _written(elements: tuple[Element, ...]) -> str:
    """Write the elements of a label as the notation does."""
    pieces: list[str] = []
    for element in elements:
        if isinstance(element, Slot):
            pieces.append(_form(element))
        elif isinstance(element, Group):
            pieces.append(f"{{{_written(element.elements)}}}{'*' if element.repeated else '?'}")
        else:
            pieces.append(element.text)
    return "".join(pieces)
