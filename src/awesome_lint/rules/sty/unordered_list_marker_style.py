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
    it: this is what was meant, most likely, but it is a guess, unless at least four times as many items stand there.
    There is no fix where a thematic break stands behind a bullet: `* ---` reads well, `- ---` is one thematic break.

    ## Npm
    Better: npm expects the bullet of the file's first list, which flags nearly all of a file for one odd beginning.
    Here it is the bullet of the entries, or where the list has no entries, the bullet of most lists. Lists within items
    are held against lists as deep as they are, so each depth may have a bullet of its own. Each list is reported once,
    not each of its items. A table of contents may have a bullet of its own. Two lists with nothing but a blank line
    between them are told apart by their bullets; the second one is not flagged.
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
        depths = _depths(ctx)
        for depth in sorted({depths[id(node)] for node in others}):
            level = [node for node in others if depths[id(node)] == depth]
            yield from self._flag(ctx, level, None if depth else _bullet_of_entries(ctx), depth)
        yield from self._flag(ctx, contents)

    def _flag(
        self, ctx: Context, lists: Sequence[List], entries: str | None = None, depth: int = 0
    ) -> Iterator[Diagnostic]:
        """Flag those of some lists that have another bullet than `entries`, or than the option says."""
        style, places = self.options.style, "lists as deep" if depth else "lists"
        why = said_why(style, places, strict=ctx.strict)
        wanted = expected_style(style, map(mark_of, lists), strict=ctx.strict)
        if entries is not None:
            wanted, why = entries, " as the entries"
        for span, count, fix in reported(ctx, lists, wanted) if wanted is not None else ():
            found = ctx.source.text[span.start]
            what = f"list of {count} items has the bullet" if count > 1 else "bullet"
            yield self.diagnostic(span, f"{what} `{found}`, expected `{wanted}`{why}", fix)


def _depths(ctx: Context) -> dict[int, int]:
    """Give the number of lists that each list is nested in, by the list's `id`."""
    depths: dict[int, int] = {}
    for node in ctx.nodes(List):  # an outer one comes before those within it
        depth = depths.setdefault(id(node), 0)
        depths.update(
            (id(inner), depth + 1) for item in node.children for inner in item.children if type(inner) is List
        )
    return depths


def _bullet_of_entries(ctx: Context) -> str | None:
    """Give the bullet of the entries' template, unless all entries are nested in other items."""
    marker = ctx.template.marker if ctx.template is not None else None
    records = [entry.record for entry in ctx.document.entries]
    if marker is None or marker not in _BULLETS or (records and all(record.parent is not None for record in records)):
        return None
    return marker
