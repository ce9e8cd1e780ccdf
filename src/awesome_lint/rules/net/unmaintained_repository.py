"""NET016."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import LinkRule, checked_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.net.checked import Checked
    from awesome_lint.text import Span

_SPAN_OF_TIME: Final = re.compile(r"(?P<count>[1-9][0-9]{0,3})(?P<unit>[dmy])", re.ASCII)
_DAYS: Final = {"d": 1.0, "m": 365.25 / 12, "y": 365.25}
_CALLED: Final = {"d": "day", "m": "month", "y": "year"}


class UnmaintainedRepository(LinkRule):
    """A repository to which nothing was pushed for years.

    ## Why
    Some lists leave such works out, or mark them; many works are done, and need no change, so the rule is off unless
    it is selected. The day is that of the last push to any branch, which GitHub tells where there is a token. Archived
    repositories are reported as that (`archived-repository`).

    ## Example
    `https://github.com/owner/name`, last pushed to in 2019.
    """

    code = "NET016"
    name = "unmaintained-repository"
    severity = Severity.INFO
    profiles: ClassVar[frozenset[str]] = frozenset()

    @dataclass(frozen=True, slots=True)
    class Options:
        """What counts as unmaintained.

        Attributes:
            after: How long ago the last push was: a number of days, months or years, such as "90d", "18m" or "3y".
        """

        after: str = "3y"

        def __post_init__(self) -> None:
            """Refuse what is no span of time.

            Raises:
                ValueError: It cannot be read as one.
            """
            if _SPAN_OF_TIME.fullmatch(self.after) is None:
                raise ValueError(f'after: {self.after!r} is no span of time such as "90d", "18m" or "3y"')

    options: Options

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Find each link to a repository whose last push is too long ago; a definition once."""
        today, span = ctx.surroundings.today, _SPAN_OF_TIME.fullmatch(self.options.after)
        if today is None or span is None:
            return
        ago = timedelta(days=int(int(span["count"]) * _DAYS[span["unit"]]))
        latest = (date.fromisoformat(today) - min(ago, date.fromisoformat(today) - date.min)).isoformat()
        plural = "" if span["count"] == "1" else "s"
        long = f"more than {span['count']} {_CALLED[span['unit']]}{plural} ago"
        seen: set[Span] = set()
        for checked in ctx.derive(checked_links):
            resource, place = checked.status.resource, checked.place
            if resource is None or resource.provider != "github" or resource.archived or resource.updated is None:
                continue
            if resource.updated < latest and not place.shown and place.span not in seen:
                seen.add(place.span)
                yield checked, self.diagnostic(place.span, f"the last push was on {resource.updated}, {long}")
