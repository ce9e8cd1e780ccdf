"""STY017."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import (
    Blockquote,
    Emphasis,
    FootnoteDefinition,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Root,
    Strong,
    plain_text,
    walk,
)
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.heading_parts import kept_marks
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import Block
    from awesome_lint.rules.base import Context

_DEEPEST = 6
_LONGEST = 60  # code points; what is longer is a statement or a work's title
_STYLE = 3  # so many labels over lists are a style of the file
_SENTENCE = r"[.!?…。！？)）]\W*\Z|\A\W*[(（]"


class _Label(NamedTuple):
    """A paragraph that is all emphasis, and what stands beside it.

    Attributes:
        node: The emphasis.
        before: The block before it, if any.
        after: The block behind it.
        outer: What they all stand in.
    """

    node: Emphasis | Strong
    before: Block | None
    after: Block
    outer: Root | Block


class NoEmphasisAsHeading(NpmRule):
    """A line of strong text over a paragraph, in the place of a heading.

    ## Why
    It looks like a heading and is none: it has no anchor, no table of contents names it, and screen readers pass it by.

    ## Example
    `**Disclaimer**` over a paragraph becomes `### Disclaimer` in a section of level 2.

    ## Fix
    Unsafe: the line becomes a heading one level below the section that it stands in, without a colon at its end. Not
    offered in lists and block quotations, nor before the first heading.

    ## Npm
    Better: not flagged are a description right below a heading, in emphasis or below the first heading of all; a
    sentence; a note in brackets; a link; more than one line, or more than 60 characters; the first of several such
    lines; and, in a list whose strong lines mostly stand over lists, those over paragraphs.
    """

    code = "STY017"
    name = "no-emphasis-as-heading"
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each paragraph that is all emphasis and stands over another paragraph."""
        labels = [label for kind in (Root, Blockquote, ListItem, FootnoteDefinition) for label in _labels(ctx, kind)]
        found = [label for label in labels if isinstance(label.after, Paragraph)]
        if found and not ctx.strict:
            over_lists = sum(isinstance(label.after, List) and isinstance(label.node, Strong) for label in labels)
            if over_lists >= max(_STYLE, len(found)):
                return
            found = [label for label in found if _reads_as_heading(ctx, label)]
        for label in found:
            kind = "strong text" if isinstance(label.node, Strong) else "emphasis"
            fix = None if ctx.strict else _fix(ctx, label)
            yield self.diagnostic(label.node.span, f"{kind} in the place of a heading, expected a heading", fix)


def _labels(ctx: Context, kind: type[Root | Blockquote | ListItem | FootnoteDefinition]) -> Iterator[_Label]:
    """Give the paragraphs in blocks of a kind that are all emphasis and have a block behind them."""
    for outer in ctx.nodes(kind):
        blocks = outer.children
        for at in range(len(blocks) - 1):
            block = blocks[at]
            if isinstance(block, Paragraph) and len(block.children) == 1:
                (node,) = block.children
                titles_alert = at == 0 and isinstance(outer, Blockquote) and outer.alert is not None
                if isinstance(node, Emphasis | Strong) and not titles_alert:
                    yield _Label(node, blocks[at - 1] if at else None, blocks[at + 1], outer)


def _reads_as_heading(ctx: Context, label: _Label) -> bool:
    node, before, after, _ = label
    if isinstance(before, Heading) and (isinstance(node, Emphasis) or before is ctx.nodes(Heading)[0]):
        return False
    if isinstance(after, Paragraph) and len(after.children) == 1 and type(after.children[0]) is type(node):
        return False
    text = plain_text(node.children)
    if "\n" in ctx.source.text[node.start : node.end] or not 0 < len(text) <= _LONGEST:
        return False
    return not re.search(_SENTENCE, text) and not any(isinstance(each, Link) for each in walk(node))


def _fix(ctx: Context, label: _Label) -> Fix | None:
    """Give the fix that makes a label a heading below the section that it stands in."""
    text = ctx.source.text
    headings = ctx.nodes(Heading)
    above = bisect_left(headings, label.node.start, key=lambda heading: heading.start) - 1
    if not isinstance(label.outer, Root) or above < 0:
        return None
    start, end = label.node.span
    width = 2 if isinstance(label.node, Strong) else 1
    content = Span(start + width, end - width)
    if text[content.start : content.end].endswith(":"):
        content = Span(content.start, content.end - 1)
    marks = "#" * min(headings[above].depth + 1, _DEEPEST)
    kept = kept_marks(text, content)
    opening = Edit.replace(start, content.start, f"{marks} ")
    return unsafe(f"Make it a heading: {marks}", opening, *kept, Edit.delete(content.end, end))
