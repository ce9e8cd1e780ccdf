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
    from collections.abc import Iterator, Sequence

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
    """The prices of one class of tokens, and the steps that they make from each place: without and with a partner."""

    extra: int
    match: list[int]
    start: list[int]
    inside: list[int]
    soft: bool
    bracket: bool
    alone: dict[int, tuple[_Step, ...]]
    paired: dict[int, tuple[_Step, ...]]


class Aligner:
    """Aligns sequences of classes with one grammar, and remembers what it found.

    Args:
        grammar: The template's row, or that of a label.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._count = len(grammar.flats)
        self._rows: dict[Class, _Row] = {}
        self._known: dict[tuple[Class, ...], Alignment | int] = {}
        self._inner = {index: Aligner(inner) for index, inner in grammar.inner.items()}

    def align(self, classes: tuple[Class, ...], most: int = NEVER - 1) -> Alignment | None:
        """Give the cheapest alignment.

        Args:
            classes: The classes of a record's tokens.
            most: The price of the dearest that is wanted, in thousandths; less is found sooner.

        Returns:
            The alignment; None if it is dearer, or if the record is too long, or too tangled to say.
        """
        known = self._known.get(classes, -1)
        if isinstance(known, int):  # there is none for that price
            if known >= most or len(classes) > _MOST_TOKENS:
                return None
            found = self._search(classes, most)
            self._known[classes] = most if found is None else found
            return found
        return known if known.price <= most else None

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
        bracket = cls[0] is TokenKind.OPEN
        row = self._rows[cls] = _Row(extra_price(cls, holds), matches, starts, insides, soft, bracket, {}, {})
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

    def _search(self, classes: tuple[Class, ...], most: int) -> Alignment | None:
        rows = [self._row(cls) for cls in classes]
        search = _Search(self._grammar, rows, _partners(classes), most)
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


class _Step(NamedTuple):
    """A step to another place: its price, how far on that is, over how many tokens, and which element takes them."""

    price: int
    ahead: int
    tokens: int
    element: int


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
        self._grammar = grammar
        self._rows = rows
        self._partners = partners
        self._most = most
        self._end = _Row(NEVER, [], [], [], soft=False, bracket=False, alone={}, paired={})
        self._count = len(grammar.flats)
        self.width = 3 * (self._count + 1)
        self.goal = len(rows) * self.width + 3 * self._count
        self.best: dict[int, int] = {0: 0}
        self.came: dict[int, tuple[int, int]] = {}
        self._heap: list[tuple[int, int, int]] = [(0, 0, 0)]
        self._sums: dict[int, list[int]] = {}

    def run(self) -> int | None:
        """Give the price of the cheapest way; None if it is too dear, or takes too many steps to find."""
        heap, best, came, most, width = self._heap, self.best, self.came, self._most, self.width
        rows, partners = [*self._rows, self._end], [*self._partners, -1]
        closed: set[int] = set()
        left = _LEAST_STEPS + _STEPS * len(self._rows)
        while heap and left:
            price, back, node = heappop(heap)
            if node in closed:
                continue
            left -= 1
            closed.add(node)
            if node == self.goal:
                return price
            at = -back
            place = node - at * width
            partner = partners[at]
            known = rows[at].alone if partner < 0 else rows[at].paired
            steps = known.get(place)
            if steps is None:  # they are the same for all tokens of the class
                steps = known[place] = (*self._free(place), *self._over(rows[at], place, alone=partner < 0))
            for cost, ahead, tokens, element in steps:
                reached, found = price + cost, node + ahead
                if reached <= most and reached < best.get(found, NEVER):
                    best[found] = reached
                    came[found] = (node, element)
                    heappush(heap, (reached, back - tokens, found))
            if partner > at:
                self._stretch(price, node, at, place)
        return None

    def _free(self, place: int) -> list[_Step]:
        """Give the steps over no token."""
        element, mode = divmod(place, 3)
        if mode == 0:
            return [_Step(lost, 3 * target - place, 0, _FREE) for target, lost in self._grammar.edges[element]]
        return [_Step(0, 3 * self._grammar.after[element] - place, 0, _FREE)] if mode == 1 else []

    def _over(self, row: _Row, place: int, *, alone: bool) -> Iterator[_Step]:
        """Give the steps over a token; one with a partner begins no field, and goes on in none, without it."""
        if row is self._end:
            return
        grammar, width = self._grammar, self.width
        element, mode = divmod(place, 3)
        if mode == 0:
            yield _Step(row.extra, width, 1, -1)
            if element == self._count:
                return
            if row.match[element] < NEVER:
                yield _Step(row.match[element], width + 3 * grammar.after[element] - place, 1, element)
            begins = not (row.bracket and grammar.flats[element].kind not in _FREE_TEXTS)
            if row.start[element] < NEVER and alone and begins:
                yield _Step(row.start[element], width + 1, 1, element)
        elif row.inside[element] < NEVER and alone:
            # a description may end with a separator
            ends = not row.soft or grammar.flats[element].kind is SlotKind.DESCRIPTION
            yield _Step(row.inside[element], width + 3 * element + (1 if ends else 2) - place, 1, element)

    def _stretch(self, price: int, node: int, at: int, place: int) -> None:
        """Take a whole bracketed or emphasised stretch into a field."""
        element, mode = divmod(place, 3)
        row = self._rows[at]
        if element == self._count or (row.inside if mode else row.start)[element] >= NEVER:
            return
        if element not in self._sums:
            self._sums[element] = list(accumulate((row.inside[element] for row in self._rows), initial=0))
        sums, behind = self._sums[element], self._partners[at] + 1
        reached, found = price + sums[behind] - sums[at], behind * self.width + 3 * element + 1
        if reached <= self._most and reached < self.best.get(found, NEVER):
            self.best[found] = reached
            self.came[found] = (node, element)
            heappush(self._heap, (reached, -behind, found))


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
