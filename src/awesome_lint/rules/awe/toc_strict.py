"""The verdict of npm's awesome-lint 2.3.0 on a table of contents, as observed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint import slugs
from awesome_lint.markdown.nodes import FrontMatter, Heading, Html, Link, List, walk
from awesome_lint.rules.awe.mdast import is_npm_contents, shown_text
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import ListItem
    from awesome_lint.rules.base import Context

_DEEPEST = 2  # levels
_LEFT_OUT = frozenset({"Contributing", "Footnotes", "Related Lists"})
Said = tuple[Span, str]  # where, and what is wrong there


def npm_verdict(ctx: Context) -> Iterator[Said]:
    """Give what that tool reports: in a table under an h2 that reads "Contents", the first mismatch of each list."""
    headings = [block for block in ctx.root.children if isinstance(block, Heading)]
    table = next((at for at, each in enumerate(headings) if each.depth == _DEEPEST and is_npm_contents(each)), None)
    if table is None:
        return
    contents = headings[table]
    before = table + _counts_as_heading(ctx)
    if not before and not any(isinstance(block, Html) and block.start < contents.start for block in ctx.root.children):
        yield contents.span, "no heading before the table of contents, expected the list's name"
    if before > 1:
        yield contents.span, "the table of contents is not the first section"
    sections = _below(headings, table, _DEEPEST)
    if not sections:
        yield Span(0, 0), "no sections behind the table of contents"
        return
    end = headings[sections[0]].start
    lists = [block for block in ctx.root.children if isinstance(block, List) and contents.start < block.start < end]
    if len(lists) == 1:
        yield from _Comparison(ctx, headings).compare(lists[0], sections, 1)
    else:
        said = "more than one list in the table of contents" if lists else "no list in the table of contents"
        yield contents.span, said


def _counts_as_heading(ctx: Context) -> bool:
    """Whether there is front matter, of which that tool knows nothing, and whose end underlines its last lines."""
    first = ctx.root.children[0]
    return isinstance(first, FrontMatter) and first.value.rstrip().rpartition("\n")[2][:1] not in {"", " ", "-"}


def _below(headings: list[Heading], start: int, depth: int) -> list[int]:
    """Give the numbers of the sections behind a heading, those left out that no table of contents holds."""
    return [
        at
        for at in range(start + 1, len(headings))
        if headings[at].depth == depth and shown_text(headings[at].children) not in _LEFT_OUT
    ]


class _Comparison:
    """Holds lists against headings; each anchor may be named once."""

    def __init__(self, ctx: Context, headings: list[Heading]) -> None:
        self._headings = headings
        self._named: set[str] = set()
        self._anchors: set[str] = set()
        numbers = slugs.Numbers()
        for heading in ctx.nodes(Heading):
            self._anchors.add(f"#{numbers.give(slugs.slug(shown_text(heading.children)))}")

    def compare(self, node: List, sections: list[int], level: int) -> Iterator[Said]:
        for number, item in enumerate(node.children):
            section = sections[number] if number < len(sections) else None
            wrong = self._wrong(item, None if section is None else self._headings[section])
            if wrong is not None:
                yield item.span, wrong
                return
            inner = next((each for each in walk(item) if isinstance(each, List)), None)
            if inner is not None and level == _DEEPEST:
                yield item.span, f"more than {_DEEPEST} levels in the table of contents"
            elif inner is not None and section is not None:
                yield from self.compare(inner, self._parts(section), level + 1)
        for section in sections[len(node.children) :]:
            text = shown_text(self._headings[section].children)
            yield node.span, f"`{text}` is missing from the table of contents"

    def _parts(self, section: int) -> list[int]:
        parts: list[int] = []
        for at in range(section + 1, len(self._headings)):
            depth = self._headings[at].depth
            if depth == _DEEPEST:
                break
            if depth == _DEEPEST + 1:
                parts.append(at)
        return parts

    def _wrong(self, item: ListItem, heading: Heading | None) -> str | None:
        link = next((node for node in walk(item) if isinstance(node, Link) and node.syntax != "reference"), None)
        if link is None:
            return "entry without link"
        text = shown_text(link.children)
        if not text:
            return f"the link to `{link.url}` has no text"
        if heading is None:
            return f"`{text}` is not for a table of contents" if text in _LEFT_OUT else f"`{text}` has no heading"
        expected = shown_text(heading.children)
        if text != expected:
            return f"the entry reads `{text}`, expected `{expected}`"
        if link.url not in self._anchors:
            return f"no heading has the anchor `{link.url}`"
        if link.url in self._named:
            return f"`{link.url}` is named twice"
        self._named.add(link.url)
        return None
