"""STY033."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import List
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.rules.sty.list_markers import mark_of, reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class OrderedListMarkerStyle(NpmRule):
    """A numbered list with another character behind its numbers than the expected one.

    ## Why
    `1.` and `1)` are two kinds of lists: where one follows the other, the numbers begin anew.

    ## Example
    `1) Venus` in a file whose lists have `1.`

    ## Fix
    The characters of the whole list change. Safe, but where the list then becomes one with the list right above or
    below it: this is what was meant, most likely, but it is a guess.

    ## Npm
    Better: npm expects the character of the file's first list, here it is that of most lists. Each list is reported
    once, not each of its items. Two lists with nothing but a blank line between them are told apart by these
    characters; the second one is not flagged.
    """

    code = "STY033"
    name = "ordered-list-marker-style"
    fixability = Fixability.ALWAYS

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: What stands behind numbers: ".", ")" or "consistent".
        """

        style: str = CONSISTENT

        def __post_init__(self) -> None:
            one_of("style", self.style, (".", ")", CONSISTENT))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each list with the other character, at its first item; each item if npm's verdict is wanted."""
        lists = [node for node in ctx.nodes(List) if node.ordered]
        style, why = self.options.style, said_why(self.options.style, "lists", strict=ctx.strict)
        wanted = expected_style(style, map(mark_of, lists), strict=ctx.strict)
        for span, count, fix in reported(ctx, lists, wanted) if wanted is not None else ():
            found = ctx.source.text[span.start]
            what = f"list of {count} items has" if count > 1 else "number is followed by"
            yield self.diagnostic(span, f"{what} `{found}`, expected `{wanted}`{why}", fix)
