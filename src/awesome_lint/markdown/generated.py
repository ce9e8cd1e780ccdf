"""What says of itself that a program wrote it: a whole file, or a part of one between a program's marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.markdown.comments import html_comments
from awesome_lint.markdown.nodes import Heading, Paragraph
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Root
    from awesome_lint.text import SourceText

_FILE = r"(?:(?:file|document|page|list|readme)\b(?:\.md\b)?)"
_MADE = r"\b(?:auto[- ]?|automatically )?(?:generated|created automatically|built automatically)\b"
_BY_HAND = r"[^\w]*(?:\Z|\n|by hand|manually)"
_HANDS_OFF = rf"\b(?:do not|don['’]?t) (?:edit|modify|change)\b(?: (?:this|the))?(?: {_FILE}|{_BY_HAND})"
_SAID = re.compile(
    rf"\b(?:this {_FILE}|readme(?:\.md)?) (?:is|was|gets|has been)(?: \w+ly| being)? {_MADE}|^\W*{_MADE} {_FILE}"
    rf"|^\W*@generated\b|{_MADE}[^\n]{{0,200}}[\s\S]{{0,3}}{_HANDS_OFF}|^\W*{_HANDS_OFF}",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:START|BEGIN|END|toc|section|block)\b|:START|:END", re.IGNORECASE)
_LONGEST = 2_000  # code points that are looked at
_OPENED = re.compile(r"\s*(?:(?P<all>[A-Z][A-Z0-9-]*):START|START[ ](?P<tool>doctoc)|(?P<toc>toc))\b", re.ASCII)
_CLOSED = re.compile(r"\s*(?:(?P<all>[A-Z][A-Z0-9-]*):END|END[ ](?P<tool>doctoc)|(?P<toc>toc)stop)\b", re.ASCII)


def said_of_file(root: Root, source: SourceText) -> Span | None:
    """Give the comment or line before the first heading that says that a program writes the file."""
    heading = next((node for node in root.children if isinstance(node, Heading)), None)
    end = heading.start if heading is not None else len(source.text)
    for span, text in _before(root, source, end):
        if _SAID.search(text[:_LONGEST]) and not _PART.search(text[:_LONGEST]):
            return span
    return None


def _before(root: Root, source: SourceText, end: int) -> Iterator[tuple[Span, str]]:
    """Give the comments and the paragraphs that end before an offset."""
    for comment in html_comments(root, source):
        if comment.span.end > end:
            break
        yield comment.span, comment.text
    for block in root.children:
        if block.start >= end:
            break
        if isinstance(block, Paragraph):
            yield block.span, source.text[block.start : block.end]


def regions(root: Root, source: SourceText) -> list[Span]:
    """Give the parts that a program's marks enclose: `NAME:START` and `NAME:END`, doctoc's, and markdown-toc's."""
    found: list[Span] = []
    if not any(mark in source.text for mark in (":END", "END doctoc", "tocstop")):
        return found
    opened: tuple[str, int] | None = None
    for comment in html_comments(root, source):
        begin, stop = _OPENED.match(comment.text), _CLOSED.match(comment.text)
        if opened is None and begin is not None:
            opened = begin[begin.lastgroup or 0], comment.span.start
        elif opened is not None and stop is not None and stop[stop.lastgroup or 0] == opened[0]:
            found.append(Span(opened[1], comment.span.end))
            opened = None
    return found
