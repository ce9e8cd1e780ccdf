"""STY041."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import (
    Delete,
    Emphasis,
    Heading,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    Paragraph,
    Strong,
    Text,
)
from awesome_lint.rules import places
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import is_habit
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import AnyNode, Inline, Root
    from awesome_lint.rules.base import Context

_NPM = "！!~～，,·?？"
_LOUD = frozenset("!?")  # marks that end a sentence
_WIDE = frozenset("！～，·？")  # marks behind which no blank is written
_CLOSING = frozenset("\"'”’»)]）】」』*_~")


class NoRepeatPunctuation(NpmRule):
    """A punctuation mark that is written several times in a row.

    ## Why
    One mark says it. `!!!` is louder, not clearer, and a doubled comma is a slip.

    ## Example
    `Pull requests welcome!!` becomes `Pull requests welcome!`.

    ## Fix
    Safe: one mark is left.

    ## Npm
    Better: what is repeated counts only where it stands behind a word as punctuation does: not in an emoticon, a link,
    an address, raw HTML, the title of an entry, or in emphasis, which mostly is a title; nor across markup. Nothing is
    flagged that a file has more often than not, as an author's own `!!`.
    """

    code = "STY041"
    name = "no-repeat-punctuation"
    fixability = Fixability.ALWAYS

    @dataclass(frozen=True, slots=True)
    class Options:
        """What may not be repeated.

        Attributes:
            characters: Each character that may stand alone only.
        """

        characters: str = _NPM

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look for marks that stand beside their like."""
        chars = self.options.characters
        for span, char in (_as_npm if ctx.strict else _in_prose)(ctx, chars):
            surplus = Edit.delete(span.start + 1, span.end)
            fix = None if ctx.strict else safe(f"Leave one `{char}`", surplus)
            yield self.diagnostic(span, f"`{char}` several times in a row, expected once", fix)


def _in_prose(ctx: Context, chars: str) -> Iterator[tuple[Span, str]]:
    """Give the repeated marks that end a word, a sentence or a part of one."""
    text = ctx.source.text
    runs = [run for char in chars for run in _runs(text, char)]
    runs = [run for run in runs if _is_punctuation(text, *run) and _in_text(ctx.root, run[0])]
    if not runs:
        return
    titles = places.Spans(entry.title_span for entry in ctx.document.entries if not entry.title_span.empty)
    runs = [run for run in runs if not titles.holds(run[0])]
    repeated = Counter(text[start] for start, _ in runs)
    once = {char: len(re.findall(rf"(?<=\w){re.escape(char)}(?=\s|\Z)", text)) for char in repeated}
    for start, end in runs:
        if not is_habit(repeated[text[start]], repeated[text[start]] + once[text[start]]):
            yield Span(start, end), text[start]


def _in_text(root: Root, offset: int) -> bool:
    """Whether a character is text of a paragraph or heading, and in no link or emphasis."""
    node: AnyNode = root
    block = False
    while not isinstance(node, Text):
        block = block or isinstance(node, Paragraph | Heading)
        children: tuple[AnyNode, ...] = getattr(node, "children", ())
        at = bisect_right(children, offset, key=_start) - 1
        if isinstance(node, Link | Image | Strong | Emphasis) or at < 0 or children[at].end <= offset:
            return False
        node = children[at]
    return block


def _start(node: AnyNode) -> int:
    return node.start


def _runs(text: str, char: str) -> Iterator[tuple[int, int]]:
    """Give where a character stands at least twice in a row."""
    start = text.find(char * 2)
    while start >= 0:
        end = start + 2
        while text[end : end + 1] == char:
            end += 1
        yield start, end
        start = text.find(char * 2, end)


def _is_punctuation(text: str, start: int, end: int) -> bool:
    """Whether marks stand as punctuation does: behind a word, before a blank, a closing mark or the line's end."""
    char = text[start]
    before, after = text[start - 1 : start], text[end : end + 1]
    ends = not after or after.isspace()
    if not before.isalnum():
        # `Pull requests welcome !!`, but not `the ?? operator`
        apart = before == " " and text[start - 2 : start - 1].isalnum() and after in ("", "\n", "\r")
        return char in _LOUD and (apart or (before in _CLOSING and ends))
    return ends or char in _WIDE or (char in _LOUD and after in _CLOSING)


def _as_npm(ctx: Context, chars: str) -> Iterator[tuple[Span, str]]:
    """Give each mark that follows its like in the text of a paragraph or heading, as npm's tool reads that.

    Images, footnotes and line breaks are nothing there, code is something else, and raw HTML is text (observed).
    """
    repeated = re.compile(f"([{re.escape(chars)}])\\1+")
    blocks: list[Paragraph | Heading] = [*ctx.nodes(Paragraph), *ctx.nodes(Heading)]
    for block in blocks if chars else ():
        said = _Said(ctx, block)
        for match in repeated.finditer(said.text):
            for span in said.lines(match.start() + 1, match.end()):
                yield span, match[1]


def _pieces(nodes: tuple[Inline, ...]) -> Iterator[Text | InlineCode | InlineHtml]:
    """Give the nodes that hold a block's text."""
    stack: list[Inline] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Text | InlineCode | InlineHtml):
            yield node
        elif isinstance(node, Emphasis | Strong | Delete | Link):
            stack.extend(reversed(node.children))


def _said(node: Text | InlineCode | InlineHtml) -> str:
    return "\0" if isinstance(node, InlineCode) else node.value


class _Said:
    """The text of a block, put together from its nodes.

    Attributes:
        text: The whole text.
    """

    def __init__(self, ctx: Context, block: Paragraph | Heading) -> None:
        self._source = ctx.source
        self._pieces = list(_pieces(block.children))
        values = [_said(piece) for piece in self._pieces]
        self.text = "".join(values)
        self._starts = list(accumulate(map(len, values), initial=0))
        self._breaks: dict[int, list[int]] = {}

    def lines(self, start: int, end: int) -> list[Span]:
        """Give, for each line of the source on which characters of `text[start:end]` stand, the first of them."""
        found: dict[int, Span] = {}
        at = bisect_right(self._starts, start) - 1
        while at < len(self._pieces) and self._starts[at] < end:
            begin = self._starts[at]
            first, last = max(start, begin) - begin, min(end, self._starts[at + 1]) - begin
            breaks = self._breaks_in(at)
            inside = breaks[bisect_left(breaks, first) : bisect_left(breaks, last - 1)]
            for index in (first, *(each + 1 for each in inside)) if first < last else ():
                line, span = self._place(at, index)
                found.setdefault(line, span)
            at += 1
        return list(found.values())

    def _place(self, at: int, index: int) -> tuple[int, Span]:
        """Give the line and the place of a character of a piece; the line's beginning where the place is not known."""
        piece = self._pieces[at]
        last = self._source.line_at(max(piece.start, piece.end - 1))
        # A newline of a value may be written `&#10;`, which begins no line of the source.
        line = min(self._source.line_at(piece.start) + bisect_left(self._breaks_in(at), index), last)
        start = max(piece.start, self._source.line_starts[line - 1])
        if self._starts[at + 1] - self._starts[at] == piece.end - piece.start:
            start = piece.start + index
        return line, Span(start, start + 1)

    def _breaks_in(self, at: int) -> list[int]:
        """Give where the lines of a piece end, as offsets in it."""
        if at not in self._breaks:
            self._breaks[at] = [match.start() for match in re.finditer("\n", _said(self._pieces[at]))]
        return self._breaks[at]
