"""Text in brackets that is no link, because it refers to no definition."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.destinations import MAX_LABEL
from awesome_lint.markdown.nodes import Heading, Image, Link, Paragraph, TableCell, Text
from awesome_lint.records import Record
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.rules.base import Context

Leaf = Paragraph | Heading | TableCell

_MARK = re.compile(r"\\.|[\[\]]|(?<![^\W_])(?:https?://[-\w]++\.|www\.)[-\w]", re.DOTALL | re.IGNORECASE)

_BLANK = re.compile(r"\s")


class Bracketed(Record):
    """Brackets that would be a reference if there were a definition: `[text]`, `[text][]` or `[text][label]`.

    Attributes:
        span: All of it, from the first bracket, or an image's `!`, to the last one.
        text: What stands in the first brackets.
        label: What stands in the second ones; None if there are none.
        holds_link: Whether a link begins in the first brackets.
        footnote: Whether it would be one of a footnote, `[^label]`.
    """

    span: Span
    text: Span
    label: Span | None
    holds_link: bool
    footnote: bool


class _Run(NamedTuple):
    """Texts side by side: the number of the node that they are children of, and how many other nodes came before."""

    parent: int
    before: int


def bracketed(ctx: Context) -> list[Bracketed]:
    """Give brackets in text that belong to no link, image, footnote or box, for `ctx.derive`; linear time.

    Without npm's verdict, only those of leaves in which two pairs stand side by side, or a footnote's.
    """
    found: list[Bracketed] = []
    links = [link.start for link in ctx.nodes(Link)]
    for leaf in _leaves(ctx):
        pairs = _Pairs(ctx)
        pairs.read(leaf)
        found += _references(ctx.source.text, pairs.sound(), links)
    return found


def _leaves(ctx: Context) -> Iterator[Leaf]:
    """Give the paragraphs, headings and cells whose text has brackets, in order.

    If not strict, only those with two pairs side by side, which always stand in one text, or with a footnote's.
    """
    texts = [
        node.start
        for node in ctx.nodes(Text)
        if "[" in node.value and (ctx.strict or "][" in node.value or "[^" in node.value)
    ]
    if not texts:
        return
    leaves: list[Leaf] = [*ctx.nodes(Paragraph), *ctx.nodes(Heading), *ctx.nodes(TableCell)]
    leaves.sort(key=lambda leaf: leaf.start)
    starts = [leaf.start for leaf in leaves]
    for at in sorted({bisect_right(starts, start) - 1 for start in texts}):
        yield leaves[at]


class _Pairs:
    """Matching brackets in the texts of a leaf.

    npm's tool sees no bracket in a text that holds a bare URL or address behind an opening bracket: its parser makes a
    link of it too late to know where the text around it stands. `_lost` are such runs of text.
    """

    def __init__(self, ctx: Context) -> None:
        self._text = ctx.source.text
        self._strict = ctx.strict
        self._opened: dict[int, list[tuple[int, _Run]]] = {}  # by parent: brackets match within one parent only
        self._open = 0  # how many are open, whatever their parents
        self._found: list[tuple[Span, _Run, _Run]] = []
        self._lost: set[_Run] = set()
        self._nodes = 0

    def read(self, leaf: Leaf) -> None:
        """Go through all that a leaf holds, in order."""
        stack: list[tuple[Inline, int, bool]] = [(child, 0, False) for child in reversed(leaf.children)]
        while stack:
            node, parent, linked = stack.pop()
            if isinstance(node, Text):
                self._read_text(node, _Run(parent, self._nodes), linked=linked)
                continue
            bare = isinstance(node, Link) and node.syntax in ("autolink", "bare")
            if bare and not self._strict:
                continue
            if bare and self._open and not linked and self._text[node.start] != "<":
                self._lost.add(_Run(parent, self._nodes))
                continue
            self._nodes += 1
            children: tuple[Inline, ...] = getattr(node, "children", ())
            if children and not isinstance(node, Image):  # an image's alternative text holds no references
                number, linked = self._nodes, linked or isinstance(node, Link)
                stack += [(child, number, linked) for child in reversed(children)]

    def _read_text(self, node: Text, run: _Run, *, linked: bool) -> None:
        opened = self._opened.setdefault(run.parent, [])
        for mark in _MARK.finditer(self._text, node.start, node.end):
            if mark[0] == "[":
                opened.append((mark.start(), run))
                self._open += 1
            elif mark[0] == "]":
                self._open = max(0, self._open - 1)
                if opened:
                    start, first = opened.pop()
                    self._found.append((Span(start, mark.end()), first, run))
            elif mark[0][0] != "\\" and self._open and not linked:
                self._lost.add(run)

    def sound(self) -> list[Span]:
        """Give the pairs in order of their beginnings."""
        lost = self._lost if self._strict else set()
        return sorted(span for span, first, last in self._found if first not in lost and last not in lost)


def _references(text: str, pairs: list[Span], links: list[int]) -> Iterator[Bracketed]:
    """Join pairs of brackets that stand side by side: the second one is the label of the first."""
    by_start = {pair.start: pair for pair in pairs}
    labels: set[int] = set()
    for start, end in pairs:
        if start in labels:
            continue
        inside = Span(start + 1, end - 1)
        label = by_start.get(end)
        if label is not None:
            labels.add(label.start)
        image = text[start - 1 : start] == "!" and text[start - 2 : start - 1] != "\\"
        place = Span(start - image, label.end if label else end)
        holds_link = bisect_left(links, start) < bisect_left(links, end)
        footnote = (
            not image
            and text[inside.start : inside.start + 1] == "^"
            and not _BLANK.search(text, inside.start, min(inside.end, inside.start + MAX_LABEL))
        )
        yield Bracketed(place, inside, Span(label.start + 1, label.end - 1) if label else None, holds_link, footnote)
