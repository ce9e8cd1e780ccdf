"""STR003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Definition, Html, Image, Link, ThematicBreak, walk
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.markdown.nodes import Block, Heading
    from awesome_lint.model import Section
    from awesome_lint.rules.base import Context

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SILENT_TAG = re.compile(r"</?(?:br|p|div|details|a|center)\b[^<>]*>", re.IGNORECASE)
_MANY = 5  # empty sections from which on headings are taken for entries, if they are more than a third of all


class EmptySection(Rule):
    """A section without entries, text or sub-sections.

    ## Why
    A heading with nothing below it leads readers of the table of contents to nothing. Headings that are links or
    pictures themselves are not flagged, nor are lists whose entries are headings.

    ## Example
    `### Tools`, and the next line that is not blank is `### Books`.
    """

    code = "STR003"
    name = "empty-section"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each empty content section."""
        sections = ctx.document.sections
        parents = {id(section.parent) for section in sections}
        leaves = [section for section in sections if section.content and id(section) not in parents]
        empty = [section for section in leaves if all(_is_silent(block) for block in section.blocks)]
        if len(empty) >= _MANY and len(empty) * 3 > len(leaves):
            return
        for section in empty:
            heading = section.heading
            if heading is not None and not _is_content(heading) and not _is_tagline(section, sections):
                yield self.diagnostic(heading.span, f"nothing stands below `{section.title}`")


def _is_silent(block: Block) -> bool:
    """Whether a block shows nothing: a comment, a line, a tag, a definition."""
    if isinstance(block, Html):
        return not _SILENT_TAG.sub("", _COMMENT.sub("", block.value)).strip()
    return isinstance(block, ThematicBreak | Definition)


def _is_content(heading: Heading) -> bool:
    return any(isinstance(node, Link | Image) for node in walk(heading))


def _is_tagline(section: Section, sections: Sequence[Section]) -> bool:
    """Whether the first heading below the title is set smaller than the next one, as a second line of the title."""
    headings = [each.heading for each in sections[:3] if each.heading is not None]
    return len(headings) > 1 and section.heading is headings[0] and headings[0].depth > headings[1].depth
