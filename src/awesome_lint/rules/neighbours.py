"""Lists that stand next to each other, and only their markers tell apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Blockquote, FootnoteDefinition, List, ListItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.rules.base import Context


class Neighbours(NamedTuple):
    """Which lists of one kind stand next to each other.

    Attributes:
        before: The list before a list, by the latter's `id`.
        behind: The list behind a list, in the same way.
        apart: The lists with a blank line before them, by `id`.
    """

    before: Mapping[int, List]
    behind: Mapping[int, List]
    apart: frozenset[int]


def neighbours(ctx: Context) -> Neighbours:
    """Find the lists that only their markers tell apart, for `ctx.derive`."""
    before: dict[int, List] = {}
    behind: dict[int, List] = {}
    apart: set[int] = set()
    for one, other in _adjacent(ctx):
        before[id(other)], behind[id(one)] = one, other
        if ctx.source.line_at(other.start) - ctx.source.line_at(one.end) > 1:
            apart.add(id(other))
    return Neighbours(before, behind, frozenset(apart))


def _adjacent(ctx: Context) -> Iterator[tuple[List, List]]:
    containers: list[Iterable[Block]] = [ctx.root.children]
    containers += [quote.children for quote in ctx.nodes(Blockquote)]
    containers += [item.children for item in ctx.nodes(ListItem)]
    containers += [note.children for note in ctx.nodes(FootnoteDefinition)]
    for children in containers:
        for one, other in pairwise(children):
            if isinstance(one, List) and isinstance(other, List) and one.ordered is other.ordered:
                yield one, other
