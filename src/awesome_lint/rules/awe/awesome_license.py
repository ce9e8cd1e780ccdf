"""AWE006."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading, List, Table
from awesome_lint.rules.awe.mdast import shown_text
from awesome_lint.rules.base import display_only
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Edit
from awesome_lint.words.names import phrase_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_NAMES = frozenset({"license", "licence"})


class AwesomeLicense(NpmRule):
    """A section on the list's own license.

    ## Why
    GitHub finds the license in a file of its own and shows it beside the list; the section says it a second time and
    goes stale.

    ## Example
    `## License` with a badge below it, at the end of the list.

    ## Fix
    Display-only: the section is left out. The file `LICENSE` must say what it said.

    ## Npm
    Better: a number, emoji or punctuation around the word does not hide it, and every such section is flagged, not only
    the first; a section `License` that holds a list is one on licenses, so it is not flagged.
    """

    code = "AWE006"
    name = "awesome-license"
    claimed = True
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each heading that says "License"."""
        for heading in ctx.nodes(Heading):
            if self._is_flagged(ctx, heading):
                yield self._diagnostic(ctx, heading)
                if ctx.strict:
                    return

    def _is_flagged(self, ctx: Context, heading: Heading) -> bool:
        text = shown_text(heading.children)
        if ctx.strict:
            return text.lower() in _NAMES
        return phrase_key(text).lstrip("0123456789 ") in _NAMES and not _holds_list(ctx, heading)

    def _diagnostic(self, ctx: Context, heading: Heading) -> Diagnostic:
        fix = display_only("Leave the section out", Edit.delete(heading.start, _end_of_section(ctx, heading)))
        return self.diagnostic(heading.span, "section on the license, expected in a file `LICENSE` only", fix)


def _end_of_section(ctx: Context, heading: Heading) -> int:
    starts = ctx.derive(_headings)
    at = bisect_right(starts, heading.start)
    return starts[at] if at < len(starts) else len(ctx.source.text)


def _holds_list(ctx: Context, heading: Heading) -> bool:
    starts = ctx.derive(_lists)
    at = bisect_right(starts, heading.start)
    return at < len(starts) and starts[at] < _end_of_section(ctx, heading)


def _headings(ctx: Context) -> list[int]:
    return sorted(heading.start for heading in ctx.nodes(Heading))


def _lists(ctx: Context) -> list[int]:
    return [block.start for block in ctx.root.children if isinstance(block, List | Table)]
