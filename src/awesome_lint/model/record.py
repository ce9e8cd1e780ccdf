"""Records: the stretches of blocks that can be entries, whatever their shape."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Block, Inline, ListItem
    from awesome_lint.model.document import Section
    from awesome_lint.text import Span


class RecordShape(Enum):
    """How an entry is set.

    Attributes:
        ITEM: A list item, with its further paragraphs, quotations and nested items as far as fields stand there.
        ROW: A row of a table.
        RUN: Sibling blocks without bullets.
        HEADING: A heading with what follows up to the next one.
        DETAILS: `<details>` with its summary.
    """

    ITEM = "item"
    ROW = "row"
    RUN = "run"
    HEADING = "heading"
    DETAILS = "details"


class Border(Enum):
    """What stands before a part of a record. Line breaks in a paragraph are no borders, but tokens of its part.

    Attributes:
        START: Nothing: it is the first part.
        BLOCK: The end of a paragraph or another block.
        ITEM: The marker of a nested list item.
        QUOTE: The marks of a quotation.
        CELL: The border of a table cell.
    """

    START = "start"
    BLOCK = "block"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"


class Part(Record):
    """A stretch of inline text in a record: a paragraph, a cell, a heading, a summary.

    Attributes:
        border: What stands before it.
        nodes: Its inline nodes; HTML tags are replaced by the Markdown nodes that they equal.
        start: Where its own text begins, a code point of the source.
        end: Where its own text ends.
        block: The node that it is from.
        depth: How many list items of the record it is nested in, that of the record itself not counted.
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
    """A stretch of blocks that can be an entry.

    Attributes:
        shape: How it is set.
        span: From its first character (a marker, a `#`, a tag) to the end of its last part.
        anchor: The node that it begins with: its list item, row, heading, paragraph or HTML block.
        parts: Its texts, in order; never empty.
        section: Where it stands.
        parent: The list item around it; None at top level.
        marker: The bullet or number as written; None without one.
        header: The table's column names, plain and in lower case; empty where the table has none, or it is no row.
        placeholder: Whether it only says that something will follow.
        inherited: The venue and the date that it has from above, if it states none itself.
    """

    shape: RecordShape
    span: Span
    anchor: Block
    parts: tuple[Part, ...]
    section: Section
    parent: ListItem | None = None
    marker: str | None = None
    header: tuple[str, ...] = ()
    placeholder: bool = False
    inherited: Inherited = Inherited()
