"""Reading a list item by a template: fields are recognised by what they are, the template says where they stand.

Reading is total: any paragraph gives a `Reading`, or the reason why it is no entry.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.markdown.nodes import Image, Link, plain_text
from awesome_lint.template.labels import find_labels
from awesome_lint.template.reading import Fields, LinkText, Place, Reading
from awesome_lint.template.scan import scan_paragraph
from awesome_lint.template.slots import TEXT_KINDS, Slot, SlotKind, Template
from awesome_lint.template.split import Cut, split_region
from awesome_lint.template.venue_place import bare_venue, find_venue
from awesome_lint.template.writer import takes_period
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from awesome_lint.markdown.nodes import Paragraph
    from awesome_lint.template.labels import Labels
    from awesome_lint.template.reading import VenuePlace
    from awesome_lint.template.scan import Scan, Token
    from awesome_lint.venues import Registry

_GAP = re.compile(r"(?:\W|:[a-z0-9_+-]+:)*")  # no words; an emoji, also by its short code, is none
_LEAD = re.compile(r"\s*(?:[-–—]{1,2}(?=[\s\w\[*`]|$)|[:：](?=\s))?\s*")
_TAIL = re.compile(r"[\s,;|·–—-]*$")
_DATE = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2}))?(?:[-/.](?P<day>\d{1,2}))?")
_ENDING = re.compile(r"[.,;:]+$")
_KEEPS_PERIOD = re.compile(r"(?:\.\.\.|\b(?:etc|al|vs|Inc|Jr|Sr|Ltd|Co|Corp|St)\.|\b\w\.)$")
_TEXT_LIMIT = 100_000  # an entry longer than this is text of another kind


class _Anchor(NamedTuple):
    """A field recognised by what it is."""

    slot: int
    start: int
    end: int


class _Plan:
    """What a template says about where to look, worked out once."""

    def __init__(self, template: Template, registry: Registry) -> None:
        slots = template.slots
        kinds = [slot.kind for slot in slots]
        self.registry = registry
        self.slots = slots
        self.tail = template.tail
        self.venue = next((i for i, slot in enumerate(slots) if slot.kind is SlotKind.VENUE and slot.open), None)
        self.tags = kinds.index(SlotKind.TAGS) if SlotKind.TAGS in kinds else None
        self.link = kinds.index(SlotKind.LINK) if SlotKind.LINK in kinds else None
        self.linked = kinds.index(SlotKind.LINKED) if SlotKind.LINKED in kinds else None
        self.texts = [index for index, kind in enumerate(kinds) if kind in TEXT_KINDS]
        self.link_run = [index for index, kind in enumerate(kinds) if kind is SlotKind.LINK]


class Reader:
    """Reads paragraphs by one template.

    Args:
        template: The template.
        registry: The venue series that are known.
    """

    def __init__(self, template: Template, registry: Registry) -> None:
        self._plan = _Plan(template, registry)

    def read(self, text: str, paragraph: Paragraph) -> Reading | str:
        """Read one paragraph.

        Args:
            text: The whole source.
            paragraph: The item's first paragraph.

        Returns:
            The reading, or why the paragraph is no entry, as a clause for a message.
        """
        if paragraph.end - paragraph.start > _TEXT_LIMIT:
            return "it is too long for an entry"
        scan = scan_paragraph(text, paragraph)
        if scan.start == scan.end:
            return "it is empty"
        return _Attempt(self._plan, text, scan).run()


class _Attempt:
    """One reading on its way."""

    def __init__(self, plan: _Plan, text: str, scan: Scan) -> None:
        self._plan = plan
        self._text = text
        self._scan = scan
        self._anchors: list[_Anchor] = []
        self._venue: VenuePlace | None = None
        self._labels: Labels | None = None
        self._links: list[Token] = []
        self._linked: Token | None = None
        self._values: dict[SlotKind, tuple[int, int]] = {}
        self._text_cores: list[tuple[int, int, int]] = []

    def run(self) -> Reading | str:
        """Recognise what can be recognised, then give the rest to the text fields."""
        self._find_linked()
        self._find_venue()
        self._find_links_and_labels()
        self._anchors.sort(key=lambda anchor: (anchor.start, anchor.slot))
        order = [anchor.slot for anchor in self._anchors]
        in_order = order == sorted(order)
        reason = self._read_regions() if in_order else self._read_single_text()
        return reason or self._finish(in_order=in_order)

    # --- what a field is ---------------------------------------------------------------------------------------------

    def _find_linked(self) -> None:
        """Find the link whose label holds the title."""
        index = self._plan.linked
        if index is None:
            return
        for token in self._scan.tokens:
            if token.kind == "link" and isinstance(token.node, Link) and token.node.children:
                if all(isinstance(child, Image) for child in token.node.children):
                    continue
                self._linked = token
                self._anchors.append(_Anchor(index, token.start, token.end))
                return

    def _find_venue(self) -> None:
        index = self._plan.venue
        if index is None:
            return
        at_place = index == 0
        self._venue = find_venue(self._text, self._scan, self._plan.slots[index], self._plan.registry, first=at_place)
        if self._venue is not None:
            self._anchors.append(_Anchor(index, self._venue.start, self._venue.end))

    def _find_links_and_labels(self) -> None:
        """Find the links that stand together, and the tags beside them."""
        plan = self._plan
        links = [token for token in self._scan.tokens if token.kind == "link" and token is not self._linked]
        if plan.link is not None and links:
            self._links = self._cluster(links)
            for position, token in enumerate(self._links):
                slot = plan.link + position if plan.link + position in plan.link_run else max(plan.link_run)
                self._anchors.append(_Anchor(slot, token.start, token.end))
        if plan.tags is not None:
            self._labels = find_labels(self._text, self._scan, self._taken(), plan.slots[plan.tags])
            if self._labels is not None:
                self._anchors.append(_Anchor(plan.tags, self._labels.start, self._labels.end))

    def _cluster(self, links: list[Token]) -> list[Token]:
        """Give the links that stand together: from the first one with a generic label, else the last such group."""
        groups = [[links[0]]]
        for before, token in pairwise(links):
            if _GAP.fullmatch(self._text, before.end, token.start):
                groups[-1].append(token)
            else:
                groups.append([token])
        for group in groups:
            node = group[0].node
            if isinstance(node, Link) and is_generic_label(plain_text(node.children)):
                return group
        return groups[-1]

    def _taken(self) -> list[tuple[int, int]]:
        return [(anchor.start, anchor.end) for anchor in self._anchors]

    # --- what is left for text fields --------------------------------------------------------------------------------

    def _read_regions(self) -> str | None:
        """Give each stretch between two anchors to the slots that stand between them in the template."""
        slots = self._plan.slots
        edges = [_Anchor(-1, self._scan.start, self._scan.start), *self._anchors]
        ends = [*self._anchors, _Anchor(len(slots), self._scan.end, self._scan.end)]
        for before, after in zip(edges, ends, strict=True):
            between = range(before.slot + 1, after.slot)
            reason = self._read_region(before.end, after.start, between)
            if reason:
                return reason
        return None

    def _read_region(self, start: int, end: int, between: range) -> str | None:
        slots = self._plan.slots
        wanted = [index for index in between if self._by_text(slots[index])]
        if not wanted:
            return None if self._only_gap(start, end) else self._leftover(start, end)
        if len(wanted) == 1 and slots[wanted[0]].kind in TEXT_KINDS and not slots[wanted[0]].open:
            self._one_text(wanted[0], start, end)
            return None
        cuts = split_region(self._text, start, end, [slots[index] for index in wanted], self._accepts)
        if cuts is None:
            return "its text cannot be cut into the template's fields"
        for cut in cuts:
            self._set(slots[wanted[cut.slot]], wanted[cut.slot], cut)
        return None

    def _by_text(self, slot: Slot) -> bool:
        return slot.kind in TEXT_KINDS or slot.kind is SlotKind.DATE or (slot.kind is SlotKind.VENUE and not slot.open)

    def _one_text(self, index: int, start: int, end: int) -> None:
        slot = self._plan.slots[index]
        begin = self._behind_badges(start, end)
        lead = _LEAD.match(self._text, begin, end) if start > self._scan.start else None
        begin = lead.end() if lead else begin
        stop = end
        while stop > begin and self._text[stop - 1].isspace():
            stop -= 1
        if stop < self._scan.end:
            tail = _TAIL.search(self._text[begin:stop])
            stop = begin + tail.start() if tail else stop
        for token in reversed(self._scan.between(begin, stop)):
            if token.kind == "empty" and _GAP.fullmatch(self._text, token.end, stop):
                stop = token.start
                while stop > begin and self._text[stop - 1].isspace():
                    stop -= 1
        if end < self._scan.end:
            stop = self._before_frame(begin, stop)
        if slot.kind is SlotKind.TITLE:
            stop -= title_ending(self._text[begin:stop])
        elif index == len(self._plan.slots) - 1 and self._plan.tail and not self._text.endswith("...", begin, stop):
            tail_start = stop - len(self._plan.tail)
            if self._text.endswith(self._plan.tail, begin, stop) and takes_period(self._text[tail_start - 1]):
                stop = tail_start
        if stop > begin:
            self._values[slot.kind] = (begin, stop)
            self._text_cores.append((index, begin, stop))

    def _before_frame(self, start: int, stop: int) -> int:
        """Give where a text ends before the opening bracket of a frame around the link that follows."""
        while stop > start and self._text[stop - 1] in "[(" and self._text[stop - 2 : stop] != "](":
            stop -= 1
            if self._text[stop - 1] == "\\":
                stop -= 1
            while stop > start and self._text[stop - 1].isspace():
                stop -= 1
        return stop

    def _behind_badges(self, start: int, end: int) -> int:
        """Give where the text begins behind the badges at the beginning of a stretch."""
        for token in self._scan.between(start, end):
            if token.kind not in ("badge", "html") or self._text[start : token.start].strip():
                break
            start = token.end
        return start

    def _read_single_text(self) -> str | None:
        """Read an entry whose fields stand in another order: there must be one stretch of text, and one text slot."""
        texts = self._plan.texts
        edges = [self._scan.start, *(anchor.end for anchor in self._anchors)]
        ends = [*(anchor.start for anchor in self._anchors), self._scan.end]
        regions = [(a, b) for a, b in zip(edges, ends, strict=True) if a < b and not self._only_gap(a, b)]
        if len(regions) > 1 or len(texts) != 1:
            return "its fields stand in another order than the template's, with words between them"
        if regions:
            self._one_text(texts[0], *regions[0])
        return None

    def _accepts(self, slot: Slot, start: int, end: int) -> bool:
        """Whether the text between two offsets can be the field of a slot."""
        if slot.kind is SlotKind.DATE:
            return _DATE.fullmatch(self._text, start, end) is not None
        if slot.kind is SlotKind.VENUE:
            return bare_venue(self._text, start, end, slot, self._plan.registry) is not None
        return True

    def _set(self, slot: Slot, index: int, cut: Cut) -> None:
        if slot.kind is SlotKind.VENUE:
            self._venue = bare_venue(self._text, cut.start, cut.end, slot, self._plan.registry)
            self._anchors.append(_Anchor(index, cut.start, cut.end))
        else:
            self._values[slot.kind] = (cut.start, cut.end)
            if slot.kind in TEXT_KINDS and self._plan.slots[index] is slot:
                self._text_cores.append((index, cut.start, cut.end))
            elif slot.kind is SlotKind.DATE:
                self._anchors.append(_Anchor(index, cut.start - len(slot.open), cut.end + len(slot.close)))

    def _only_gap(self, start: int, end: int) -> bool:
        """Whether nothing between two offsets is a word: punctuation, badges, empty links and comments are none."""
        at = start
        for token in self._scan.between(start, end):
            if token.kind in ("empty", "badge", "html"):
                if not _GAP.fullmatch(self._text, at, token.start):
                    return False
                at = token.end
        return _GAP.fullmatch(self._text, at, end) is not None

    def _leftover(self, start: int, end: int) -> str:
        words = " ".join(self._text[start:end].split())
        words = words if len(words) <= 40 else f"{words[:37]}..."
        return f"the template has no place for {words!r}"

    # --- the result --------------------------------------------------------------------------------------------------

    def _finish(self, *, in_order: bool) -> Reading | str:
        if self._linked is not None:
            reason = self._read_label()
            if reason:
                return reason
        title = self._values.get(SlotKind.TITLE)
        own_link = self._linked or (self._links[0] if self._links else None)
        if title is None:
            if self._plan.linked is not None and self._linked is None:
                return "it has no link"
            if self._venue is None or own_link is None:
                return "it has no title" if own_link is None else "it has no title beside its link"
            if any(not is_generic_label(_label(token)) for token in self._links[:1]):
                return "its title is the label of its link"
        return self._reading(title, in_order=in_order)

    def _read_label(self) -> str | None:
        """Read the fields inside the label of the title's link."""
        linked, index = self._linked, self._plan.linked
        if linked is None or index is None or not isinstance(linked.node, Link):
            return None
        slot = self._plan.slots[index]
        start, end = label_span(linked.node)
        if len(slot.inner) == 1:
            while end > start and self._text[end - 1].isspace():
                end -= 1
            while start < end and self._text[start].isspace():
                start += 1
            if start < end:
                self._values[slot.inner[0].kind] = (start, end)
            return None
        cuts = split_region(self._text, start, end, slot.inner, self._accepts)
        if cuts is None:
            return "the label of its link cannot be cut into the template's fields"
        for cut in cuts:
            self._set(slot.inner[cut.slot], index, cut)
        return None

    def _reading(self, title: tuple[int, int] | None, *, in_order: bool) -> Reading:
        text = self._text
        date = self._values.get(SlotKind.DATE)
        match = _DATE.fullmatch(text, *date) if date else None
        venue = self._venue
        labels = self._labels
        url = None
        if self._linked is not None and isinstance(self._linked.node, Link):
            url = text[slice(*self._linked.node.url_span)]
        fields = Fields(
            series=text[slice(*venue.series)] if venue else None,
            year=int(match["year"]) if match else full_year(venue.year) if venue and venue.year else None,
            month=int(match["month"]) if match and match["month"] else None,
            day=int(match["day"]) if match and match["day"] else None,
            name=self._value(SlotKind.NAME),
            title=text[slice(*title)] if title else "",
            authors=self._value(SlotKind.AUTHORS),
            description=self._value(SlotKind.DESCRIPTION),
            url=url,
            links=tuple(self._link_text(token) for token in self._links),
            labels=labels.texts if labels else (),
        )
        found = self._plan.registry.find(fields.series) if fields.series else None
        position = self._title_position(title)
        return Reading(
            scan=self._scan,
            fields=fields,
            places=[Place(*anchor) for anchor in self._anchors],
            venue=venue,
            known_series=found.series.name if found else None,
            text_cores=self._text_cores,
            title_span=title or (position, position),
            title_link=self._linked.node if self._linked and isinstance(self._linked.node, Link) else None,
            links=[*([self._linked] if self._linked else []), *self._links],
            emphasised=labels.emphasised if labels else (),
            tags_text=text[labels.start : labels.end] if labels else None,
            in_order=in_order,
        )

    def _value(self, kind: SlotKind) -> str | None:
        span = self._values.get(kind)
        return self._text[slice(*span)] if span else None

    def _title_position(self, title: tuple[int, int] | None) -> int:
        if title:
            return title[0]
        return self._venue.end if self._venue else self._scan.start

    def _link_text(self, token: Token) -> LinkText:
        node = token.node
        if not isinstance(node, Link):
            return LinkText("", "")
        start, end = label_span(node)
        return LinkText(self._text[start:end], self._text[slice(*node.url_span)])


def label_span(link: Link) -> tuple[int, int]:
    """Give the offsets of an inline link's label; those of the whole text for autolinks."""
    if link.syntax == "inline":
        return link.start + 1, link.children[-1].end if link.children else link.start + 1
    if link.children:
        return link.children[0].start, link.children[-1].end
    return link.start, link.start


def title_ending(title: str) -> int:
    """Give how many characters of punctuation at a title's end are none of its own."""
    match = _ENDING.search(title)
    if match is None or _KEEPS_PERIOD.search(title):
        return 0
    return len(match.group())


def full_year(digits: str) -> int:
    """Give the year that two or four digits mean: 60 to 99 are of the last century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 60 else 2000)


def _label(token: Token) -> str:
    return plain_text(token.node.children) if isinstance(token.node, Link) else ""
