"""A table of contents held against the headings of its document: all that does not fit."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import List, Table
from awesome_lint.rules.awe.toc_assignment import Assignment
from awesome_lint.rules.awe.toc_likeness import reads_alike
from awesome_lint.rules.awe.toc_outline import outline, text_number
from awesome_lint.rules.awe.toc_writing import EntryWriter, entry_for, label_for
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.diagnostics import Fix
    from awesome_lint.rules.awe.toc_outline import OutlineHeading
    from awesome_lint.rules.awe.toc_reading import Toc, TocEntry
    from awesome_lint.rules.base import Context
    from awesome_lint.text import Span

_NAMED = 8  # sections in a message


class Mismatch(NamedTuple):
    """Where a table of contents and its document differ, how, and what would mend it."""

    span: Span
    message: str
    fix: Fix | None = None


class _Custom(NamedTuple):
    """What most entries of a list do: list the parts of their sections; and whether any of them leads nowhere."""

    with_parts: bool
    lost: bool


def mismatches(ctx: Context, toc: Toc) -> Iterator[Mismatch]:
    """Give all differences, in no order."""
    comparison = _Comparison(ctx, toc)
    yield from comparison.entries()
    yield from comparison.order()
    yield from comparison.missing()


class _Comparison:
    """Entries and sections, side by side."""

    def __init__(self, ctx: Context, toc: Toc) -> None:
        self._ctx = ctx
        self._toc = toc
        self._writer = EntryWriter(ctx, toc)
        self._outline = ctx.derive(outline)
        self._sections = [each for each in self._outline.headings if each.heading.start >= toc.end]
        self._blocks = [block.start for block in ctx.root.children if isinstance(block, List | Table)]
        self._assigned = Assignment(toc, self._outline, self._sections)
        self._customs: dict[int, _Custom] = {}
        self._children: dict[int, list[OutlineHeading]] = {}
        for section in self._sections:
            if section.parent is not None:
                self._children.setdefault(section.parent.position, []).append(section)

    def entries(self) -> Iterator[Mismatch]:
        """Give the entries that lead nowhere or elsewhere, and those that read otherwise than their headings."""
        for entry in self._toc.entries:
            target = self._assigned.target(entry)
            found = self._of_linked(entry, target) if target is not None else self._of_other(entry)
            if found is not None:
                yield found

    def _of_linked(self, entry: TocEntry, target: OutlineHeading) -> Mismatch | None:
        link, label = entry.link, entry.label
        if link is None:
            return None
        section = self._assigned.meant(entry)
        if section is not None:
            same = entry.key == target.key
            said = (
                f"`#{entry.fragment}` is another `{target.text}`"
                if same
                else f"`{entry.text}` leads to `{target.text}`"
            )
            return self._anchor(entry, section, said)
        first = self._assigned.entry(target)
        if first is not None and first is not entry:
            return self._repeated(entry) if entry.key == first.key else None
        return self._text(entry, label, target) if label is not None else None

    def _repeated(self, entry: TocEntry) -> Mismatch:
        removed = self._writer.remove(entry)
        fix = unsafe("Remove the second entry", removed) if removed else None
        return Mismatch(entry.item.span, f"`{entry.text}` is listed twice", fix)

    def _text(self, entry: TocEntry, label: Span, target: OutlineHeading) -> Mismatch | None:
        """Hold what an entry says against its heading: the words, and the number in front."""
        said = f"the entry reads `{entry.text}`, its heading `{target.text}`"
        if not reads_alike(entry.key, target.key):
            fix = unsafe("Write the heading's text", Edit(label, label_for(target, self._ctx.source.text)))
            return Mismatch(label, said, fix)
        one, other = text_number(entry.text), text_number(target.text)
        if not one or not other or one == other:
            return None
        if not self._ctx.source.text.startswith(one, label.start):
            return Mismatch(label, said)
        number = Edit.replace(label.start, label.start + len(one), other)
        return Mismatch(label, said, unsafe(f"Write {other}", number))

    def _of_other(self, entry: TocEntry) -> Mismatch | None:
        section = self._assigned.meant(entry)
        if entry.link is None:
            return self._without_link(entry, section)
        if section is not None and entry.fragment and not self._outline.knows(entry.fragment):
            return self._anchor(entry, section, f"no heading has the anchor `#{entry.fragment}`")
        if entry not in self._assigned.lost:
            return None
        removed = self._writer.remove(entry)
        fix = unsafe("Remove the entry", removed) if removed else None
        return Mismatch(entry.link.url_span, f"`{entry.text}` has no heading", fix)

    def _anchor(self, entry: TocEntry, section: OutlineHeading, said: str) -> Mismatch:
        link = entry.link
        if link is None or link.syntax != "inline":
            return Mismatch(entry.item.span, f"{said}, expected `#{section.anchor}`")
        fix = unsafe(f"Link to #{section.anchor}", Edit(link.url_span, f"#{section.anchor}"))
        return Mismatch(link.url_span, f"{said}, expected `#{section.anchor}`", fix)

    def _without_link(self, entry: TocEntry, section: OutlineHeading | None) -> Mismatch | None:
        if section is None or entry.label is None:
            return None
        text = self._ctx.source.text
        label = text[slice(*entry.label)]
        plain = "[" not in label and "]" not in label and "\n" not in label
        written = f"[{label}](#{section.anchor})" if plain else entry_for(section, text)
        fix = safe("Link it", Edit(entry.label, written)) if plain else None
        return Mismatch(entry.label, f"`{entry.text}` has no link, expected `#{section.anchor}`", fix)

    def order(self) -> Iterator[Mismatch]:
        """Give the entries that stand in another order than the sections; a table that is sorted its own way is not."""
        for each in self._toc.lists:
            placed = [(self._assigned.section(entry), entry) for entry in each.entries]
            known = [(section.position, entry) for section, entry in placed if section is not None]
            kept = _longest_increasing([position for position, _ in known])
            if (len(known) - len(kept)) * 3 <= len(known):
                in_order = [known[at] for at in kept]
                positions = [position for position, _ in in_order]
                for at in sorted(set(range(len(known))) - set(kept)):
                    position, entry = known[at]
                    behind = bisect_left(positions, position)
                    yield self._out_of_order(entry, in_order[max(behind - 1, 0)][1], behind=behind > 0)

    def _out_of_order(self, entry: TocEntry, neighbour: TocEntry, *, behind: bool) -> Mismatch:
        where = "behind" if behind else "before"
        edits = self._writer.move(entry, neighbour, behind=behind)
        fix = unsafe(f"Move it {where} `{neighbour.text}`", *edits) if edits else None
        return Mismatch(entry.label or entry.item.span, f"`{entry.text}` expected {where} `{neighbour.text}`", fix)

    def missing(self) -> Iterator[Mismatch]:
        """Give the sections that are not listed though most of those beside them are, run by run."""
        groups: dict[tuple[int, int], list[OutlineHeading]] = {}
        for section in self._sections:
            parent = section.parent.position if section.parent is not None else -1
            groups.setdefault((parent, section.heading.depth), []).append(section)
        for group in groups.values():
            listed = [section for section in group if self._assigned.entry(section)]
            absent = self._not_on_purpose(group, listed)
            if listed and len(listed) >= len(absent):
                yield from self._runs(group, absent)

    def _not_on_purpose(self, group: Sequence[OutlineHeading], listed: Sequence[OutlineHeading]) -> set[int]:
        """Give those of a group that are not listed, without those that lists leave out: with no entries below them."""
        absent = [each for each in group if not self._assigned.entry(each) and each.content and each.key]
        if sum(self._holds_entries(section) for section in listed) * 2 > len(listed):
            absent = [section for section in absent if self._holds_entries(section)]
        return {section.position for section in absent}

    def _holds_entries(self, section: OutlineHeading) -> bool:
        """Whether a list or table stands below a heading or the headings that belong to it."""
        first = bisect_left(self._blocks, section.heading.end)
        return first < len(self._blocks) and self._blocks[first] < self._outline.end_of(section)

    def _runs(self, group: Sequence[OutlineHeading], absent: set[int]) -> Iterator[Mismatch]:
        before: TocEntry | None = None
        run: list[OutlineHeading] = []
        for section in group:
            entry = self._assigned.entry(section)
            if section.position in absent:
                run.append(section)
            elif entry is not None:
                if run:
                    yield self._run(run, before, entry)
                before, run = entry, []
        if run:
            yield self._run(run, before, None)

    def _run(self, run: Sequence[OutlineHeading], before: TocEntry | None, after: TocEntry | None) -> Mismatch:
        names = ", ".join(f"`{section.text}`" for section in run[:_NAMED])
        names += f" and {len(run) - _NAMED} more" if len(run) > _NAMED else ""
        neighbour = before or after
        edit = None
        if neighbour is not None:
            parts = [(section, self._parts(section, neighbour)) for section in run]
            own = self._assigned.section(neighbour)
            numbers = own is None or not text_number(own.text) or bool(text_number(neighbour.text))
            edit = self._writer.add(parts, neighbour, behind=before is not None, numbers=numbers)
        fix: Fix | None = None
        if neighbour is not None and edit is not None:
            # An entry that leads nowhere may mean the section; one before all others may be left out on purpose.
            doubtful = self._custom(neighbour).lost or before is None
            fix = (unsafe if doubtful else safe)("Add them" if len(run) > 1 else "Add it", edit)
        return Mismatch(self._toc.heading.content_span, f"missing from the table of contents: {names}", fix)

    def _parts(self, section: OutlineHeading, neighbour: TocEntry) -> list[OutlineHeading]:
        """Give the parts of a section that its entry lists too, if the entries beside it mostly list theirs."""
        return self._parts_of(section) if self._custom(neighbour).with_parts else []

    def _custom(self, neighbour: TocEntry) -> _Custom:
        """Give what is true of the list that an entry stands in; found out once for each list."""
        siblings = self._writer.siblings(neighbour)
        if id(siblings) not in self._customs:
            whole = with_parts = 0
            for entry in siblings:
                section = self._assigned.section(entry)
                if section is not None and self._parts_of(section):
                    whole += 1
                    with_parts += bool(entry.children)
            lost = any(entry in self._assigned.lost for entry in siblings)
            self._customs[id(siblings)] = _Custom(with_parts * 2 > whole, lost)
        return self._customs[id(siblings)]

    def _parts_of(self, section: OutlineHeading) -> list[OutlineHeading]:
        """Give the headings one step below a section; those that hold no entries by their names are left out."""
        return [part for part in self._children.get(section.position, ()) if part.content and part.key]


def _longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Give where a longest increasing part of some numbers stands (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
