"""Inline nodes that are shown: an image's alternative text is read without its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from awesome_lint.markdown.nodes import Image, Text
from awesome_lint.rules.places import Spans

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.rules.base import Context
    from awesome_lint.text import Span

InlineT = TypeVar("InlineT", bound="Inline")


def shown(ctx: Context, kind: type[InlineT]) -> list[InlineT]:
    """Give the nodes of a type in document order, without those in the alternative text of images."""
    nodes = ctx.nodes(kind)
    hidden = ctx.derive(_alternative_texts) if nodes else None
    return nodes if hidden is None else [node for node in nodes if not hidden.holds(node.start)]


def _alternative_texts(ctx: Context) -> Spans | None:
    """Give the images whose alternative text is more than plain text, the outermost ones; None if there are none."""
    outermost: list[Span] = []
    for node in ctx.nodes(Image):
        inside = outermost and node.start < outermost[-1].end
        if not inside and any(type(child) is not Text for child in node.children):
            outermost.append(node.span)
    return Spans(outermost) if outermost else None
