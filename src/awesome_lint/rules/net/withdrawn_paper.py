"""NET010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.net.checked import LinkRule, checked_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.net.checked import Checked


class WithdrawnPaper(LinkRule):
    """A paper that its authors withdrew, or that its publisher retracted.

    ## Why
    A list recommends what it holds.

    ## Example
    `https://arxiv.org/abs/2401.01234`, whose comment on arXiv says that it has been withdrawn.
    """

    code = "NET010"
    name = "withdrawn-paper"

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Find each link to such a paper."""
        for checked in ctx.derive(checked_links):
            resource = checked.status.resource
            if resource is not None and (resource.withdrawn or resource.retracted) and not checked.place.shown:
                who = "its authors have withdrawn" if resource.withdrawn else "its publisher has retracted"
                yield checked, self.diagnostic(checked.place.span, f"{who} this paper")
