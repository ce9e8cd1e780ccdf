"""NET013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.agreement import Agreement
from awesome_lint.rules.net.checked import LinkRule
from awesome_lint.rules.net.papers import papers
from awesome_lint.rules.net.people import contradict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.net.checked import Checked

_NAMED = 3


class AuthorsAgainstSource(LinkRule):
    """An entry whose authors are others than those of the paper behind its link.

    ## Why
    Either the authors were copied from another line, or the link was. It is reported only where not one name is found
    on both sides; initials, accents, order and "et al." do not count, nor do names of teams and institutions.

    ## Example
    `**Vidur** Ada Lovelace, Alan Turing. [paper](https://arxiv.org/abs/2405.05465)`, and arXiv names `Amey Agrawal,
    Nitin Kedia, Jayashree Mohan et al.`
    """

    code = "NET013"
    name = "authors-against-source"

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Find entries whose authors and those of their paper have no name in common."""
        for paper in ctx.derive(papers):
            place, written, authors = paper.checked.place, paper.entry.authors, paper.resource.authors
            if not written or place.shown or paper.agreement is Agreement.DIFFERENT:
                continue
            if contradict(written, authors):
                message = f"its authors are `{_some(authors)}`, not `{' '.join(written.split())}`"
                yield paper.checked, self.diagnostic(place.span, message)


def _some(authors: Sequence[str]) -> str:
    return ", ".join(authors[:_NAMED]) + (" et al." if len(authors) > _NAMED else "")
