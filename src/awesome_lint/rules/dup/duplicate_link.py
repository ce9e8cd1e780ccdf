"""DUP001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.records import replace
from awesome_lint.rules.base import Rule
from awesome_lint.rules.dup.pairs import Kind, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class DuplicateLink(Rule):
    """An entry whose link is the link of an earlier entry.

    ## Why
    Most repeated entries are there by mistake: two pull requests added the same work. Links are compared by what they
    open: all forms and versions of an arXiv paper are one, so are the pages of a DOI, http and https, with and without
    `www.`. Only the link that stands for the entry counts; code, project and home pages are linked several times on
    purpose. What stands in another section than the first time may belong to both, so that is only a note (info).

    ## Example
    `[link](https://arxiv.org/abs/2311.04934)` and, below, `[pdf](https://arxiv.org/pdf/2311.04934v2)`.
    """

    code = "DUP001"
    name = "duplicate-link"
    answers_for = frozenset({"double-link"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the later entry of each pair."""
        for pair in repeated(ctx, Kind.LINK):
            found = self.diagnostic(pair.span, f"{pair.link} is also on line {pair.first_line}")
            apart = not pair.same_section and not ctx.strict
            yield replace(found, severity=Severity.INFO) if apart else found
