"""Records: the stretches of a list that can be entries, whatever they are set in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Block, Inline, ListItem
    from awesome_lint.model import Section
    from awesome_lint.text import Span


class RecordShape(Enum):
    """What a record is set in."""

    ITEM = "item"
    ROW = "row"
    RUN = "run"
    HEADING = "heading"
    DETAILS = "details"


class Border(Enum):
    """What stands before a part; breaks inside a paragraph are none."""

    START = "start"
    BLOCK = "block"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"


class Part(Record):
    """A paragraph, a cell, or another text of a record.

    Attributes:
        border: What stands before it.
        nodes: Its inline nodes, HTML read as the Markdown it equals.
        start: Where its own text begins.
        end: Where its own text ends.
        block: The block it is from.
        depth: How many items of the record are around it; 0 for the text of the record's own item.
    """

    border: Border
    nodes: tuple[Inline, ...]
    start: int
    end: int
    block: Block
    depth: int


class Inherited(Record):
    """What headings, labels and bold lines above a record say; each from the nearest that says it.

    Attributes:
        series: A venue series, as written.
        year: A year.
        month: A month (1 to 12) of that year.
    """

    series: str | None = None
    year: int | None = None
    month: int | None = None


class ListRecord(Record):
    """A stretch of a list that can be an entry.

    Attributes:
        shape: What it is set in.
        span: From its marker, heading or first character to the end of its last part.
        anchor: The node that stands for it: an item, a row, a heading, a paragraph, or an HTML block.
        parts: Its texts, in order; never empty.
        section: Where it stands.
        parent: The item around it, None for an outermost record.
        marker: The bullet or number of an item, as written; None for other shapes.
        header: The plain texts of the table's header, in lower case; () for other shapes, or without a header.
        placeholder: Whether it only says that something will follow.
        inherited: The venue and the date that it has from above, if it states none itself.
    """

    shape: RecordShape
    span: Span
    anchor: Block
    parts: tuple[Part, ...]
    section: Section
    parent: ListItem | None
    marker: str | None
    header: tuple[str, ...]
    placeholder: bool = False
    inherited: Inherited = Inherited()
