"""TPL003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class MissingVenue(DeviationRule):
    """An entry that names no venue, in a list whose template has one.

    ## Why
    Readers scan a paper list by venue and year, and tools sort it so.

    ## Example
    Below `## [MLSys 2025](...)`, `DiffServe: Efficiently ...` becomes `(MLSys'25) DiffServe: Efficiently ...`.

    ## Fix
    Safe: the venue comes from the nearest heading that names one. Without such a heading there is no fix.
    """

    code = "TPL003"
    name = "missing-venue"
    fixability = Fixability.SOMETIMES
    profiles = frozenset({"papers"})
    kind = DeviationKind.VENUE_MISSING

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        if deviation.edits:
            return f"entry names no venue; its heading says {quoted(deviation.expected)}"
        return "entry names no venue"

    def remedy(self, deviation: Deviation) -> str:
        """Say what the fix does."""
        return f"Write {quoted(deviation.expected)}"
