"""Markers of emphasis and strong emphasis (CommonMark 0.31.2, section 6.2), for the two rules on their style."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.delimiters import Run
from awesome_lint.markdown.nodes import Emphasis, Strong, Text
from awesome_lint.rules.base import safe
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.rules.sty.shown import shown
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Fix
    from awesome_lint.rules.base import Context
    from awesome_lint.text import Span

MARKS = ("*", "_")
_FAR = 4096  # code points; a paragraph that is longer is not looked through


class Misplaced(NamedTuple):
    """A pair of markers that are not the expected ones."""

    span: Span
    message: str
    fix: Fix | None


def check_style(value: str) -> None:
    """Hold the option of both rules against what is allowed.

    Raises:
        ValueError: It is neither a marker nor "consistent".
    """
    one_of("style", value, (*MARKS, CONSISTENT))


def misplaced(ctx: Context, kind: type[Emphasis | Strong], width: int, configured: str) -> Iterator[Misplaced]:
    """Give the markers of a kind that are not the expected ones.

    Without `ctx.strict` those are left out that could not be changed: within a word, where `_` does nothing, beside
    other markers, or around them, from which they are told by being different.

    Args:
        ctx: The document.
        kind: Which nodes.
        width: How many characters a marker of them has.
        configured: The rule's option.
    """
    text = ctx.source.text
    nodes = shown(ctx, kind)
    expected = expected_style(configured, (text[node.start] for node in nodes), strict=ctx.strict)
    wrong = [node for node in nodes if text[node.start] != expected]
    if not wrong or expected is None:
        return
    marker = expected * width
    why = said_why(configured, "such markers", strict=ctx.strict)
    taken = [node.start for node in ctx.nodes(Text) if expected in text[node.start : node.end]]
    taken += (node.start for node in (*ctx.nodes(Emphasis), *ctx.nodes(Strong)) if text[node.start] == expected)
    taken.sort()
    for node in wrong:
        fix = None
        if _reads_the_same(text, node, marker, taken):
            start, end = node.span
            edits = (Edit.replace(start, start + width, marker), Edit.replace(end - width, end, marker))
            fix = safe(f"Write {marker}", *edits)
        if fix is not None or ctx.strict:
            found = text[node.start : node.start + width]
            message = f"marker `{found}`, expected `{marker}`{why}"
            yield Misplaced(node.span, message, fix)


def _reads_the_same(text: str, node: Emphasis | Strong, marker: str, taken: list[int]) -> bool:
    """Whether a pair of markers can be replaced without a change of what is emphasised.

    The pair must not touch other markers, the left one must be able to open and the right one to close, and nothing
    between or before them may pair with either.

    Args:
        text: The document.
        node: What is emphasised.
        marker: What takes the place of the markers.
        taken: Where the texts begin that hold the marker's character, and what is marked with it, in order.
    """
    width = len(marker)
    start, end = node.span
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    first, last = text[start + width], text[end - width - 1]
    if not {before, first, last, after}.isdisjoint(MARKS):
        return False
    opener = Run(before + marker + first, 1, 1 + width)
    closer = Run(last + marker + after, 1, 1 + width)
    if not opener.can_open or not closer.can_close:
        return False
    at = bisect_left(taken, start)
    if at < len(taken) and taken[at] < end:
        return False
    if not (at and (opener.can_close or closer.can_open)):
        return True
    return text.rfind("\n\n", max(taken[at - 1], start - _FAR), start) >= 0
