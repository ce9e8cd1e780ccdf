"""DUP002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint import titles
from awesome_lint.rules.base import Rule
from awesome_lint.rules.dup.pairs import Kind, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class DuplicateTitle(Rule):
    """An entry whose title is the title of an earlier entry, with another link or none.

    ## Why
    One work often comes in twice: as a preprint and from its venue, or with a slip of the pen. Letter case,
    punctuation and blanks do not count, nor do small words; a letter or two may differ in one or two long words, but
    not numbers (`Part 1`, `Part 2`) or beginnings (`Supervised`, `Unsupervised`). Titles of one or two words are not
    compared.

    ## Example
    `Parrot: Efficient Serving of LLM-based Applications` under the venue and again under its topic.
    """

    code = "DUP002"
    name = "duplicate-title"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the later entry of each pair."""
        for pair in repeated(ctx, Kind.TITLE):
            if titles.title_key(pair.title) == titles.title_key(pair.first_title):
                message = f"the same title is on line {pair.first_line}"
            else:
                message = f"nearly the same title is on line {pair.first_line}: {pair.first_title}"
            yield self.diagnostic(pair.span, message)
