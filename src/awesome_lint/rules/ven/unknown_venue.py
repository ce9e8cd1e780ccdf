"""VEN002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.rules.base import Rule, display_only
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class UnknownVenue(Rule):
    """A venue series that the registry does not know.

    ## Why
    It may be misspelled. If it is right, name it under `venues` in the configuration.

    ## Example
    `(SIGCOM'24)`: did you mean `SIGCOMM`?

    ## Fix
    Display-only: the nearest known series is a guess.
    """

    code = "VEN002"
    name = "unknown-venue"
    severity = Severity.INFO
    fixability = Fixability.SOMETIMES
    profiles = frozenset({"papers"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the venues that entries themselves name and the registry does not."""
        for entry in ctx.document.entries:
            venue = entry.venue
            if venue is None or venue.known or venue.text_span is None:
                continue
            nearest = ctx.registry.nearest(venue.text)
            message = f"venue `{venue.text}` is not known"
            if nearest is None:
                yield self.diagnostic(venue.text_span, message)
            else:
                fix = display_only(f"Write `{nearest}`", Edit(venue.text_span, nearest))
                yield self.diagnostic(venue.text_span, f"{message}; did you mean `{nearest}`?", fix)
