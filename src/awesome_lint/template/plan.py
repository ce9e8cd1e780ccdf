"""What a template says about where to look, worked out once for all entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.template.slots import TEXT_KINDS, SlotKind

if TYPE_CHECKING:
    from awesome_lint.template.slots import Slot, Template
    from awesome_lint.venues import Registry

_MARKS = frozenset("*_")


class Plan:
    """The indexes of a template's slots, by what they hold; None for what it has not.

    Args:
        template: The template.
        registry: The venue series that are known.

    Attributes:
        slots: The template's slots.
        tail: The template's tail.
        registry: The venue series that are known.
        venue: The venue that is set in brackets or emphasis, and so can be told from text.
        emphasised_venue: Whether emphasised text can be the venue: not where it is what tells other fields.
        tags: The tags.
        tags_ahead: Whether the tags stand before all links.
        link: The first link; `last_link` the last one, which any further links share.
        linked: The link whose label holds fields.
        by_text: The fields that can only be told by the text around them: text fields, dates, venues without brackets.
        texts: The text fields among them.
    """

    def __init__(self, template: Template, registry: Registry) -> None:
        kinds = [slot.kind for slot in template.slots]
        self.slots: tuple[Slot, ...] = template.slots
        self.tail = template.tail
        self.registry = registry
        framed = (i for i, slot in enumerate(self.slots) if slot.kind is SlotKind.VENUE and slot.open)
        self.venue = next(framed, None)
        emphasised = {slot.kind for slot in self.slots if set(slot.open) & _MARKS}
        self.emphasised_venue = not emphasised or SlotKind.VENUE in emphasised
        self.tags = kinds.index(SlotKind.TAGS) if SlotKind.TAGS in kinds else None
        self.linked = kinds.index(SlotKind.LINKED) if SlotKind.LINKED in kinds else None
        links = [index for index, kind in enumerate(kinds) if kind is SlotKind.LINK]
        self.link = links[0] if links else None
        self.last_link = links[-1] if links else 0
        self.tags_ahead = self.tags is not None and not any(
            kind in (SlotKind.LINK, SlotKind.LINKED) for kind in kinds[: self.tags]
        )
        self.by_text = [index for index, slot in enumerate(self.slots) if _by_text(slot)]
        self.texts = [index for index, kind in enumerate(kinds) if kind in TEXT_KINDS]


def _by_text(slot: Slot) -> bool:
    return slot.kind in TEXT_KINDS or slot.kind is SlotKind.DATE or (slot.kind is SlotKind.VENUE and not slot.open)
