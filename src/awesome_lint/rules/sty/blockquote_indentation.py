"""STY001."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import NoneType
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Blockquote, Code, Html, List, ListItem, Paragraph
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, said_why
from awesome_lint.rules.sty.layout import is_indented_code, layout
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import Block
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.layout import Layout

_MARK = 2
"""How wide the mark `>` is with the blank that belongs to it (CommonMark 0.31.2, section 5.1)."""
_CODE = 4
"""How many columns of indentation make code."""


class BlockquoteIndentation(NpmRule):
    """A quotation with another gap between `>` and its text than expected.

    ## Why
    `>text` is hard to read; five blanks behind `>` make code of the text.

    ## Example
    `>   Mercury` becomes `> Mercury`.

    ## Fix
    Safe: all lines of the quotation move along, so that what is nested in it stays nested. There is no fix where this
    cannot be kept.

    ## Npm
    Same, where a width is configured, as it is by default. Better: with `consistent`, the width of most quotations is
    expected, not that of the first one.
    """

    code = "STY001"
    name = "blockquote-indentation"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: How many characters there are from `>` to the text, itself included; or "consistent".
        """

        style: int | str = _MARK

        def __post_init__(self) -> None:
            if isinstance(self.style, bool) or (isinstance(self.style, str) and self.style != CONSISTENT):
                raise ValueError(f"style: {self.style!r} is neither 'consistent' nor a number")

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each quotation with another gap, at the line in which its text begins."""
        style = self.options.style
        found = [(node, span) for node in ctx.nodes(Blockquote) if (span := _gap(ctx, node)) is not None]
        widths = [_width(ctx, node, span) for node, span in found]
        wanted = expected_style(style, widths, strict=ctx.strict) if isinstance(style, str) else style
        for (node, span), width in zip(found, widths, strict=True):
            if width != wanted and isinstance(wanted, int):
                why = said_why(style, "quotations", strict=ctx.strict)
                message = f"{width - 1} blank{'s' * (width != _MARK)} behind `>`, expected {wanted - 1}{why}"
                yield self.diagnostic(span, message, _fix(ctx, node, span, wanted))


def _gap(ctx: Context, node: Blockquote) -> Span | None:
    """Give the blanks before a quotation's content; None without content, or where they belong to the content."""
    text = ctx.source.text
    if node.alert is not None:
        content = text.index("[", node.start)
    elif node.children and not (isinstance(node.children[0], Html) or is_indented_code(node.children[0])):
        content = node.children[0].start
    else:
        return None
    start = content
    while text[start - 1] in " \t":
        start -= 1
    return Span(start, content)


def _width(ctx: Context, node: Blockquote, gap: Span) -> int:
    """Give the distance, in characters, from the column of `>` to that of the content."""
    return ctx.source.position(gap.end).column - ctx.source.position(node.start).column


class _Unit(NamedTuple):
    """A piece of a quotation that moves as one: a block, an item of a list, or the line that names an alert.

    Attributes:
        node: It; None for the line that names an alert.
        lines: Its lines that move, from 1.
        indent: The columns before it, behind the mark and its blank.
        by: By how many columns it moves.
    """

    node: Block | None
    lines: range
    indent: int
    by: int


def _fix(ctx: Context, quote: Blockquote, gap: Span, wanted: int) -> Fix | None:
    """Move all of a quotation's lines; those that stand to the left of its first one as far as they can."""
    places = ctx.derive(layout)
    by = wanted - _MARK - places.edge(ctx.source.line_at(gap.end), places.box(quote)).indent
    units = list(_units(places, quote, by))
    if wanted < _MARK or any(unit.by > 0 and not _can_move_right(unit) for unit in units):
        return None
    if any(_becomes_child(places, one, other) for one, other in pairwise(units)):
        return None
    edits: list[Edit] = []
    for unit in units:
        moved = _moved(places, quote, unit)
        if moved is None:
            return None
        edits += moved
    return safe(f"Begin the text {wanted} characters behind `>`", *edits)


def _units(places: Layout, quote: Blockquote, by: int) -> Iterator[_Unit]:
    blocks: list[Block] = []
    for child in quote.children:
        blocks += child.children if isinstance(child, List) else (child,)
    line = places.source.line_at(quote.start)
    if quote.alert is not None:
        end = places.lines(blocks[0]).start if blocks else line + 1
        yield _unit(places, quote, None, range(line, end), by)
    for block in blocks:
        lines = places.lines(block)
        # The other lines of raw HTML hold their indentation as content.
        yield _unit(places, quote, block, lines[:1] if isinstance(block, Html) else lines, by)


def _unit(places: Layout, quote: Blockquote, node: Block | None, lines: range, by: int) -> _Unit:
    indent = places.edge(lines.start, places.box(quote)).indent
    stays = node is not None and is_indented_code(node) and by < 0
    return _Unit(node, lines, indent, 0 if stays else max(by, -indent))


def _can_move_right(unit: _Unit) -> bool:
    return unit.indent + unit.by < _CODE and (unit.node is None or not is_indented_code(unit.node))


def _becomes_child(places: Layout, one: _Unit, other: _Unit) -> bool:
    """Whether a piece would stand so far to the right that it becomes a child of the list item before it."""
    if not isinstance(one.node, ListItem):
        return False
    return other.indent + other.by >= (places.box(one.node).width or 0) + one.by


def _moved(places: Layout, quote: Blockquote, unit: _Unit) -> list[Edit] | None:
    """Give the edits that move a piece; None where a tab would change what it stands for."""
    box = places.box(quote)
    edits: list[Edit] = []
    for line in unit.lines:
        edge = places.edge(line, box)
        if edge.depth < box.depth or (edge.first == places.source.line_end(line) and not isinstance(unit.node, Code)):
            continue
        if "\t" in places.text[edge.offset : edge.first] and not isinstance(unit.node, Paragraph | NoneType):
            return None
        joined = edge.first == edge.offset and places.text[edge.offset - 1] == ">"
        if places.shifts_tab(edge.first, max(unit.by, -edge.indent) + joined):
            return None
        if joined:
            edits.append(Edit.insert(edge.offset, " " * (1 + max(unit.by, 0))))
        elif (edit := places.indented(edge, unit.by)) is not None:
            edits.append(edit)
    return edits
