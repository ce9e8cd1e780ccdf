"""The markers of lists, which also tell neighbouring lists apart (CommonMark 0.31.2, section 5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Link, List, ListItem, Paragraph
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.neighbours import neighbours
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.diagnostics import Fix
    from awesome_lint.rules.base import Context

_MANY: Final = 4  # times as many items beside some others, that these are a slip, and no list of their own


class Deviating(NamedTuple):
    """A list whose marker is not the expected one, and what would mend it."""

    node: List
    fix: Fix | None


def mark_of(node: List) -> str:
    """Give the bullet of a list, or the character behind its numbers."""
    return node.children[0].marker[-1]


def mark_span(item: ListItem) -> Span:
    """Give the place of an item's bullet, or of the character behind its number."""
    end = item.start + len(item.marker)
    return Span(end - 1, end)


def deviating(ctx: Context, lists: Iterable[List], wanted: str) -> Iterator[Deviating]:
    """Give the lists that have another marker than they should.

    A list that gets the marker of a neighbour becomes one with it. Where a blank line stands between them, they are two
    lists on purpose: npm's verdict flags them, the better one does not, and nothing is fixed. Where none does, somebody
    mixed up the markers of one list; to join them is a guess, unless they are a few items among many.

    Args:
        ctx: The document.
        lists: All its lists of one kind, in its order.
        wanted: The marker that they should have.
    """
    right: set[int] = set()  # lists that have the marker, or get it
    for node in lists:
        if mark_of(node) == wanted:
            right.add(id(node))
            continue
        places = ctx.derive(neighbours)
        one, other = places.before.get(id(node)), places.behind.get(id(node))
        joins_one = one is not None and id(one) in right
        joins_other = other is not None and mark_of(other) == wanted
        apart = (joins_one and id(node) in places.apart) or (joins_other and id(other) in places.apart)
        if apart:
            if ctx.strict:
                yield Deviating(node, None)
            continue
        edits = [Edit(mark_span(item), wanted) for item in node.children]
        if any(_makes_thematic_break(ctx, edit.span) for edit in edits):
            yield Deviating(node, None)
            continue
        right.add(id(node))
        joined = [each for each, joins in ((one, joins_one), (other, joins_other)) if each is not None and joins]
        many = sum(len(each.children) for each in joined) >= _MANY * len(node.children)
        make = safe if many or not joined else unsafe
        yield Deviating(node, make(f"Write `{wanted}`", *edits))


def _makes_thematic_break(ctx: Context, mark: Span) -> bool:
    """Whether a line may become a thematic break when a bullet changes, since there is nothing but marks behind it."""
    rest = ctx.source.text[mark.end : ctx.source.line_end(ctx.source.line_at(mark.end))]
    return len("".join(rest.split())) > 1 and not rest.strip("*-+_ \t")


def reported(ctx: Context, lists: Iterable[List], wanted: str) -> Iterator[tuple[Span, int, Fix | None]]:
    """Give what to report of such lists: each place, the number of items that it stands for, and the fix.

    The fix is one for the whole list, so the list is reported once; npm's verdict has each item, the first of which
    bears the fix.
    """
    for node, fix in deviating(ctx, lists, wanted):
        items = node.children if ctx.strict else node.children[:1]
        for at, item in enumerate(items):
            count = 1 if ctx.strict else len(node.children)
            yield mark_span(item), count, None if at else fix


def leads_within(node: List) -> bool:
    """Whether most items of a list begin with a link to an anchor of this file, as in a table of contents."""
    return sum(_first_url(item).startswith("#") for item in node.children) * 4 >= len(node.children) * 3


def _first_url(item: ListItem) -> str:
    block = item.children[0] if item.children else None
    if not isinstance(block, Paragraph):
        return ""
    return next((node.url for node in block.children if isinstance(node, Link)), "")
