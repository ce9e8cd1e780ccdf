"""What npm's awesome-lint sees in a tree, where it sees more or less than a reader does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import (
    Blockquote,
    Delete,
    Emphasis,
    FootnoteDefinition,
    Heading,
    Html,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    ListItem,
    Strong,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Block, Inline
    from awesome_lint.rules.base import Context

_HEADING_TAG = re.compile(r"<h[1-6](?:\s[^>]*)?>", re.IGNORECASE)
_CENTRED = re.compile(r"""\balign=(?:"center"|'center')""", re.IGNORECASE)


def shown_text(nodes: tuple[Inline, ...]) -> str:
    """Give the text of some nodes with the source of HTML tags in it, images by their alternative text."""
    if len(nodes) == 1 and type(nodes[0]) is Text:
        return nodes[0].value  # so are most headings
    pieces: list[str] = []
    stack: list[Inline] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Text | InlineCode | InlineHtml):
            pieces.append(node.value)
        elif isinstance(node, Image):
            pieces.append(node.alt)
        elif isinstance(node, Emphasis | Strong | Delete | Link):
            stack.extend(reversed(node.children))
    return "".join(pieces)


def is_npm_contents(heading: Heading) -> bool:
    """Whether a heading is the one of a table of contents: comments in it do not count for that tool."""
    return shown_text(tuple(node for node in heading.children if not _is_comment(node))).strip() == "Contents"


def _is_comment(node: Inline) -> bool:
    return isinstance(node, InlineHtml) and node.value.startswith("<!--")


def leading_headings(ctx: Context) -> frozenset[int]:
    """Give where those headings begin that are the first block in the file, or in what they stand in."""
    first = [*_first(ctx.root.children)]
    for quotation in ctx.nodes(Blockquote):
        if quotation.alert is None:  # else the line that names the kind is first
            first += _first(quotation.children)
    parents: list[ListItem | FootnoteDefinition] = [*ctx.nodes(ListItem), *ctx.nodes(FootnoteDefinition)]
    for parent in parents:
        first += _first(parent.children)
    return frozenset(first)


def _first(children: tuple[Block, ...]) -> Iterator[int]:
    if children and isinstance(children[0], Heading):
        yield children[0].start


def begins_with_html_heading(ctx: Context) -> bool:
    """Whether the first block is HTML with a heading, or with an image behind something that is centred."""
    first = ctx.root.children[0] if ctx.root.children else None
    if not isinstance(first, Html):
        return False
    centred = _CENTRED.search(first.value)
    behind = first.value[centred.end() :].lower() if centred else ""
    return "<img" in behind or _HEADING_TAG.search(first.value) is not None
