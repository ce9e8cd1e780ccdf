"""NET010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.base import Rule
from awesome_lint.rules.net.checked import checked_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class WithdrawnPaper(Rule):
    """A paper that its authors withdrew, or that its publisher retracted.

    ## Why
    A list recommends what it holds.

    ## Example
    `https://arxiv.org/abs/2401.01234`, whose comment on arXiv says that it has been withdrawn.
    """

    code = "NET010"
    name = "withdrawn-paper"
    profiles = frozenset({"links"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each link to such a paper."""
        for place, status in ctx.derive(checked_links):
            resource = status.resource
            if resource is not None and (resource.withdrawn or resource.retracted):
                who = "its authors have withdrawn" if resource.withdrawn else "its publisher has retracted"
                yield self.diagnostic(place.span, f"{who} this paper")
