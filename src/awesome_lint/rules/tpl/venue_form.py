"""TPL004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class VenueForm(DeviationRule):
    """A venue that is not set as the template sets it: other brackets, another year form, missing or doubled blanks.

    ## Why
    One form lets readers and tools find all papers of a venue.

    ## Example
    `(NSDI 2024)`, `[NSDI '24]` and `(NSDI24)` become `(NSDI'24)`; `(arxiv)` with a link to `2404.12457` gets its year.

    ## Fix
    Safe: series and year stay what they are; a year that is missing is taken from the arXiv identifier.
    """

    code = "TPL004"
    name = "venue-form"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers"})
    kind = DeviationKind.VENUE_FORM

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"venue is written {quoted(deviation.found)}, the template has {quoted(deviation.expected)}"
