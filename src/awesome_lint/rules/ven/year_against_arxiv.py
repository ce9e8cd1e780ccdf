"""VEN004."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.base import Rule
from awesome_lint.urls import arxiv_paper
from awesome_lint.venues import arxiv_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Entry
    from awesome_lint.rules.base import Context


class YearAgainstArxiv(Rule):
    """A year that is far from that of the paper's arXiv identifier.

    ## Why
    A paper is on arXiv shortly before or after it appears; more than a year between the two is often a slip, or the
    link of another paper. Some papers do take longer, so this is only a hint.

    ## Example
    `(MLSys'24) ... [link](https://arxiv.org/abs/2001.03288)` was put on arXiv in 2020.
    """

    code = "VEN004"
    name = "year-against-arxiv"
    severity = Severity.INFO
    profiles = frozenset({"papers"})

    @dataclass(frozen=True, slots=True)
    class Options:
        """What can be set.

        Attributes:
            years: How many years may lie between the two.
        """

        years: int = 1

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag entries whose first arXiv link is of another time."""
        for entry in ctx.document.entries:
            if entry.year is None:
                continue
            year = _arxiv_year(entry)
            if year is not None and abs(year - entry.year) > self.options.years:
                span = entry.venue.span if entry.venue and entry.venue.span else entry.span
                yield self.diagnostic(span, f"entry is of {entry.year}, its arXiv identifier of {year}")


def _arxiv_year(entry: Entry) -> int | None:
    for link in entry.links:
        paper = arxiv_paper(link.url)
        date = arxiv_year(paper.id) if paper else None
        if date is not None:
            return date[0]
    return None
