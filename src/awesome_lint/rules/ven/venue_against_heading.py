"""VEN003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class VenueAgainstHeading(Rule):
    """A venue that contradicts the heading the entry stands under.

    ## Why
    Either the entry stands in the wrong section, or its venue or year is wrong.

    ## Example
    `(OSDI'23) ...` below `## [OSDI 2024](...)`.
    """

    code = "VEN003"
    name = "venue-against-heading"
    profiles = frozenset({"papers"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag entries whose own venue is another series or year than the nearest heading's."""
        for entry in ctx.document.entries:
            venue, heading = entry.venue, entry.section.inherited_venue
            if venue is None or heading is None or venue.span is None or venue.year is None or not venue.known:
                continue
            found = ctx.registry.find(heading.series)
            series = ctx.registry.canonical(found.series, heading.year).name if found else heading.series
            if (venue.series, venue.year) != (series, heading.year):
                said, above = f"{venue.text} {venue.year}", f"{heading.series} {heading.year}"
                yield self.diagnostic(venue.span, f"entry says {said}, the heading above it {above}")
