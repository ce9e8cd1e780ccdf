"""AWE004."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Html
from awesome_lint.rules.awe.images import without_comments
from awesome_lint.rules.awe.toc_compare import mismatches
from awesome_lint.rules.awe.toc_outline import outline
from awesome_lint.rules.awe.toc_reading import read_toc
from awesome_lint.rules.awe.toc_strict import npm_verdict
from awesome_lint.rules.awe.toc_writing import new_list
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.rules.awe.toc_outline import OutlineHeading
    from awesome_lint.rules.awe.toc_reading import Toc
    from awesome_lint.rules.base import Context

_ENOUGH = 3  # entries before the table of contents, from which on it stands too late


class AwesomeToc(NpmRule):
    """A table of contents that does not fit the sections of its list.

    ## Why
    Readers find their way by it. Sections are added, renamed and moved, and it is forgotten: entries lead nowhere or to
    another section, new sections are not listed.

    It is a list below a heading that says so, in any of some twenty-five languages and on any level. A list without one
    is not flagged. What it may leave out: sections on contributing, the license and the like, sections without entries
    of their own, the parts of a section none of which is listed, and, where it lists fewer than half, all others.
    Letter case, emoji, markup, punctuation and a number in front do not matter, nor does an entry that is shorter than
    its heading.

    ## Example
    `## Contents` with an entry `[Leaf](#leaf)`, followed by the sections `## Leaf` and `## Cup`.

    ## Fix
    Safe: missing sections are added at their places, in the bullet style, indentation and depth of the entries beside
    them; an entry without link gets one. Unsafe, as words or links go or move: another anchor, another text, removing
    an entry without section, moving one that is out of order. Unsafe, as it may be meant so: adding a section that
    stands before all listed ones, or beside an entry that leads nowhere and may mean it; a wholly new list below an
    empty heading, since its depth is a choice and a tool may be about to write it. Under `awesome-npm` there are no
    fixes.

    ## Npm
    Better: all mismatches are reported, not only the first of each list; any language, level and depth of nesting; more
    than one list; anchors are GitHub's, and those that HTML sets count. A table of contents behind an introduction is
    fine, one behind entries is not.
    """

    code = "AWE004"
    name = "awesome-toc"
    claimed = True
    fixability = Fixability.SOMETIMES

    @dataclass(frozen=True, slots=True)
    class Options:
        """What introduces a table of contents.

        Attributes:
            headings: Texts of headings, besides "Contents", "Table of Contents" and the same in other languages.
        """

        headings: tuple[str, ...] = ()

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag what does not fit."""
        if ctx.strict:
            yield from (self.diagnostic(span, message) for span, message in npm_verdict(ctx))
            return
        toc = read_toc(ctx, self.options.headings)
        if toc is None:
            return
        if not toc.lists:
            yield from self._empty(ctx, toc)
            return
        if sum(entry.span.start < toc.heading.start for entry in ctx.document.entries[:_ENOUGH]) == _ENOUGH:
            yield self.diagnostic(toc.heading.span, "table of contents behind entries, expected before them")
        yield from (self.diagnostic(*mismatch) for mismatch in mismatches(ctx, toc))

    def _empty(self, ctx: Context, toc: Toc) -> Iterator[Diagnostic]:
        sections = _outermost([each for each in ctx.derive(outline).headings if each.heading.start >= toc.end])
        if not sections:
            return
        shown = any(not isinstance(block, Html) or without_comments(block.value).strip() for block in toc.blocks)
        fix: Fix | None = None
        if not shown:
            fix = unsafe("List the sections", new_list(ctx, toc, sections))
        yield self.diagnostic(
            toc.heading.span, "nothing in the table of contents, expected a list of the sections", fix
        )


def _outermost(sections: list[OutlineHeading]) -> list[OutlineHeading]:
    """Give the sections of the smallest depth that hold entries by their names."""
    depth = min((section.heading.depth for section in sections), default=0)
    return [section for section in sections if section.heading.depth == depth and section.content and section.key]
