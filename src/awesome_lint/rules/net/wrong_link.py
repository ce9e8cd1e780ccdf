"""NET002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.agreement import Agreement
from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import LinkRule
from awesome_lint.rules.net.papers import owner, papers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.net.checked import Checked


class WrongLink(LinkRule):
    """A link that works, and leads to another work than the entry's title says.

    ## Why
    An identifier copied from the line above opens a page like any other; nobody notices but the reader who wanted the
    paper. The title that arXiv, the DOI's registry, OpenReview or the ACL Anthology gives is compared with the entry's:
    LaTeX, accents, punctuation, abbreviations and a name before a colon do not count. Short titles are never called
    wrong, nor are titles that share words which few others have (see retitled-paper). No search is made: the identifier
    decides.

    ## Example
    `Vidur: A Large-Scale Simulation Framework [link](https://arxiv.org/abs/1706.03762)`, which is `Attention Is All
    You Need`.
    """

    code = "NET002"
    name = "wrong-link"
    severity = Severity.ERROR

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Find links of entries to another work; and what a link in the place of a destination shows, if it is one."""
        for paper in ctx.derive(papers):
            if paper.agreement is Agreement.DIFFERENT:
                place, title = paper.checked.place, paper.resource.title
                verb = "shows" if place.shown else "leads to"
                message = f"{verb} `{title}`{owner(ctx, paper)}, not `{paper.entry.title}`"
                yield paper.checked, self.diagnostic(place.span, message)
