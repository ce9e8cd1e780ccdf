"""Mending a table of contents: edits that add, move, remove and rename entries in the list's own style."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Emphasis, InlineCode, List, Strong, Text
from awesome_lint.rules.awe.toc_outline import without_number
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.rules.awe.toc_outline import OutlineHeading
    from awesome_lint.rules.awe.toc_reading import Toc, TocEntry
    from awesome_lint.rules.base import Context
    from awesome_lint.text import SourceText

_INDENTATION = " \t>"
_MARKUP = str.maketrans({char: f"\\{char}" for char in "\\[]*_`<"})


@dataclass(frozen=True, slots=True)
class _Style:
    """How an entry is set: what stands before its bullet, the bullet, what is behind it, headings' numbers or not."""

    before: str
    marker: str
    gap: str
    numbers: bool = True

    def line(self, heading: OutlineHeading, text: str) -> str:
        label = label_for(heading, text)
        if not self.numbers:
            label = without_number(label)
        return f"{self.before}{self.marker}{self.gap}[{label}](#{heading.anchor})"

    def following(self) -> _Style:
        """Give the style of the next item: its number is one more."""
        number = self.marker[:-1]
        return (
            self if not number else _Style(self.before, f"{int(number) + 1}{self.marker[-1]}", self.gap, self.numbers)
        )


def label_for(heading: OutlineHeading, text: str) -> str:
    """Give a heading's text as a link's label, with its markup where a label may have it."""
    node = heading.heading
    if all(isinstance(child, Text | InlineCode | Emphasis | Strong) for child in node.children):
        written = text[slice(*node.content_span)].strip()
        if "[" not in written and "]" not in written:
            return " ".join(written.split())
    return " ".join(heading.text.split()).translate(_MARKUP)


def entry_for(heading: OutlineHeading, text: str) -> str:
    """Give a link to a heading; `text` is the source."""
    return f"[{label_for(heading, text)}](#{heading.anchor})"


def new_list(ctx: Context, toc: Toc, headings: Sequence[OutlineHeading]) -> Edit:
    """Write a list of headings right below the table's own heading, with the bullet that most of the lists have."""
    bullets = Counter(item.marker for node in ctx.nodes(List) if not node.ordered for item in node.children)
    style = _Style("", bullets.most_common(1)[0][0] if bullets else "-", " ")
    newline = ctx.source.newline_at(toc.heading.start)
    lines = newline.join(style.line(heading, ctx.source.text) for heading in headings)
    return Edit.insert(toc.heading.end, f"{newline}{newline}{lines}")


class EntryWriter:
    """Writes into one table of contents."""

    def __init__(self, ctx: Context, toc: Toc) -> None:
        self._source: SourceText = ctx.source
        self._lists = {id(entry): each for each in toc.lists for entry in each.entries}

    def siblings(self, entry: TocEntry) -> tuple[TocEntry, ...]:
        """Give the entries of the list that an entry stands in, itself included."""
        return self._lists[id(entry)].entries

    def add(
        self,
        headings: Iterable[tuple[OutlineHeading, Sequence[OutlineHeading]]],
        neighbour: TocEntry,
        *,
        behind: bool,
        numbers: bool,
    ) -> Edit | None:
        """Add entries beside another one, each with entries for its parts below it.

        Args:
            headings: What to add: headings with those of their parts that are listed too.
            neighbour: The other entry.
            behind: Whether they are added behind it, else before it.
            numbers: Whether entries have the numbers that headings begin with.

        Returns:
            The edit, or None where the neighbour does not stand on lines of its own.
        """
        style = self._style(neighbour, numbers=numbers)
        if style is None:
            return None
        nested = (child for sibling in self.siblings(neighbour) for child in sibling.children)
        parts_style = next((self._style(child, numbers=numbers) for child in nested), None)
        text = self._source.text
        lines: list[str] = []
        for heading, parts in headings:
            style = style.following() if behind else style
            lines.append(style.line(heading, text))
            lines += [parts_style.line(part, text) for part in parts] if parts_style else []
        newline = self._source.newline_at(neighbour.item.start)
        between = newline * (2 if self._lists[id(neighbour)].node.spread else 1)
        if behind:
            return Edit.insert(self._lines(neighbour).end, "".join(between + line for line in lines))
        return Edit.insert(self._lines(neighbour).start, "".join(line + between for line in lines))

    def remove(self, entry: TocEntry) -> Edit | None:
        """Remove an entry's lines; None where others stand on them or below it."""
        if entry.children or self._style(entry) is None:
            return None
        lines = self._lines(entry)
        return Edit.delete(lines.start, lines.end + self._newline_behind(lines))

    def move(self, entry: TocEntry, neighbour: TocEntry, *, behind: bool) -> tuple[Edit, ...]:
        """Move an entry with all below it behind (or before) another one of its list; no edits where it cannot be."""
        lines = self._lines(entry)
        newline = self._source.newline_at(lines.start)
        if self._style(entry) is None or self._lists[id(entry)].node.spread or not self._newline_behind(lines):
            return ()
        text = self._source.text[slice(*lines)]
        taken = Edit.delete(lines.start, lines.end + self._newline_behind(lines))
        if behind:
            put = Edit.insert(self._lines(neighbour).end, f"{newline}{text}")
        else:
            put = Edit.insert(self._lines(neighbour).start, f"{text}{newline}")
        return (put, taken) if put.span < taken.span else (taken, put)

    def _lines(self, entry: TocEntry) -> Span:
        """Give an entry's lines, from their beginning to before the last one's newline."""
        source, item = self._source, entry.item
        start = source.line_starts[source.line_at(item.start) - 1]
        return Span(start, source.line_end(source.line_at(max(item.start, item.end - 1))))

    def _newline_behind(self, lines: Span) -> int:
        text = self._source.text
        return 2 if text.startswith("\r\n", lines.end) else 1 if lines.end < len(text) else 0

    def _style(self, entry: TocEntry, *, numbers: bool = True) -> _Style | None:
        item, source = entry.item, self._source
        before = source.text[source.line_starts[source.line_at(item.start) - 1] : item.start]
        if before.strip(_INDENTATION):
            return None
        content = item.children[0].start if item.children else item.end
        gap = source.text[item.start + len(item.marker) : content]
        return _Style(before, item.marker, gap if gap and not gap.strip(" ") else " ", numbers)
