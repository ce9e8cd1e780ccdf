"""STY035."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Definition, ListItem, Paragraph, ThematicBreak
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, said_why
from awesome_lint.rules.sty.layout import layout
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.sty.layout import Box

_LEAST = 3


class RuleStyle(NpmRule):
    """A thematic break that is written in another way than expected.

    ## Why
    `***`, `- - -` and `_____` draw the same line; one way to write it is enough, and easy to search for.

    ## Example
    `***` for `---`.

    ## Fix
    Safe: it is written anew. Right below a paragraph `---` would make a heading of it, so a blank line is put between
    them; in a list item, where a blank line would set all of the list wider, there is no fix. Nor is there one at the
    beginning of a file, where `---` opens front matter, or behind the bullet `-`, which would become a part of it.

    ## Npm
    Same, where a style is configured, as it is by default. Better: with `consistent`, the style of most of them is
    expected, not that of the first one.
    """

    code = "STY035"
    name = "rule-style"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What is expected.

        Attributes:
            style: How thematic breaks are written, such as "---" or "* * *"; or "consistent".
        """

        style: str = "---"

        def __post_init__(self) -> None:
            marks = "".join(self.style.split())
            wrong = len(marks) < _LEAST or marks != marks[0] * len(marks) or marks[0] not in "-*_"
            if self.style != CONSISTENT and (wrong or self.style != self.style.strip() or "\n" in self.style):
                raise ValueError(
                    f"style: {self.style!r} is neither 'consistent' nor a thematic break: three or more of one of"
                    " '-', '*', '_', with or without blanks between them"
                )

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each thematic break that is not as expected; blanks behind it count."""
        source, style = ctx.source, self.options.style
        places = [Span(node.start, source.line_end(source.line_at(node.start))) for node in ctx.nodes(ThematicBreak)]
        written = [source.text[span.start : span.end] for span in places]
        wanted = expected_style(style, written, strict=ctx.strict)
        for node, span, found in zip(ctx.nodes(ThematicBreak), places, written, strict=True):
            if wanted is not None and found != wanted:
                why = said_why(style, strict=ctx.strict)
                message = f"thematic break `{found}`, expected `{wanted}`{why}"
                yield self.diagnostic(span, message, _fix(ctx, node, span, wanted))


def _fix(ctx: Context, node: ThematicBreak, span: Span, wanted: str) -> Fix | None:
    text = ctx.source.text
    line_start = ctx.source.line_starts[ctx.source.line_at(node.start) - 1]
    before = text[line_start : node.start].rstrip(" \t")
    if before.endswith(wanted[0]) or (wanted.startswith("---") and _opens_front_matter(ctx, node)):
        return None
    edits = [Edit(span, wanted)]
    if wanted.startswith("---"):
        blank = _blank_line(ctx, node, line_start)
        if blank is None:
            return None
        edits[:0] = [Edit.insert(line_start, blank)] if blank else []
    return safe(f"Write `{wanted}`", *edits)


def _opens_front_matter(ctx: Context, node: ThematicBreak) -> bool:
    """Whether `---` in the place of a break would begin front matter, or end what the file's first line then begins."""
    first = ctx.root.children[0]
    return isinstance(first, ThematicBreak) and (node is first or ctx.source.text.startswith("---"))


def _blank_line(ctx: Context, node: ThematicBreak, line_start: int) -> str | None:
    """Give the blank line that must stand before a break; empty where none is needed, None where none can be."""
    around = ctx.derive(layout).around(node)
    if not any(_is_right_above(ctx, kind, around, line_start) for kind in (Paragraph, Definition)):
        return ""
    if around is not None and any(isinstance(box.node, ListItem) for box in around.chain()):
        return None
    return ctx.source.text[line_start : node.start].rstrip(" \t") + ctx.source.newline_at(line_start)


def _is_right_above(ctx: Context, kind: type[Paragraph | Definition], around: Box | None, line_start: int) -> bool:
    """Whether the last block of a kind before a line ends in the line above it, within the same container."""
    blocks = ctx.nodes(kind)
    at = bisect_left(blocks, line_start, key=lambda block: block.start) - 1
    if at < 0 or ctx.derive(layout).around(blocks[at]) is not around:
        return False
    return ctx.source.line_at(blocks[at].end) == ctx.source.line_at(line_start) - 1
