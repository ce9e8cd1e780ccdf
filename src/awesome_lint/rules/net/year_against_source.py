"""NET012."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.agreement import Agreement
from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import LinkRule
from awesome_lint.rules.net.papers import papers
from awesome_lint.urls import arxiv_paper
from awesome_lint.venues import arxiv_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Entry
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.net.checked import Checked
    from awesome_lint.statuses import Resource


class YearAgainstSource(LinkRule):
    """An entry whose year cannot be that of the paper behind its link.

    ## Why
    A year that is off is a slip, or the link is that of another publication. Papers that a venue published are held
    against the year in which it did, a year to and fro: proceedings appear late, journals early. A preprint's year says
    nothing of a conference's; only entries that name arXiv as their venue are held against the years of its versions.

    ## Example
    `(SOSP'20) ... [link](https://doi.org/10.1145/3600006.3613165)`, and the DOI's registry says 2023.
    """

    code = "NET012"
    name = "year-against-source"
    severity = Severity.INFO

    @dataclass(frozen=True, slots=True)
    class Options:
        """What can be set.

        Attributes:
            years: How many years may lie between an entry's year and that of its publication.
        """

        years: int = 1

    options: Options

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Find entries with an impossible year."""
        for paper in ctx.derive(papers):
            stated = paper.entry.year
            if stated is None or paper.checked.place.shown or paper.agreement is Agreement.DIFFERENT:
                continue
            years = self._possible(paper.entry, paper.resource, paper.checked.place.url)
            if years is not None and stated not in years:
                span = paper.entry.venue.span if paper.entry.venue and paper.entry.venue.span else paper.entry.span
                message = f"entry is of {stated}, the paper of {paper.resource.year}"
                yield paper.checked, self.diagnostic(span, message)

    def _possible(self, entry: Entry, resource: Resource, url: str) -> range | None:
        """Give the years that an entry may state; None if that cannot be told."""
        year = resource.year
        if year is None:
            return None
        if resource.kind == "publication":
            return range(year - self.options.years, year + self.options.years + 1)
        if entry.venue is None or entry.venue.series.casefold() != "arxiv":
            return None
        identified = arxiv_paper(url)
        date = arxiv_year(identified.id) if identified is not None else None
        last = int(resource.updated[:4]) if resource.updated and resource.updated[:4].isdigit() else year
        known = [year, last, *([date.year] if date else [])]
        return range(min(known), max(known) + 1)
