"""What stands above a record gives it: a venue and a date, each from the nearest that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.model.record import Inherited
from awesome_lint.venues import heading_words

if TYPE_CHECKING:
    from awesome_lint.model import Section
    from awesome_lint.venues import Registry

NOTHING = Inherited()


def of_section(section: Section | None) -> Inherited:
    """Give what a section's headings say, the nearest first."""
    series = year = month = None
    for each in section.around if section is not None else ():
        if series is None:
            series = each.series
        if year is None and each.date is not None:
            year, month = each.date.year, each.date.month
    return Inherited(series, year, month)


def said_by(text: str, registry: Registry) -> Inherited:
    """Give what a label or a bold line says, if it says nothing else than a venue or a date."""
    said = heading_words(text.strip().rstrip(":：").strip(), registry)
    return Inherited(said.series, said.year, said.month)


def under(above: Inherited, said: Inherited) -> Inherited:
    """Give what holds below a text that says something: its own words first."""
    if said == NOTHING:
        return above
    series = said.series if said.series is not None else above.series
    if said.year is not None:
        return Inherited(series, said.year, said.month)
    return Inherited(series, above.year, above.month)
