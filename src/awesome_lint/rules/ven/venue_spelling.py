"""VEN001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class VenueSpelling(DeviationRule):
    """A venue series that is not spelled as it should be.

    ## Why
    `Sigcomm`, `SIGCOMM` and `ACM SIGCOMM` in one list are three venues to a search.

    ## Example
    `(Sigcomm'24)` becomes `(SIGCOMM'24)`; `(NIPS'19)` becomes `(NeurIPS'19)`, since the name changed in 2018.

    ## Fix
    Safe: it is the same series. The spelling is the configuration's, else that of the examples in the list's own
    template, else the registry's; without a template of its own, the spelling that most of the list has.
    """

    code = "VEN001"
    name = "venue-spelling"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers"})
    kind = DeviationKind.VENUE_SPELLING

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"venue is spelled {quoted(deviation.found)}, expected {quoted(deviation.expected)}"
