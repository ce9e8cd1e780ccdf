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

    def is_apart(self, node: List) -> bool:
        """Whether a blank line stands between a list and another one above or below it."""
        other = self.behind.get(id(node))
        return id(node) in self.apart or (other is not None and id(other) in self.apart)

    def is_one_of(self, node: List) -> bool:
        """Whether a list is a single item, and more items beside it are set apart, as it would be among them."""
        beside = [each for each in (self.before.get(id(node)), self.behind.get(id(node))) if each is not None]
        more = sum(len(each.children) for each in beside) > 1
        return len(node.children) == 1 and more and all(each.spread for each in beside)


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
