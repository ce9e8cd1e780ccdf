"""TPL012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class PlaceholderEntry(Rule):
    """A list item that only says that something will follow.

    ## Why
    Readers cannot tell whether it is still true.

    ## Example
    `* to be updated`
    """

    code = "TPL012"
    name = "placeholder-entry"
    severity = Severity.INFO
    profiles = frozenset({"papers", "awesome"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag placeholders."""
        for item in ctx.document.unmatched:
            if item.placeholder:
                yield self.diagnostic(item.span, "item is a placeholder, not an entry")
