"""Blank lines between the blocks of a document, as it has them in most places."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import (
    Definition,
    FootnoteDefinition,
    FrontMatter,
    Html,
    InlineHtml,
    Paragraph,
)
from awesome_lint.rules.sty.consistent import is_habit
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from awesome_lint.formatting.proof import Group
    from awesome_lint.markdown import Root
    from awesome_lint.markdown.nodes import Block
    from awesome_lint.text import SourceText

    Kind: TypeAlias = tuple[type[Block], type[Block] | None]


def missing_gaps(source: SourceText, root: Root) -> Iterator[Group]:
    """Give the edits that put a blank line between two blocks where there is none.

    Where most lists behind headings have none, say, or most blocks of any kind behind headings, none is put there.
    Nothing is put beside HTML, comments included: what it means may hang on the next line.
    """
    pairs = [each for each in pairwise(root.children) if not any(map(_is_verbatim, each))]
    touching = [each for each in pairs if _touch(source, *each)]
    all_kinds, kinds = _counted(pairs), _counted(touching)
    habits = {kind for kind, count in kinds.items() if is_habit(count, all_kinds[kind])}
    for one, other in touching:
        if not habits.intersection(_kinds(one, other)):
            offset = source.line_starts[source.line_at(other.start) - 1]
            yield (Edit.insert(offset, source.newline_at(offset - 1)),)


def _touch(source: SourceText, one: Block, other: Block) -> bool:
    return source.line_at(other.start) == source.line_at(max(one.start, one.end - 1)) + 1


def _counted(pairs: Iterable[tuple[Block, Block]]) -> Counter[Kind]:
    return Counter(kind for one, other in pairs for kind in _kinds(one, other))


def _kinds(one: Block, other: Block) -> tuple[Kind, Kind]:
    return (type(one), type(other)), (type(one), None)


def _is_verbatim(node: Block) -> bool:
    """Whether a block is HTML, or begins or ends with some, such as `<a name="x"></a>` or a comment; or no text."""
    if isinstance(node, Paragraph):
        outer = (*node.children[:1], *node.children[-1:])  # none, where its text is blanks such as a form feed
        return any(isinstance(child, InlineHtml) for child in outer)
    return isinstance(node, Html | FrontMatter | Definition | FootnoteDefinition)
