"""`<details>`: which ones are records, and which only fold a part of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown import inline_at, tags_between
from awesome_lint.markdown.nodes import Blockquote, Html, List, Paragraph, Table, plain_text
from awesome_lint.model.record import Border, ListRecord, Part, RecordShape
from awesome_lint.template.lines import joined
from awesome_lint.template.nature import Look, Nature, is_dated
from awesome_lint.template.starts import html_pieces
from awesome_lint.template.twins import twins
from awesome_lint.text import Span
from awesome_lint.words import section_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.model import Section
    from awesome_lint.model.record import Inherited
    from awesome_lint.template.items import ItemReader

_ENTRIES = 2  # telling items in a body, from which on it is a part of the list
_OF_LINKED = 3  # the same where the summary itself leads somewhere
_TITLE = 4  # words of a summary without a link, but with a year, that can be an entry


class Fold(NamedTuple):
    """A `<details>` element among the blocks of a section.

    Attributes:
        first: The index of the block that it begins in.
        last: The index of the block that it ends in.
        span: From its first tag to its last.
        summary: Where the text of its summary stands.
    """

    first: int
    last: int
    span: Span
    summary: Span


def folds_of(blocks: Sequence[Block], text: str) -> list[Fold]:
    """Give the outermost `<details>` elements of some blocks that have a summary, in order."""
    found: list[Fold] = []
    depth = 0
    first = start = 0
    summary: list[int] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Html):
            continue
        for tag in tags_between(text, block.start, block.end):
            if tag.name == "summary" and depth == 1 and len(summary) == tag.closing:
                summary.append(tag.start if tag.closing else tag.end)
            if tag.name != "details":
                continue
            if tag.closing:
                depth = max(0, depth - 1)
                if not depth and len(summary) > 1:
                    found.append(Fold(first, index, Span(start, tag.end), Span(summary[0], summary[1])))
                    summary = []
            else:
                if not depth:
                    first, start, summary = index, tag.start, []
                depth += 1
    return found


def record_of(
    fold: Fold, blocks: Sequence[Block], section: Section, text: str, items: ItemReader, above: Inherited
) -> ListRecord | None:
    """Give the record that a `<details>` element is; None if it only folds a part of the list, or is a note."""
    nodes = twins(inline_at(text, *fold.summary), text)
    if not nodes:
        return None
    look = items.look.at(nodes)
    body = blocks[fold.first + 1 : fold.last + 1]
    if not _is_record(look, plain_text(nodes), body, items):
        return None
    anchor = blocks[fold.first]
    parts = [Part(Border.START, nodes, nodes[0].start, nodes[-1].end, anchor, 0), *_rest(fold, anchor, text)]
    for block in blocks[fold.first + 1 : fold.last]:
        if isinstance(block, List):
            parts.extend(items.below(block.children, 0))
        elif isinstance(block, Blockquote):
            parts.extend(items.quoted(block, 0))
        elif (part := items.part(block, Border.BLOCK, 0)) is not None:
            parts.append(part)
    return ListRecord(RecordShape.DETAILS, fold.span, anchor, tuple(parts), section, inherited=above)


def _is_record(look: Look, summary: str, body: Sequence[Block], items: ItemReader) -> bool:
    if section_kind(summary) is not None:
        return False
    if any(isinstance(block, Table) for block in body):
        return False
    entries = 0
    for block in body:
        if isinstance(block, List):
            entries += sum(_is_entry(item.children[0], items) for item in block.children if item.children)
        elif isinstance(block, Blockquote):
            entries += sum(_is_entry(child, items) for child in block.children)
    if look.linked:
        return entries < _OF_LINKED
    return is_dated(summary) and look.words >= _TITLE and entries < _ENTRIES


def _is_entry(block: Block, items: ItemReader) -> bool:
    part = items.part(block, Border.START, 0) if isinstance(block, Paragraph) else None
    return part is not None and items.look.at(part.nodes).nature is Nature.ENTRY


def _rest(fold: Fold, block: Block, text: str) -> list[Part]:
    """Give the texts that stand behind the summary in the same block of HTML."""
    if not isinstance(block, Html):
        return []
    parts: list[Part] = []
    for piece in html_pieces(block, fold.summary.end, min(fold.span.end, block.end), text):
        nodes = joined(piece.lines)
        if nodes:
            parts.append(Part(Border.BLOCK, nodes, nodes[0].start, nodes[-1].end, block, 0))
    return parts
