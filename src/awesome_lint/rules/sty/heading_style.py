"""STY012."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT, expected_style, one_of, said_why
from awesome_lint.rules.sty.heading_parts import kept_marks, underlined_items, unheard
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.base import Context

ATX, CLOSED, SETEXT = "atx", "atx-closed", "setext"
_CALLED = {
    ATX: "`#` before it only (ATX)",
    CLOSED: "`#` before and behind it (closed ATX)",
    SETEXT: "a line below it (setext)",
}
_BOX = re.compile(r"\[[ \txX]\]\s")
_BOX_SIZE = len("[x] ")
_DEEPEST_SETEXT = 2


class HeadingStyle(NpmRule):
    """A heading that is not marked as headings are to be: by default with `#` before it only.

    ## Why
    One style reads better than three. Underlines have but two levels, grow and shrink with the text, and turn the
    paragraph above a dashed line into a heading by mistake.

    ## Example
    `Tools` over a line of `-----` becomes `## Tools`, and so does `## Tools ##`.

    ## Fix
    Safe: other marks are written. A heading of several lines has to be made one by a person; towards underlines only
    closing marks are removed. Unsafe: a line of dashes below an item, which makes a heading of it, is removed.

    ## Npm
    Better: told `consistent`, the style of most headings is expected, not that of the first one; an empty heading at
    the file's end is judged as any other.
    """

    code = "STY012"
    name = "heading-style"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """How headings are marked.

        Attributes:
            style: `atx` (`# Title`), `atx-closed` (`# Title #`), `setext` (underlined; only the first two levels can
                be), or `consistent`: as most headings of the file.
        """

        style: str = ATX

        def __post_init__(self) -> None:
            """Refuse other styles.

            Raises:
                ValueError: It is none of these.
            """
            one_of("style", self.style, (ATX, CLOSED, SETEXT, CONSISTENT))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each heading in another style than the expected one."""
        text = ctx.source.text
        headings = [(node, _style(node)) for node in ctx.nodes(Heading)]
        stray = frozenset() if ctx.strict else ctx.derive(underlined_items)
        configured = self.options.style
        styles = (found for node, found in headings if found and node.start not in stray)
        expected = expected_style(configured, styles, strict=ctx.strict)
        if expected is None:
            return
        why = said_why(configured, "headings", strict=ctx.strict)
        for heading, found in headings:
            if found in {None, expected} or (ctx.strict and unheard(ctx, heading.start)):
                continue
            if heading.start in stray:
                message = "a line below it makes a heading of this item"
                fix = unsafe("Remove the line", Edit.delete(heading.content_span.end, heading.end))
                yield self.diagnostic(heading.span, message, fix)
                continue
            message = f"heading with {_CALLED[found or ATX]}, expected {_CALLED[expected]}{why}"
            yield self.diagnostic(heading.span, message, _fix(text, heading, found or ATX, expected))


def _style(heading: Heading) -> str | None:
    """Give a heading's style; None for one that is right in all: too deep for an underline, without closing marks."""
    if heading.setext:
        return SETEXT
    if max(heading.content_span.end, heading.start + heading.depth) < heading.end:
        return CLOSED
    return ATX if heading.depth <= _DEEPEST_SETEXT else None


def _fix(text: str, heading: Heading, found: str, expected: str) -> Fix | None:
    content = heading.content_span
    marks = "#" * heading.depth
    if found == SETEXT and "\n" in text[content.start : content.end].replace("\r", "\n"):
        return None
    if found == SETEXT and _BOX.search(text[max(content.start - _BOX_SIZE, 0) : content.start + _BOX_SIZE]):
        return None  # an item's task box, which GitHub shows before text and not within a heading
    opening = [Edit.insert(content.start, f"{marks} ")] if found == SETEXT else []
    if expected == CLOSED:
        start = content.end if found == SETEXT else heading.end
        return safe("Write marks on both sides", *opening, Edit.replace(start, heading.end, f" {marks}"))
    if expected == SETEXT and heading.depth <= _DEEPEST_SETEXT:
        return None
    start = content.end if found == SETEXT else max(content.end, heading.start + heading.depth)
    kept = kept_marks(text, content)
    return safe("Write `#` before the text only", *opening, *kept, Edit.delete(start, heading.end))
