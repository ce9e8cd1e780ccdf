"""Paragraphs that stand away from the margin without a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Html, Paragraph
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.formatting.proof import Group
    from awesome_lint.markdown import Root
    from awesome_lint.text import SourceText

_INDENT = re.compile(r" {1,3}")


def indented_paragraphs(source: SourceText, root: Root) -> Iterator[Group]:
    """Give the edits that move indented paragraphs of the document itself to the margin, each with all its lines.

    Paragraphs beside HTML stay as they are: what stands between `<div>` and `</div>` is indented on purpose.
    """
    blocks = root.children
    for index, node in enumerate(blocks):
        if not isinstance(node, Paragraph):
            continue
        first = source.line_at(node.start)
        start = source.line_starts[first - 1]
        if start == node.start or any(isinstance(each, Html) for each in blocks[max(index - 1, 0) : index + 2]):
            continue
        edits = [Edit.delete(start, node.start)]
        for line in range(first + 1, source.line_at(node.end) + 1):
            found = _INDENT.match(source.text, source.line_starts[line - 1], source.line_end(line))
            if found is not None:
                edits.append(Edit.delete(found.start(), min(found.end(), found.start() + node.start - start)))
        yield tuple(edits)
