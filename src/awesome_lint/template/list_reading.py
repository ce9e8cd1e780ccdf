"""What a file says as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.records import Record
from awesome_lint.template.bullets import Bullets

if TYPE_CHECKING:
    from awesome_lint.model import Document, ListRecord
    from awesome_lint.template.habits import Habit
    from awesome_lint.template.infile import TemplateNote
    from awesome_lint.template.slips import Customs
    from awesome_lint.template.slots import Template
    from awesome_lint.venues import Registry

_NO_HABIT: Final = Bullets()


class ListReading(Record):
    """What a file says as a list.

    Attributes:
        document: Sections, entries, unmatched records.
        templates: The templates in force, the main form first; empty if there is none.
        profile: The profile whose rules suit it; None if none does.
        origin: Where the templates come from: "configuration", "file" (a comment in it), "entries" (found in what
            they share), "profile", or "none".
        registry: Venue series with what the configuration and the list's own examples add.
        notes: What could not be read of the list's own template.
        reason: Why it is this profile, or none, as a clause for messages.
        coverage: The share of its records, placeholders not counted, that follow one of the templates; from 0 to 1.
        nonconforming: The records that do not, in document order.
        loose: Differences from found templates that the list has no habit about.
        customs: The forms that nearly all entries share, whatever template they follow, as `slips` names them.
        bullets: The bullets that entries have by habit.
    """

    document: Document
    templates: tuple[Template, ...]
    profile: str | None
    origin: str
    registry: Registry
    notes: tuple[TemplateNote, ...]
    reason: str
    coverage: float = 0.0
    nonconforming: tuple[ListRecord, ...] = ()
    loose: frozenset[Habit] = frozenset()
    customs: Customs = ()
    bullets: Bullets = _NO_HABIT

    @property
    def template(self) -> Template | None:
        """The main form."""
        return self.templates[0] if self.templates else None
