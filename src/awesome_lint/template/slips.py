"""Slips against what nearly all entries of a list share, told without a template: from how the fields are set alone.

A template compares fields in their places; these are seen wherever they stand, in entries of any form: another dash, a
blank too many or too few, a link's label in other letters, a bracket lost beside a link.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown import Image, Link, Text, walk
from awesome_lint.model import Deviation, DeviationKind, RecordShape
from awesome_lint.records import replace
from awesome_lint.template.link_text import label_span
from awesome_lint.template.names import own_names
from awesome_lint.template.shares import ALL_IN, CONVENTION, ENOUGH, NEARLY_ALL, ONE_IN
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.markdown import Inline
    from awesome_lint.markdown.nodes import AnyNode
    from awesome_lint.model import Entry, Part
    from awesome_lint.venues import Registry

    Customs = tuple[tuple[str, str], ...]

_OWN: Final = 3  # entries below one heading that can have a form of their own
_LONGEST_LABEL: Final = 40
_BLANK: Final = frozenset({"blanks", "joint", "joint of text"})  # where there may be a blank too little, none too many
_GAP: Final = "gap "
_COUNTED: Final = (DeviationKind.SPACING, DeviationKind.VENUE_FORM, DeviationKind.LINK_LABEL)
_KINDS: Final = {"label": DeviationKind.LINK_LABEL, "year": DeviationKind.VENUE_FORM}
_OF_VENUES: Final = frozenset({DeviationKind.VENUE_SPELLING, DeviationKind.VENUE_FORM})
_JOINT = re.compile(r"\]?(?P<gap>[ \t]*)(?=\[)")
_DASH = re.compile(r"[ \t]+(?P<dash>[-–—]|--)[ \t]+(?=\S)")
_BEFORE_YEAR = re.compile(r"[ ,:-]{0,3}(?=(?:19|20)\d\d(?!\d))")
_BLANKS = re.compile(r"(?<![ \t])[ \t]{2,4}(?![ \t])")  # more set something in columns
_WORD = re.compile(r"\w")
_BESIDE = re.compile(r"[\[\]()（）|–—*_`:<>-]")  # what stands at the edge of a field
_NAME = re.compile(r"[a-z][A-Z][a-z]")  # a capital between small letters is how a name is spelt: GitHub, arXiv
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


class Seen(NamedTuple):
    """What an entry has of one sort.

    Attributes:
        sort: What is compared with what.
        start: Where it begins.
        end: Where it ends.
        form: Its form; "" where an entry has just nothing of what would be a slip.
    """

    sort: str
    start: int
    end: int
    form: str


def seen_in(text: str, entries: Iterable[Entry]) -> list[tuple[Seen, ...]]:
    """Give what each entry has that is compared."""
    return [tuple(_seen(text, entry)) for entry in entries]


def customs_of(text: str, entries: Sequence[Entry], seen: Sequence[Sequence[Seen]]) -> Customs:
    """Give the form that nearly all entries of a list share, by what it is the form of.

    Where eight entries share another form, the list has two; blanks are no form in that sense.

    Args:
        text: The whole source.
        entries: The list's entries.
        seen: What they have, as `seen_in` gives it.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    wider: Counter[str] = Counter()
    for had in seen:
        for sort, form in {(each.sort, each.form) for each in had}:
            counts[sort][form] += 1
        wider.update({_gap(text, each.start, each.end) for each in had if each.sort == "blanks" and each.end})
    found: list[tuple[str, str]] = []
    for sort, forms in counts.items():
        (form, most), *others = forms.most_common()
        second = others[0][1] if others and (others[0][0].strip() or sort == "year") else 0
        if most >= CONVENTION and most >= NEARLY_ALL * forms.total() and second < CONVENTION:
            found.append((sort, form))
    return (*found, *((f"{_GAP}{gap}", "") for gap in _of_any_width(text, entries, wider)))


def _of_any_width(text: str, entries: Sequence[Entry], wider: Counter[str]) -> Iterator[str]:
    """Give those gaps, by what stands beside them, that several entries have wider, and too few as they should be."""
    for gap, count in wider.items():
        if count >= _OWN:
            single = sum(any(gap in text[part.start : part.end] for part in each.record.parts) for each in entries)
            if count * ONE_IN > count + single:
                yield gap


def _gap(text: str, start: int, end: int) -> str:
    """Give a single blank with the marks beside it; words do not count."""
    return re.sub(r"\w", "", text[start - 1]) + " " + re.sub(r"\w", "", text[end])


def with_slips(
    text: str, entries: Sequence[Entry], seen: Sequence[Sequence[Seen]], customs: Customs, registry: Registry
) -> list[Entry]:
    """Give entries with their slips besides the deviations that they have.

    What most entries below a heading have is no slip, but a form of their own.

    Args:
        text: The whole source.
        entries: The list's entries.
        seen: What they have, as `seen_in` gives it.
        customs: What the list does, as `customs_of` gives it.
        registry: The venue series that are known.
    """
    wanted = dict(customs)
    slips = [tuple(_slips(text, entry, had, wanted)) for entry, had in zip(entries, seen, strict=True)]
    own = _own_forms(entries, slips)
    slips = [
        tuple([each for each in found if _place(entry, each) not in own])
        for entry, found in zip(entries, slips, strict=True)
    ]
    touched = [{each.kind for each in entry.deviations} for entry in entries]
    for kind in _COUNTED if len(entries) >= ENOUGH else ():
        here = [any(each.kind is kind for each in found) for found in slips]
        having = [kind in kinds or has for kinds, has in zip(touched, here, strict=True)]
        together = [has or bool(kinds) for kinds, has in zip(touched, having, strict=True)]
        if sum(having) * ONE_IN > len(entries) or sum(together) * ALL_IN > len(entries):
            slips = [tuple([each for each in found if each.kind is not kind]) for found in slips]
        else:
            touched = [kinds | {kind} if has else kinds for kinds, has in zip(touched, having, strict=True)]
    names = [tuple(_misspelt(text, entry, registry)) for entry in entries]
    meant = own_names([_with(entry, found) for entry, found in zip(entries, names, strict=True)], registry)
    names = [tuple([each for each in found if (each.found, each.expected) not in meant]) for found in names]
    slips = [(*found, *named) for found, named in zip(slips, names, strict=True)]
    return [_with(entry, found) if found else entry for entry, found in zip(entries, slips, strict=True)]


def _own_forms(entries: Sequence[Entry], slips: Sequence[Sequence[Deviation]]) -> set[tuple[int, str, str]]:
    """Give what most entries of a section have, as `_place` gives it."""
    sizes = Counter(id(entry.record.section) for entry in entries)
    counts = Counter(
        place for entry, found in zip(entries, slips, strict=True) for place in {_place(entry, each) for each in found}
    )
    return {place for place, count in counts.items() if count >= _OWN and count * 2 > sizes[place[0]]}


def _place(entry: Entry, slip: Deviation) -> tuple[int, str, str]:
    said = slip.edits[0].content if slip.edits else slip.found
    return id(entry.record.section), slip.kind.value, said


def _with(entry: Entry, slips: Iterable[Deviation]) -> Entry:
    """Add slips where no deviation says anything of the same characters."""
    known = entry.deviations
    new = [slip for slip in slips if not any(_touch(slip.span, each.span) for each in known)]
    return replace(entry, deviations=tuple(sorted((*known, *new), key=lambda each: each.span))) if new else entry


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _slips(text: str, entry: Entry, seen: Iterable[Seen], customs: dict[str, str]) -> Iterator[Deviation]:
    for part in entry.record.parts:
        yield from _lost_brackets(text, part)
    for sort, start, end, form in seen:
        wanted = customs.get(sort, form)
        if form == wanted or _NAME.search(form) or (sort in _BLANK and wanted != " "):
            continue
        if sort == "blanks" and f"{_GAP}{_gap(text, start, end)}" in customs:
            continue
        kind = _KINDS.get(sort.partition(" ")[0], DeviationKind.SPACING)
        edit, span = Edit.replace(start, end, wanted), Span(start, end)
        if sort == "year" and entry.venue is not None and entry.venue.span is not None:
            span = entry.venue.span
        expected = text[span.start : start] + wanted + text[end : span.end]
        yield Deviation(kind, span, (edit,), text[span.start : span.end], expected)


def _nodes(nodes: Iterable[Inline]) -> Iterator[AnyNode]:
    for node in nodes:
        yield from walk(node)


def _misspelt(text: str, entry: Entry, registry: Registry) -> Iterator[Deviation]:
    """Give the venue of an entry that is held against no template, if it is misspelt or in wrong letters.

    Without a year beside it, what has other letters than a venue may be another thing.
    """
    venue = entry.venue
    if venue is None or venue.span is None or venue.text_span is None:
        return
    if any(each.kind in _OF_VENUES for each in entry.deviations):
        return
    match, right = registry.find(venue.text), registry.spelling(venue.text, venue.year)
    beside = text[venue.span.start : venue.text_span.start] + text[venue.text_span.end : venue.span.end]
    dated = entry.record.shape is RecordShape.ROW or any(char.isdigit() for char in beside)
    cased = dated and right.casefold() == venue.text.casefold()
    named = match is not None and (
        venue.year is not None or match.series.kind == "preprint"
    )  # else "Das, A." may be one
    if named and match is not None and (cased or match.how == "misspelling") and right != venue.text:
        edit = Edit(venue.text_span, right)
        yield Deviation(DeviationKind.VENUE_SPELLING, venue.text_span, (edit,), venue.text, right)


# --- what entries have ----------------------------------------------------------------------------------------------


def _seen(text: str, entry: Entry) -> Iterator[Seen]:
    yield from _marker(text, entry)
    yield from _year(text, entry)
    once = {"blanks": False, "dash": False}  # of these an entry has one that counts
    for part in entry.record.parts:
        said, last = False, -1
        for node in _nodes(part.nodes):
            if isinstance(node, Link):
                yield from _label(text, node)
                yield from _before(text, max(part.start, last), node.start)
            if isinstance(node, Link | Image):
                last = max(last, node.end)
                yield from _joint(text, node.end, part.end)
                if not once["dash"] and (dash := _DASH.match(text, node.end, part.end)) is not None:
                    once["dash"] = True
                    yield Seen(f"dash {said}", *dash.span("dash"), dash["dash"])
            if isinstance(node, Text):
                said = said or (node in part.nodes and _WORD.search(node.value) is not None)
                for seen in _doubled(text, part, node):
                    once["blanks"] = True
                    yield seen
    if not once["blanks"]:
        yield Seen("blanks", 0, 0, " ")


def _marker(text: str, entry: Entry) -> Iterator[Seen]:
    """Give the blanks behind a bullet or number; items of several lines are indented by them."""
    record = entry.record
    anchor, end = record.anchor, record.parts[0].start
    if record.shape is not RecordShape.ITEM or record.marker is None or "\n" in text[anchor.start : anchor.end]:
        return
    start = record.span.start + len(record.marker)
    if text[start:end].isspace():
        yield Seen(f"marker {len(record.marker)}", start, end, text[start:end])


def _year(text: str, entry: Entry) -> Iterator[Seen]:
    """Give what stands between the short name of a venue and its year; long ones are cited in more ways."""
    venue = entry.venue
    if venue is not None and " " not in venue.text and venue.span is not None and venue.text_span is not None:
        gap = _BEFORE_YEAR.match(text, venue.text_span.end, venue.span.end)
        if gap is not None and venue.text[-1:].isalpha():
            yield Seen("year", *gap.span(), gap[0])


def _label(text: str, link: Link) -> Iterator[Seen]:
    """Give a label by its letters: those that differ in letter case alone are compared."""
    start, end = label_span(link)
    label = text[start:end]
    plain = len(link.children) == 1 and isinstance(link.children[0], Text) and end - start <= _LONGEST_LABEL
    if plain and link.syntax == "inline" and any(char.isalpha() for char in label):
        yield Seen(f"label {label.casefold()}", start, end, label)


def _joint(text: str, start: int, end: int) -> Iterator[Seen]:
    """Give the gap before a bracket behind a link."""
    joint = _JOINT.match(text, start, end)
    if joint is not None and text[start - 1] == ")":
        yield Seen("joint", *joint.span("gap"), " " if joint["gap"] else "")


def _before(text: str, last: int, start: int) -> Iterator[Seen]:
    """Give the gap between a parenthesis of the text and the link behind it; `last` is where the link before ends."""
    bracket = start - text.startswith("[", start - 1)
    end = bracket
    while end > last and text[end - 1] in " \t":
        end -= 1
    if end - 1 > last and text[end - 1] == ")":
        yield Seen("joint of text", end, bracket, " " if end < bracket else "")


def _doubled(text: str, part: Part, node: Text) -> Iterator[Seen]:
    """Give the blanks doubled beside a field; those between words, in front of a line break or in padding are none."""
    for match in _BLANKS.finditer(text, node.start, node.end):
        start, end = match.span()
        if part.start < start and end < part.end and not text[start - 1].isspace() and not text[end].isspace():
            inner = node.start < start and end < node.end
            if not inner or _BESIDE.match(text[start - 1]) or _BESIDE.match(text[end]):
                yield Seen("blanks", start, end, match[0])


# --- brackets ---------------------------------------------------------------------------------------------------------


def _lost_brackets(text: str, part: Part) -> Iterator[Deviation]:
    """Give the links with a bracket before or behind them that has no partner."""
    links = [node for node in _nodes(part.nodes) if isinstance(node, Link)]
    if not links:
        return
    starts, ends = {link.start: link for link in links}, {link.end: link for link in links}
    for at in _unpaired(text, part.nodes):
        link = starts.get(at + 1) if text[at] == "[" else ends.get(at)
        if link is not None:
            first, last = min(at, link.start), max(at + 1, link.end)
            found = text[first:last]
            yield Deviation(DeviationKind.FRAME, Span(first, last), (), found, f"[{text[link.start : link.end]}]")


def _unpaired(text: str, nodes: tuple[Inline, ...]) -> Iterator[int]:
    """Give the brackets in the text of a part, outside of links, that have no partner."""
    opened: list[int] = []
    for node in _nodes(nodes):
        if isinstance(node, Text):
            for match in _BRACKET.finditer(text, node.start, node.end):
                if match[0] == "[":
                    opened.append(match.start())
                elif match[0] == "]":
                    if opened:
                        opened.pop()
                    else:
                        yield match.start()
    yield from opened
