"""From a row of inline pieces to nodes: emphasis is nested, neighbouring texts become one, addresses become links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from awesome_lint.markdown.autolinks import find_address
from awesome_lint.markdown.delimiters import Run, match_runs
from awesome_lint.markdown.nodes import Delete, Emphasis, Inline, Link, Strong, Text
from awesome_lint.text import Span

if TYPE_CHECKING:
    from awesome_lint.markdown.anchors import Anchor

MAX_DEPTH = 32
"""How deep emphasis may nest within one row of pieces; delimiters beyond are text. No real text comes near it."""


class Piece(NamedTuple):
    """Text: its content offsets and its decoded value."""

    start: int
    end: int
    value: str


Item: TypeAlias = Piece | Run | Inline


def assemble(items: list[Item], content: str, anchor: Anchor, *, addresses: bool) -> tuple[Inline, ...]:
    """Make nodes of pieces.

    Args:
        items: Texts, delimiter runs and finished nodes in the order of the content.
        content: The content they come from.
        anchor: Where the content stands in the source.
        addresses: Whether bare e-mail addresses become links (not within a link).
    """
    if len(items) == 1 and type(item := items[0]) is Piece and not (addresses and "@" in item.value):
        return (Text(anchor.start(item.start), anchor.end(item.end), item.value),)
    runs = [item for item in items if type(item) is Run]
    if runs:
        match_runs(runs)
    row = _Row(content, anchor, addresses=addresses)
    for item in items:
        if type(item) is Piece:
            row.text(item)
        elif type(item) is Run:
            row.run(item)
        else:
            row.node(item)  # type: ignore[arg-type]
    return row.finish()


class _Row:
    """Nodes under construction, innermost open emphasis last."""

    def __init__(self, content: str, anchor: Anchor, *, addresses: bool) -> None:
        self._content = content
        self._anchor = anchor
        self._addresses = addresses and "@" in content
        self._nodes: list[Inline] = []
        self._open: list[tuple[int, list[Inline]]] = []
        self._skipped = 0
        self._pieces: list[Piece] = []

    def text(self, piece: Piece) -> None:
        self._pieces.append(piece)

    def node(self, node: Inline) -> None:
        if self._pieces:
            self._flush()
        self._nodes.append(node)

    def run(self, run: Run) -> None:
        at = run.start
        for used in run.closes:
            if self._skipped:
                self._skipped -= 1
                self._literal(run, at, used)
            else:
                self._close(run, at, used)
            at += used
        if run.left:
            self._literal(run, at, run.left)
            at += run.left
        for used in reversed(run.opens):
            if len(self._open) >= MAX_DEPTH:
                self._skipped += 1
                self._literal(run, at, used)
            else:
                if self._pieces:
                    self._flush()
                self._open.append((at, self._nodes))
                self._nodes = []
            at += used

    def _literal(self, run: Run, at: int, length: int) -> None:
        self._pieces.append(Piece(at, at + length, run.mark * length))

    def _close(self, run: Run, at: int, used: int) -> None:
        if self._pieces:
            self._flush()
        children = tuple(self._nodes)
        begin, self._nodes = self._open.pop()
        start, end = self._anchor.start(begin), self._anchor.end(at + used)
        if run.mark == "~":
            self._nodes.append(Delete(start, end, children))
        elif used == 1:
            self._nodes.append(Emphasis(start, end, children))
        else:
            self._nodes.append(Strong(start, end, children))

    def finish(self) -> tuple[Inline, ...]:
        if self._pieces:
            self._flush()
        return tuple(self._nodes)

    def _flush(self) -> None:
        """Make one text of the pieces, and links of the addresses in it."""
        pieces = self._pieces
        first, last = pieces[0], pieces[-1]
        value = first.value if len(pieces) == 1 else "".join([piece.value for piece in pieces])
        self._pieces = []
        if self._addresses and "@" in value:
            self._split(pieces)
        else:
            self._nodes.append(Text(self._anchor.start(first.start), self._anchor.end(last.end), value))

    def _split(self, pieces: list[Piece]) -> None:
        """Cut out the addresses; one with an entity or an escape in it is none."""
        content = self._content
        plain: list[Piece] = []
        for start, end, value in _raw(pieces, content):
            done = start
            raw = value == content[start:end]
            while raw and (found := find_address(content, done, end)):
                if found.start > done:
                    plain.append(Piece(done, found.start, content[done : found.start]))
                self._text(plain)
                plain = []
                self._nodes.append(bare_link(content, found.start, found.end, found.url, self._anchor))
                done = found.end
            if done < end:
                plain.append(Piece(done, end, content[done:end] if raw else value))
        self._text(plain)

    def _text(self, pieces: list[Piece]) -> None:
        if pieces:
            value = "".join([piece.value for piece in pieces])
            start, end = self._anchor.start(pieces[0].start), self._anchor.end(pieces[-1].end)
            self._nodes.append(Text(start, end, value))


def _raw(pieces: list[Piece], content: str) -> list[Piece]:
    """Join neighbours that stand in the content as they read."""
    joined: list[Piece] = []
    begin = end = -1
    for piece in pieces:
        raw = piece.value == content[piece.start : piece.end]
        if raw and begin >= 0 and end == piece.start:
            end = piece.end
            continue
        if begin >= 0:
            joined.append(Piece(begin, end, content[begin:end]))
            begin = -1
        if raw:
            begin, end = piece.start, piece.end
        else:
            joined.append(piece)
    if begin >= 0:
        joined.append(Piece(begin, end, content[begin:end]))
    return joined


def bare_link(content: str, start: int, end: int, url: str, anchor: Anchor) -> Link:
    """Give the link that a bare URL or address makes."""
    first, last = anchor.start(start), anchor.end(end)
    text = Text(first, last, content[start:end])
    return Link(first, last, url, None, (text,), "bare", Span(first, last))
