"""Task boxes (GFM, section 5.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import ListItem, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.rules.base import Context

_BOX = re.compile(r"\[([ \txX])\][ \t\r\n]+(?=\S)")

_TAB = 4


class TaskBox(NamedTuple):
    """A task box.

    Attributes:
        start: The offset of its opening bracket.
        mark: What stands in it: "x", "X", a blank or a tab.
        content: The offset of the text behind it.
    """

    start: int
    mark: str
    content: int


def task_boxes(ctx: Context) -> list[TaskBox]:
    """Give the boxes of a document, in its order."""
    return list(_found(ctx))


def _found(ctx: Context) -> Iterator[TaskBox]:
    text = ctx.source.text
    tabs = "[\t]" in text
    for item in ctx.nodes(ListItem):
        if item.checked is None and not tabs:
            continue
        first = item.children[0] if item.children else None
        if isinstance(first, Paragraph):
            # A box with a tab in it is text for our parser; for npm's, where the tab is wider than a blank.
            start = first.start if item.checked is None else text.index("[", item.start)
            box = _BOX.match(text, start)
            if box is not None and not (box[1] == "\t" and _is_wide(ctx, start + 1)):
                yield TaskBox(start, box[1], box.end())


def _is_wide(ctx: Context, tab: int) -> bool:
    """Whether a tab reaches over more than one column."""
    line_start = ctx.source.line_starts[ctx.source.line_at(tab) - 1]
    return (len(ctx.source.text[line_start:tab].expandtabs(_TAB)) + 1) % _TAB != 0
