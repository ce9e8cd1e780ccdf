"""Records of lists: which items are entries, which are fields of the item around them, which only name a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown import inline_at
from awesome_lint.markdown.nodes import (
    Blockquote,
    Break,
    Heading,
    Html,
    Link,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
    plain_text,
)
from awesome_lint.model.record import Border, ListRecord, Part, RecordShape
from awesome_lint.template.heritage import said_by, under
from awesome_lint.template.lines import joined, lines_of
from awesome_lint.template.nature import Look, Looker, Nature, first_of, is_bold_line, is_dated, is_picture
from awesome_lint.template.outline import leads_inside
from awesome_lint.template.twins import twins
from awesome_lint.text import Span
from awesome_lint.words import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import Block, Inline
    from awesome_lint.model import Section
    from awesome_lint.model.record import Inherited
    from awesome_lint.template.form import Forms
    from awesome_lint.venues import Registry

PLACEHOLDER_LENGTH = 80  # code points; a longer text says more than that something will follow
_FEW = 4  # one in so many items, or fewer, ends with the heading of those that follow it
_LABEL = 4  # words; a longer text is no label of what stands below it
_WORKS = 3  # items below another one that make it their heading
_OWNED = frozenset({Nature.FIELD, Nature.TEXT})
_NO_LOOK = Look(Nature.EMPTY, linked=False, words=0)


class Item:
    """An item with what is below it.

    Attributes:
        node: Its node.
        first: Its first text; None where it begins with something else.
        kids: The items of the lists in it.
        look: What its first text is.
        apart: Whether the items below it are no fields of it, but stand for themselves.
        heads: Whether it is their heading, though it has a link.
    """

    __slots__ = ("apart", "first", "heads", "kids", "look", "node")

    def __init__(self, node: ListItem, first: Part | None, kids: list[Item], look: Look) -> None:
        self.node = node
        self.first = first
        self.kids = kids
        self.look = look
        self.apart = False
        self.heads = False

    @property
    def group(self) -> bool:
        """Whether it only names what stands below it."""
        return self.apart and (not self.look.linked or self.heads)

    def owns(self, kid: Item) -> bool:
        """Whether an item below it is a field or a note of it."""
        if not self.apart:
            return True
        return self.look.linked and kid.look.nature in _OWNED and not kid.group


class ItemReader:
    """Makes records of lists.

    Args:
        text: The whole source.
        registry: The venue series that are known.
        look: What tells what a text is.
    """

    def __init__(self, text: str, registry: Registry, look: Looker) -> None:
        self._text = text
        self.look = look
        self._registry = registry
        self._nodes: dict[int, tuple[Inline, ...]] = {}

    def tree(self, block: List, forms: Forms) -> list[Item]:
        """Read the items of a list, and tell what those below them are."""
        return [self._item(node, forms, depth=0) for node in block.children]

    def records(self, items: list[Item], section: Section, above: Inherited) -> Iterator[ListRecord]:
        """Give the records of some items and of those below them, in order."""
        yield from self._records(items, section, None, above)

    def _item(self, node: ListItem, forms: Forms, depth: int) -> Item:
        kids = [
            self._item(kid, forms, depth + 1)
            for block in node.children
            if isinstance(block, List)
            for kid in block.children
        ]
        first = self.part(node.children[0], Border.START, 0) if node.children else None
        wanted = bool(kids or depth) or leads_inside(self._text, node.start, node.end)
        look = self.look.at(first.nodes) if first is not None and wanted else _NO_LOOK
        item = Item(node, first, kids, look)
        if kids:
            item.apart = first is None or _stand_apart(item, forms)
            item.heads = item.apart and _heads(item)
        return item

    def nodes_of(self, block: Paragraph | Heading) -> tuple[Inline, ...]:
        """Give the inline nodes of a block, HTML read as the Markdown it equals; each block is read once."""
        nodes = self._nodes.get(id(block))
        if nodes is None:
            nodes = self._nodes[id(block)] = twins(block.children, self._text)
        return nodes

    def part(self, block: Block, border: Border, depth: int) -> Part | None:
        """Give the text of a block as a part; None for a block without text of its own."""
        if isinstance(block, Paragraph | Heading):
            nodes = self.nodes_of(block)
        elif isinstance(block, Html) and depth + (border is Border.START) and _shows_text(block):
            nodes = twins(inline_at(self._text, block.start, block.end), self._text)
        else:
            return None
        if not nodes:
            return None
        return Part(border, nodes, nodes[0].start, nodes[-1].end, block, depth)

    def _records(
        self, items: list[Item], section: Section, parent: ListItem | None, above: Inherited
    ) -> Iterator[ListRecord]:
        headings = self._headings(items)
        for item in items:
            below = above
            first = headings.get(id(item), item.first)
            if first is not None and item.group:
                below = under(above, said_by(plain_text(first.nodes), self._registry))
            elif first is not None and item.look.nature is not Nature.NAVIGATION and not is_picture(first.nodes):
                yield self._record(item, first, section, parent, above)
                if first is not item.first and item.first is not None:
                    following = tuple(node for node in item.first.nodes if node.start >= first.end)
                    above = under(above, said_by(plain_text(following), self._registry))
            if item.apart:
                kids = [kid for kid in item.kids if not item.owns(kid)]
                yield from self._records(kids, section, item.node, below)

    def _headings(self, items: list[Item]) -> dict[int, Part]:
        """Give the first texts of the items that end with a heading of what follows, without it, by the item.

        A last line that is all bold is one, where but few items of the list have one.
        """
        found: dict[int, Part] = {}
        for item in items:
            part = item.first
            if part is None or len(part.nodes) == 1 or not isinstance(part.nodes[-1], Strong):
                continue
            if not isinstance(part.nodes[-2], Text | Break):
                continue
            lines = lines_of(part.nodes, self._text)
            kept = joined(lines[:-1])
            if len(lines) > 1 and kept and is_bold_line(tuple(lines[-1])):
                found[id(item)] = Part(part.border, kept, kept[0].start, kept[-1].end, part.block, part.depth)
        return found if len(found) * _FEW <= len(items) else {}

    def _record(
        self, item: Item, first: Part, section: Section, parent: ListItem | None, above: Inherited
    ) -> ListRecord:
        parts = [first]
        owned = {id(kid.node) for kid in item.kids if item.owns(kid)} if item.kids else ()
        for block in item.node.children[1:]:
            if isinstance(block, List):
                parts.extend(self.below((node for node in block.children if id(node) in owned), 1))
            elif isinstance(block, Blockquote):
                parts.extend(self.quoted(block, 0))
            elif (part := self.part(block, Border.BLOCK, 0)) is not None:
                parts.append(part)
        node = item.node
        placeholder = len(parts) == 1 and is_placeholder_part(first)
        span = Span(node.start, max(parts[-1].end, first.end))
        return ListRecord(
            RecordShape.ITEM, span, node, tuple(parts), section, parent, node.marker, (), placeholder, above
        )

    def below(self, nodes: Iterable[ListItem], depth: int) -> Iterator[Part]:
        """Give the texts of items, and of all below them, as parts of the record that they belong to."""
        for item in nodes:
            border = Border.ITEM
            for child in item.children:
                if isinstance(child, List):
                    yield from self.below(child.children, depth + 1)
                elif isinstance(child, Blockquote):
                    yield from self.quoted(child, depth)
                elif (part := self.part(child, border, depth)) is not None:
                    yield part
                border = Border.BLOCK

    def quoted(self, block: Blockquote, depth: int) -> Iterator[Part]:
        """Give the texts of a quotation as parts of the record that it belongs to."""
        for child in block.children:
            if isinstance(child, List):
                yield from self.below(child.children, depth + 1)
            elif isinstance(child, Blockquote):
                yield from self.quoted(child, depth)
            elif (part := self.part(child, Border.QUOTE, depth)) is not None:
                yield part


def _stand_apart(item: Item, forms: Forms) -> bool:
    """Whether the items below an item are no fields of it."""
    look, kids = item.look, item.kids
    entries = [kid for kid in kids if kid.group or kid.look.nature is Nature.ENTRY]
    texts = [kid for kid in kids if kid.look.nature is Nature.TEXT and not kid.group]
    fields = [kid for kid in kids if kid.look.nature is Nature.FIELD]
    if look.nature is Nature.NAVIGATION:
        return True
    if forms.nested is not None and look.linked:
        # A template says whether there are fields below; what has no link where it wants one is a note all the same.
        return not forms.nested and bool(entries)
    if len(entries) > len(fields) + len(texts):
        return True if not look.linked else _same_form(item, entries)
    if look.linked or fields:
        return False
    if entries:
        return look.words <= _LABEL
    return look.words <= _LABEL and len(texts) > 1 and sum(kid.look.words >= _LABEL for kid in texts) == len(texts)


def _heads(item: Item) -> bool:
    """Whether an item with a link beside its words is the heading of what is below it: that says when, it does not."""
    if item.first is None or isinstance(first_of(item.first.nodes), Link):
        return False
    works = [kid.first for kid in item.kids if kid.first is not None and kid.look.nature is Nature.ENTRY]
    if len(works) < _WORKS or is_dated(plain_text(item.first.nodes)):
        return False
    return sum(is_dated(plain_text(work.nodes)) for work in works) * 3 > 2 * len(works)


def _same_form(item: Item, kids: list[Item]) -> bool:
    """Whether most items below begin as the item itself does."""
    if item.first is None:
        return True
    own = type(first_of(item.first.nodes))
    return sum(kid.first is not None and type(first_of(kid.first.nodes)) is own for kid in kids) * 2 > len(kids)


def _shows_text(block: Html) -> bool:
    """Whether an HTML block is more than a comment."""
    return not (block.value.startswith("<!--") and block.value.find("-->") >= len(block.value) - len("-->"))


def is_placeholder_part(part: Part) -> bool:
    """Whether a text only says that something will follow."""
    return part.end - part.start <= PLACEHOLDER_LENGTH and is_placeholder(plain_text(part.nodes))
