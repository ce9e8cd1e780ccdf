"""Records without bullets: paragraphs that begin alike, each with what belongs to it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import inline_at, tags_between
from awesome_lint.markdown.nodes import (
    Blockquote,
    Emphasis,
    Html,
    Link,
    List,
    Paragraph,
    Strong,
    Table,
    Text,
    plain_text,
)
from awesome_lint.model.record import Border, ListRecord, Part, RecordShape
from awesome_lint.template.lines import is_break, joined, lines_of
from awesome_lint.template.nature import Nature, count_words, first_of, is_bold_line, is_telling, links_of, look_at
from awesome_lint.template.twins import twins
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
_BULLET = re.compile(r"\s*[•◦‣▪●○■□◆◇►▸➤➢✦✧⁃∙·]\s*")
_BRACKETED = re.compile(r"\s*[(\[【（《]\s*(?=[^)\]】）》\n]{0,40}\d\d)[^)\]】）》\n]{2,40}[)\]】）》]")
_QUOTED = re.compile('\\s*["“”«„「『]')
_CITED = re.compile(
    r"[A-ZÀ-Þ][^\n]{2,300}?(?:\.\s|,\s|\s)\(?(?:19[5-9][0-9]|20[0-3][0-9])[a-z]?(?:,\s[A-Z][a-z]+)?\)?\s?[.,:]\s+\S"
)
_YEAR = re.compile(r"(?<![0-9])(?:19[5-9][0-9]|20[0-3][0-9])(?![0-9])|['’]\s?[0-9]{2}\b")
_LEAD = 6  # words of a venue before a linked title
_TITLE = 4  # words from which on a bold line can be a title
_HIDDEN_TAGS = frozenset({"table", "summary", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_TAGS = _HIDDEN_TAGS | {"p", "li", "ul", "ol", "div", "center", "details"}


class Piece(NamedTuple):
    """A text without bullet, as it may begin a record.

    Attributes:
        block: The block it is from.
        lines: Its lines.
        border: How it stands in a record that it does not begin.
    """

    block: Block
    lines: list[list[Inline]]
    border: Border


def pieces_of(block: Block, text: str) -> list[Piece]:
    """Give the texts of a paragraph, a quotation, or an HTML block."""
    if isinstance(block, Paragraph):
        nodes = twins(block.children, text)
        return [Piece(block, lines_of(nodes, text), Border.BLOCK)] if nodes else []
    if isinstance(block, Blockquote):
        found = [piece for child in block.children if isinstance(child, Paragraph) for piece in pieces_of(child, text)]
        return [piece._replace(border=Border.QUOTE) for piece in found]
    if isinstance(block, Html) and not block.value.startswith("<!--"):
        return html_pieces(block, block.start, block.end, text)
    return []


def html_pieces(block: Html, start: int, end: int, text: str) -> list[Piece]:
    """Give the texts of an HTML block between two offsets, one for each stretch between block-level tags."""
    found = (twins(inline_at(text, *stretch), text) for stretch in _stretches(start, end, text))
    return [Piece(block, lines_of(nodes, text), Border.BLOCK) for nodes in found if nodes]


def _stretches(at: int, end: int, text: str) -> Iterable[tuple[int, int]]:
    """Give what stands between block-level tags; tables, headings and summaries are left out."""
    hidden = 0
    for tag in tags_between(text, at, end):
        if tag.name in _BLOCK_TAGS:
            if not hidden and text[at : tag.start].strip():
                yield at, tag.start
            if tag.name in _HIDDEN_TAGS:
                hidden = max(0, hidden + (-1 if tag.closing else 1))
            at = tag.end
    if not hidden and text[at:end].strip():
        yield at, end


def start_of(line: list[Inline], *, quoted: bool) -> Start | None:
    """Give how a line begins a record, if it can begin one."""
    while line and is_break(line[0]):
        line = line[1:]
    nodes = tuple(line)
    first = first_of(nodes)
    if first is None:
        return None
    if isinstance(nodes[0], Text) and _BULLET.match(nodes[0].value):
        return "bullet"
    text = plain_text(nodes)
    if isinstance(first, Strong):
        return "bold" if not quoted and _is_title(nodes, first) else None
    links = links_of(nodes)
    if isinstance(first, Link):
        if not is_telling(first):
            return None
        return "quote" if quoted else "link"
    if quoted:
        return None
    if isinstance(first, Emphasis):
        return None
    telling = next((link for link in links if is_telling(link)), None)
    if telling is not None:
        before = plain_text(tuple(node for node in nodes if node.end <= telling.start))
        if count_words(before) <= _LEAD and _YEAR.search(before):
            return "bracket" if _BRACKETED.match(before) else "venue"
    if _BRACKETED.match(text) and count_words(text) > _TITLE:
        return "bracket"
    if _QUOTED.match(text) and (links or _YEAR.search(text)):
        return "quotation"
    return "citation" if _CITED.match(text) else None


def _is_title(nodes: tuple[Inline, ...], bold: Strong) -> bool:
    if any(is_telling(link) for link in links_of((bold,))):
        return True
    if count_words(plain_text((bold,))) >= _TITLE:
        return True
    return len(nodes) > 1 and any(isinstance(node, Link) for node in nodes)


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
        self._bulleted = 0

    def count(self, blocks: Iterable[Block]) -> None:
        """Take the blocks of a section into account."""
        for block in blocks:
            if isinstance(block, List):
                self._bulleted += len(block.children)
            elif isinstance(block, Table):
                self._bulleted += len(block.children) - 1
            elif isinstance(block, Paragraph | Blockquote | Html):
                pieces = self._pieces[id(block)] = pieces_of(block, self._text)
                for piece in pieces:
                    self._counts.update(start for start in _starts(piece) if start is not None)

    def accepted(self, forms: Forms) -> frozenset[Start]:
        """Give the starts that make records."""
        enough = max(_LEAST, _SHARE * self._bulleted)
        found = {start for start, count in self._counts.items() if count >= enough}
        for form in forms.stated:
            if form.shape is RecordShape.RUN:
                found.update(self._counts if form.start is None else (form.start,))
        return frozenset(found)

    def take(
        self, blocks: Sequence[Block], at: int, section: Section, above: Inherited, starts: frozenset[Start]
    ) -> tuple[list[ListRecord], int]:
        """Give the records that a block holds, and the index of the first block that belongs to none of them."""
        records: list[ListRecord] = []
        pieces = self._pieces.get(id(blocks[at])) or pieces_of(blocks[at], self._text)
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

    def _belonging(self, block: Block, starts: frozenset[Start]) -> list[Part]:
        """Give the parts of a block that goes on with the record before it: keyed items, authors, links."""
        if isinstance(block, List):
            parts = list(self._items.below(block.children, 0))
            looks = [look_at(part.nodes) for part in parts]
            fields = sum(look.nature is Nature.FIELD for look in looks)
            return parts if parts and fields * 2 >= len(parts) else []
        pieces = self._pieces.get(id(block), [])
        if not pieces or any(start in starts for piece in pieces for start in _starts(piece)):
            return []
        parts = [_part(piece.block, piece.lines, piece.border) for piece in pieces]
        if isinstance(block, Blockquote):
            return parts
        fields = all(look_at(part.nodes).nature is Nature.FIELD and not is_bold_line(part.nodes) for part in parts)
        return parts if fields else []


def _starts(piece: Piece) -> list[Start | None]:
    """Give the start of each line; only what begins as the first line does begins another record."""
    quoted = piece.border is Border.QUOTE
    first = start_of(piece.lines[0], quoted=quoted)
    if first is None:
        later = [start_of(line, quoted=quoted) if _is_bulleted(line) else None for line in piece.lines[1:]]
        return [None, *later]
    rest = piece.lines[1:]
    return [first, *(first if start_of(line, quoted=quoted) == first else None for line in rest)]


def _is_bulleted(line: list[Inline]) -> bool:
    return bool(line) and isinstance(line[0], Text) and _BULLET.match(line[0].value) is not None


def _cut(piece: Piece, section: Section, above: Inherited, starts: frozenset[Start]) -> list[ListRecord]:
    begins = [index for index, start in enumerate(_starts(piece)) if start in starts]
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
