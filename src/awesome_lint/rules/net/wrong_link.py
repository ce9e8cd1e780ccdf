"""NET002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.agreement import Agreement, agreement
from awesome_lint.diagnostics import Severity
from awesome_lint.rules.base import Rule
from awesome_lint.rules.net.checked import checked_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class WrongLink(Rule):
    """A link that works, and leads to another work than the entry's title says.

    ## Why
    An identifier copied from the line above opens a page like any other; nobody notices but the reader who wanted the
    paper. The title that arXiv or the DOI's registry gives is compared with the entry's: LaTeX, accents, punctuation
    and a name before a colon do not count, and short titles are never called wrong. No search is made: the identifier
    decides.

    ## Example
    `Vidur: A Large-Scale Simulation Framework [link](https://arxiv.org/abs/1706.03762)`, which is `Attention Is All
    You Need`.
    """

    code = "NET002"
    name = "wrong-link"
    severity = Severity.ERROR
    profiles = frozenset({"links"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the first link of an entry if it leads to another work."""
        titles = {entry.title: entry for entry in ctx.document.entries}
        for place, status in ctx.derive(checked_links):
            resource, entry = status.resource, place.entry
            if resource is None or resource.title is None or entry is None or not place.first or not entry.title:
                continue
            if agreement(entry.title, resource.title, resource.former_titles) is not Agreement.DIFFERENT:
                continue
            message = f"leads to `{resource.title}`, not to `{entry.title}`"
            owner = next((other for title, other in titles.items() if _is(title, resource.title)), None)
            if owner is not None and owner is not entry:
                message += f", which is the entry of line {ctx.source.line_at(owner.span.start)}"
            yield self.diagnostic(place.span, message)


def _is(title: str, other: str) -> bool:
    return bool(title) and agreement(title, other) is Agreement.SAME
