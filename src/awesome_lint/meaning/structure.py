"""How a document is built: the kinds of its blocks, what they hold, and how many of them; for the safe law."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import (
    Blockquote,
    Code,
    Definition,
    FootnoteDefinition,
    FrontMatter,
    Heading,
    Html,
    Image,
    InlineHtml,
    Link,
    List,
    ListItem,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
    plain_text,
    walk,
)
from awesome_lint.meaning.content import readable, without_own_comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.model import Document

_NAMES: dict[type[Block], str] = {
    Blockquote: "a quotation",
    Code: "a code block",
    Definition: "a definition",
    FootnoteDefinition: "a footnote",
    FrontMatter: "front matter",
    Heading: "a heading",
    Html: "HTML",
    List: "a list",
    ListItem: "an item",
    Paragraph: "a paragraph",
    Table: "a table",
    TableRow: "a row",
    ThematicBreak: "a rule",
}


class _Part(NamedTuple):
    """A block: how deep it stands, what it is called, and what else tells it from others of its kind."""

    depth: int
    name: str
    facts: tuple[object, ...] = ()


def changed_structure(before: Document, after: Document) -> str | None:
    """Say at which block two documents begin to be built otherwise; None if they are built alike.

    Lists on lines right below each other count as one: only their bullets tell them apart, and a page shows them so.
    """
    for one, other in zip_longest(_parts(before), _parts(after)):
        if one != other:
            was = one.name if one is not None else "nothing"
            now = other.name if other is not None else "nothing"
            return f"{was} becomes {now}" if was != now else f"{was} is another one"
    return None


def _parts(document: Document) -> Iterator[_Part]:
    stack: list[tuple[_Sibling, int]] = [(each, 0) for each in reversed(_siblings(document, document.root.children))]
    while stack:
        (node, items), depth = stack.pop()
        if not _is_shown(node):
            continue
        if items != 0:
            yield _Part(depth, _NAMES[type(node)], _facts(node, items))
        if not isinstance(node, Blockquote | FootnoteDefinition | List | ListItem | Table) or _is_contents(node):
            continue
        stack.extend((each, depth + 1) for each in reversed(_siblings(document, node.children)))


class _Sibling(NamedTuple):
    """A block, and of a list the items of all lists that touch it; none for a list that is counted with another."""

    node: Block
    items: int | None


def _siblings(document: Document, nodes: Sequence[Block]) -> list[_Sibling]:
    found: list[_Sibling] = []
    first = -1
    line = document.source.line_at
    for at, node in enumerate(nodes):
        if not isinstance(node, List):
            found.append(_Sibling(node, None))
            continue
        before = nodes[at - 1] if at else None
        touches = isinstance(before, List) and before.ordered is node.ordered
        if touches and before is not None and line(node.start) - line(before.end) <= 1:
            head, items = found[first]
            found[first] = _Sibling(head, (items or 0) + len(node.children))
            found.append(_Sibling(node, 0))
        else:
            first = at
            found.append(_Sibling(node, len(node.children)))
    return found


def _is_shown(node: Block) -> bool:
    """Whether a block is there for readers: no comment to this program, no paragraph of invisible characters."""
    if isinstance(node, Html):
        return bool(without_own_comments(node.value).strip())
    if isinstance(node, Paragraph):
        return bool(readable(plain_text(node.children)).strip()) or any(
            isinstance(each, Image | InlineHtml | Link) for each in walk(node)
        )
    return True


def _is_contents(node: Block) -> bool:
    """Whether a block is a table of contents, to which what is missing may be added: a list that leads to anchors."""
    return isinstance(node, List) and any(map(_leads_within, node.children))


def _leads_within(item: ListItem) -> bool:
    block = item.children[0] if item.children else None
    if not isinstance(block, Paragraph):
        return False
    return any(isinstance(each, Link) and each.url.startswith("#") for each in block.children[:1])


def _facts(node: Block, items: int | None) -> tuple[object, ...]:
    if isinstance(node, Heading):
        return (node.depth,)
    if isinstance(node, List):
        return (node.ordered, 0 if _is_contents(node) else items)
    if isinstance(node, ListItem):
        return (node.checked,)
    if isinstance(node, Table):
        return (len(node.align), len(node.children))
    if isinstance(node, TableRow):
        return tuple(_is_filled(cell) for cell in node.children if _is_filled(cell))
    if isinstance(node, Definition):
        return (node.identifier,)
    if isinstance(node, Blockquote):
        return (node.alert,)
    return (node.label.casefold(),) if isinstance(node, FootnoteDefinition) else ()


def _is_filled(cell: TableCell) -> bool:
    return bool(cell.children)
