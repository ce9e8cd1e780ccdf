"""Reading is the cheapest alignment of a record's tokens with a template's elements.

It is a search for the shortest way through places (behind so many tokens, before or inside such an element), cheapest
first (Dijkstra's algorithm), so a record that follows the template costs little more than its tokens. Records whose
tokens are of the same classes are aligned once.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.template.field_prices import inside_price, start_price
from awesome_lint.template.grammar import Op
from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.prices import NEVER, extra_price, match_price
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
# What a label costs that is to hold the title, but only names a kind of link, or is a URL or an image.
_LABELS: Final[dict[object, int]] = {LabelClass.GENERIC: 900, LabelClass.BARE: 800, LabelClass.IMAGE: 2_500}
_FREE_TEXTS: Final = frozenset({SlotKind.TITLE, SlotKind.DESCRIPTION})  # they may begin with half of a bracket
_FREE: Final = -2  # a step that takes no token


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
    bracket: bool


class Aligner:
    """Aligns sequences of classes with one grammar, and remembers what it found.

    Args:
        grammar: The template's row, or that of a label.
        most: The price of the dearest alignment that is wanted, in thousandths.
    """

    def __init__(self, grammar: Grammar, most: int = NEVER - 1) -> None:
        self._grammar = grammar
        self._most = most
        self._count = len(grammar.flats)
        self._rows: dict[Class, _Row] = {}
        self._known: dict[tuple[Class, ...], Alignment | None] = {}
        self._inner = {index: Aligner(inner, most) for index, inner in grammar.inner.items()}

    def align(self, classes: tuple[Class, ...]) -> Alignment | None:
        """Give the cheapest alignment; None if it is too dear, or the record too long, or too tangled to say."""
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
                starts.append(start_price(flat.kind, cls, holds))
                insides.append(inside_price(flat.kind, cls, holds))
                if cls[0] is TokenKind.MARK and flat.slot is not None and set(flat.slot.open) & _EMPHASIS:
                    insides[-1] += _EMPHASISED  # emphasis is what tells this field from others
                    starts[-1] += _EMPHASISED
            else:
                matches.append(self._linked(index, cls) if flat.op is Op.LINKED else match_price(flat, cls))
                starts.append(NEVER)
                insides.append(NEVER)
        soft = cls[0] in _SOFT
        row = self._rows[cls] = _Row(extra_price(cls, holds), matches, starts, insides, soft, cls[0] is TokenKind.OPEN)
        return row

    def _linked(self, index: int, cls: Class) -> int:
        """Give the price of a link for an element whose label holds fields: that of aligning its label."""
        if cls[0] is not TokenKind.LINK:
            return NEVER
        sort, inside = cls[1], cls[3]
        assert isinstance(inside, tuple)  # noqa: S101 - so is the class of links made
        price = _LABELS.get(sort, 0)
        found = self._inner[index].align(inside)
        return NEVER if found is None else price + found.price

    def _search(self, classes: tuple[Class, ...]) -> Alignment | None:
        rows = [self._row(cls) for cls in classes]
        search = _Search(self._grammar, rows, _partners(classes), self._most)
        price = search.run()
        return None if price is None else Alignment(price, self._way(search, classes))

    def _way(self, search: _Search, classes: Sequence[Class]) -> tuple[Taken, ...]:
        """Go the way back; steps inside one field are joined."""
        taken: list[Taken] = []
        inside = False
        node, width = search.goal, search.width
        while node:
            source, element = search.came[node]
            start, end = source // width, node // width
            if element == _FREE:
                inside = False
            else:
                price = search.best[node] - search.best[source]
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


class _Search:
    """A search for the cheapest way; a place is `3 * element`, + 1 inside it, + 2 behind a separator inside it.

    A node is a place behind so many tokens: `tokens * width + place`.

    Attributes:
        width: The number of places.
        goal: The node behind all tokens and all elements.
        best: The lowest price found for each node.
        came: For each node the one before it on its cheapest way, and the element that took the tokens between.
    """

    def __init__(self, grammar: Grammar, rows: list[_Row], partners: list[int], most: int) -> None:
        self._flats, self._edges, self._after = grammar.flats, grammar.edges, grammar.after
        self._rows = rows
        self._partners = partners
        self._most = most
        self._last = len(rows)
        self._count = len(grammar.flats)
        self.width = 3 * (self._count + 1)
        self.goal = self._last * self.width + 3 * self._count
        self.best: dict[int, int] = {0: 0}
        self.came: dict[int, tuple[int, int]] = {}
        self._heap: list[tuple[int, int, int]] = [(0, 0, 0)]
        self._sums: dict[int, list[int]] = {}

    def run(self) -> int | None:
        """Give the price of the cheapest way; None if it is too dear, or takes too many steps to find."""
        heap, closed = self._heap, set[int]()
        left = _LEAST_STEPS + _STEPS * self._last
        while heap and left:
            price, _, node = heappop(heap)
            if node in closed:
                continue
            left -= 1
            closed.add(node)
            if node == self.goal:
                return price
            at, state = divmod(node, self.width)
            element, mode = divmod(state, 3)
            if mode == 0:
                self._before(price, node, at, element)
            else:
                self._inside(price, node, at, element, mode)
        return None

    def _reach(self, price: int, node: int, source: int, element: int) -> None:
        if price <= self._most and price < self.best.get(node, NEVER):
            self.best[node] = price
            self.came[node] = (source, element)
            heappush(self._heap, (price, -(node // self.width), node))

    def _before(self, price: int, node: int, at: int, element: int) -> None:
        """Go on from before an element."""
        for target, lost in self._edges[element]:
            self._reach(price + lost, at * self.width + 3 * target, node, _FREE)
        if at == self._last:
            return
        row = self._rows[at]
        self._reach(price + row.extra, node + self.width, node, -1)
        if element == self._count:
            return
        if row.match[element] < NEVER:
            self._reach(price + row.match[element], (at + 1) * self.width + 3 * self._after[element], node, element)
        if row.start[element] < NEVER:
            if self._partners[at] > at:
                self._stretch(price, node, at, element)
            elif self._partners[at] < 0 and not (row.bracket and self._flats[element].kind not in _FREE_TEXTS):
                self._reach(price + row.start[element], node + self.width + 1, node, element)

    def _inside(self, price: int, node: int, at: int, element: int, mode: int) -> None:
        """Go on from inside a field."""
        if mode == 1:
            self._reach(price, at * self.width + 3 * self._after[element], node, _FREE)
        if at == self._last:
            return
        row = self._rows[at]
        inside = row.inside[element]
        if inside >= NEVER:
            return
        if self._partners[at] > at:
            self._stretch(price, node, at, element)
        elif self._partners[at] < 0:
            ends = not row.soft or self._flats[element].kind is SlotKind.DESCRIPTION  # it may end with a separator
            self._reach(price + inside, (at + 1) * self.width + 3 * element + (1 if ends else 2), node, element)

    def _stretch(self, price: int, node: int, at: int, element: int) -> None:
        """Take a whole bracketed or emphasised stretch into a field."""
        if element not in self._sums:
            self._sums[element] = list(accumulate((row.inside[element] for row in self._rows), initial=0))
        sums, behind = self._sums[element], self._partners[at] + 1
        self._reach(price + sums[behind] - sums[at], behind * self.width + 3 * element + 1, node, element)


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
