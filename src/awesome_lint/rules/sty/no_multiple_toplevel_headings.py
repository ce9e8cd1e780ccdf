"""STY026."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading, Html, InlineHtml
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.struct.levels import set_depth
from awesome_lint.rules.sty.consistent import one_of
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.base import Context

_DEEPEST = 6
_NPM_TAG = r"<h([1-6])"
_TAG = r"(?is)<!--.*?(?:-->|\Z)|<h([1-6])(?=[\s/>])"


class NoMultipleToplevelHeadings(NpmRule):
    """A second heading of level 1.

    ## Why
    The first one is the document's title; outlines, search engines and screen readers take another one for the title
    of another document.

    ## Example
    `# Tools` below `# Awesome Things` becomes `## Tools`.

    ## Fix
    Unsafe: this heading and all that follow it go one level down. Not offered where one of them cannot (it is of level
    6, underlined at level 2, or HTML).

    ## Npm
    Better: reported once for the file, at the second such heading, not at each that follows; tags in comments do not
    count.
    """

    code = "STY026"
    name = "no-multiple-toplevel-headings"
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """Which level is the highest.

        Attributes:
            style: The level that only one heading may have, 1 to 6.
        """

        style: int = 1

        def __post_init__(self) -> None:
            """Refuse other levels.

            Raises:
                ValueError: There is no such level.
            """
            one_of("style", str(self.style), map(str, range(1, _DEEPEST + 1)))

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look for headings of the level beyond the first one."""
        level = self.options.style
        nodes: list[Heading | Html | InlineHtml] = [*ctx.nodes(Html), *ctx.nodes(InlineHtml)]
        nodes = [node for node in nodes if _html_level(node.value, strict=ctx.strict) == level]  # type: ignore[union-attr]  # no heading yet
        nodes += (node for node in ctx.nodes(Heading) if node.depth == level)
        nodes.sort(key=lambda node: node.start)
        surplus = nodes[1:]
        if ctx.strict:
            for node in surplus:
                yield self.diagnostic(node.span, f"another heading of level {level}, expected one")
        elif surplus:
            more = f", with {len(surplus) - 1} more below" if surplus[1:] else ""
            fix = None if any(not isinstance(node, Heading) for node in surplus) else _lowered(ctx, surplus[0].start)
            yield self.diagnostic(surplus[0].span, f"second heading of level {level}{more}, expected one", fix)


def _html_level(html: str, *, strict: bool) -> int | None:
    """Give the level of the first heading that raw HTML opens."""
    if "<h" not in html and "<H" not in html:
        return None
    found = (tag[1] for tag in re.finditer(_NPM_TAG if strict else _TAG, html))
    level = next((digit for digit in found if digit), None)
    return int(level) if level else None


def _lowered(ctx: Context, start: int) -> Fix | None:
    """Give the fix that takes all headings from an offset on one level down."""
    text = ctx.source.text
    edits: list[Edit] = []
    for heading in ctx.nodes(Heading):
        if heading.start < start:
            continue
        if heading.depth == _DEEPEST or (heading.setext and heading.depth > 1):
            return None
        if heading.setext:
            line = len(text[heading.content_span.end : heading.end].rstrip("="))
            underline = heading.content_span.end + line
            edits.append(Edit.replace(underline, heading.end, "-" * (heading.end - underline)))
        else:
            edits += set_depth(text, heading, heading.depth + 1)
    return unsafe("Take it and all headings below one level down", *edits)
