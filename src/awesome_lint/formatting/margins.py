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

_INDENT = re.compile(r"[ \t]*+")
_CODE = 4
"""So many blanks keep a line of a paragraph from beginning a block of its own (CommonMark 0.31.2, section 4.8)."""


def indented_paragraphs(source: SourceText, root: Root) -> Iterator[Group]:
    """Give the edits that move indented paragraphs of the document itself to the margin, each with all its lines.

    Paragraphs beside HTML stay as they are: what stands between `<div>` and `</div>` is indented on purpose. So do
    those with lines that are indented like code.
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
            at = source.line_starts[line - 1]
            found = _INDENT.match(source.text, at)
            blanks = found[0] if found is not None else ""
            if len(blanks) >= _CODE or "\t" in blanks:
                break
            if blanks:
                edits.append(Edit.delete(at, at + min(len(blanks), node.start - start)))
        else:
            yield tuple(edits)
