"""STY040."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import List
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.rules.sty.list_markers import leads_within, mark_of, reported

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_BULLETS = "*+-"


class UnorderedListMarkerStyle(NpmRule):
    """A list with another bullet than the expected one.

    ## Why
    One bullet in all lists is easier to write and to search for; and within a list, another bullet begins a new list.

    ## Example
    `+ Venus` in a file whose lists have `-`.

    ## Fix
    The bullets of the whole list change. Safe, but where the list then becomes one with the list right above or below
    it: this is what was meant, most likely, but it is a guess.
    There is no fix where a thematic break stands behind a bullet: `* ---` reads well, `- ---` is one thematic break.

    ## Npm
    Better: npm expects the bullet of the file's first list, which flags nearly all of a file for one odd beginning.
    Here it is the bullet of the entries, or where the list has no entries, the bullet of most lists. Each list is
    reported once, not each of its items. A table of contents may have a bullet of its own. Two lists with nothing
    but a blank line between them are told apart by their bullets; the second one is not flagged.
    """

    code = "STY040"
    name = "unordered-list-marker-style"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: The bullet: "*", "+", "-" or "consistent".
        """

        style: str = CONSISTENT

        def __post_init__(self) -> None:
            one_of("style", self.style, (*_BULLETS, CONSISTENT))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each list with another bullet, at its first item; each item if npm's verdict is wanted."""
        lists = [node for node in ctx.nodes(List) if not node.ordered]
        if ctx.strict or self.options.style != CONSISTENT:
            yield from self._flag(ctx, lists)
            return
        contents = [node for node in lists if leads_within(node)]
        within = {id(node) for node in contents}
        others = [node for node in lists if id(node) not in within]
        entries = ctx.template.marker if ctx.template is not None else None
        yield from self._flag(ctx, others, entries if entries is not None and entries in _BULLETS else None)
        yield from self._flag(ctx, contents)

    def _flag(self, ctx: Context, lists: Sequence[List], entries: str | None = None) -> Iterator[Diagnostic]:
        """Flag those of some lists that have another bullet than `entries`, or than the option says."""
        style, why = self.options.style, said_why(self.options.style, "lists", strict=ctx.strict)
        wanted = expected_style(style, map(mark_of, lists), strict=ctx.strict)
        if entries is not None:
            wanted, why = entries, " as the entries"
        for span, count, fix in reported(ctx, lists, wanted) if wanted is not None else ():
            found = ctx.source.text[span.start]
            what = f"list of {count} items has the bullet" if count > 1 else "bullet"
            yield self.diagnostic(span, f"{what} `{found}`, expected `{wanted}`{why}", fix)
