"""What stated templates say of the records that they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from awesome_lint.model.record import RecordShape
from awesome_lint.records import Record
from awesome_lint.template.slots import Break, Group, SlotKind, slots_in

if TYPE_CHECKING:
    from awesome_lint.template.slots import Element, Slot, Template

Start: TypeAlias = Literal["bold", "link", "venue", "bracket", "quotation", "bullet", "citation", "quote", "text"]
"""How a record without bullet begins: with bold words, a telling link, a venue or date and then a link, a bracketed
venue or date, a title in quotation marks, a Unicode bullet, a plain citation, a link in a quotation (`>`), or with any
words, with links at the end."""


class Form(Record):
    """A stated template, as far as it says where a record begins and ends.

    Attributes:
        shape: The shape of its records.
        nested: Whether it has fields in further blocks or in nested items.
        start: How a record of shape RUN begins; None for any.
    """

    shape: RecordShape
    nested: bool = False
    start: Start | None = None


class Forms(Record):
    """What all templates that hold for a section say together; without any, the list itself tells.

    Attributes:
        stated: The templates' forms.
    """

    stated: tuple[Form, ...] = ()

    @property
    def nested(self) -> bool | None:
        """Whether items have fields below them; None if no template is for items."""
        items = [form.nested for form in self.stated if form.shape is RecordShape.ITEM]
        return any(items) if items else None

    def has(self, shape: RecordShape) -> bool:
        """Whether a template of a shape is stated."""
        return any(form.shape is shape for form in self.stated)


def form_of(template: Template) -> Form:
    """Give what a template says of where its records begin and end."""
    nested = _has_blocks(template.elements)
    if template.shape is not RecordShape.RUN:
        return Form(template.shape, nested)
    first = next((slot for slot, _ in slots_in(template.elements)), None)
    return Form(template.shape, nested, _start_of(first) if first is not None else None)


def _has_blocks(elements: tuple[Element, ...]) -> bool:
    return any(
        element.border is not None
        if isinstance(element, Break)
        else isinstance(element, Group) and _has_blocks(element.elements)
        for element in elements
    )


def _start_of(slot: Slot) -> Start | None:
    if slot.kind in (SlotKind.LINKED, SlotKind.LINK):
        return "link"
    if slot.open.startswith(("**", "__")):
        return "bold"
    if slot.open.startswith(("(", "[", "【", "（")):
        return "bracket"
    if slot.open.startswith(('"', "“")):
        return "quotation"
    return "venue" if slot.kind in (SlotKind.VENUE, SlotKind.DATE) else "text"
