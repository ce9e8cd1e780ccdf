"""What stated templates say of the records that they are for."""

from __future__ import annotations

from typing import Literal, TypeAlias

from awesome_lint.model.record import RecordShape
from awesome_lint.records import Record

Start: TypeAlias = Literal["bold", "link", "venue", "bracket", "quotation", "bullet", "citation", "quote"]
"""How a record without bullet begins: with bold words, a telling link, a venue or date and then a link, a bracketed
venue or date, a title in quotation marks, a Unicode bullet, a plain citation, a link in a quotation (`>`)."""


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
