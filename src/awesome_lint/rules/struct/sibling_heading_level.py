"""STR002."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Heading, ThematicBreak
from awesome_lint.rules.base import Rule, unsafe
from awesome_lint.rules.struct.levels import set_depth
from awesome_lint.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Section
    from awesome_lint.rules.base import Context

_ENOUGH = 3  # siblings that agree, so that one more can be told not to belong to them


class SiblingHeadingLevel(Rule):
    """A heading one level above the sub-headings that it continues.

    ## Why
    `## ML Training` after `### ML Inference` of `## ATC 2024` ends the section of the venue: the entries below it are
    no longer ATC's. It is flagged only if the same heading stands one level deeper elsewhere, never again on this
    level, and the other headings of this level are of another kind: they name venues, or a line is drawn before each
    of them.

    ## Example
    `## ML Training` becomes `### ML Training`.

    ## Fix
    Unsafe: the heading goes one level down, so its entries belong to another section.
    """

    code = "STR002"
    name = "sibling-heading-level"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each such heading."""
        sections = [section for section in ctx.document.sections if section.heading is not None]
        depths: dict[str, list[int]] = {}
        for section in sections:
            depths.setdefault(title_key(section.title), []).append(_depth(section))
        levels = _levels(ctx, sections)
        for at in range(1, len(sections)):
            section, heading = sections[at], sections[at].heading
            depth = _depth(section)
            same = depths[title_key(section.title)]
            if _depth(sections[at - 1]) != depth + 1 or same.count(depth) != 1 or depth + 1 not in same:
                continue
            if at + 1 < len(sections) and _depth(sections[at + 1]) > depth:
                continue  # it has sub-headings of its own
            if heading is None or heading.setext or not levels[depth].excludes(section):
                continue
            fix = unsafe(f"Make it level {depth + 1}", *set_depth(ctx.source.text, heading, depth + 1))
            message = f"`{section.title}` continues the level-{depth + 1} headings before it, one level too high"
            yield self.diagnostic(heading.span, message, fix)


class _Level:
    """What the headings of one level have in common.

    Attributes:
        ruled: Where those of them begin that directly follow a thematic break.
        count: How many there are.
        venues: How many of them name a venue.
    """

    def __init__(self) -> None:
        self.ruled: set[int] = set()
        self.count = 0
        self.venues = 0

    def excludes(self, section: Section) -> bool:
        """Whether a section of this level is unlike nearly all others of it."""
        if section.venue is None and self._is_rule(self.venues):
            return True
        return section.span.start not in self.ruled and self._is_rule(len(self.ruled))

    def _is_rule(self, agreeing: int) -> bool:
        return agreeing >= _ENOUGH and agreeing * 4 >= (self.count - 1) * 3


def _depth(section: Section) -> int:
    return section.heading.depth if section.heading is not None else 0


def _levels(ctx: Context, sections: list[Section]) -> dict[int, _Level]:
    ruled_off = {
        block.start
        for before, block in pairwise(ctx.root.children)
        if isinstance(block, Heading) and isinstance(before, ThematicBreak)
    }
    levels: dict[int, _Level] = {}
    for section in sections:
        level = levels.setdefault(_depth(section), _Level())
        level.count += 1
        level.venues += section.venue is not None
        if section.span.start in ruled_off:
            level.ruled.add(section.span.start)
    return levels
