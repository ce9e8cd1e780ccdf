"""What the rules have in common that report what a check of links found."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from awesome_lint.outgoing import outgoing
from awesome_lint.records import replace
from awesome_lint.rules.base import Rule
from awesome_lint.rules.selection import configured_severities
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Severity
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


class _HostLevels:
    """What is set for single hosts."""

    def __init__(self, ctx: Context) -> None:
        self._tables = ctx.surroundings.link_severities
        self._known: dict[str, dict[str, Severity | None]] = {}

    def of(self, url: str) -> dict[str, Severity | None]:
        """Give the severities for links to a URL's host, by the rules' codes: its own name's before those of patterns.

        Raises:
            ConfigError: A selector names no rule.
        """
        if not self._tables:
            return {}
        host = host_of(url)
        if host not in self._known:
            fitting = [pattern for pattern in self._tables if fnmatchcase(host, pattern)]
            fitting.sort(key=lambda pattern: (pattern == host, len(pattern)))
            self._known[host] = {}
            for pattern in fitting:
                self._known[host] |= configured_severities(self._tables[pattern])
        return self._known[host]


class LinkRule(Rule):
    """A rule on what a check of links found; its severity may be another one for some hosts."""

    profiles = frozenset({"links"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag what `find` gives, as severe as it is for the link's host."""
        levels = ctx.derive(_HostLevels)
        for checked, found in self.find(ctx):
            own = levels.of(checked.place.url)
            severity = own.get(self.code, found.severity)
            if severity is not None:
                yield replace(found, severity=severity, settled=True) if self.code in own else found

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Give what this rule finds, each with its link."""
        raise NotImplementedError


class VerdictRule(LinkRule):
    """A rule that reports the links with one verdict.

    Attributes:
        verdict: The verdict.
    """

    verdict: ClassVar[Verdict]

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Find each link with this rule's verdict; a definition once, however many links use it."""
        seen: set[Span] = set()
        for checked in ctx.derive(checked_links):
            place = checked.place
            if checked.status.verdict is self.verdict and not place.shown and place.span not in seen:
                seen.add(place.span)
                yield checked, self.report(checked)

    def report(self, checked: Checked) -> Diagnostic:
        """Make the diagnostic for a link with this rule's verdict."""
        raise NotImplementedError


def reason(status: LinkStatus) -> str:
    """Give why there is no better verdict, to follow a colon."""
    return status.error or (f"it answers {status.status}" if status.status else "no reason is known")
