"""ENC005."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Emphasis, Heading, InlineCode, ListItem, Strong
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe, unsafe
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_HARD = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_NON_BREAKING = "\u00a0\u2007\u202f"
_HARD_SET = frozenset(_HARD)
_RUN = f"(?<![ \t])[ \t]*[{_HARD}][ \t{_HARD}]*"
_MARKER = r"[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})"
_PUNCTUATION = "[:;!?»%€°]"


class NonBreakingBlank(Rule):
    """A non-breaking or other special blank where markup needs a plain one.

    ## Why
    Markdown knows blanks and tabs only: with a non-breaking blank after it a bullet makes no list item, and between
    `]` and `(` or between two fields it looks right but reads as a character of the text. Within text, where it holds
    words together, before the punctuation of French, and after an emoji it is not flagged.

    ## Example
    `- <U+00A0>[Title](https://example.org)` for `- [Title](https://example.org)`.

    ## Fix
    Safe: a plain blank is written, or none behind a list item's marker. Unsafe where the text becomes a list item, a
    heading or a link by it.
    """

    code = "ENC005"
    name = "non-breaking-blank"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each run of blanks in markup that holds such a blank."""
        if ctx.derive(places.characters).isdisjoint(_HARD_SET):
            return
        text = ctx.source.text
        spans = [node.span for node in (*ctx.derive(places.links), *ctx.nodes(Strong), *ctx.nodes(InlineCode))]
        spans += [node.span for node in ctx.nodes(Emphasis)]
        starts, ends = {span.start for span in spans}, {span.end for span in spans}
        items = {item.start + len(item.marker) for item in ctx.nodes(ListItem)}
        headings = places.Spans(node.span for node in ctx.nodes(Heading))
        for match in places.matches(ctx, _RUN, _HARD_SET):
            start, end = match.span()
            if ctx.derive(places.code).holds(start) or ctx.derive(places.destinations).holds(start):
                continue
            line_start = ctx.source.line_starts[ctx.source.line_at(start) - 1]
            if start in items:
                fix = safe("Write one blank", Edit.replace(start, end, " "))
                yield self.diagnostic(Span(start, end), f"{_called(match[0])} behind the list item's marker", fix)
            elif (marker := re.compile(_MARKER).match(text, line_start)) and marker.end() == start:
                kind = "heading" if text[start - 1] == "#" else "list item"
                fix = unsafe("Write one blank", Edit.replace(start, end, " "))
                yield self.diagnostic(Span(start, end), f"{_called(match[0])} keeps this line from being a {kind}", fix)
            elif text[start - 1 : start] == "]" and text.startswith(("(http", "(www."), end):
                fix = unsafe("Remove it", Edit.delete(start, end))
                yield self.diagnostic(Span(start, end), f"{_called(match[0])} keeps this from being a link", fix)
            elif _is_between_fields(text, start, end, starts, ends) and not headings.holds(start):
                fix = safe("Write one blank", Edit.replace(start, end, " "))
                yield self.diagnostic(Span(start, end), f"{_called(match[0])} between two fields", fix)


def _is_between_fields(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    """Whether blanks touch a node's outer side, with nothing there that needs a non-breaking blank."""
    if start not in ends and end not in starts:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isascii() and after.isascii() and not re.match(_PUNCTUATION, after) and after not in ("", "\n", "\r")


def _called(blanks: str) -> str:
    """Name the special blank of a run."""
    char = next(char for char in blanks if char in _HARD_SET)
    kind = "non-breaking" if char in _NON_BREAKING else "special"
    return f"{kind} blank (U+{ord(char):04X})"
