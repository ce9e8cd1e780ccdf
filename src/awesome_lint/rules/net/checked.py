"""What the rules have in common that report what a check of links found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from awesome_lint.outgoing import outgoing
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.outgoing import LinkPlace
    from awesome_lint.rules.base import Context
    from awesome_lint.statuses import LinkStatus, Verdict
    from awesome_lint.text import Span


class Checked(NamedTuple):
    """A link whose destination was looked at."""

    place: LinkPlace
    status: LinkStatus


def checked_links(ctx: Context) -> list[Checked]:
    """Give the links that something is known of, in document order."""
    statuses = ctx.surroundings.statuses
    if not statuses:
        return []
    return [Checked(place, statuses[place.url]) for place in outgoing(ctx.document) if place.url in statuses]


class VerdictRule(Rule):
    """A rule that reports the links with one verdict.

    Attributes:
        verdict: The verdict.
    """

    verdict: ClassVar[Verdict]
    profiles = frozenset({"links"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each link with this rule's verdict; a definition once, however many links use it."""
        seen: set[Span] = set()
        for checked in ctx.derive(checked_links):
            if checked.status.verdict is self.verdict and checked.place.span not in seen:
                seen.add(checked.place.span)
                yield self.report(checked)

    def report(self, checked: Checked) -> Diagnostic:
        """Make the diagnostic for a link with this rule's verdict."""
        raise NotImplementedError


def reason(status: LinkStatus) -> str:
    """Give why there is no better verdict, to follow a colon."""
    return status.error or (f"it answers {status.status}" if status.status else "no reason is known")
