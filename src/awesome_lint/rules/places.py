"""What several families need to know about places in a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import (
    Code,
    Definition,
    FrontMatter,
    Html,
    Image,
    InlineCode,
    InlineHtml,
    Link,
    ListItem,
)
from awesome_lint.text import Span
from awesome_lint.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.rules.base import Context

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<[/a-zA-Z][^<>]*>")


class Spans:
    """Spans that do not overlap, to be asked which of them holds an offset."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holds(self, offset: int) -> bool:
        """Whether one of the spans holds the code point at `offset`."""
        return self.around(offset) is not None

    def around(self, offset: int) -> Span | None:
        """Give the span that holds the code point at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        return self._spans[at] if at >= 0 and offset < self._spans[at].end else None


class LineFact:
    """What is true of some lines of a document; each line is judged once, however many characters in it ask."""

    def __init__(self, ctx: Context, pattern: str) -> None:
        self._source = ctx.source
        self._pattern = pattern
        self._known: dict[int, bool] = {}

    def holds(self, offset: int) -> bool:
        """Whether the line of the code point at `offset` holds a match of the pattern."""
        line = self._source.line_at(offset)
        if line not in self._known:
            start, end = self._source.line_starts[line - 1], self._source.line_end(line)
            self._known[line] = re.compile(self._pattern).search(self._source.text, start, end) is not None
        return self._known[line]


def characters(ctx: Context) -> frozenset[str]:
    """Give the distinct characters of the text: what is not among them need not be searched for."""
    return frozenset(ctx.source.text)


def lines_with(ctx: Context, chars: frozenset[str]) -> Iterator[Span]:
    """Give the lines that hold any of some characters; a list has few of them, so this is quicker than a pattern."""
    text = ctx.source.text
    wanted = ctx.derive(characters) & chars
    lines: dict[int, int] = {}
    for char in wanted:
        at = text.find(char)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            lines[start] = end = end if end >= 0 else len(text)
            at = text.find(char, end + 1)
    return (Span(start, lines[start]) for start in sorted(lines))


def matches(ctx: Context, pattern: str, chars: frozenset[str]) -> Iterator[re.Match[str]]:
    """Give the matches, in code and markup too, of a pattern that needs one of `chars` and stays within a line.

    The pattern is compiled only if there is such a line: most lists have none, and compiling takes longer than looking.
    """
    for line in lines_with(ctx, chars):
        yield from re.compile(pattern).finditer(ctx.source.text, *line)


def code(ctx: Context) -> Spans:
    """Give what rules on characters and on broken syntax leave alone: code, comments, front matter, HTML tags."""
    spans = [node.span for node in (*ctx.nodes(Code), *ctx.nodes(InlineCode), *ctx.nodes(FrontMatter))]
    raw: list[Html | InlineHtml] = [*ctx.nodes(Html), *ctx.nodes(InlineHtml)]
    for html in raw:
        spans += [Span(html.start + start, html.start + end) for start, end in _silent(html.value)]
    return Spans(spans)


def _silent(html: str) -> Iterator[tuple[int, int]]:
    """Give the comments and tags of raw HTML, so that the text between them is left."""
    at = 0
    for comment in _COMMENT.finditer(html):
        for tag in _TAG.finditer(html, at, comment.start()):
            yield tag.span()
        yield comment.span()
        at = comment.end()
    for tag in _TAG.finditer(html, at):
        yield tag.span()


def links(ctx: Context) -> list[Link | Image]:
    """Give all links and images in document order."""
    found: list[Link | Image] = [*ctx.nodes(Link), *ctx.nodes(Image)]
    found.sort(key=lambda node: node.start)
    return found


def unlinked_entries(ctx: Context) -> list[Definition]:
    """Give the definitions that stand where an entry should: at an item's beginning, to the web, and never used."""
    used = {node.identifier for node in ctx.derive(links)}
    first = [item.children[0] for item in ctx.nodes(ListItem) if item.children]
    return [node for node in first if isinstance(node, Definition) and is_web(node.url) and node.identifier not in used]


def silent_sections(ctx: Context) -> Spans:
    """Give the sections without entries (contents, license, ...), each with its sub-sections."""
    outermost: list[Span] = []
    for section in ctx.document.sections:
        if not section.content and (not outermost or section.span.start >= outermost[-1].end):
            outermost.append(section.span)
    return Spans(outermost)


def destinations(ctx: Context) -> Spans:
    """Give the characters of all link destinations."""
    spans = {node.url_span for node in ctx.derive(links)}
    spans.update(node.url_span for node in ctx.nodes(Definition))
    return Spans(span for span in spans if not span.empty)
