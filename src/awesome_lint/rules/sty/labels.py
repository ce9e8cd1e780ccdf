"""Labels of definitions, as they stand between their brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Definition, FootnoteDefinition
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.rules.base import Context

_FOOTNOTE = "[^"


def label_spans(ctx: Context) -> Iterator[tuple[Definition | FootnoteDefinition, Span]]:
    """Give each definition, of links and of footnotes, with the place of its label (without `^`)."""
    text = ctx.source.text
    for node in ctx.nodes(Definition):
        yield node, Span(node.start + 1, text.rfind("]:", node.start, node.url_span.start))
    for note in ctx.nodes(FootnoteDefinition):
        start = note.start + len(_FOOTNOTE)
        yield note, Span(start, text.index("]:", start))
