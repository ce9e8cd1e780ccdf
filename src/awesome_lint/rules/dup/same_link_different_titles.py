"""DUP003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.base import Rule
from awesome_lint.rules.dup.pairs import Kind, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class SameLinkDifferentTitles(Rule):
    """An entry with the link of an earlier entry, but with quite another title.

    ## Why
    A line was copied as a pattern and its link never changed, so one of the two titles leads to the wrong work. Titles
    of which one is a part of the other, or that share half of their words, count as the same (`duplicate-link`).

    ## Example
    `Vulcan: Query Planning [link](https://arxiv.org/abs/2401.00588)` below
    `Fairness in Serving [link](https://arxiv.org/abs/2401.00588)`.
    """

    code = "DUP003"
    name = "same-link-different-titles"
    answers_for = frozenset({"double-link"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the later entry of each pair."""
        for pair in repeated(ctx, Kind.LINK_ONLY):
            message = f"{pair.link} is also the link of another title, on line {pair.first_line}: {pair.first_title}"
            yield self.diagnostic(pair.span, message)
