"""Blank lines between the blocks of a document, as it has them in most places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import (
    Definition,
    FootnoteDefinition,
    FrontMatter,
    Heading,
    Html,
    InlineHtml,
    List,
    Paragraph,
)
from awesome_lint.rules.sty.consistent import is_habit
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.formatting.proof import Group
    from awesome_lint.markdown import Root
    from awesome_lint.markdown.nodes import Block
    from awesome_lint.text import SourceText


def missing_gaps(source: SourceText, root: Root) -> Iterator[Group]:
    """Give the edits that put a blank line between two blocks where there is none.

    Headings and what follows them, headings and what is before them, lists and what is before them, and all other
    neighbours are judged apart: where most of a file's have no blank line, none is put there. Nothing is put beside
    HTML, comments included: what it means may hang on the next line.
    """
    touching: dict[str, list[int]] = {}
    neighbours: dict[str, int] = {}
    for one, other in pairwise(root.children):
        if _is_verbatim(one) or _is_verbatim(other):
            continue
        place = _place(one, other)
        neighbours[place] = neighbours.get(place, 0) + 1
        line = source.line_at(other.start)
        if line == source.line_at(max(one.start, one.end - 1)) + 1:
            touching.setdefault(place, []).append(source.line_starts[line - 1])
    for place, offsets in touching.items():
        if not is_habit(len(offsets), neighbours[place]):
            for offset in offsets:
                yield (Edit.insert(offset, source.newline_at(offset - 1)),)


def _is_verbatim(node: Block) -> bool:
    """Whether a block is HTML, or begins or ends with some, such as `<a name="x"></a>` or a comment; or no text."""
    if isinstance(node, Paragraph):
        return isinstance(node.children[0], InlineHtml) or isinstance(node.children[-1], InlineHtml)
    return isinstance(node, Html | FrontMatter | Definition | FootnoteDefinition)


def _place(one: Block, other: Block) -> str:
    if isinstance(one, Heading):
        return "behind headings"
    if isinstance(other, Heading):
        return "before headings"
    return "before lists" if isinstance(other, List) else "elsewhere"
