"""A table of contents held against the headings of its document: all that does not fit."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import List, Table
from awesome_lint.rules.awe.toc_likeness import reads_alike, similar
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

_COMPARISONS = 100_000  # beyond that no guesses are made
_TOP = frozenset({"", "top"})  # fragments that lead to the page's beginning


class Mismatch(NamedTuple):
    """Where a table of contents and its document differ, how, and what would mend it."""

    span: Span
    message: str
    fix: Fix | None = None


def mismatches(ctx: Context, toc: Toc) -> Iterator[Mismatch]:
    """Give all differences, in no order."""
    comparison = _Comparison(ctx, toc)
    yield from comparison.entries()
    yield from comparison.order()
    yield from comparison.missing()


class _Comparison:
    """What each entry leads to, and what each section is listed by."""

    def __init__(self, ctx: Context, toc: Toc) -> None:
        self._ctx = ctx
        self._toc = toc
        self._writer = EntryWriter(ctx, toc)
        self._outline = ctx.derive(outline)
        self._sections = [each for each in self._outline.headings if each.heading.start >= toc.end]
        self._blocks = [block.start for block in ctx.root.children if isinstance(block, List | Table)]
        self._by_key: dict[str, list[OutlineHeading]] = {}
        self._children: dict[int, list[OutlineHeading]] = {}
        for section in self._sections:
            self._by_key.setdefault(section.key, []).append(section)
            if section.parent is not None:
                self._children.setdefault(section.parent.position, []).append(section)
        self._targets: dict[int, OutlineHeading] = {}  # what entries' anchors lead to
        self._listed: dict[int, TocEntry] = {}  # the first entry for a section, by the section's position
        for entry in toc.entries:
            target = self._outline.find(entry.fragment) if entry.fragment else None
            if target is not None:
                self._targets[id(entry)] = target
                self._listed.setdefault(target.position, entry)
        for entry in toc.entries:
            for fragment in entry.others:
                also = self._outline.find(fragment)
                if also is not None:
                    self._listed.setdefault(also.position, entry)
        self._meant: dict[int, OutlineHeading] = {}  # what the others' texts name
        self._name_sections()
        self._lost = [entry for entry in toc.entries if self._leads_nowhere(entry)]
        self._guess_sections()

    def _leads_nowhere(self, entry: TocEntry) -> bool:
        """Whether neither an entry's anchor nor its text leads to anything."""
        fragment = entry.fragment
        if fragment is None or fragment in _TOP or id(entry) in self._meant:
            return False
        return not self._outline.knows(fragment)

    def _name_sections(self) -> None:
        """Find what entries mean whose anchor leads nowhere, elsewhere, or where one before leads already."""
        last = -1
        for entry in self._toc.entries:
            target = self._targets.get(id(entry))
            if target is None or entry.key != target.key or self._listed[target.position] is not entry:
                section = self._named(entry, last)
                if section is not None:
                    self._meant[id(entry)] = section
                    self._listed[section.position] = entry
                    target = section
            last = target.position if target is not None else last

    def _guess_sections(self) -> None:
        """Find what entries that lead nowhere may mean: a section whose text is longer, shorter or misspelt."""
        free = [each for each in self._sections if each.position not in self._listed and each.key]
        if len(free) * len(self._lost) > _COMPARISONS:
            return
        for entry in self._lost:
            found = [each for each in free if each.position not in self._listed and similar(entry.key, each.key)]
            if len(found) == 1 and entry.key:
                self._meant[id(entry)] = found[0]
                self._listed[found[0].position] = entry
        self._lost = [entry for entry in self._lost if id(entry) not in self._meant]

    def _named(self, entry: TocEntry, last: int) -> OutlineHeading | None:
        """Give the section that has an entry's text and no entry of its own: the only one, else the next one."""
        free = [each for each in self._by_key.get(entry.key, ()) if each.position not in self._listed]
        behind = free if len(free) == 1 else [each for each in free if each.position > last]
        return behind[0] if behind and entry.key else None

    def entries(self) -> Iterator[Mismatch]:
        """Give the entries that lead nowhere or elsewhere, and those that read otherwise than their headings."""
        for entry in self._toc.entries:
            target = self._targets.get(id(entry))
            found = self._of_linked(entry, target) if target is not None else self._of_other(entry)
            if found is not None:
                yield found

    def _of_linked(self, entry: TocEntry, target: OutlineHeading) -> Mismatch | None:
        link, label = entry.link, entry.label
        if link is None:
            return None
        section = self._meant.get(id(entry))
        if section is not None:
            same = entry.key == target.key
            said = (
                f"`#{entry.fragment}` is another `{target.text}`"
                if same
                else f"`{entry.text}` leads to `{target.text}`"
            )
            return self._anchor(entry, section, said)
        if self._listed[target.position] is not entry:
            repeated = entry.key == self._listed[target.position].key
            return Mismatch(entry.item.span, f"`{entry.text}` is listed twice") if repeated else None
        return self._text(entry, label, target) if label is not None else None

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
        section = self._meant.get(id(entry))
        if entry.link is None:
            return self._without_link(entry, section)
        if section is not None and entry.fragment and not self._outline.knows(entry.fragment):
            return self._anchor(entry, section, f"no heading has the anchor `#{entry.fragment}`")
        if entry not in self._lost:
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
            placed = [(self._section_of(entry), entry) for entry in each.entries]
            known = [(section.position, entry) for section, entry in placed if section is not None]
            kept = _longest_increasing([position for position, _ in known])
            if (len(known) - len(kept)) * 3 <= len(known):
                in_order = [known[at] for at in kept]
                for at in sorted(set(range(len(known))) - set(kept)):
                    yield self._out_of_order(known[at], in_order)

    def _out_of_order(self, one: tuple[int, TocEntry], in_order: Sequence[tuple[int, TocEntry]]) -> Mismatch:
        position, entry = one
        at = bisect_left([other for other, _ in in_order], position)
        behind = at > 0
        neighbour = in_order[at - 1 if behind else 0][1]
        where = "behind" if behind else "before"
        edits = self._writer.move(entry, neighbour, behind=behind)
        fix = unsafe(f"Move it {where} `{neighbour.text}`", *edits) if edits else None
        return Mismatch(entry.label or entry.item.span, f"`{entry.text}` expected {where} `{neighbour.text}`", fix)

    def _section_of(self, entry: TocEntry) -> OutlineHeading | None:
        section = self._meant.get(id(entry)) or self._targets.get(id(entry))
        return section if section is not None and self._listed.get(section.position) is entry else None

    def missing(self) -> Iterator[Mismatch]:
        """Give the sections that are not listed though most of those beside them are, run by run."""
        groups: dict[tuple[int, int], list[OutlineHeading]] = {}
        for section in self._sections:
            parent = section.parent.position if section.parent is not None else -1
            groups.setdefault((parent, section.heading.depth), []).append(section)
        for group in groups.values():
            listed = [section for section in group if section.position in self._listed]
            absent = self._not_on_purpose(group, listed)
            if listed and len(listed) >= len(absent):
                yield from self._runs(group, absent)

    def _not_on_purpose(self, group: Sequence[OutlineHeading], listed: Sequence[OutlineHeading]) -> set[int]:
        """Give those of a group that are not listed, without those that lists leave out: with no entries below them."""
        absent = [each for each in group if each.position not in self._listed and each.content and each.key]
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
            entry = self._listed.get(section.position)
            if section.position in absent:
                run.append(section)
            elif entry is not None:
                if run:
                    yield self._run(run, before, entry)
                before, run = entry, []
        if run:
            yield self._run(run, before, None)

    def _run(self, run: Sequence[OutlineHeading], before: TocEntry | None, after: TocEntry | None) -> Mismatch:
        names = ", ".join(f"`{section.text}`" for section in run)
        neighbour = before or after
        edit = None
        if neighbour is not None:
            parts = [(section, self._parts(section, neighbour)) for section in run]
            own = self._section_of(neighbour)
            numbers = own is None or not text_number(own.text) or bool(text_number(neighbour.text))
            edit = self._writer.add(parts, neighbour, behind=before is not None, numbers=numbers)
        fix: Fix | None = None
        if neighbour is not None and edit is not None:
            lost = any(entry in self._lost for entry in self._writer.siblings(neighbour))  # it may mean one of them
            fix = (unsafe if lost else safe)("Add them" if len(run) > 1 else "Add it", edit)
        return Mismatch(self._toc.heading.content_span, f"missing from the table of contents: {names}", fix)

    def _parts(self, section: OutlineHeading, neighbour: TocEntry) -> list[OutlineHeading]:
        """Give the parts of a section that its entry lists too, if the entries beside it mostly list theirs."""
        whole = with_parts = 0
        for entry in self._writer.siblings(neighbour):
            sibling = self._section_of(entry)
            if sibling is not None and self._parts_of(sibling):
                whole += 1
                with_parts += bool(entry.children)
        return self._parts_of(section) if with_parts * 2 > whole else []

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
