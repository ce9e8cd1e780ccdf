"""Items whose bullet is missing or mistyped, so that they read as text or as code."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Code, Emphasis, Link, List, ListItem, Paragraph, Strong
from awesome_lint.rules.places import Spans
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Block
    from awesome_lint.rules.base import Context

_BULLETS: Final = frozenset("-*+")
_DEEPEST: Final = 80  # code points of indentation and quotation marks before a bullet
_OTHERS: Final = frozenset("•·‣")
_MARKS = re.compile(r"[-+*•·‣]{1,3}[ \t]?")
_ITEM = re.compile(r"[ \t]*(?:[-*+•·–—‣]{1,3}[ \t]*)?\[[^\[\]\n]+\]\(https?://[^\s()]+\)")


class OddBullet(NamedTuple):
    """A line that was meant as an item, what to say of it, and what would make it one."""

    span: Span
    message: str
    remedy: str
    edit: Edit | None


def odd_bullets(ctx: Context) -> Iterator[OddBullet]:
    """Give the lines with a link behind something like a bullet, and the items that read as code."""
    text = ctx.source.text
    emphasised = {node.start for node in (*ctx.nodes(Emphasis), *ctx.nodes(Strong))}
    markers = {item.start for item in ctx.nodes(ListItem)}
    lists = Spans(block.span for block in ctx.root.children if isinstance(block, List))
    for link in ctx.nodes(Link):
        line = ctx.source.line_starts[ctx.source.line_at(link.start) - 1]
        if not line < link.start <= line + _DEEPEST:
            continue
        before = text[line : link.start].lstrip(" \t>")
        start = link.start - len(before)
        if not _MARKS.fullmatch(before) or not {start, start + 1}.isdisjoint(emphasised) or start in markers:
            continue
        span, marks = Span(start, link.start), before.rstrip(" \t")
        if before in _BULLETS:
            edit = Edit.insert(link.start, " ")
            yield OddBullet(span, f"bullet `{before}` without a blank behind it", "Write a blank", edit)
        elif len(set(marks)) > 1 or (marks in _OTHERS and start == line and lists.holds(start)):
            bullet = _usual(ctx)
            yield OddBullet(span, f"`{marks}` is no bullet", f"Write `{bullet}`", Edit(span, f"{bullet} "))
    for node in ctx.derive(items_as_code):
        end = min(node.end, ctx.source.line_end(ctx.source.line_at(node.start)))
        message = "item that reads as code: its bullet is missing, or it is indented too far"
        yield OddBullet(Span(node.start, end), message, "", None)


def items_as_code(ctx: Context) -> list[Code]:
    """Give the indented blocks of code that begin as an item does, not behind words that lead to an example."""
    pairs = [*pairwise(ctx.root.children), *(pair for item in ctx.nodes(ListItem) for pair in pairwise(item.children))]
    return [
        node
        for before, node in pairs
        if isinstance(node, Code) and not node.fenced and _ITEM.match(node.value) and _is_of_list(ctx, before)
    ]


def _is_of_list(ctx: Context, block: Block) -> bool:
    """Whether a block is a list, or the words of an item that announce nothing."""
    if not isinstance(block, Paragraph):
        return isinstance(block, List)
    last = ctx.source.text[block.start : block.end].rstrip("*_ ")[-1:]
    return last not in {":", "："} and isinstance(block.children[0], Link)


def _usual(ctx: Context) -> str:
    """Give the bullet of most items."""
    counts = Counter(item.marker for item in ctx.nodes(ListItem) if item.marker in _BULLETS)
    return max(counts, key=counts.__getitem__, default="-")
