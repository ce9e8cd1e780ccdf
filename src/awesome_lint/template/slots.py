"""What a template is made of: fields with their frames, literal text, line breaks and groups."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from awesome_lint.model import RecordShape
from awesome_lint.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.model import Border

FOUND: Final = "entries"
"""The name of templates that were found in a list's own entries."""


class SlotKind(Enum):
    """What a slot holds."""

    VENUE = "venue"
    DATE = "date"
    TITLE = "title"
    NAME = "name"
    AUTHORS = "authors"
    DESCRIPTION = "description"
    LINK = "link"
    LINKED = "linked"
    TAGS = "tags"
    IMAGE = "image"
    URL = "url"

    __hash__ = object.__hash__  # as that of `TokenKind`


IN_LABELS: Final = frozenset({SlotKind.VENUE, SlotKind.DATE, SlotKind.TITLE, SlotKind.NAME})
"""What the label of a title's link may hold beside the title; other fields stand apart from it."""
TEXT_KINDS = frozenset({SlotKind.TITLE, SlotKind.NAME, SlotKind.AUTHORS, SlotKind.DESCRIPTION})


class Slot(Record):
    """A place for one field.

    Attributes:
        kind: What it holds.
        gap: The literal text between the slot before (or the marker) and this one's frame.
        open: What is written just before the field, such as `(`, `**` or `[`.
        close: What is written just after it.
        pieces: VENUE and DATE: field words and literal text in turn, as `("conf", "'", "yy")`; TAGS: `("tags", " | ")`,
            the separator second; `("affiliation",)` where the slot is for affiliations only.
        label: LINK: the label the template wants, as Markdown; IMAGE: the image as the template writes it.
        inner: LINKED: the slots inside the label; `inner_tail` is the literal text after the last of them.
        optional: Whether it stands in `{...}?` or `{...}*`.
        repeated: Whether it stands in `{...}*`.
        free: Whether any form of the field will do, since the list itself has no clear one.
        loose: Whether a field without any separator before it is left alone, since the template is not the list's own.
        content: LINKED and IMAGE: the elements inside the label, the alternative text, or a badge's URL.
    """

    kind: SlotKind
    gap: str = ""
    open: str = ""
    close: str = ""
    pieces: tuple[str, ...] = ()
    label: str = ""
    inner: tuple[Slot, ...] = ()
    inner_tail: str = ""
    optional: bool = False
    repeated: bool = False
    free: bool = False
    loose: bool = False
    content: tuple[Element, ...] = ()


class Gap(Record):
    """Literal text, as the template writes it."""

    text: str


class Break(Record):
    """A new line or block.

    Attributes:
        border: What begins behind it; None for a new line of the same paragraph.
        text: As the template writes it, with the marker of what begins.
    """

    border: Border | None
    text: str


class Group(Record):
    """An optional part, `{...}?`, or a repeated one, `{...}*`."""

    elements: tuple[Element, ...]
    repeated: bool


Element: TypeAlias = Slot | Gap | Break | Group


def slots_in(elements: tuple[Element, ...]) -> Iterator[tuple[Slot, bool]]:
    """Give all slots, those in labels behind their link, and whether each is in a group."""
    for element in elements:
        if isinstance(element, Group):
            yield from ((slot, True) for slot, _ in slots_in(element.elements))
        elif isinstance(element, Slot):
            yield element, False
            yield from slots_in(element.content)


class Template(Record):
    """How a list writes its entries.

    Attributes:
        name: What exports and messages call it: a profile's name, "file" or "configuration".
        text: The notation it was read from.
        marker: The bullet, `1.` for numbered entries, or a heading's `##`; None leaves the marker alone.
        slots: In the order they are written.
        tail: The literal text after the last slot.
        required: The fields an entry must have ("venue", "title", "link", ...).
        spellings: Venue series as the template's own examples spell them.
        shape: What the entries are set in.
        elements: All that an entry is made of, in order.
    """

    name: str
    text: str
    marker: str | None
    slots: tuple[Slot, ...]
    tail: str
    required: frozenset[str]
    spellings: tuple[str, ...] = ()
    shape: RecordShape = RecordShape.ITEM
    elements: tuple[Element, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether it was found in the list's own entries, and nobody stated it."""
        return self.name == FOUND

    @property
    def has_venue(self) -> bool:
        """Whether entries name a venue."""
        return self.slot(SlotKind.VENUE) is not None

    def slot(self, kind: SlotKind) -> Slot | None:
        """Give the first slot of a kind, looking inside link labels too."""
        for slot in self.slots:
            if slot.kind is kind:
                return slot
            for inner in slot.inner:
                if inner.kind is kind:
                    return inner
        return None

    def with_slot(self, index: int, slot: Slot) -> Template:
        """Give the same template with another slot at `index`."""
        return replace(self, slots=(*self.slots[:index], slot, *self.slots[index + 1 :]))
