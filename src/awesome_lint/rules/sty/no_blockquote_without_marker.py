"""STY016."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Blockquote, Paragraph
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.layout import layout
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.layout import Box, Edge

_CODE = 4
"""How many columns of indentation keep a line from beginning a block."""


class NoBlockquoteWithoutMarker(NpmRule):
    """A line of a quotation without the mark `>` before it.

    ## Why
    Such a lazy line belongs to the quotation only as long as the paragraph above goes on to it: whoever splits the
    paragraph tears the quotation apart.

    ## Example
    `> Mercury,` and below it `and Venus.`

    ## Fix
    Safe: the mark is written. A line of dashes, equals signs or pipes stays: with the mark it would make a heading or a
    table of what is above it; and so does one that would become a footnote.

    ## Npm
    Same.
    """

    code = "STY016"
    name = "no-blockquote-without-marker"
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each line of a paragraph that continues fewer quotations than the paragraph stands in."""
        source = ctx.source
        places = ctx.derive(layout) if ctx.nodes(Blockquote) else None
        for node in ctx.nodes(Paragraph) if places else ():
            around = places.around(node) if places else None
            chain = around.chain() if around else []
            if places is None or not _quotes(chain):
                continue
            lines = places.lines(node)
            if places.edge(lines.start, around).depth < len(chain) and not _is_below_alert(chain):
                continue  # where a paragraph begins no line is lazy
            for line in lines:
                edge = places.edge(line, around)
                missing = _quotes(chain[edge.depth :])
                if not missing or _marks(source.line_text(line)) >= _quotes(chain):
                    continue
                span = Span(edge.first, source.line_end(line))
                message = f"line of a quotation lacks {missing} mark{'s' * (missing > 1)} `>`"
                yield self.diagnostic(span, message, _fix(ctx, line, edge, chain))


def _is_below_alert(chain: Sequence[Box]) -> bool:
    """Whether a paragraph may be the rest of one whose first line names an alert."""
    return isinstance(chain[-1].node, Blockquote) and chain[-1].node.alert is not None


def _quotes(chain: Sequence[Box]) -> int:
    return sum(isinstance(box.node, Blockquote) for box in chain)


def _marks(line: str) -> int:
    """Count the characters `>` before a line's text, as npm's tool does, though they are text behind four blanks."""
    return line[: len(line) - len(line.lstrip(" \t>"))].count(">")


def _fix(ctx: Context, line: int, edge: Edge, chain: Sequence[Box]) -> Fix | None:
    text = ctx.source.text[edge.first : ctx.source.line_end(line)]
    if not text.strip("-=:| \t") or text.startswith(("[^", ">")):
        return None
    marks = "".join("> " if box.width is None else " " * box.width for box in chain[edge.depth :])
    if edge.depth and ctx.source.text[edge.offset - 1] == ">":
        marks = " " + marks  # the blank that belongs to the mark before
    # Blanks that kept the line from beginning a block, which ends the paragraph, do so still.
    kept = " " * edge.indent if edge.indent >= _CODE else ""
    return safe("Write the mark", Edit.replace(edge.offset, edge.first, " " * edge.taken + marks + kept))
