"""AWE003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import InlineCode, Link, Paragraph, Text
from awesome_lint.rules.awe.casing import is_npm_beginning, looks_like_name
from awesome_lint.rules.awe.entry_habits import deviations, is_sentence
from awesome_lint.rules.awe.npm_items import Fault, faulty_items
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.template.writer import takes_period
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import Inline
    from awesome_lint.rules.awe.npm_items import Place
    from awesome_lint.rules.base import Context

_SEPARATOR = re.compile(rf"\s*(?P<mark>[-–—‑−]{{1,3}}|(?!{SHORTCODE}):)\s*(?=\S)|\s+(?=[^\W_])")
_TAKES_STOP = frozenset(')`"”')
_SEPARATION = frozenset({Fault.DASH_KIND, Fault.BLANK_KIND, Fault.NO_DASH})


class AwesomeListItem(NpmRule):
    """An item that is not set as the other items of its list, or as awesome lists set theirs.

    ## Why
    A list reads as one text if all its items are set alike, as in `- [Text](url) - Description.`; a reader who scans it
    then finds the description always at the same place.

    ## Example
    `- [Foo](https://foo.example.org)- a parser for bar` becomes `- [Foo](https://foo.example.org) - A parser for bar.`
    in a list that sets its other items so.

    ## Fix
    Safe: a dash of the list's kind with its blanks between link and description, and the full stop at the end. Unsafe:
    a capital at the beginning (`is a parser` becomes `A parser`), since the word may be a name that is written small,
    and the blank behind a bullet, since the line becomes an item by it.

    ## Npm
    Better: what counts is what most of the list's own entries do, not one form for all lists: the dash, the full stop,
    the capital. Descriptions may begin with the entry's own name, a name such as iOS, vLLM or node.js, code, a
    quotation or a script without capitals. Relative links, titles in emphasis, several links and notes behind the link
    are fine. Where another rule says the same, as `field-spacing` does, this one does not. A line with a bullet but no
    blank behind it is flagged within an item, too; so are `+-` and the like, and items that read as code.
    """

    code = "AWE003"
    name = "awesome-list-item"
    fixability = Fixability.SOMETIMES

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag the items."""
        if not ctx.strict:
            for deviation in deviations(ctx):
                yield self.diagnostic(deviation.span, deviation.message, deviation.fix)
            return
        for paragraph in ctx.nodes(Paragraph):
            if _lacks_blank(paragraph):
                message = "bullet without a blank behind it"
                fix = unsafe("Write a blank", Edit.insert(paragraph.children[0].end, " "))
                yield self.diagnostic(paragraph.span, message, fix)
        for place in faulty_items(ctx):
            yield self.diagnostic(place.span, place.fault.value, _fix(ctx, place))


def _lacks_blank(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a bullet and a link, with no blank between."""
    nodes = paragraph.children
    return len(nodes) > 1 and isinstance(nodes[0], Text) and nodes[0].value == "-" and isinstance(nodes[1], Link)


def _fix(ctx: Context, place: Place) -> Fix | None:
    """Mend a fault of a description where that can be done without a person."""
    if place.fault is Fault.END:
        return _ended(ctx, place.rest[-1])
    gap = place.rest[0] if place.rest else None
    if not isinstance(gap, Text):
        return None
    separator = _SEPARATOR.match(ctx.source.text, gap.start, gap.end)
    if separator is None:
        return None
    start, end = separator.span()
    text = ctx.source.text[end : gap.end]
    if place.fault in _SEPARATION and (separator["mark"] or is_sentence(text, " - ")):
        return safe("Write ` - `", Edit(Span(start, end), " - "))
    if place.fault is Fault.SMALL and not looks_like_name(text.split()[0]):
        capital = text[0].upper()
        if is_npm_beginning(capital + text[1:]):
            return unsafe(f"Write `{capital}`", Edit.replace(end, end + 1, capital))
    return None


def _ended(ctx: Context, last: Inline) -> Fix | None:
    """End a description in a full stop, if it ends in something that takes one."""
    char = ctx.source.text[last.end - 1]
    if not isinstance(last, Text | InlineCode) or not (takes_period(char) or char in _TAKES_STOP):
        return None
    return safe("Write `.`", Edit.insert(last.end, "."))
