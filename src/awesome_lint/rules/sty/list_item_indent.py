"""STY015."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import List
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import one_of
from awesome_lint.rules.sty.layout import is_indented_code, layout
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import ListItem
    from awesome_lint.rules.base import Context

_ONE, _TAB, _MIXED = "one", "tab", "mixed"
_STOP = 4


class ListItemIndent(NpmRule):
    """A list item with another gap between its marker and its text than expected.

    ## Why
    The gap decides how far nested items must be indented; mixed gaps are how items end up nested, or not, by accident.

    ## Example
    `-   Venus` becomes `- Venus`.

    ## Fix
    Safe: the gap changes, and the item's other lines move along, so that what is nested stays nested. There is no fix
    where the item would take in what follows it.

    ## Npm
    Better: an item whose text begins in the line behind its marker has no gap, and is not flagged; nor is one tab,
    which is one character and reaches the tab stop.
    """

    code = "STY015"
    name = "list-item-indent"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: "one" blank; "tab", which is blanks up to the next column that 4 divides; or "mixed", which is "tab"
                for loose lists, "one" for others.
        """

        style: str = _ONE

        def __post_init__(self) -> None:
            one_of("style", self.style, (_ONE, _TAB, _MIXED))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each item with another gap."""
        text, style = ctx.source.text, self.options.style
        for node in ctx.nodes(List):
            tabbed = style == _TAB or (style == _MIXED and node.spread)
            for item in node.children:
                gap = _gap(text, item)
                if gap is None:
                    continue
                marker = gap.start - item.start
                expected = _STOP - marker % _STOP if tabbed else 1
                if gap.end - gap.start == expected:
                    continue
                below = gap.start > item.start + len(item.marker)
                if ctx.strict or not (below or text[gap.start : gap.end] == "\t"):
                    yield self._diagnostic(ctx, item, gap, expected)

    def _diagnostic(self, ctx: Context, item: ListItem, gap: Span, expected: int) -> Diagnostic:
        if gap.start > item.start + len(item.marker):
            message = "text begins in the line behind its list marker, expected in the same line"
            return self.diagnostic(gap, message)
        found = gap.end - gap.start
        message = f"{found} blank{'s' * (found > 1)} behind list marker, expected {expected}"
        return self.diagnostic(gap, message, _fix(ctx, item, gap, expected))


def _gap(text: str, item: ListItem) -> Span | None:
    """Give the blanks before an item's content, in whichever line it begins; None where they are not to be judged."""
    if not item.children or is_indented_code(item.children[0]):
        return None  # code is indented behind one blank, whatever the gap looks like
    content = text.index("[", item.start) if item.checked is not None else item.children[0].start
    start = content
    while text[start - 1] in " \t":
        start -= 1
    return Span(start, content)


def _fix(ctx: Context, item: ListItem, gap: Span, expected: int) -> Fix | None:
    places = ctx.derive(layout)
    fewer = places.gap(item) - expected
    if places.shifts_tab(gap.end, fewer) or (fewer > 0 and places.swallows(item, fewer)):
        return None
    moved = places.moved_along(item, -fewer)
    if moved is None:
        return None
    return safe(f"Write {expected} blank{'s' * (expected > 1)}", Edit(gap, " " * expected), *moved)
