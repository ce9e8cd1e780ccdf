"""The records of a list: its sections cut into stretches that can be entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Blockquote, Link, List, ListItem, Paragraph, Table, plain_text, walk
from awesome_lint.model.record import Border, ListRecord, Part, RecordShape
from awesome_lint.text import Span
from awesome_lint.words import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.model import Section

_PLACEHOLDER_LENGTH = 80  # code points; a longer text says more than that something will follow


def records_of(sections: Iterable[Section], text: str) -> list[ListRecord]:  # noqa: ARG001 - HTML is read of it next
    """Give the records of a list in document order.

    Args:
        sections: The list's sections.
        text: The whole source.
    """
    return [record for section in sections if section.content for record in _of_section(section)]


def _of_section(section: Section) -> Iterator[ListRecord]:
    stack: list[tuple[Block, ListItem | None]] = [(block, None) for block in reversed(section.blocks)]
    while stack:
        block, parent = stack.pop()
        if isinstance(block, List | Blockquote):
            stack.extend((child, parent) for child in reversed(block.children))
        elif isinstance(block, Table):
            yield from _rows(block, section)
        elif isinstance(block, ListItem):
            first = block.children[0] if block.children else None
            if isinstance(first, Paragraph) and not _label(block, first):
                yield _item(block, first, section, parent)
            stack.extend((child, block) for child in reversed(block.children))


def _label(item: ListItem, first: Paragraph) -> bool:
    links = [node for node in walk(first) if isinstance(node, Link)]
    if links and all(link.url.startswith("#") for link in links):
        return True
    return not links and any(isinstance(child, List) for child in item.children)


def _item(item: ListItem, first: Paragraph, section: Section, parent: ListItem | None) -> ListRecord:
    part = Part(Border.START, first.children, first.start, first.end, first, 0)
    span = Span(item.start, first.end)
    short = first.end - first.start <= _PLACEHOLDER_LENGTH
    placeholder = short and is_placeholder(plain_text(first.children))
    return ListRecord(RecordShape.ITEM, span, item, (part,), section, parent, item.marker, (), placeholder)


def _rows(table: Table, section: Section) -> Iterator[ListRecord]:
    header = tuple(plain_text(cell.children).strip().lower() for cell in table.children[0].children)
    for row in table.children[1:]:
        parts = tuple(
            Part(Border.CELL if index else Border.START, cell.children, cell.start, cell.end, cell, 0)
            for index, cell in enumerate(row.children)
        )
        if parts:
            yield ListRecord(RecordShape.ROW, row.span, row, parts, section, None, None, header)
