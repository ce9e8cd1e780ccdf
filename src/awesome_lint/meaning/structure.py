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

    from awesome_lint.markdown.nodes import Block, Root

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


class _Run(NamedTuple):
    """Lists one behind another, which only their bullets tell apart.

    Attributes:
        items: How many items they have; 0 for a list that is counted with one before it.
        lists: How many lists there are.
        loose: Whether each item is set apart from its neighbours.
        alone: Whether each item has no neighbours, but in other lists.
    """

    items: int
    lists: int
    loose: tuple[bool, ...]
    alone: tuple[bool, ...]


class _Part(NamedTuple):
    """A block: how deep it stands, what it is called, and what else tells it from others of its kind."""

    depth: int
    name: str
    facts: tuple[object, ...] = ()
    run: _Run | None = None


def changed_structure(before: Root, after: Root) -> str | None:
    """Say at which block two documents begin to be built otherwise; None if they are built alike.

    Lists right behind each other may become one, and one several, as long as no item is set apart that was not: but for
    a single one among more that are, which it is like then.
    """
    for one, other in zip_longest(_parts(before), _parts(after)):
        if one is None or other is None or not _alike(one, other):
            was = one.name if one is not None else "nothing"
            now = other.name if other is not None else "nothing"
            return f"{was} becomes {now}" if was != now else f"{was} is another one"
    return None


def _alike(one: _Part, other: _Part) -> bool:
    if one[:3] != other[:3]:
        return False
    if one.run is None or other.run is None or one.run.lists == other.run.lists == 1:
        return True
    joined = [
        was == now or (now and alone)
        for was, now, alone in zip(one.run.loose, other.run.loose, one.run.alone, strict=True)
    ]
    return one.run.loose == other.run.loose or (all(joined) and sum(one.run.loose) * 2 > len(joined))


def _parts(root: Root) -> Iterator[_Part]:
    stack: list[tuple[tuple[Block, _Run | None], int]] = [(each, 0) for each in reversed(_runs(root.children))]
    while stack:
        (node, run), depth = stack.pop()
        if not _is_shown(node):
            continue
        if run is None or run.items:
            yield _Part(depth, _NAMES[type(node)], _facts(node, run), run)
        if not isinstance(node, Blockquote | FootnoteDefinition | List | ListItem | Table) or _is_contents(node):
            continue
        stack.extend((each, depth + 1) for each in reversed(_runs(node.children)))


def _runs(nodes: Sequence[Block]) -> list[tuple[Block, _Run | None]]:
    """Give blocks, and with the first of some lists one behind another what they are together."""
    found: list[tuple[Block, _Run | None]] = []
    for at, node in enumerate(nodes):
        if not isinstance(node, List):
            found.append((node, None))
            continue
        loose = (node.spread,) * len(node.children)
        alone = (len(node.children) == 1,) * len(node.children)
        before = nodes[at - 1] if at else None
        head = next((place for place in range(at - 1, -1, -1) if (run := found[place][1]) is None or run.items), -1)
        run = found[head][1] if head >= 0 else None
        if isinstance(before, List) and before.ordered is node.ordered and run is not None:
            items, lists = run.items + len(node.children), run.lists + 1
            found[head] = (found[head][0], _Run(items, lists, (*run.loose, *loose), (*run.alone, *alone)))
            found.append((node, _Run(0, 0, (), ())))
        else:
            found.append((node, _Run(len(node.children), 1, loose, alone)))
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


def _facts(node: Block, run: _Run | None) -> tuple[object, ...]:
    if isinstance(node, Heading):
        return (node.depth,)
    if isinstance(node, List):
        return (node.ordered, 0 if _is_contents(node) or run is None else run.items)
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
