"""Giving the text that no field was recognised in to the text fields of the template."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import Emphasis, Strong
from awesome_lint.template.date import read_date
from awesome_lint.template.reading import Core
from awesome_lint.template.slots import TEXT_KINDS, SlotKind
from awesome_lint.template.split import literal_pattern, split_region
from awesome_lint.template.venue_place import bare_venue
from awesome_lint.template.writer import takes_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.date import Date
    from awesome_lint.template.plan import Plan
    from awesome_lint.template.reading import VenuePlace
    from awesome_lint.template.scan import Scan
    from awesome_lint.template.slots import Slot
    from awesome_lint.template.split import Cut

# No words; an emoji, also by its short code, is none. Possessive: nothing is ever read in two ways.
_GAP = re.compile(r"(?:(?::[a-z0-9_+-]+:)|\W)*+")
_LEAD = re.compile(r"\s*(?:[-–—]{1,2}(?=[\s\w\[*`]|$)|[:：](?=\s))?\s*")
_TAIL = " \t\r\n\x0b\x0c\u00a0\u3000,;|·–—-"
_ENDING = ".,;:"
_KEEPS_ENDING = re.compile(r"(?::[a-z0-9_+-]+:|\.\.\.|\b(?:etc|al|vs|Inc|Jr|Sr|Ltd|Co|Corp|St)\.|\b\w\.)\Z")
_MARKS = frozenset("*_")
_VENUE_MUST_BE = ("known", "shaped", "absent")  # how sure one must be of a venue without brackets, surest first
_LACKING = frozenset({SlotKind.DATE, SlotKind.NAME, SlotKind.AUTHORS, SlotKind.DESCRIPTION})


class TextFields:
    """The text fields of one entry, found region by region; dates and venues without brackets are among them.

    Args:
        plan: What the template says.
        text: The whole source.
        scan: The entry's tokens.

    Attributes:
        values: The offsets of each text field that was found.
        cores: Where they stand in the entry.
        label_cores: Where those inside the label of the title's link stand; indexes are those of its inner slots.
        venue: The venue that was found among them.
        date: The date that was found among them.
    """

    def __init__(self, plan: Plan, text: str, scan: Scan) -> None:
        self._plan = plan
        self._text = text
        self._scan = scan
        self.values: dict[SlotKind, tuple[int, int]] = {}
        self.cores: list[Core] = []
        self.label_cores: list[Core] = []
        self.venue: VenuePlace | None = None
        self.date: Date | None = None

    def only_gap(self, start: int, end: int) -> bool:
        """Whether nothing between two offsets is a word: punctuation, badges, empty links and comments are none."""
        if end - start == 1 and self._text[start] == " ":
            return True  # as between most fields
        at = start
        for token in self._scan.between(start, end):
            if token.kind in ("empty", "badge", "html"):
                if not _GAP.fullmatch(self._text, at, token.start):
                    return False
                at = token.end
        return _GAP.fullmatch(self._text, at, end) is not None

    def take(self, before: Core | None, after: Core | None) -> str | None:
        """Give the text between two recognised fields to the slots between theirs; gives why that is not possible."""
        slots = self._plan.slots
        start, end = before.end if before else self._scan.start, after.start if after else self._scan.end
        first_slot, behind = before.slot if before else -1, after.slot if after else len(slots)
        wanted = [index for index in self._plan.by_text if first_slot < index < behind]
        if not wanted:
            return None if self.only_gap(start, end) else self._leftover(start, end)
        start, end = self._without_frames(start, end, before, after)
        first = slots[wanted[0]]
        if len(wanted) == 1 and first.kind in TEXT_KINDS and not first.open:
            self.take_one(wanted[0], start, end)
            return None
        cuts = self._cut([slots[index] for index in wanted], start, end)
        if cuts is not None:
            for cut in cuts:
                self._set(slots[wanted[cut.slot]], cut._replace(slot=wanted[cut.slot]))
            return None
        if len(wanted) == 1 and first.kind in TEXT_KINDS:
            self.take_one(wanted[0], start, end)
            return None
        return "its text cannot be cut into the template's fields"

    def take_label(self, slots: Sequence[Slot], start: int, end: int) -> str | None:
        """Give the label of the title's link to the slots inside it."""
        while end > start and self._text[end - 1].isspace():
            end -= 1
        while start < end and self._text[start].isspace():
            start += 1
        if len(slots) == 1 and slots[0].kind in TEXT_KINDS:
            if start < end:
                self.values[slots[0].kind] = (start, end)
                self.label_cores.append(Core.bare(0, start, end))
            return None
        cuts = self._cut(slots, start, end)
        if cuts is None:
            return "the label of its link cannot be cut into the template's fields"
        for cut in cuts:
            self.label_cores.append(self._value(slots[cut.slot], cut))
        return None

    def take_one(self, index: int, start: int, end: int) -> None:
        """Give all text between two offsets to one slot, but for punctuation at its ends that is none of its own."""
        slot, text = self._plan.slots[index], self._text
        begin = self._behind_badges(start, end)
        lead = _LEAD.match(text, begin, end) if start > self._scan.start else None
        begin = lead.end() if lead else begin
        stop = self._stripped(begin, end, _TAIL) if end < self._scan.end else self._stripped(begin, end, "")
        stop = self._before_empty_links(begin, stop)
        if end < self._scan.end:
            stop = self._before_frame(begin, stop)
        if slot.kind is SlotKind.TITLE:
            stop -= title_ending(text[begin:stop])
        elif index == len(self._plan.slots) - 1 and self._plan.tail and not text.endswith("...", begin, stop):
            tail_start = stop - len(self._plan.tail)
            if text.endswith(self._plan.tail, begin, stop) and takes_period(text[tail_start - 1]):
                stop = tail_start
        if stop > begin:
            core = Core.bare(index, begin, stop)
            if set(slot.open) & _MARKS:
                core = self._within_emphasis(core)
            self.values[slot.kind] = (core.start, core.end)
            self.cores.append(core)

    def _within_emphasis(self, core: Core) -> Core:
        """Take off the emphasis around a whole field, whose template wants another one there."""
        tokens = self._scan.between(core.start, core.end)
        node = tokens[0].node if len(tokens) == 1 else None
        if isinstance(node, Emphasis | Strong) and (node.start, node.end) == core[1:3] and node.children:
            return core._replace(start=node.children[0].start, end=node.children[-1].end)
        return core

    def _stripped(self, start: int, end: int, characters: str) -> int:
        while end > start and (self._text[end - 1].isspace() or self._text[end - 1] in characters):
            end -= 1
        return end

    def _before_empty_links(self, start: int, end: int) -> int:
        for token in reversed(self._scan.between(start, end)):
            if token.kind != "empty" or not _GAP.fullmatch(self._text, token.end, end):
                break
            end = self._stripped(start, token.start, "")
        return end

    def _before_frame(self, start: int, stop: int) -> int:
        """Give where a text ends before the opening bracket of a frame around the link that follows."""
        while stop > start and self._text[stop - 1] in "[(" and self._text[stop - 2 : stop] != "](":
            stop -= 1
            if self._text[stop - 1] == "\\":
                stop -= 1
            stop = self._stripped(start, stop, "")
        return stop

    def _behind_badges(self, start: int, end: int) -> int:
        """Give where the text begins behind the badges at the beginning of a stretch."""
        for token in self._scan.between(start, end):
            if token.kind not in ("badge", "html") or self._text[start : token.start].strip():
                break
            start = token.end
        return start

    def _without_frames(self, start: int, end: int, before: Core | None, after: Core | None) -> tuple[int, int]:
        """Leave out the frame of a link at either end, and the template's own text before the field behind."""
        slots, text = self._plan.slots, self._text
        close = slots[before.slot].close if before is not None and _is_link(slots[before.slot]) else ""
        if text.startswith(close, start, end):
            start += len(close)
        if after is None:
            return start, end
        slot = slots[after.slot]
        if slot.open and _is_link(slot) and text.endswith(slot.open, start, end):
            end -= len(slot.open)
        if slot.gap.strip():
            reach = max(start, end - 2 * len(slot.gap) - 8)
            for match in literal_pattern(slot.gap).finditer(text, reach, end):
                if not text[match.end() : end].strip():
                    return start, match.start()
        return start, end

    def _cut(self, slots: Sequence[Slot], start: int, end: int) -> list[Cut] | None:
        bare = any(slot.kind is SlotKind.VENUE for slot in slots)
        for certainty in _VENUE_MUST_BE if bare else ("absent",):
            lacking = _LACKING | {SlotKind.VENUE} if certainty == "absent" else _LACKING
            accepts = partial(self._accepts, known=certainty == "known")
            cuts = split_region(self._text, start, end, slots, accepts, lacking)
            if cuts is not None:
                return cuts
        return None

    def _accepts(self, slot: Slot, start: int, end: int, *, known: bool) -> bool:
        """Whether the text between two offsets can be the field of a slot."""
        if slot.kind is SlotKind.DATE:
            return read_date(self._text, start, end, slot) is not None
        if slot.kind is SlotKind.VENUE:
            return bare_venue(self._text, (start, end), (start, end), self._plan.registry, known=known) is not None
        return True

    def _set(self, slot: Slot, cut: Cut) -> None:
        self.cores.append(self._value(slot, cut))

    def _value(self, slot: Slot, cut: Cut) -> Core:
        """Keep a field's value; gives its place, which holds the frame but for text fields."""
        inner, outer = (cut.start, cut.end), (cut.outer_start, cut.outer_end)
        if slot.kind is SlotKind.VENUE:
            self.venue = bare_venue(self._text, outer, inner, self._plan.registry, known=False)
            return Core.bare(cut.slot, *outer)
        if slot.kind is SlotKind.DATE:
            self.date = read_date(self._text, *inner, slot)
        else:
            self.values[slot.kind] = inner
        return Core(cut.slot, *inner, *outer) if slot.kind in TEXT_KINDS else Core.bare(cut.slot, *outer)

    def _leftover(self, start: int, end: int) -> str:
        words = " ".join(self._text[start:end].split())
        words = words if len(words) <= 40 else f"{words[:37]}..."
        return f"the template has no place for {words!r}"


def _is_link(slot: Slot) -> bool:
    return slot.kind in (SlotKind.LINK, SlotKind.LINKED)


def title_ending(title: str) -> int:
    """Give how many characters of punctuation at a title's end are none of its own."""
    count = len(title) - len(title.rstrip(_ENDING))
    return 0 if not count or _KEEPS_ENDING.search(title, max(0, len(title) - 40)) else count
