"""Records without bullets: paragraphs that begin alike, each with what belongs to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Blockquote, Html, List, Paragraph, Table, plain_text
from awesome_lint.model.record import Border, ListRecord, Part, RecordShape
from awesome_lint.template.lines import joined
from awesome_lint.template.nature import Nature, is_bold_line, key_of
from awesome_lint.template.starts import Piece, is_lone_work, pieces_of
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.markdown.nodes import Block, Inline
    from awesome_lint.model import Section
    from awesome_lint.model.record import Inherited
    from awesome_lint.template.form import Forms, Start
    from awesome_lint.template.items import ItemReader

_LEAST = 5  # records that begin alike before they are a list without bullets
_SHARE = 0.25  # how many there must be for each item and row of the document
_NEARLY_ALL = 0.8


class Starts(NamedTuple):
    """How the texts without bullets of a document are told apart.

    Attributes:
        begin: The starts of records.
        within: The starts of texts that go on with the record before; None for those that begin in no special way.
    """

    begin: frozenset[Start]
    within: frozenset[Start | None]


class Runs:
    """The ways in which records without bullets begin in a document.

    Args:
        text: The whole source.
        items: The reader of its lists.
    """

    def __init__(self, text: str, items: ItemReader) -> None:
        self._text = text
        self._items = items
        self._counts: Counter[Start] = Counter()
        self._pieces: dict[int, list[Piece]] = {}
        self._pieced: Counter[Start | None] = Counter()
        self._followed: Counter[tuple[Start, Start | None]] = Counter()
        self._bulleted = 0

    def count(self, blocks: Iterable[Block]) -> None:
        """Take the blocks of a section into account."""
        before: Piece | None = None
        for block in blocks:
            if isinstance(block, List):
                self._bulleted += len(block.children)
                if before is not None and before.starts[0] is None and self._is_keyed(block):
                    before.starts[0] = "bold"  # a short title, or else its fields would be of nothing
                    self._counts["bold"] += 1
            elif isinstance(block, Table):
                self._bulleted += len(block.children) - 1
            last = before
            before = None
            if not isinstance(block, Paragraph | Blockquote | Html):
                continue
            pieces = self._pieces[id(block)] = pieces_of(block, self._text, self._items)
            for piece in pieces:
                self._counts.update(start for start in piece.starts if start is not None)
                if _is_bold(piece):
                    before = piece
                    last = None
                    continue
                if last is not None and last.starts[0] is not None:
                    self._followed[last.starts[0], piece.starts[0]] += 1
                self._pieced[piece.starts[0]] += 1
                before = last = piece

    def _is_keyed(self, block: List) -> bool:
        """Whether the items of a list below a bold line are its fields."""
        parts = list(self._items.below(block.children, 0))
        return bool(parts) and all(key_of(plain_text(part.nodes)) is not None for part in parts)

    def accepted(self, forms: Forms) -> Starts:
        """Give the starts that make records, and those of what belongs to them."""
        enough = max(_LEAST, _SHARE * self._bulleted)
        begin = [start for start, count in self._counts.items() if count >= enough]
        within: set[Start | None] = set()
        for index, start in enumerate(begin):
            for before in begin[:index]:
                if before not in within and self._followed[before, start] >= _NEARLY_ALL * self._counts[start]:
                    within.add(start)
        for start in begin:
            if start not in within and self._followed[start, None] >= _NEARLY_ALL * self._pieced[start]:
                within.add(None)
        found = set(begin) - within
        for form in forms.stated:
            if form.shape is RecordShape.RUN:
                found.update(self._counts if form.start is None else (form.start,))
        return Starts(frozenset(found), frozenset(within) - found)

    def take(
        self, blocks: Sequence[Block], at: int, section: Section, above: Inherited, starts: Starts
    ) -> tuple[list[ListRecord], int]:
        """Give the records that a block holds, and the index of the first block that belongs to none of them."""
        records: list[ListRecord] = []
        pieces = self._pieces.get(id(blocks[at])) or pieces_of(blocks[at], self._text, self._items)
        for piece in pieces:
            records.extend(_cut(piece, section, above, starts))
        if not records:
            return [], at
        last = records[-1]
        parts = list(last.parts)
        following = at + 1
        while following < len(blocks) and (more := self._belonging(blocks[following], starts)):
            parts.extend(more)
            following += 1
        if len(parts) > len(last.parts):
            span = Span(last.span.start, parts[-1].end)
            records[-1] = ListRecord(last.shape, span, last.anchor, tuple(parts), section, inherited=above)
        return records, following

    def lone(self, blocks: Sequence[Block], section: Section, above: Inherited) -> ListRecord | None:
        """Give the record of a section that holds one paragraph, a work, and nothing else."""
        block = blocks[0] if len(blocks) == 1 else None
        if not isinstance(block, Paragraph) or not is_lone_work(block, nodes := self._items.nodes_of(block)):
            return None
        part = Part(Border.START, nodes, nodes[0].start, nodes[-1].end, block, 0)
        return ListRecord(RecordShape.RUN, Span(part.start, part.end), block, (part,), section, inherited=above)

    def _belonging(self, block: Block, starts: Starts) -> list[Part]:
        """Give the parts of a block that goes on with the record before it: keyed items, authors, links."""
        if isinstance(block, List):
            parts = list(self._items.below(block.children, 0))
            looks = [self._items.look.at(part.nodes) for part in parts]
            fields = sum(look.nature is Nature.FIELD for look in looks)
            return parts if parts and fields * 2 >= len(parts) else []
        pieces = self._pieces.get(id(block), [])
        if not pieces or any(_is_bold(piece) or not starts.begin.isdisjoint(piece.starts) for piece in pieces):
            return []
        parts = [_part(piece.block, piece.lines, piece.border) for piece in pieces]
        if isinstance(block, Blockquote) or all(piece.starts[0] in starts.within for piece in pieces):
            return parts
        fields = all(self._items.look.at(part.nodes).nature is Nature.FIELD for part in parts)
        return parts if fields else []


def _is_bold(piece: Piece) -> bool:
    """Whether a text is a bold line that begins no record, so that it may be the heading of what follows."""
    return piece.starts[0] is None and len(piece.lines) == 1 and is_bold_line(tuple(piece.lines[0]))


def _cut(piece: Piece, section: Section, above: Inherited, starts: Starts) -> list[ListRecord]:
    begins = [index for index, start in enumerate(piece.starts) if start in starts.begin]
    records: list[ListRecord] = []
    for index, begin in enumerate(begins):
        end = begins[index + 1] if index + 1 < len(begins) else len(piece.lines)
        part = _part(piece.block, piece.lines[begin:end], Border.START)
        if part.nodes:
            span = Span(part.start, part.end)
            records.append(ListRecord(RecordShape.RUN, span, piece.block, (part,), section, inherited=above))
    return records


def _part(block: Block, lines: list[list[Inline]], border: Border) -> Part:
    nodes = joined(lines)
    start, end = (nodes[0].start, nodes[-1].end) if nodes else (block.start, block.start)
    return Part(border, nodes, start, end, block, 0)
