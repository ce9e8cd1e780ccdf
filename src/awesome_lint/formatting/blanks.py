"""Blanks that nobody sees: at the ends of lines, and runs of blank lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Break, Code, FrontMatter, Html, InlineCode, InlineHtml, walk
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.formatting.proof import Group
    from awesome_lint.markdown import Root
    from awesome_lint.text import SourceText

_BLANKS = " \t"  # what CommonMark 0.31.2, section 2.1, calls a blank line has nothing else
# Behind a backslash, the newline would make a hard break; and readers disagree about task boxes at the end of a line.
_WITH_BLANKS = re.compile(r"(?:\\|\[[ xX]\])$")


def needless_blanks(source: SourceText, root: Root) -> Iterator[Group]:
    """Give the edits that take blanks from the ends of lines, leave one of several blank lines, and end the last line.

    Lines of code, of HTML blocks and of front matter stay as they are, and so do hard line breaks.
    """
    text = source.text
    raw, kept = _verbatim(source, root)
    count = source.line_count
    line = 1
    while line <= count:
        if line in raw:
            line += 1
            continue
        start = source.line_starts[line - 1]
        end = source.line_end(line)
        written = len(text[start:end].rstrip(_BLANKS))
        if written:
            if start + written < end and line not in kept and not _WITH_BLANKS.search(text, start, start + written):
                yield (Edit.delete(start + written, end),)
            line += 1
            continue
        behind = line + 1
        while behind <= count and behind not in raw and not source.line_text(behind).strip(_BLANKS):
            behind += 1
        stop = source.line_starts[behind - 1] if behind <= count else len(text)
        content = "" if line == 1 or stop == len(text) else source.newline_at(start)
        if text[start:stop] != content:
            yield (Edit.replace(start, stop, content),)
        line = behind
    if text and text[-1] not in "\r\n" and (count in raw or source.line_text(count).strip(_BLANKS)):
        yield (Edit.insert(len(text), source.newline_at(len(text))),)


def _verbatim(source: SourceText, root: Root) -> tuple[set[int], set[int]]:
    """Give the lines whose blanks all count, and those besides whose last blanks do."""
    text = source.text
    raw: set[int] = set()
    kept: set[int] = set()
    for node in walk(root):
        if isinstance(node, Code | Html | FrontMatter):
            raw.update(range(source.line_at(node.start), source.line_at(max(node.start, node.end - 1)) + 1))
        elif isinstance(node, Break):
            kept.add(source.line_at(node.start))
        elif isinstance(node, InlineCode | InlineHtml) and text.find("\n", node.start, node.end) >= 0:
            kept.update(range(source.line_at(node.start), source.line_at(node.end)))
    return raw, kept
