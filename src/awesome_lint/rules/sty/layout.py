"""Where lines begin behind the marks of the containers around them (CommonMark 0.31.2, sections 2.2, 5.1 and 5.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Blockquote, Code, FootnoteDefinition, Html, List, ListItem, walk
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import AnyNode, Block
    from awesome_lint.rules.base import Context

_TAB = 4
_CODE = 4
"""How many columns of indentation make code; a footnote's text is indented as much."""
_TAB_AMONG_MARKS = re.compile(r"(?:[ >*+\-.)0-9]|\[\^[^\]\n]*\]:)*\t")


class Edge(NamedTuple):
    """Where a line's own content begins within some containers.

    Attributes:
        offset: The first character behind the containers' marks.
        taken: How many columns of a tab at `offset` belong to the containers, not to the content.
        indent: How many columns of blanks the content begins with.
        first: Its first character that is no blank, or the line's end.
        depth: How many of the containers the line continues; if not all, it is a lazy line of them or outside.
    """

    offset: int
    taken: int
    indent: int
    first: int
    depth: int


class Box:
    """A container as its lines see it.

    Attributes:
        node: The container.
        outer: The container around it, if any.
        depth: How many containers there are up to this one.
        line: Its first line.
        width: How many columns its other lines are indented; None for a block quotation.
    """

    __slots__ = ("_layout", "_line", "_width", "depth", "node", "outer")

    def __init__(self, layout: Layout, node: Blockquote | ListItem | FootnoteDefinition, outer: Box | None) -> None:
        self._layout = layout
        self._width: int | None = None
        self.node = node
        self.outer = outer
        self.depth: int = outer.depth + 1 if outer else 1
        self._line = 0

    @property
    def line(self) -> int:
        """Look up, or find; most containers are never asked."""
        self._line = self._line or self._layout.source.line_at(self.node.start)
        return self._line

    @property
    def width(self) -> int | None:
        """Look up, or find in the first line."""
        if isinstance(self.node, Blockquote):
            return None
        if isinstance(self.node, FootnoteDefinition):
            return _CODE
        if self._width is None:
            scan = _Scan(self._layout, self.line)
            for box in self.chain()[:-1]:
                scan.enter(box)
            before = scan.used
            scan.begin_item(self.node)
            self._width = scan.used - before
        return self._width

    def chain(self) -> list[Box]:
        """Give all containers from the outermost to this one."""
        boxes: list[Box] = []
        box: Box | None = self
        while box is not None:
            boxes.append(box)
            box = box.outer
        return boxes[::-1]


class _Scan:
    """A walk along one line, container by container; `used` is the column that the marks so far reach to."""

    def __init__(self, layout: Layout, line: int) -> None:
        self._text = layout.text
        self.line = line
        self.at = layout.source.line_starts[line - 1]
        self.end = layout.source.line_end(line)
        self.column = 0
        self.used = 0

    def content(self) -> tuple[int, int]:
        """Give offset and column of the next character that is no blank, or of the line's end."""
        text, at, column, end = self._text, self.at, self.column, self.end
        while at < end and text[at] in " \t":
            column += 1 if text[at] == " " else _TAB - column % _TAB
            at += 1
        return at, column

    def enter(self, box: Box) -> bool:
        """Go behind the marks of a container that is open; say whether they are there."""
        node = box.node
        if isinstance(node, Blockquote):
            return self._enter_quote()
        if self.line == box.line:
            if isinstance(node, ListItem):
                self.begin_item(node)
            else:
                self._skip_to(self._text.index("]:", node.start) + len("]:"))
            return True
        width = box.width or 0
        first, column = self.content()
        if first < self.end and column - self.used < width:
            return False
        self._use(min(self.used + width, column))
        return True

    def begin_item(self, item: ListItem) -> None:
        """Go behind the marker in an item's first line, and the blanks that belong to it."""
        self._skip_to(item.start + len(item.marker))
        first, column = self.content()
        if first == self.end or column - self.used > _CODE:
            column = self.used + 1
        self._use(column)

    def _enter_quote(self) -> bool:
        first, column = self.content()
        if first == self.end or self._text[first] != ">" or column - self.used >= _CODE:
            return False
        self._skip_to(first + 1)
        if self._text[self.at : self.at + 1] in {" ", "\t"}:
            self._use(self.used + 1)
        return True

    def _skip_to(self, offset: int) -> None:
        while self.at < offset:
            self.column += _TAB - self.column % _TAB if self._text[self.at] == "\t" else 1
            self.at += 1
        self.used = self.column

    def _use(self, column: int) -> None:
        """Take the blanks up to a column; a tab that reaches further stays, in part used up."""
        while self.at < self.end:
            wide = _TAB - self.column % _TAB if self._text[self.at] == "\t" else 1
            if self.column + wide > column:
                break
            self.at += 1
            self.column += wide
        self.used = column

    def edge(self, depth: int) -> Edge:
        first, column = self.content()
        taken = self.used - self.column if self.at < self.end else 0
        return Edge(self.at, taken, max(column - self.used, 0), first, depth)


class Layout:
    """The containers of a document; made by `layout`, once for all rules."""

    def __init__(self, ctx: Context) -> None:
        self.source = ctx.source
        self.text = ctx.source.text
        self._around: dict[int, Box | None] = {}
        self._boxes: dict[int, Box] = {}
        stack: list[tuple[AnyNode, Box | None]] = [(child, None) for child in ctx.root.children]
        while stack:
            node, outer = stack.pop()
            self._around[id(node)] = outer
            inner = outer
            if isinstance(node, Blockquote | ListItem | FootnoteDefinition):
                inner = self._boxes[id(node)] = Box(self, node, outer)
            elif not isinstance(node, List):
                continue
            stack += [(child, inner) for child in node.children]

    def around(self, node: Block) -> Box | None:
        """Give the innermost container that a block, which is no part of a table, stands in."""
        return self._around[id(node)]

    def box(self, node: Blockquote | ListItem | FootnoteDefinition) -> Box:
        """Give what is known of a container."""
        return self._boxes[id(node)]

    def edge(self, line: int, box: Box | None) -> Edge:
        """Give where the content of a line (from 1) begins within a container and all those around it."""
        scan = _Scan(self, line)
        depth = 0
        for each in box.chain() if box else ():
            if not scan.enter(each):
                break
            depth += 1
        return scan.edge(depth)

    def lines(self, node: Block) -> range:
        """Give the lines of a block, from 1."""
        return range(self.source.line_at(node.start), self.source.line_at(max(node.start, node.end - 1)) + 1)

    def indent_behind(self, node: Block) -> int | None:
        """Give the indentation, within the container around a block, of the next line behind it that is not blank.

        Returns:
            None if there is none, or if it is outside of that container.
        """
        box = self.around(node)
        for line in range(self.lines(node).stop, self.source.line_count + 1):
            edge = self.edge(line, box)
            if edge.depth < (box.depth if box else 0):
                if edge.first < self.source.line_end(line) or isinstance(box and box.node, Blockquote):
                    return None
            elif edge.first < self.source.line_end(line):
                return edge.indent
        return None

    def indented(self, edge: Edge, columns: int) -> Edit | None:
        """Give the edit that makes a line's indentation wider, or narrower, by some columns, as far as it can.

        Where there are tabs, blanks are written for all of the indentation.
        """
        blanks = self.text[edge.offset : edge.first]
        if "\t" in blanks:
            return Edit.replace(edge.offset, edge.first, " " * (edge.taken + max(edge.indent + columns, 0)))
        if columns > 0:
            return Edit.insert(edge.offset, " " * columns)
        taken = min(-columns, edge.indent)
        return Edit.delete(edge.offset, edge.offset + taken) if taken else None

    def gap(self, item: ListItem) -> int:
        """Give the columns between an item's marker and its content, where that begins in the same line."""
        box = self.box(item)
        return (box.width or 0) - self.edge(box.line, box.outer).indent - len(item.marker)

    def moved_along(self, item: ListItem, columns: int) -> list[Edit] | None:
        """Give the edits of an item's other lines when its content moves by some columns.

        Lazy lines stay as they are. The result is None where a tab would change what it stands for.
        """
        edits: list[Edit] = []
        if not columns:
            return edits
        box = self.box(item)
        outer, width = box.outer, box.width or 0
        raw: frozenset[int] | None = None
        for line in self.lines(item)[1:]:
            edge = self.edge(line, outer)
            if edge.depth < box.depth - 1:
                continue
            if edge.indent < width:
                if edge.indent >= max(_CODE, width + columns) and edge.first < self.source.line_end(line):
                    return None  # only its blanks keep this lazy line from beginning a block
                continue
            if self.shifts_tab(edge.first, columns):
                return None
            if "\t" in self.text[edge.offset : edge.first]:
                if raw is None:
                    raw = frozenset(self._raw_lines(item))
                if line in raw:
                    return None
            edit = self.indented(edge, columns)
            if edit is not None:
                edits.append(edit)
        return edits

    def shifts_tab(self, offset: int, columns: int) -> bool:
        """Whether a tab among the marks at an offset gets another width when they move by some columns."""
        return columns % _TAB != 0 and _TAB_AMONG_MARKS.match(self.text, offset) is not None

    def swallows(self, item: ListItem, columns: int) -> bool:
        """Whether an item takes in what follows it when its content moves to the left by some columns."""
        behind = self.indent_behind(item)
        return behind is not None and behind >= (self.box(item).width or 0) - columns

    def prefix(self, box: Box | None) -> str:
        """Write the marks with which a line continues some containers."""
        chain = box.chain() if box else []
        return "".join("> " if each.width is None else " " * each.width for each in chain)

    def _raw_lines(self, item: ListItem) -> Iterator[int]:
        """Give the lines whose blanks are content."""
        for node in walk(item):
            if isinstance(node, Code | Html):
                yield from self.lines(node)


def is_indented_code(node: Block) -> bool:
    """Whether a block is code because of the blanks before it."""
    return isinstance(node, Code) and not node.fenced


def layout(ctx: Context) -> Layout:
    """Make the layout of a document, for `ctx.derive`."""
    return Layout(ctx)
