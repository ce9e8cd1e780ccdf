"""The parts of headings (CommonMark 0.31.2, sections 4.2 and 4.3), for the rules on headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Heading, Image, ListItem
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import AnyNode
    from awesome_lint.rules.base import Context


def underlined_items(ctx: Context) -> frozenset[int]:
    """Give where the headings begin that a stray line of dashes makes of items: nobody writes headings so."""
    first = [item.children[0] for item in ctx.nodes(ListItem) if item.children]
    return frozenset(block.start for block in first if isinstance(block, Heading) and block.setext and block.depth > 1)


def opening_gap(text: str, heading: Heading) -> Span:
    """Give the blanks between the marks of an ATX heading and what follows them in its line."""
    start = end = heading.start + heading.depth
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return Span(start, end)


def closing_gap(text: str, heading: Heading) -> Span | None:
    """Give the blanks between the text of an ATX heading and its closing marks; None if it has none."""
    start = end = max(heading.content_span.end, heading.start + heading.depth)
    if start == heading.end:
        return None
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return Span(start, end)


def kept_marks(text: str, content: Span) -> list[Edit]:
    """Give the edit, if one is needed, that keeps `#` at a text's end from being the closing marks of a heading."""
    written = text[content.start : content.end]
    before = written.rstrip("#")
    if before == written or (before and before[-1] not in " \t"):
        return []
    return [Edit.insert(content.start + len(before), "\\")]


def unheard(ctx: Context, offset: int) -> bool:
    """Whether npm's tool drops a message that points to `offset`.

    It takes what is behind the last text, image, ... of a file for a gap in which no message can be meant (observed).
    """
    node: AnyNode = ctx.root
    while not isinstance(node, Image):
        children: tuple[AnyNode, ...] | None = getattr(node, "children", None)
        if not children:
            return (node.end if children is None else node.start) <= offset < ctx.root.end
        node = children[-1]
    return node.end <= offset < ctx.root.end
