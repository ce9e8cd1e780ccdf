"""STR004."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Blockquote, Link, List, ListItem, Paragraph, Table, plain_text, walk
from awesome_lint.model import RecordShape
from awesome_lint.rules.base import Rule, unsafe
from awesome_lint.rules.struct.alphabet import alphabetical
from awesome_lint.text import Edit, Span
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.diagnostics import Diagnostic, Fix
    from awesome_lint.markdown.nodes import Block, TableRow
    from awesome_lint.model import Entry, Section
    from awesome_lint.rules.base import Context
    from awesome_lint.text import SourceText

Order: TypeAlias = Literal["title", "year", "venue", "none"]
Key: TypeAlias = tuple[object, ...]

_NOTHING = re.compile(r"(?:<br\s*/?>|[^\w<])*+")  # blank lines, rules, breaks
_LONGEST_LABEL = 60  # code points; a message shows no more of a title


class EntryOrder(Rule):
    """An entry that stands out of its section's order: by title, year or venue.

    ## Why
    In a sorted list a reader finds an entry, and an author its place, without reading all of it; two pull requests that
    both append to the end of a list are in conflict, two that insert in order seldom are. Sorted means: as many items
    as possible stay where they are, only the others are reported. Numbered lists have an order of their own. An item
    that cannot be compared, such as a remark without a link or an entry without a year, goes with the item before it. A
    comment at the left margin ends a list, so what stands before it and behind it is sorted apart. The rows of a table
    are sorted like items. So are entries without bullets, where nothing but blank lines and rules stands between them.

    ## Example
    `- [Zebra](https://example.org/z)` above `- [An Antelope](https://example.org/a)`.

    ## Fix
    Unsafe: items and rows move, each with all that stands in it: sub-lists, paragraphs, comments. The first diagnostic
    of a list carries the fix for all of them. There is none where items are indented differently, or begin in the line
    of another one, since moving them would nest them differently, and none for entries without bullets.
    """

    code = "STR004"
    name = "entry-order"
    fixability = Fixability.SOMETIMES
    profiles = frozenset()

    @dataclass(frozen=True, slots=True)
    class Options:
        """What can be set.

        Attributes:
            by: What sections are sorted by: "title" (alphabetically; letter case, accents, punctuation, emoji and an
                article at the beginning do not count), "year", "venue" (alphabetically, then by year), or "none".
            descending: Whether years count down, the newest first.
            sections: What single sections are sorted by, as `by`; the keys are globs for their headings, or for those
                of sections around them, letter case ignored. Of two that fit the same heading the later one holds.
        """

        by: Order = "title"
        descending: bool = False
        sections: dict[str, Order] = field(default_factory=dict)

        def __post_init__(self) -> None:
            known = get_args(Order)
            wrong = [value for value in (self.by, *self.sections.values()) if value not in known]
            if wrong:
                raise ValueError(f"expected {', '.join(map(repr, known))}, found {wrong[0]!r}")

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag what is out of order in each list, table and run of the content sections."""
        entries = {id(entry.record.anchor): entry for entry in _comparable(ctx)}
        runs = _runs(ctx.document.entries, ctx.source.text)
        for section in ctx.document.sections:
            order = self._order(section) if section.content else "none"
            if order == "none":
                continue
            keys = _Keys(order, entries, descending=self.options.descending)
            for found in _lists(section.blocks):
                nodes = found.children if isinstance(found, List) else found.children[1:]
                yield from self._check(
                    _units(nodes, keys, ctx.source), keys, ctx.source, movable=_movable(nodes, ctx.source)
                )
            for run in runs.get(id(section), ()):
                yield from self._check(_bare_units(run, keys), keys, ctx.source, movable=False)

    def _order(self, section: Section) -> Order:
        """Give what a section is sorted by: what its own heading says, else the nearest one around it, else `by`."""
        for title in reversed(section.path):
            for pattern, order in reversed(list(self.options.sections.items())):
                if fnmatchcase(title.casefold(), pattern.casefold()):
                    return order
        return self.options.by

    def _check(self, units: Sequence[_Unit], keys: _Keys, source: SourceText, *, movable: bool) -> Iterator[Diagnostic]:
        moved = _out_of_order([unit.key for unit in units])
        if not moved:
            return
        ordered = sorted(units, key=lambda unit: unit.key)
        before = {id(unit): other for other, unit in zip((None, *ordered), ordered, strict=False)}
        fix = _sorting(units, ordered, len(moved), source) if movable else None
        for index in moved:
            unit = units[index]
            other = before[id(unit)]
            place = "first" if other is None else f"behind {other.shown}"
            yield self.diagnostic(unit.span, f"{unit.shown} is out of order by {keys.order}, expected {place}", fix)
            fix = None


def _comparable(ctx: Context) -> Sequence[Entry]:
    """Give the entries without remarks: those without a link where at least half have one."""
    entries = ctx.document.entries
    linked = [entry for entry in entries if entry.links]
    needed = ctx.template is not None and "link" in ctx.template.required
    return linked if needed or len(linked) * 2 >= len(entries) else entries


class _Unit(NamedTuple):
    """An item, row or entry, with those behind it that cannot be compared.

    Attributes:
        start: Where its first line begins.
        end: Where its last line ends, before the newline.
        key: What it is sorted by.
        shown: What messages call it.
        span: Where it is reported.
    """

    start: int
    end: int
    key: Key
    shown: str
    span: Span


class _Keys:
    """Gives what items are sorted by.

    Args:
        order: By what.
        entries: The document's entries by the identity of the nodes that they begin with.
        descending: Whether years count down.
    """

    def __init__(self, order: Order, entries: Mapping[int, Entry], *, descending: bool) -> None:
        self.order = order
        self._entries = entries
        self._sign = -1 if descending else 1

    def of(self, node: Block) -> tuple[Key | None, str]:
        """Give what an item or row is sorted by, and what messages call it; no key if it cannot be compared."""
        entry = self._entries.get(id(node))
        title = _title(node) if entry is None else entry.title
        if self.order == "title":
            return alphabetical(title) or None, _shown(title)
        if entry is None or not title:
            return None, ""
        if self.order == "year":
            return (None, "") if entry.year is None else ((self._sign * entry.year,), _shown(title, str(entry.year)))
        venue = entry.venue
        if venue is None:
            return None, ""
        year = venue.year if venue.year is not None else entry.year
        key = (alphabetical(venue.series), year is None, self._sign * (year or 0))
        return key, _shown(title, venue.series if year is None else f"{venue.series} {year}")


def _shown(title: str, detail: str = "") -> str:
    title = " ".join(title.split())
    if len(title) > _LONGEST_LABEL:
        title = f"{title[: _LONGEST_LABEL - 1]}…"
    return f"`{title}` ({detail})" if detail else f"`{title}`"


def _title(item: Block) -> str:
    """Give what an item that is no entry is filed under: its first link's label, or its text if it heads a list."""
    first = item.children[0] if isinstance(item, ListItem) and item.children else None
    if not isinstance(item, ListItem) or not isinstance(first, Paragraph) or not first.children:
        return ""
    link = first.children[0]
    if isinstance(link, Link):
        label = plain_text(link.children)
        return "" if link.url.startswith("#") or is_generic_label(label) else label
    heads = any(isinstance(block, List) for block in item.children)
    return plain_text(first.children) if heads and not any(isinstance(node, Link) for node in walk(first)) else ""


def _lists(blocks: Sequence[Block]) -> Iterator[List | Table]:
    """Give the bulleted lists and the tables among blocks, in their items and in quotations, outer ones first."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if isinstance(block, List | ListItem | Blockquote):
            if isinstance(block, List) and not block.ordered:
                yield block
            stack.extend(reversed(block.children))
        elif isinstance(block, Table):
            yield block


def _runs(entries: Sequence[Entry], text: str) -> Mapping[int, list[list[Entry]]]:
    """Give the entries that are neither items nor rows, by the identity of their section, cut where others stand."""
    runs: dict[int, list[list[Entry]]] = {}
    last: Entry | None = None
    for entry in entries:
        record = entry.record
        if record.shape in (RecordShape.ITEM, RecordShape.ROW):
            continue
        section = record.section
        if section.heading is record.anchor and section.parent is not None:
            section = section.parent
        found = runs.setdefault(id(section), [])
        together = last is not None and last.record.shape is record.shape and found and found[-1][-1] is last
        if together and last is not None and _NOTHING.fullmatch(text, last.record.span.end, record.span.start):
            found[-1].append(entry)
        else:
            found.append([entry])
        last = entry
    return runs


def _bare_units(run: Sequence[Entry], keys: _Keys) -> list[_Unit]:
    """Give what is to be in order of entries that cannot be moved."""
    units: list[_Unit] = []
    for entry in run:
        key, shown = keys.of(entry.record.anchor)
        if key is not None:
            units.append(_Unit(*entry.record.span, key, shown, entry.title_span))
    return units


def _units(nodes: Sequence[ListItem | TableRow], keys: _Keys, source: SourceText) -> list[_Unit]:
    """Give what is to be sorted; items before the first that can be compared stay where they are."""
    units: list[_Unit] = []
    for item in nodes:
        key, shown = keys.of(item)
        end = source.line_end(source.line_at(item.end))
        if key is None:
            if units:
                units[-1] = units[-1]._replace(end=end)
            continue
        first = item.children[0].span
        units.append(_Unit(_line_start(item, source), end, key, shown, first))
    return units


def _line_start(item: ListItem | TableRow, source: SourceText) -> int:
    return source.line_starts[source.line_at(item.start) - 1]


def _out_of_order(keys: Sequence[Key]) -> list[int]:
    """Give the fewest indices without which the keys never fall, in order.

    The rest is a longest non-decreasing subsequence, found by patience sorting (Fredman, "On computing the length of
    longest increasing subsequences", 1975).
    """
    lasts: list[Key] = []  # the least key that ends a subsequence of each length, and where it stands
    places: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        length = bisect_right(lasts, key)
        before.append(places[length - 1] if length else -1)
        lasts[length : length + 1] = [key]
        places[length : length + 1] = [index]
    kept: set[int] = set()
    index = places[-1] if places else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return [index for index in range(len(keys)) if index not in kept]


def _movable(nodes: Sequence[ListItem | TableRow], source: SourceText) -> bool:
    """Whether the lines can change places: nothing but the same indentation stands before each item or row."""
    indents = {source.text[_line_start(item, source) : item.start] for item in nodes}
    return len(indents) == 1 and not indents.pop().strip(" \t>")


def _sorting(units: Sequence[_Unit], ordered: Sequence[_Unit], moved: int, source: SourceText) -> Fix:
    """Give the edit that writes the units in order; what stands between two places stays there."""
    changed = [index for index, (old, new) in enumerate(zip(units, ordered, strict=True)) if old is not new]
    first, last = changed[0], changed[-1]
    text = source.text
    pieces: list[str] = []
    for index in range(first, last + 1):
        if index > first:
            pieces.append(text[units[index - 1].end : units[index].start])
        pieces.append(text[ordered[index].start : ordered[index].end])
    what = "it" if moved == 1 else f"the {moved} items of this list that are out of order"
    return unsafe(f"Move {what}", Edit.replace(units[first].start, units[last].end, "".join(pieces)))
