"""A link as it is written: its label, its destination, and where they stand."""

from __future__ import annotations

from awesome_lint.markdown.nodes import Link
from awesome_lint.template.reading import LinkText


def label_span(link: Link) -> tuple[int, int]:
    """Give the offsets of an inline link's label; those of the whole text for autolinks."""
    if link.syntax == "inline":
        return link.start + 1, link.children[-1].end if link.children else link.start + 1
    if link.children:
        return link.children[0].start, link.children[-1].end
    return link.start, link.start


def destination_span(link: Link) -> tuple[int, int]:
    """Give the offsets of all that stands between an inline link's parentheses; of the destination for other links."""
    if link.syntax == "inline":
        return label_span(link)[1] + 2, link.end - 1
    return link.url_span


def link_text(text: str, node: object) -> LinkText:
    """Give a link as it is written."""
    if not isinstance(node, Link):
        return LinkText("", "")
    other = "" if node.syntax == "inline" else text[node.start : node.end]
    return LinkText(text[slice(*label_span(node))], text[slice(*destination_span(node))], other)
