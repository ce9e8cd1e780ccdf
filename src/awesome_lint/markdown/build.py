"""Block tokens to nodes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, cast

from awesome_lint.markdown.anchors import Anchor, Shift
from awesome_lint.markdown.blocks import TRIMMED
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
    TableRow,
    ThematicBreak,
)
from awesome_lint.markdown.tables import read_row
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from awesome_lint.markdown.blocks import BlockState
    from awesome_lint.markdown.places import Places
    from awesome_lint.markdown.references import Found

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
        places: The way from there to the source.
    """

    def __init__(self, state: BlockState, places: Places) -> None:
        self._tokens = state.tokens
        self._skipped = state.skipped
        self._places = places
        self._definitions: dict[str, Definition] = {}
        footnotes = state.env.get("footnotes", {}).get("refs", {})
        self._references = References(
            state.env.get("references", {}), frozenset(identifier(label.removeprefix(":")) for label in footnotes)
        )
        self._open = [_Container(None, 0)]

    def build(self) -> Root:
        """Make the nodes; each token is dropped when its node is made, so that both are never there in full."""
        tokens = self._tokens
        size = len(tokens)
        tokens.reverse()
        find = self._MAKERS.get
        while tokens:
            index = size - len(tokens)
            token = tokens.pop()
            maker = find(token.type)
            if maker is not None:
                maker(self, token, index)
        return Root(0, len(self._places.text), tuple(self._open[0].children), self._definitions)

    def _add(self, node: Block) -> None:
        self._open[-1].children.append(node)

    def _paragraph(self, token: Token, index: int) -> None:
        tokens, parent = self._tokens, self._open[-1]
        content = tokens.pop().content
        tokens.pop()
        kind = parent.token.type if parent.token is not None else ""
        if kind == "list_item_open" and not token.hidden:
            self._open[-2].loose = True
        line = (token.map or [0])[0] + self._skipped.get(index + 1, 0)
        if not content:
            start = self._places.start(index)
            self._add(Paragraph(start, self._places.last(token, start), ()))
            return
        anchor = self._places.anchor(content, line)
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
        tokens = self._tokens
        content = tokens.pop().content
        tokens.pop()
        start, depth = self._places.start(index), int(token.tag[1:])
        setext = not token.markup.startswith("#")
        end = self._places.last_mark(token, start)
        anchor: Anchor
        if setext:
            line = (token.map or [0])[0] + self._skipped.get(index + 1, 0)
            anchor = self._places.anchor(content, line) if content else Shift(start)
        else:
            behind = self._places.text[start + depth : end]
            lead = len(behind) - len(behind.lstrip(TRIMMED)) if content else 0
            anchor = Shift(start + depth + lead)
        span = Span(anchor.start(0), anchor.end(len(content)))
        children = parse_inline(content, anchor, self._references)
        self._add(Heading(start, end, depth, setext, children, span))

    def _thematic_break(self, token: Token, index: int) -> None:
        start = self._places.start(index)
        self._add(ThematicBreak(start, self._places.last_mark(token, start)))

    def _fence(self, token: Token, index: int) -> None:
        start = self._places.start(index)
        self._add(Code(start, self._places.last(token, start), token.content, decode(token.info).strip(), fenced=True))

    def _indented_code(self, token: Token, index: int) -> None:
        start = self._places.start(index)
        self._add(Code(start, self._places.last(token, start), token.content, "", fenced=False))

    def _html(self, token: Token, index: int) -> None:
        start = self._places.start(index)
        self._add(Html(start, self._places.last(token, start), token.content.rstrip("\n")))

    def _front_matter(self, token: Token, index: int) -> None:
        start = self._places.start(index)
        self._add(FrontMatter(start, self._places.last_mark(token, start), token.content))

    def _definition(self, token: Token, index: int) -> None:
        found, name = cast("Found", token.meta["found"]), str(token.meta["identifier"])
        span = Span(self._places.source(found.url_start), self._places.source(found.url_end))
        node = Definition(
            self._places.start(index), self._places.source(found.end), name, found.label, found.url, found.title, span
        )
        self._definitions.setdefault(name, node)
        self._add(node)

    def _enter(self, token: Token, index: int) -> None:
        self._open.append(_Container(token, self._places.start(index)))

    def _leave_blockquote(self, _token: Token, _index: int) -> None:
        done = self._open.pop()
        end = self._places.last_mark(done.opening, done.start)
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
        text = self._places.text
        for before, after in pairwise(nodes):
            gap = text[before.end : after.start]
            if gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1:
                return True
        return False

    def _row(self, token: Token, index: int) -> None:
        table = self._open[-1]
        row = read_row(self._places, self._places.start(index), token, self._references, table.columns)
        table.columns = table.columns or len(row.children)
        self._add(row)

    def _column(self, token: Token, _index: int) -> None:
        style = str(token.attrs.get("style", ""))
        self._open[-1].align.append(cast("Align", style.removeprefix("text-align:") or None))

    def _leave_table(self, _token: Token, _index: int) -> None:
        done = self._open.pop()
        rows = cast("tuple[TableRow, ...]", tuple(done.children))
        self._add(Table(done.start, self._places.last_mark(done.opening, done.start), rows, tuple(done.align)))

    _MAKERS: ClassVar[dict[str, Callable[[Builder, Token, int], None]]] = {
        "paragraph_open": _paragraph,
        "heading_open": _heading,
        "hr": _thematic_break,
        "fence": _fence,
        "code_block": _indented_code,
        "html_block": _html,
        "front_matter": _front_matter,
        "definition": _definition,
        "blockquote_open": _enter,
        "blockquote_close": _leave_blockquote,
        "bullet_list_open": _enter,
        "bullet_list_close": _leave_list,
        "ordered_list_open": _enter,
        "ordered_list_close": _leave_list,
        "list_item_open": _enter,
        "list_item_close": _leave_item,
        "footnote_reference_open": _enter,
        "footnote_reference_close": _leave_footnote,
        "table_open": _enter,
        "table_close": _leave_table,
        "th_open": _column,
        "tr_open": _row,
    }


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
