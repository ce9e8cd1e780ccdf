"""STY014."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import List
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import is_habit
from awesome_lint.rules.sty.layout import layout
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import ListItem
    from awesome_lint.rules.base import Context

_BLANKS = frozenset(" \t")


class ListItemBulletIndent(NpmRule):
    """A list that is not nested in anything, yet indented.

    ## Why
    The blanks are not shown. They look like nesting to who edits the file, and the next item is easily nested for real.

    ## Example
    `  - Venus` becomes `- Venus`.

    ## Fix
    Safe: the list moves to the margin with all that is nested in its items. There is no fix where it would then take in
    the text behind it, which is indented too, nor for a list of which most items, and three at least, are indented
    alike: it stands where somebody wants it.

    ## Npm
    Better: each list is reported once, at its first indented item, not each of its items; and nothing is where most
    items of the file are indented alike, for that is how its author writes lists.
    """

    code = "STY014"
    name = "list-item-bullet-indent"
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each list of the document itself with blanks before its items; each item if npm's verdict is wanted."""
        source = ctx.source
        lists = [node for node in ctx.root.children if isinstance(node, List)]
        indented = [
            [item for item in node.children if source.text[item.start - 1 : item.start] in _BLANKS] for node in lists
        ]
        if not ctx.strict:
            widths = Counter(source.position(item.start)[1] for items in indented for item in items)
            if is_habit(max(widths.values(), default=0), sum(len(node.children) for node in lists)):
                return
        for node, items in zip(lists, indented, strict=True):
            yield from self._flag(ctx, node, items)

    def _flag(self, ctx: Context, node: List, items: Sequence[ListItem]) -> Iterator[Diagnostic]:
        """Flag the items of a list that are indented."""
        source = ctx.source
        indented = [(item, Span(source.line_starts[source.line_at(item.start) - 1], item.start)) for item in items]
        widths = Counter(span.end - span.start for _, span in indented)
        meant = not ctx.strict and is_habit(max(widths.values(), default=0), len(node.children))
        fix = _fix(ctx, node, indented) if indented and not meant else None
        for _, span in indented if ctx.strict else indented[:1]:
            count = "" if ctx.strict or len(indented) == 1 else f" ({len(indented)} items)"
            width = span.end - span.start
            message = f"list item is indented by {width} blank{'s' * (width > 1)}, expected none{count}"
            yield self.diagnostic(span, message, fix)
            fix = None


def _fix(ctx: Context, node: List, indented: Sequence[tuple[ListItem, Span]]) -> Fix | None:
    """Move all items of a list to the margin; moved alone, one could become a child of another."""
    places = ctx.derive(layout)
    edits: list[Edit] = []
    for item, span in indented:
        width = span.end - span.start
        moved = places.moved_along(item, -width)
        last = item is node.children[-1]
        if moved is None or places.shifts_tab(item.start, width) or (last and places.swallows(item, width)):
            return None
        edits += [Edit(span, ""), *moved]
    return safe("Move the list to the margin", *edits)
