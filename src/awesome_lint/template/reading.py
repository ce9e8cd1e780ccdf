"""What the reader finds in an entry: fields as text, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Link
    from awesome_lint.template.scan import Scan
    from awesome_lint.template.token import Token as RecordToken


class LinkText(Record):
    """A link as an entry writes it.

    Attributes:
        label: What stands between its brackets, as Markdown.
        destination: What stands between its parentheses, as Markdown.
        other: The whole link, if it is a reference, a bare URL or one in angle brackets.
    """

    label: str
    destination: str
    other: str = ""


class Fields(Record):
    """An entry's fields without any place: what a template writes, and what it reads back.

    Attributes:
        series: The venue's series as written, without year and brackets; None without venue.
        year: The venue's year, or the entry's own.
        month: The month (1 to 12), where the entry states one.
        day: The day of the month, where the entry states one.
        name: The short name, as Markdown.
        title: The title, as Markdown; "" without title.
        authors: The authors, as Markdown.
        description: The description, as Markdown.
        url: The destination of the link whose label holds the title, as Markdown, with a link title if it has one.
        links: The other links.
        labels: Tags and affiliations, as Markdown, in order.
    """

    series: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    name: str | None = None
    title: str = ""
    authors: str | None = None
    description: str | None = None
    url: str | None = None
    links: tuple[LinkText, ...] = ()
    labels: tuple[str, ...] = ()


class VenuePlace(Record):
    """A venue as it stands.

    Attributes:
        start: Offset of its opening bracket or first character.
        end: Offset behind its closing bracket or last character.
        open: What stands before its text: "(", "[", "**(" ...
        close: What stands after it.
        series: Offsets of the series.
        joint: What stands between series and year; None if they do not stand in that order, or words stand beside them.
        year: The year as written, in digits; "" without year.
    """

    start: int
    end: int
    open: str
    close: str
    series: tuple[int, int]
    joint: str | None
    year: str


class Core(NamedTuple):
    """Where a field stands.

    Attributes:
        slot: The index of its slot.
        start: Offset of the field's first character, behind its frame; venues, dates and tags hold their frames.
        end: Offset behind its last character.
        outer_start: Where its frame begins.
        outer_end: Where its frame ends.
    """

    slot: int
    start: int
    end: int
    outer_start: int
    outer_end: int

    @classmethod
    def bare(cls, slot: int, start: int, end: int) -> Core:
        """Give the place of a field without frame."""
        return cls(slot, start, end, start, end)


class Reading(Record):
    """One entry, read.

    Attributes:
        scan: The entry's tokens.
        fields: The fields' values.
        cores: Where the fields stand, in the order of the source; an empty `[]` is none.
        label_cores: The same for the fields inside the label of the title's link; indexes are those of its inner slots.
        venue: The venue's place, if the entry has one.
        title_span: Offsets of the title.
        title_link: The link whose label holds the title.
        links: The links with a destination, in order, that in `title_link` included.
        emphasised: For each label, whether it was emphasised as a whole.
        tags_text: The tags as they stand, brackets included; None without tags.
        empty_tags: Offsets of brackets for tags that hold none.
        in_order: Whether the fields stand in the template's order.
        price: How far the entry is from the template; 1 and more says that a person would hardly call it the same form.
        sure: Whether the entry follows the template.
        writable: Whether it can be written as the template has it: nothing is left over that means something.
    """

    scan: Scan
    fields: Fields
    cores: list[Core]
    label_cores: list[Core]
    venue: VenuePlace | None
    title_span: tuple[int, int]
    title_link: Link | None
    links: list[RecordToken]
    emphasised: tuple[bool, ...]
    tags_text: str | None
    empty_tags: tuple[int, int] | None
    in_order: bool
    price: float = 0.0
    sure: bool = True
    writable: bool = True

    def core(self, slot: int) -> Core | None:
        """Give where the first field of a slot stands."""
        return next((core for core in self.cores if core.slot == slot), None)
