"""A template's elements as one flat row, with edges past its optional and back to its repeated parts."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.template.slots import IN_LABELS, Break, Gap, Group, Slot, SlotKind, slots_in
from awesome_lint.template.view import title_link, written_slots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.model import Border
    from awesome_lint.template.slots import Element

_WORD = r"[^\W_](?:[^\W_]|[;:/.'’&](?=\w))*"
_MARKUP = re.compile(
    r"(?P<html></?[A-Za-z][^<>]*>|<!--.*?-->)"
    rf"|(?P<emoji>{SHORTCODE}|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]\ufe0f?)"
    r"|(?P<open>\\?[\[({]|[（【〔［「『《“„«])|(?P<close>\\?[\])}]|[）】〕］」』》”»])|(?P<quote>\")"
    r"|(?P<mark>\*+|~~|(?<!\w)_+(?=\w)|_+)|(?P<code>`+)"
    r"|(?P<punct>\\[^\w\s]|[-–—]+(?!\w)|(?<!\w)[-–—]+|[.,;:|/·•‧∙，；：、。@])"
    rf"|(?P<words>{_WORD}(?:[ \t]+{_WORD})*)|(?P<dash>[-–—]+)"
)


class Op(IntEnum):
    """What an element of the row is."""

    LITERAL = 0
    FIELD = 1
    LINK = 2
    LINKED = 3
    IMAGE = 4
    URL = 5
    COMMENT = 6
    BREAK = 7


class Flat(NamedTuple):
    """An element of the row.

    Attributes:
        op: What it is.
        text: LITERAL: its characters, or its words in lower case.
        sort: LITERAL: "punct", "open", "close", "mark", "emoji", "html", "code" or "words".
        slot: The slot that it belongs to; None for literal text and breaks.
        kind: What a FIELD holds.
        border: BREAK: what begins; None for a new line.
        missing: The price of leaving it out, in thousandths.
        source: The element it comes from.
    """

    op: Op
    text: str = ""
    sort: str = ""
    slot: Slot | None = None
    kind: SlotKind = SlotKind.TITLE
    border: Border | None = None
    missing: int = 0
    source: Element | None = None


_MISSING: Final = {
    SlotKind.TITLE: 6000,
    SlotKind.AUTHORS: 1300,
    SlotKind.VENUE: 1200,
    SlotKind.DATE: 1000,
    SlotKind.NAME: 1000,
    SlotKind.LINK: 700,
    SlotKind.LINKED: 800,
    SlotKind.URL: 800,
    SlotKind.TAGS: 400,
    SlotKind.DESCRIPTION: 500,
    SlotKind.IMAGE: 60,
}
_LOST: Final = {
    "punct": 120,
    "open": 100,
    "close": 100,
    "mark": 30,
    "emoji": 20,
    "html": 10,
    "code": 30,
    "words": 250,
}
_LOST_FRAME: Final = {SlotKind.VENUE: 250, SlotKind.DATE: 250, SlotKind.TAGS: 400}  # a bracket around them
_LOST_EMPHASIS: Final = 250  # of a title or a name
_LOST_BREAK: Final = {None: 50, "cell": 1500}
_LOST_BORDER: Final = 300
_UNLINKED: Final = 700  # the fields of a link's label stand there, but not linked
_CLOSES: Final = {"(": ")", "[": "]", "（": "）", "【": "】", '"': '"', "“": "”"}


class Grammar:
    """The flat row of a template.

    Args:
        elements: The template's elements, or those inside a label.
        holds: The kinds of fields in all of the template; those of `elements` if None.

    Attributes:
        flats: The elements of the row.
        edges: For each place before an element, and the last behind all: what else can follow, and at what price.
        after: For each element the place behind it.
        words: The literal words in it, in lower case, the longest first.
        holds: The kinds of fields in it.
        labels: The labels that it wants of links.
        inner: For each LINKED element its label's grammar.
        slots: The slots that entries are written with, by their indexes; see `written_slots`.
        places: The indexes by the slots' identities.
        firsts: The index of the first slot of each kind.
        own: The link whose label holds the title; see `title_link`.
    """

    def __init__(self, elements: Sequence[Element], holds: frozenset[SlotKind] | None = None) -> None:
        self.slots = tuple(written_slots(elements))
        self.places = {id(slot): index for index, slot in enumerate(self.slots)}
        self.firsts = {slot.kind: index for index, slot in reversed([*enumerate(self.slots)])}
        self.own = title_link(elements)
        kinds = set()
        for slot, _ in slots_in(tuple(elements)):
            kinds.add(slot.kind)
            if slot.kind is SlotKind.VENUE and len(slot.pieces) > 1:
                kinds.add(SlotKind.DATE)
        self.holds = holds if holds is not None else frozenset(kinds)
        self.flats: list[Flat] = []
        self.edges: list[list[tuple[int, int]]] = [[]]
        self.after: list[int] = []
        self.inner: dict[int, Grammar] = {}
        self._add_all(elements)
        own: set[str] = {flat.text for flat in self.flats if flat.sort == "words"}
        self.labels = frozenset(flat.slot.label for flat in self.flats if flat.slot is not None and flat.op is Op.LINK)
        for grammar in self.inner.values():
            own |= set(grammar.words)
        self.words: tuple[str, ...] = tuple(sorted(own, key=len, reverse=True))
        last = len(self.flats)
        while last and (self.flats[last - 1].sort == "html" or self.flats[last - 1].op is Op.BREAK):
            last -= 1  # the end of a `<details>` stands outside of its text
            self.flats[last] = self.flats[last]._replace(missing=0)
        for index, flat in enumerate(self.flats):
            self.edges[index].append((self.after[index], flat.missing))

    def _add_all(self, elements: Iterable[Element]) -> None:
        for element in elements:
            if isinstance(element, Gap):
                self._literals(element.text, element)
            elif isinstance(element, Break):
                border = element.border
                name = border.value if border is not None else None
                price = _LOST_BREAK.get(name, _LOST_BORDER)
                self._add(Flat(Op.BREAK, border=border, missing=price, source=element))
            elif isinstance(element, Group):
                self._group(element)
            else:
                self._slot(element)

    def _add(self, flat: Flat) -> None:
        self.flats.append(flat)
        self.after.append(len(self.flats))
        self.edges.append([])

    def _group(self, group: Group) -> None:
        start = len(self.flats)
        self._add_all(group.elements)
        end = len(self.flats)
        if end == start:
            return
        self.edges[start].append((end, 0))
        if group.repeated:
            self.edges[end].append((start, 0))

    def _literals(self, text: str, source: Element, price: int | None = None, slot: Slot | None = None) -> None:
        quoted = False
        for match in _MARKUP.finditer(text):
            sort = match.lastgroup or ""
            sort = "punct" if sort == "dash" else sort
            value = match.group()
            if sort == "quote":
                sort, quoted = ("close" if quoted else "open"), not quoted
            lost = _LOST[sort] if price is None or sort not in ("open", "close") else price
            if sort == "mark" and slot is not None and slot.kind in (SlotKind.TITLE, SlotKind.NAME):
                lost = _LOST_EMPHASIS
            value = " ".join(value.lower().split()) if sort == "words" else value[-1] if value[0] == "\\" else value
            self._add(Flat(Op.LITERAL, value, sort, slot, missing=lost, source=source))

    def _slot(self, slot: Slot) -> None:
        kind = slot.kind
        if slot.open.startswith("<!--"):
            self._add(Flat(Op.COMMENT, slot=slot, kind=kind, missing=_MISSING[kind], source=slot))
            return
        price = _LOST_FRAME.get(kind)
        opened = len(self.flats)
        self._literals(slot.open, slot, price, slot)
        if kind is SlotKind.LINKED:
            self._linked(slot)
        elif kind in (SlotKind.LINK, SlotKind.IMAGE, SlotKind.URL):
            op = {SlotKind.LINK: Op.LINK, SlotKind.IMAGE: Op.IMAGE, SlotKind.URL: Op.URL}[kind]
            self._add(Flat(op, slot=slot, kind=kind, missing=_MISSING[kind], source=slot))
        elif kind in (SlotKind.VENUE, SlotKind.DATE):
            self._dated(slot)
        else:
            self._add(Flat(Op.FIELD, slot=slot, kind=kind, missing=_MISSING[kind], source=slot))
        closed = len(self.flats)
        self._literals(slot.close, slot, price, slot)
        for index in range(closed, len(self.flats)):  # `"` is its own partner
            flat = self.flats[index]
            if flat.text == '"' and any(each.text == '"' for each in self.flats[opened:closed]):
                self.flats[index] = flat._replace(sort="close")
        if len(self.flats) > opened + 1 and kind is not SlotKind.LINKED:  # all of it is missing, with its frame
            self.edges[opened].append((len(self.flats), _MISSING[kind]))

    def _dated(self, slot: Slot) -> None:
        """Add series and date, each an element of its own; what joins them may be anything."""
        dated = False
        for piece in slot.pieces:
            if piece == "conf":
                price = _MISSING[SlotKind.VENUE]
                self._add(Flat(Op.FIELD, slot=slot, kind=SlotKind.VENUE, missing=price, source=slot))
            elif piece in ("yyyy", "yy", "mm", "dd", "Mon"):
                if not dated:
                    price = 900 if slot.kind is SlotKind.VENUE else _MISSING[SlotKind.DATE]
                    self._add(Flat(Op.FIELD, slot=slot, kind=SlotKind.DATE, missing=price, source=slot))
                dated = True
            elif not dated or slot.pieces[0] != "conf":
                for match in _MARKUP.finditer(piece):
                    if match.lastgroup == "punct":
                        self._add(Flat(Op.LITERAL, match.group(), "punct", slot, missing=0, source=slot))

    def _linked(self, slot: Slot) -> None:
        """Add a link whose label holds fields, and the way on which the same fields stand there without a link."""
        index = len(self.flats)
        own = {each.kind for each, _ in slots_in(slot.content)}
        self.inner[index] = Grammar(slot.content, (self.holds & IN_LABELS) | own)
        price = _MISSING[SlotKind.LINKED]
        price += sum(_MISSING[each.kind] for each, optional in slots_in(slot.content) if not optional)
        self._add(Flat(Op.LINKED, slot=slot, kind=SlotKind.LINKED, missing=price, source=slot))
        start = len(self.flats)
        self._add_all(slot.content)
        end = len(self.flats)
        self.edges[index].append((start, _UNLINKED))
        self.after[index] = end
