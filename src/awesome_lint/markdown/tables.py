"""Rows and cells of tables (GFM 0.29, section 4.10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.rules_block import html_block

from awesome_lint.markdown.anchors import Anchor, Segments, Shift
from awesome_lint.markdown.blocks import TRIMMED, BlockState
from awesome_lint.markdown.inline import References, parse_inline
from awesome_lint.markdown.nodes import TableCell, TableRow

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from awesome_lint.markdown.blocks import BlockRule
    from awesome_lint.markdown.places import Places

_ROW = frozenset("|:-")
_ONE_COLUMN = re.compile(r"(?:\|[ \t]*:?-+:?[ \t]*\|?|:?-+:?[ \t]*\||:-+:?|-+:)[ \t]*")
# What begins a list, a heading, a quotation, a code block, HTML, a definition, or is a thematic break.
_OTHER_BLOCK = re.compile(
    r"[-+*](?:[ \t]|$)|[0-9]{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|>|```|~~~|<[a-zA-Z/!?]|\[[^\]]*\]:"
    r"|(?:[-*_][ \t]*){3,}$"
)
# What makes of a header another block, whatever follows it; HTML and definitions are asked for apart.
_TAKES_HEADER = re.compile(r"[-+*](?:[ \t])|[0-9]{1,9}[.)][ \t]|#{1,6}[ \t]|>|```[^`]*$|~~~")
UNDERLINE = re.compile(r"-+[ \t]*$")
"""The underline of a heading, which comes first."""
_ASKED = "headers without a pipe"
_MOST = 1000  # such tables of one document; each costs a copy of its text


class Cell(NamedTuple):
    """A cell's content: its offsets in the row, and those of the backslashes before its pipes."""

    start: int
    end: int
    escapes: tuple[int, ...]


def table_rule(stock: BlockRule) -> BlockRule:
    """Make markdown-it's rule faster on lines that begin no table, and have it note where each row begins.

    It also learns of headers without any pipe, which GFM allows above a delimiter row of one column.
    """

    def table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - a rule
        following = startLine + 1
        if following >= endLine:
            return False
        at = state.bMarks[following] + state.tShift[following]
        if state.src[at : at + 1] not in _ROW or UNDERLINE.match(state.src, at, state.eMarks[following]):
            return False
        if _is_other_block(state, startLine, endLine):
            return False
        first = len(state.tokens)
        if not stock(state, startLine, endLine, silent) and not _with_pipe(stock, state, startLine, endLine, silent):
            return False
        if isinstance(state, BlockState):
            for index in range(first, len(state.tokens)):
                token = state.tokens[index]
                if token.type == "tr_open" and token.map:
                    state.note(index, state.begin(token.map[0]))
        return True

    return table


def _is_other_block(state: StateBlock, start: int, end: int) -> bool:
    """Whether a header's line begins a block of another kind, as its delimiter row is looked at only behind text."""
    begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.src[begin : begin + 1] == "<":
        return html_block(state, start, end, True)  # noqa: FBT003 - silent
    return _TAKES_HEADER.match(state.src, begin, stop) is not None


def _with_pipe(stock: BlockRule, state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Ask the rule again where only a pipe is missing, with one in the place of the header's newline."""
    at, stop = state.bMarks[start + 1] + state.tShift[start + 1], state.eMarks[start + 1]
    if _ONE_COLUMN.fullmatch(state.src, at, stop) is None:
        return False
    begin, newline, source = state.bMarks[start] + state.tShift[start], state.eMarks[start], state.src
    asked = state.env.get(_ASKED, 0)
    if begin >= newline or "|" in source[begin:newline] or asked >= _MOST or _OTHER_BLOCK.match(source, begin, newline):
        return False
    state.env[_ASKED] = asked + 1
    state.src = f"{source[:newline]}|{source[newline + 1 :]}"
    state.eMarks[start] += 1
    try:
        return stock(state, start, end, silent)
    finally:
        state.src = source
        state.eMarks[start] = newline


def split_row(row: str) -> list[Cell]:
    """Give the cells of a row, without blanks at its ends; a pipe behind a backslash belongs to its cell."""
    cells: list[Cell] = []
    begin = 0
    escapes: list[int] = []
    at = row.find("|")
    while at >= 0:
        if at > begin and row[at - 1] == "\\":
            escapes.append(at - 1)
        else:
            cells.append(_cell(row, begin, at, escapes))
            begin = at + 1
            escapes = []
        at = row.find("|", at + 1)
    if row.startswith("|"):
        del cells[0]
    if begin < len(row):
        cells.append(_cell(row, begin, len(row), escapes))
    return cells


def _cell(row: str, begin: int, end: int, escapes: list[int]) -> Cell:
    text = row[begin:end]
    start = begin + len(text) - len(text.lstrip(TRIMMED))
    return Cell(start, max(start, begin + len(text.rstrip(TRIMMED))), tuple(escapes))


def read_row(places: Places, start: int, token: Token, references: References, columns: int) -> TableRow:
    """Make the node of a row.

    Args:
        places: The way to the source.
        start: Where the row begins in the source.
        token: The row's opening token.
        references: What links in the row may refer to.
        columns: How many cells the header has; more are left out. 0 for the header itself.
    """
    end = places.source(places.content_end((token.map or [0])[0]))
    row = places.text[start:end].replace("\0", "\ufffd")
    cells = split_row(row)
    nodes = tuple(_node(row, start, cell, references) for cell in cells[: columns or len(cells)])
    return TableRow(start, end, nodes)


def _node(row: str, base: int, cell: Cell, references: References) -> TableCell:
    start, end, escapes = cell
    content = row[start:end]
    anchor: Anchor = Shift(base + start)
    if escapes:
        # A segment ends with each pipe, which has two characters in the source.
        content = content.replace("\\|", "|")
        firsts, bases = [0], [base + start]
        for removed, escape in enumerate(escapes, 1):
            firsts.append(escape - start + 2 - removed)
            bases.append(base + start + removed)
        anchor = Segments(firsts, bases, [1] * len(escapes) + [0])
    return TableCell(base + start, base + end, parse_inline(content, anchor, references))
