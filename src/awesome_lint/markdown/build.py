"""Block tokens to nodes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from awesome_lint.markdown.anchors import Anchor, Segments, Shift
from awesome_lint.markdown.blocks import TRIMMED, BlockState
from awesome_lint.markdown.destinations import decode, identifier
from awesome_lint.markdown.inline import References, parse_inline
from awesome_lint.markdown.nodes import (
    Align,
    Block,
    Blockquote,
    Code,
    Definition,
    FootnoteDefinition,
    FrontMatter,
    Heading,
    Html,
    List,
    ListItem,
    Paragraph,
    Root,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
)
from awesome_lint.markdown.references import Found
from awesome_lint.markdown.tables import Cell, split_row
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from awesome_lint.markdown.lines import Lines

_TASK = re.compile(r"\[([ xX])\][ \t\n]+(?=\S)")
_ALERT = re.compile(r"\[!(note|tip|important|warning|caution)\][ \t]*(?:\n[ \t]*|\Z)", re.IGNORECASE)
_OUTERMOST = 2
"""How many containers are open in a block quotation that is a child of the root; GitHub knows alerts nowhere else."""


class _Container:
    """A block whose end has not come: the token that opened it, its offset, and what is known of it so far."""

    __slots__ = ("alert", "align", "checked", "children", "columns", "loose", "start", "token")

    def __init__(self, token: Token | None, start: int) -> None:
        self.token = token
        self.start = start
        self.children: list[Block] = []
        self.checked: bool | None = None
        self.loose = False
        self.alert: str | None = None
        self.align: list[Align] = []
        self.columns = 0

    @property
    def opening(self) -> Token:
        """The token that opened the block."""
        if self.token is None:
            raise AssertionError("tokens close only what they opened")
        return self.token

    def end(self, least: int) -> int:
        """Give the end of the last node in it, but not less than `least`."""
        return max(least, self.children[-1].end) if self.children else least


class Builder:
    """Makes the tree of one text.

    Args:
        state: What the block parser left: tokens, and where their blocks begin.
        lines: The text as the block parser read it.
        text: The source.
    """

    def __init__(self, state: BlockState, lines: Lines, text: str) -> None:
        self._state = state
        self._lines = lines
        self._text = lines.text
        self._source_text = text
        self._source = lines.source
        self._definitions: dict[str, Definition] = {}
        footnotes = state.env.get("footnotes", {}).get("refs", {})
        self._references = References(
            state.env.get("references", {}), frozenset(identifier(label.removeprefix(":")) for label in footnotes)
        )
        self._open = [_Container(None, 0)]

    def build(self) -> Root:
        """Make the nodes; each token is dropped when its node is made, so that both are never there in full."""
        tokens = self._state.tokens
        size = len(tokens)
        tokens.reverse()
        find = _MAKERS.get
        while tokens:
            index = size - len(tokens)
            token = tokens.pop()
            maker = find(token.type)
            if maker is not None:
                maker(self, token, index)
        return Root(0, len(self._source_text), tuple(self._open[0].children), self._definitions)

    # --- places -----------------------------------------------------------------------------------------------------

    def _anchor(self, content: str, line: int) -> Anchor:
        """Place a content whose first line is a part of `line`, and each other one of the lines that follow."""
        at = content.find("\n")
        if at < 0:
            return Shift(self._source(self._content_end(line)) - len(content))
        firsts, bases, wide = [0], [], []
        while at >= 0:
            end = self._state.eMarks[line]
            bases.append(self._source(end) - at)
            wide.append(self._lines.newline_width(end) - 1)
            firsts.append(at + 1)
            line += 1
            at = content.find("\n", at + 1)
        bases.append(self._source(self._content_end(line)) - len(content))
        wide.append(0)
        return Segments(firsts, bases, wide)

    def _content_end(self, line: int) -> int:
        """Give the offset, in the parser's text, behind the last character of a line that the parser does not trim."""
        text, end = self._text, self._state.eMarks[line]
        if text[end - 1] in TRIMMED:
            begin = self._state.bMarks[line]
            end = begin + len(text[begin:end].rstrip(TRIMMED))
        return end

    def _last(self, token: Token, start: int) -> int:
        """Give the source offset behind the last line of a token that is not blank, not before `start`."""
        text, state = self._text, self._state
        first, line = token.map or (0, 0)
        while line > first:
            line -= 1
            if text[state.bMarks[line] : state.eMarks[line]].strip(" \t"):
                return max(start, self._source(state.eMarks[line]))
        return start

    def _last_mark(self, token: Token, start: int) -> int:
        """Give the same, without the blanks at that line's end."""
        end = self._last(token, start)
        text = self._source_text[start:end]
        return start + len(text.rstrip(" \t"))

    # --- leaves -----------------------------------------------------------------------------------------------------

    def _start(self, index: int) -> int:
        return self._source(self._state.starts[index])

    def _add(self, node: Block) -> None:
        self._open[-1].children.append(node)

    def _paragraph(self, token: Token, index: int) -> None:
        tokens, parent = self._state.tokens, self._open[-1]
        content = tokens.pop().content
        tokens.pop()
        kind = parent.token.type if parent.token is not None else ""
        if kind == "list_item_open" and not token.hidden:
            self._open[-2].loose = True
        line = (token.map or [0])[0] + self._state.skipped.get(index + 1, 0)
        if not content:
            start = self._start(index)
            self._add(Paragraph(start, self._last(token, start), ()))
            return
        anchor = self._anchor(content, line)
        begin = 0
        if content.startswith("[") and not parent.children:
            if kind == "list_item_open":
                begin = _read_box(parent, content)
            elif kind == "blockquote_open" and len(self._open) == _OUTERMOST:
                begin = _read_alert(parent, content)
        if begin < len(content):
            children = parse_inline(content, anchor, self._references, begin)
            self._add(Paragraph(anchor.start(begin), anchor.end(len(content)), children))

    def _heading(self, token: Token, index: int) -> None:
        tokens = self._state.tokens
        content = tokens.pop().content
        tokens.pop()
        start, depth = self._start(index), int(token.tag[1:])
        setext = not token.markup.startswith("#")
        end = self._last_mark(token, start)
        anchor: Anchor
        if setext:
            line = (token.map or [0])[0] + self._state.skipped.get(index + 1, 0)
            anchor = self._anchor(content, line) if content else Shift(start)
        else:
            behind = self._source_text[start + depth : end]
            lead = len(behind) - len(behind.lstrip(TRIMMED)) if content else 0
            anchor = Shift(start + depth + lead)
        span = Span(anchor.start(0), anchor.end(len(content)))
        children = parse_inline(content, anchor, self._references)
        self._add(Heading(start, end, depth, setext, children, span))

    def _thematic_break(self, token: Token, index: int) -> None:
        start = self._start(index)
        self._add(ThematicBreak(start, self._last_mark(token, start)))

    def _fence(self, token: Token, index: int) -> None:
        start = self._start(index)
        self._add(Code(start, self._last(token, start), token.content, decode(token.info).strip(), fenced=True))

    def _indented_code(self, token: Token, index: int) -> None:
        start = self._start(index)
        self._add(Code(start, self._last(token, start), token.content, "", fenced=False))

    def _html(self, token: Token, index: int) -> None:
        start = self._start(index)
        self._add(Html(start, self._last(token, start), token.content.rstrip("\n")))

    def _front_matter(self, token: Token, index: int) -> None:
        start = self._start(index)
        self._add(FrontMatter(start, self._last_mark(token, start), token.content))

    def _definition(self, token: Token, index: int) -> None:
        found, name = cast("Found", token.meta["found"]), str(token.meta["identifier"])
        span = Span(self._source(found.url_start), self._source(found.url_end))
        node = Definition(self._start(index), self._source(found.end), name, found.label, found.url, found.title, span)
        self._definitions.setdefault(name, node)
        self._add(node)

    # --- containers -------------------------------------------------------------------------------------------------

    def _enter(self, token: Token, index: int) -> None:
        self._open.append(_Container(token, self._start(index)))

    def _leave_blockquote(self, _token: Token, _index: int) -> None:
        done = self._open.pop()
        end = self._last_mark(done.opening, done.start)
        self._add(Blockquote(done.start, done.end(end), tuple(done.children), done.alert))

    def _leave_item(self, _token: Token, _index: int) -> None:
        done = self._open.pop()
        token = done.opening
        marker = token.info + token.markup
        spread = self._spread(done.children)
        end = done.end(done.start + len(marker))
        self._add(ListItem(done.start, end, tuple(done.children), marker, done.checked, spread))

    def _leave_list(self, token: Token, _index: int) -> None:
        done = self._open.pop()
        items = cast("tuple[ListItem, ...]", tuple(done.children))
        ordered = token.type == "ordered_list_close"
        first = int(done.opening.attrs.get("start", 1)) if ordered else None
        spread = done.loose or any(item.spread for item in items) or self._spread(done.children)
        self._add(List(done.start, items[-1].end, items, ordered, first, spread))

    def _leave_footnote(self, _token: Token, _index: int) -> None:
        done = self._open.pop()
        label = str(done.opening.meta["label"])
        end = done.end(done.start + len(label) + len("[^]:"))
        self._add(FootnoteDefinition(done.start, end, label, tuple(done.children)))

    def _spread(self, nodes: list[Block]) -> bool:
        """Whether a blank line stands between any two neighbours."""
        text = self._source_text
        for before, after in pairwise(nodes):
            gap = text[before.end : after.start]
            if gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1:
                return True
        return False

    # --- tables -----------------------------------------------------------------------------------------------------

    def _row(self, token: Token, index: int) -> None:
        start = self._start(index)
        end = self._source(self._content_end((token.map or [0])[0]))
        row = self._source_text[start:end].replace("\0", "\ufffd")
        cells = split_row(row)
        table = self._open[-1]
        if not table.columns:
            table.columns = len(cells)
        children = tuple(self._cell(row, start, cell) for cell in cells[: table.columns])
        self._add(TableRow(start, end, children))

    def _cell(self, row: str, base: int, cell: Cell) -> TableCell:
        start, end, escapes = cell
        content = row[start:end]
        anchor: Anchor = Shift(base + start)
        if escapes:
            content = content.replace("\\|", "|")
            firsts, bases = [0], [base + start]
            for removed, escape in enumerate(escapes, 1):
                firsts.append(escape - start + 2 - removed)
                bases.append(base + start + removed)
            anchor = Segments(firsts, bases, [1] * len(escapes) + [0])
        return TableCell(base + start, base + end, parse_inline(content, anchor, self._references))

    def _column(self, token: Token, _index: int) -> None:
        style = str(token.attrs.get("style", ""))
        self._open[-1].align.append(cast("Align", style.removeprefix("text-align:") or None))

    def _leave_table(self, _token: Token, _index: int) -> None:
        done = self._open.pop()
        rows = cast("tuple[TableRow, ...]", tuple(done.children))
        self._add(Table(done.start, self._last_mark(done.opening, done.start), rows, tuple(done.align)))


def _read_box(item: _Container, content: str) -> int:
    """Take in a task box at the content's beginning; give the offset behind it, or 0."""
    box = _TASK.match(content)
    if box is None:
        return 0
    item.checked = box[1] != " "
    return box.end()


def _read_alert(quote: _Container, content: str) -> int:
    """Take in the line that makes a block quotation an alert; give the offset behind it, or 0."""
    alert = _ALERT.match(content)
    if alert is None:
        return 0
    quote.alert = alert[1].lower()
    return alert.end()


_MAKERS: dict[str, Callable[[Builder, Token, int], None]] = {
    "paragraph_open": Builder._paragraph,
    "heading_open": Builder._heading,
    "hr": Builder._thematic_break,
    "fence": Builder._fence,
    "code_block": Builder._indented_code,
    "html_block": Builder._html,
    "front_matter": Builder._front_matter,
    "definition": Builder._definition,
    "blockquote_open": Builder._enter,
    "blockquote_close": Builder._leave_blockquote,
    "bullet_list_open": Builder._enter,
    "bullet_list_close": Builder._leave_list,
    "ordered_list_open": Builder._enter,
    "ordered_list_close": Builder._leave_list,
    "list_item_open": Builder._enter,
    "list_item_close": Builder._leave_item,
    "footnote_reference_open": Builder._enter,
    "footnote_reference_close": Builder._leave_footnote,
    "table_open": Builder._enter,
    "table_close": Builder._leave_table,
    "th_open": Builder._column,
    "tr_open": Builder._row,
}
