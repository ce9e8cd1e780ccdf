"""Reading is the cheapest alignment of a record's tokens with a template's elements.

It is a search for the shortest way through places (behind so many tokens, before or inside such an element), cheapest
first (Dijkstra's algorithm), so a record that follows the template costs little more than its tokens. Records whose
tokens are of the same classes are aligned once.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.template import prices
from awesome_lint.template.grammar import Op
from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.prices import NEVER
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.grammar import Grammar
    from awesome_lint.template.token_class import Class

_MOST_TOKENS: Final = 1_500
_STEPS: Final = 60  # places looked at for each token, and `_LEAST_STEPS` more; what needs more is no entry
_LEAST_STEPS: Final = 2_000
_EMPHASIS: Final = frozenset("*_")
_EMPHASISED: Final = 150
_GENERIC_TITLE: Final = 900  # a label that only names a kind of link stands for fields
_BARE_TITLE: Final = 800
_IMAGE_TITLE: Final = 2_500


class Taken(NamedTuple):
    """A stretch of tokens and the element that takes them.

    Attributes:
        element: The element's index in the grammar's row; -1 for a token that no element takes.
        start: The first token.
        end: Behind the last one.
        price: What it cost, in thousandths.
        inner: For the link whose label holds fields: what its label's tokens are taken by.
    """

    element: int
    start: int
    end: int
    price: int
    inner: tuple[Taken, ...] = ()


class Alignment(NamedTuple):
    """The cheapest way: what takes each token, in order, what is left out, and the price of all, in thousandths."""

    price: int
    taken: tuple[Taken, ...]


class _Row(NamedTuple):
    """The prices of one class of tokens."""

    extra: int
    match: list[int]
    start: list[int]
    inside: list[int]
    soft: bool


class Aligner:
    """Aligns sequences of classes with one grammar, and remembers what it found.

    Args:
        grammar: The template's row, or that of a label.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._count = len(grammar.flats)
        self._rows: dict[Class, _Row] = {}
        self._known: dict[tuple[Class, ...], Alignment | None] = {}
        self._inner = {index: Aligner(inner) for index, inner in grammar.inner.items()}

    def align(self, classes: tuple[Class, ...]) -> Alignment | None:
        """Give the cheapest alignment; None if the record is too long, or too tangled to say."""
        if classes not in self._known:
            self._known[classes] = self._search(classes) if len(classes) <= _MOST_TOKENS else None
        return self._known[classes]

    # --- prices ------------------------------------------------------------------------------------------------------

    def _row(self, cls: Class) -> _Row:
        row = self._rows.get(cls)
        if row is not None:
            return row
        grammar, holds = self._grammar, self._grammar.holds
        matches, starts, insides = [], [], []
        for index, flat in enumerate(grammar.flats):
            if flat.op is Op.FIELD:
                matches.append(NEVER)
                starts.append(prices.start(flat.kind, cls, holds))
                insides.append(prices.inside(flat.kind, cls, holds))
                if cls[0] is TokenKind.MARK and flat.slot is not None and set(flat.slot.open) & _EMPHASIS:
                    insides[-1] += _EMPHASISED  # emphasis is what tells this field from others
                    starts[-1] += _EMPHASISED
            else:
                matches.append(self._linked(index, cls) if flat.op is Op.LINKED else prices.match(flat, cls))
                starts.append(NEVER)
                insides.append(NEVER)
        soft = cls[0] in _SOFT
        row = self._rows[cls] = _Row(prices.extra(cls, holds), matches, starts, insides, soft)
        return row

    def _linked(self, index: int, cls: Class) -> int:
        """Give the price of a link for an element whose label holds fields: that of aligning its label."""
        if cls[0] is not TokenKind.LINK:
            return NEVER
        sort, inside = cls[1], cls[3]
        assert isinstance(inside, tuple)  # noqa: S101 - so is the class of links made
        price = {LabelClass.GENERIC: _GENERIC_TITLE, LabelClass.BARE: _BARE_TITLE, LabelClass.IMAGE: _IMAGE_TITLE}.get(
            sort, 0
        )
        found = self._inner[index].align(inside)
        return NEVER if found is None else price + found.price

    # --- the search --------------------------------------------------------------------------------------------------

    def _search(self, classes: tuple[Class, ...]) -> Alignment | None:
        """Search from the beginning; a place is `3 * element`, + 1 inside it, + 2 behind a separator inside it."""
        rows = [self._row(cls) for cls in classes]
        partners = _partners(classes)
        grammar = self._grammar
        flats, edges, after = grammar.flats, grammar.edges, grammar.after
        ends = [flat.kind is SlotKind.DESCRIPTION for flat in flats]  # may end with a separator
        count, width, last = self._count, 3 * (self._count + 1), len(classes)
        goal = last * width + 3 * count
        best: dict[int, int] = {0: 0}
        came: dict[int, tuple[int, int]] = {}
        closed: set[int] = set()
        heap: list[tuple[int, int, int]] = [(0, 0, 0)]
        sums: dict[object, list[int]] = {}
        steps = _LEAST_STEPS + _STEPS * last

        def reach(price: int, node: int, source: int, element: int) -> None:
            if price < NEVER and price < best.get(node, NEVER):
                best[node] = price
                came[node] = (source, element)
                heappush(heap, (price, -(node // width), node))

        def group(at: int, element: int) -> tuple[int, int]:
            """Give the price of a whole bracketed or emphasised stretch inside a field, and where it ends."""
            partner = partners[at]
            kind = flats[element].kind
            if kind not in sums:
                total = [0]
                for row in rows:
                    total.append(total[-1] + row.inside[element])
                sums[kind] = total
            return sums[kind][partner + 1] - sums[kind][at], partner + 1

        while heap:
            price, _, node = heappop(heap)
            if node in closed:
                continue
            closed.add(node)
            if node == goal:
                return Alignment(price, self._way(node, width, came, best, classes))
            steps -= 1
            if steps < 0:
                return None
            at, state = divmod(node, width)
            element, mode = divmod(state, 3)
            if mode == 0:
                for target, lost in edges[element]:
                    reach(price + lost, at * width + 3 * target, node, -2)
                if at == last:
                    continue
                row = rows[at]
                reach(price + row.extra, node + width, node, -1)
                if element == count:
                    continue
                if row.match[element] < NEVER:
                    reach(price + row.match[element], (at + 1) * width + 3 * after[element], node, element)
                if row.start[element] < NEVER:
                    if partners[at] > at:
                        more, end = group(at, element)
                        reach(price + more, end * width + state + 1, node, element)
                    elif partners[at] < 0:
                        reach(price + row.start[element], node + width + 1, node, element)
                continue
            if mode == 1:
                reach(price, at * width + 3 * after[element], node, -2)
            if at == last:
                continue
            row = rows[at]
            inside = row.inside[element]
            if inside < NEVER:
                base = 3 * element
                if partners[at] > at:
                    more, end = group(at, element)
                    reach(price + more, end * width + base + 1, node, element)
                elif partners[at] < 0:
                    reach(
                        price + inside,
                        (at + 1) * width + base + (2 if row.soft and not ends[element] else 1),
                        node,
                        element,
                    )
        return None

    def _way(
        self, node: int, width: int, came: dict[int, tuple[int, int]], best: dict[int, int], classes: Sequence[Class]
    ) -> tuple[Taken, ...]:
        """Go the way back; steps inside one field are joined."""
        taken: list[Taken] = []
        inside = False
        while node:
            source, element = came[node]
            start, end = source // width, node // width
            if element == -2:
                inside = False
            else:
                price = best[node] - best[source]
                if inside and element >= 0:
                    behind = taken.pop()
                    taken.append(Taken(element, start, behind.end, price + behind.price))
                else:
                    inner: tuple[Taken, ...] = ()
                    if element in self._inner:
                        label = classes[start][3]
                        assert isinstance(label, tuple)  # noqa: S101 - so is the class of links made
                        found = self._inner[element].align(label)
                        inner = found.taken if found is not None else ()
                    taken.append(Taken(element, start, end, price, inner))
                inside = (source % width) % 3 != 0
            node = source
        taken.reverse()
        return tuple(taken)


_SOFT: Final = frozenset(
    {TokenKind.PUNCT, TokenKind.LINE, TokenKind.BLOCK, TokenKind.ITEM, TokenKind.QUOTE, TokenKind.CELL, TokenKind.HTML}
)


def _partners(classes: Sequence[Class]) -> list[int]:
    """Give for each bracket and mark of emphasis its partner; -1 for what has none."""
    found = [-1] * len(classes)
    stack: list[tuple[int, object]] = []
    for index, cls in enumerate(classes):
        kind = cls[0]
        if kind is TokenKind.OPEN or (kind is TokenKind.MARK and not cls[1]):
            stack.append((index, _CLOSE.get(str(cls[1])) if kind is TokenKind.OPEN else "mark"))
        elif kind is TokenKind.CLOSE or kind is TokenKind.MARK:
            wanted = "mark" if kind is TokenKind.MARK else cls[1]
            depth = next((d for d in range(1, min(len(stack), 8) + 1) if stack[-d][1] == wanted), 0)
            if depth:
                partner = stack[-depth][0]
                del stack[-depth:]
                found[partner], found[index] = index, partner
        elif kind is TokenKind.CELL:
            stack.clear()
    return found


_CLOSE: Final = {"(": ")", "[": "]", "{": "}", '"': '"', "「": "」", "『": "』", "《": "》", "«": "»"}
