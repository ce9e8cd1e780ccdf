"""Reading a record by a template: its tokens aligned with the template's elements, and what that says field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Image, Link
from awesome_lint.records import replace
from awesome_lint.template.align import Aligner
from awesome_lint.template.badges import BadgeFields, badge_fields
from awesome_lint.template.dates import DateValue, full_year
from awesome_lint.template.grammar import Grammar, Op
from awesome_lint.template.label_text import Labels, labels_of
from awesome_lint.template.link_class import is_picture
from awesome_lint.template.reading import Core, Fields, LinkText, Reading, VenuePlace
from awesome_lint.template.scan import scan_tokens
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import BORDERS, TokenKind
from awesome_lint.template.token_class import Classifier, half
from awesome_lint.template.view import title_link, written_slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.template.align import Taken
    from awesome_lint.template.grammar import Flat
    from awesome_lint.template.slots import Slot, Template
    from awesome_lint.template.token import Token
    from awesome_lint.venues import Registry

_UNSURE: Final = 1_500  # a dearer reading is kept, but nothing is written by it
_TANGLED: Final = 1_000  # what stands there costs more than this: it is read, but not written
_NO_TITLE: Final = 7_000  # little more than the price of a missing title
_LEAST_BOUND: Final = 4_000  # a dearer one is none
_SHARE: Final = 0.45  # of the price of an entry without any field
_VENUE_ONLY: Final = frozenset(
    {TokenKind.VENUE, TokenKind.DATE, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.MARK, TokenKind.PUNCT}
)
_ENDING = ".,;:"
_KEEPS_ENDING = re.compile(r"(?::[a-z0-9_+-]+:|\.\.\.|\b(?:etc|al|vs|Inc|Jr|Sr|Ltd|Co|Corp|St)\.|\b\w\.)\Z")
_MOVED: Final = 400  # a venue or tags that stand elsewhere than in the template


class TemplateReader:
    """Reads records by one template.

    Args:
        template: The template.
        registry: The venue series that are known.
        recurring: The labels that lead to many places in the list.
    """

    def __init__(self, template: Template, registry: Registry, recurring: frozenset[str] = frozenset()) -> None:
        self._template = template
        self._registry = registry
        self._recurring = recurring
        self._grammar = Grammar(template.elements)
        self._aligner = Aligner(self._grammar)
        self._bound = max(_LEAST_BOUND, int(_SHARE * sum(flat.missing for flat in self._grammar.flats)))

    def read(self, text: str, tokens: Sequence[Token]) -> Reading | str:
        """Read a record.

        Args:
            text: The whole source.
            tokens: The record's tokens.

        Returns:
            The reading, or why the record is no entry, as a clause for a message.
        """
        classifier = Classifier(text, self._grammar, self._registry, self._recurring)
        prepared = classifier.prepared(tokens)
        if not any(token.kind not in BORDERS and token.kind is not TokenKind.HTML for token in prepared):
            return "it is empty"
        classes = classifier.classes(prepared)
        found = self._aligner.align(classes)
        if found is None:
            return "it is too long for an entry"
        built = _Builder(self._template, self._grammar, text, prepared, classifier, found.taken, found.price)
        if found.price > _MOVED:
            built = self._moved(text, prepared, classifier, classes, built)
        if built.price > self._bound and not built.only_lacks_title():
            return built.refusal()
        return built.reading()

    def _moved(
        self, text: str, tokens: Sequence[Token], classifier: Classifier, classes: tuple[object, ...], built: _Builder
    ) -> _Builder:
        """Try to read what stands elsewhere than in the template, a venue or tags, apart from the rest."""
        best = built
        for first, last, kind in _movable(tokens, self._grammar):
            rest = (*classes[:first], *classes[last:])
            found = self._aligner.align(rest)  # type: ignore[arg-type]
            if found is None or found.price + _MOVED >= best.price:
                continue
            kept = [*tokens[:first], *tokens[last:]]
            best = _Builder(self._template, self._grammar, text, kept, classifier, found.taken, found.price + _MOVED)
            best.move(kind, tokens[first:last])
        return best


def _movable(tokens: Sequence[Token], grammar: Grammar) -> Iterator[tuple[int, int, SlotKind]]:
    """Give the stretches in brackets that are a venue with its year, or tags with separators, wherever they stand."""
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.OPEN or (token.kind is TokenKind.MARK and not token.closing):
            opened.append(index)
        elif (token.kind is TokenKind.CLOSE or token.kind is TokenKind.MARK) and opened:
            first = opened.pop()
            inside = tokens[first + 1 : index]
            kinds = {each.kind for each in inside}
            if SlotKind.VENUE in grammar.holds and {TokenKind.VENUE, TokenKind.DATE} <= kinds and len(inside) <= 5:
                yield first, index + 1, SlotKind.VENUE
            elif (
                SlotKind.TAGS in grammar.holds
                and token.kind is TokenKind.CLOSE
                and any(each.kind is TokenKind.PUNCT and each.text == "|" for each in inside)
                and not kinds & {TokenKind.LINK, TokenKind.IMAGE}
            ):
                yield first, index + 1, SlotKind.TAGS


class _Instance(NamedTuple):
    """A slot with the tokens that it and its frame took."""

    slot: Slot
    taken: list[Taken]


class _Builder:
    """Makes a reading of an alignment."""

    def __init__(
        self,
        template: Template,
        grammar: Grammar,
        text: str,
        tokens: Sequence[Token],
        classifier: Classifier,
        taken: tuple[Taken, ...],
        price: int,
    ) -> None:
        self._template = template
        self._grammar = grammar
        self._text = text
        self._tokens = tokens
        self._classifier = classifier
        self._taken = taken
        self.price = price
        self._places = {id(slot): index for index, slot in enumerate(written_slots(template.elements))}
        self._own = title_link(template.elements)
        self._moved_tokens: Sequence[Token] = []
        self._in_order = True
        self._values: dict[SlotKind, list[tuple[int, int]]] = {}
        self._cores: list[Core] = []
        self._label_cores: list[Core] = []
        self._venue: VenuePlace | None = None
        self._date: tuple[int, int | None, int | None] | None = None
        self._links: list[tuple[int, Token]] = []
        self._title_token: Token | None = None
        self._labels: list[Labels] = []
        self._badge: BadgeFields | None = None

    # --- what is asked before a reading is made ----------------------------------------------------------------------

    def leftover(self) -> str:
        """Say which words no element takes; "" where there are none."""
        for taken in self._taken:
            token = self._tokens[taken.start]
            extra = taken.element == -1 and token.kind in (TokenKind.WORDS, TokenKind.AUTHORS, TokenKind.CODE)
            if (extra and taken.price > 300) or self._no_tags(taken):
                words = " ".join(self._text[token.start : self._tokens[taken.end - 1].end].split())
                words = words if len(words) <= 40 else f"{words[:37]}..."
                return f"the template has no place for {words!r}"
        return ""

    def _no_tags(self, taken: Taken) -> bool:
        """Whether words stand where tags are wanted, but without a bracket, a separator or emphasis that says so."""
        flat = self._flat(taken)
        if flat is None or flat.kind is not SlotKind.TAGS or flat.op is not Op.FIELD or flat.slot is None:
            return False
        framed = any(
            each.element >= 0 and self._grammar.flats[each.element].slot is flat.slot
            for each in self._taken
            if each is not taken
        )
        telling = (TokenKind.PUNCT, TokenKind.MARK, TokenKind.CODE, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.EMOJI)
        plain = not any(token.kind in telling for token in self._tokens[taken.start : taken.end])
        return bool(flat.slot.open) and not framed and plain

    def only_lacks_title(self) -> bool:
        """Whether all but the title stands there, its place being empty."""
        flats = self._grammar.flats
        kinds = {flats[taken.element].kind for taken in self._taken if taken.element >= 0 and flats[taken.element].slot}
        return {SlotKind.VENUE, SlotKind.LINK} <= kinds and SlotKind.TITLE not in kinds and self.price < _NO_TITLE

    def refusal(self) -> str:
        """Say why what costs too much is no entry."""
        if self._own is not None and not any(token.kind is TokenKind.LINK for token in self._tokens):
            return "it has no link"
        return self.leftover() or "too little of it stands where the template has it"

    def move(self, kind: SlotKind, tokens: Sequence[Token]) -> None:
        """Take a field that stands elsewhere than in the template."""
        self._in_order = False
        self._moved_tokens = list(tokens)
        slots = list(written_slots(self._template.elements))
        index = next((i for i, slot in enumerate(slots) if slot.kind is kind), None)
        if index is None:
            return
        start, end = tokens[0].start, tokens[-1].end
        if kind is SlotKind.VENUE:
            self._set_venue(index, tokens, (0, len(tokens)))
        else:
            found = labels_of(self._text, tokens, slots[index])
            if found is not None:
                self._labels.append(found)
                self._cores.append(Core.bare(index, start, end))

    # --- the reading -------------------------------------------------------------------------------------------------

    def reading(self) -> Reading | str:
        """Give the reading, or why there is none."""
        left = self.leftover()
        if left:
            return left
        for instance in self._instances():
            self._take(instance)
        self._further_links()
        self._venue_for_title()
        text = self._text
        every = sorted([*self._tokens, *self._moved_tokens], key=lambda token: token.start)
        scan = scan_tokens(text, every)
        titles = self._values.get(SlotKind.TITLE)
        own = self._title_token or (self._links[0][1] if self._links else None)
        venue = self._venue
        reason = self._no_entry(own, titles[0] if titles else None)
        if reason:
            return reason
        place = venue.end if venue else scan.start
        title = titles[0] if titles else (place, place)
        labels = _joined(self._labels)
        empty = None if labels is not None and labels.texts else self._empty_tags()
        self._cores.sort(key=lambda core: (core.start, core.slot))
        order = [core.slot for core in self._cores]
        links = [*([self._title_token] if self._title_token else []), *(token for _, token in self._links)]
        return Reading(
            scan=scan,
            fields=self._fields(title if titles else None, labels),
            cores=self._cores,
            label_cores=self._label_cores,
            venue=venue,
            title_span=title,
            title_link=self._title_token.node
            if self._title_token and isinstance(self._title_token.node, Link)
            else None,
            links=links,
            emphasised=labels.emphasised if labels else (),
            tags_text=text[labels.start : labels.end] if labels else None,
            empty_tags=empty,
            in_order=self._in_order and order == sorted(order),
            price=self.price / 1000,
            sure=self.price <= _UNSURE,
            writable=self._writable(),
        )

    def _writable(self) -> bool:
        """Whether nothing of the entry would be lost or turned round by writing it."""
        unplaced = (TokenKind.VENUE, TokenKind.DATE, TokenKind.AUTHORS, TokenKind.WORDS, TokenKind.CODE)
        price = 0
        open_extras = 0
        for taken in self._taken:
            price += taken.price
            kind = self._tokens[taken.start].kind
            if taken.element == -1 and kind in unplaced:
                return False
            if taken.element == -1 and kind in (TokenKind.OPEN, TokenKind.CLOSE):
                open_extras += 1 if kind is TokenKind.OPEN else -1
        half = any(token.kind in unplaced and "**" in token.text for token in self._tokens)  # emphasis that is none
        if open_extras or half or self._broken_link():
            return False
        inline = self._own is not None and self._title_token is None
        return price <= _TANGLED and not inline

    def _broken_link(self) -> bool:
        """Whether a link has lost a bracket: `](` stands outside of links, or `]` just before a URL."""
        for index, token in enumerate(self._tokens[:-1]):
            after = self._tokens[index + 1]
            if token.kind is TokenKind.CLOSE and token.text[-1] == "]" and token.end == after.start:
                if after.kind is TokenKind.OPEN and after.text == "(":
                    return True
            before = self._tokens[index - 1] if index else None
            if token.kind is TokenKind.OPEN and token.text == "(" and before is not None and before.end == token.start:
                if after.kind is TokenKind.LINK and after.text.startswith("http"):
                    return True
            word = token.kind in (TokenKind.CLOSE, TokenKind.WORDS, TokenKind.MARK, TokenKind.CODE)
            if word and token.end == after.start and after.kind is TokenKind.LINK and after.text.startswith("http"):
                return True
        return False

    def _no_entry(self, own: Token | None, title: tuple[int, int] | None) -> str:
        """Say why what was read is no entry: it must have a title, and where the title is to be linked something else."""
        if self._own is not None and self._title_token is None and own is None and self._venue is None:
            return "it has no link"
        if title is None:
            if own is None:
                return "it has no title"
            if self._venue is None:
                return "it has no title beside its link"
        elif self._own is None and self._venue is None and own is None:
            if any(each.kind is TokenKind.LINK and (each.start, each.end) == title for each in self._tokens):
                return "it has no title beside its link"
        return ""

    def _instances(self) -> Iterator[_Instance]:
        """Give the slots in the order of the source, each with what it and its frame took."""
        current: _Instance | None = None
        last = -1
        for taken in self._taken:
            flat = self._flat(taken)
            slot = flat.slot if flat is not None else None
            if slot is None:
                continue
            behind = current.taken[-1].end if current is not None else -1
            if current is not None and current.slot is slot and taken.element > last and taken.start == behind:
                current.taken.append(taken)
            else:
                if current is not None:
                    yield current
                current = _Instance(slot, [taken])
            last = taken.element
        if current is not None:
            yield current

    def _flat(self, taken: Taken) -> Flat | None:
        return self._grammar.flats[taken.element] if taken.element >= 0 else None

    def _take(self, instance: _Instance) -> None:
        slot, taken = instance
        index = self._places.get(id(slot))
        if index is None:
            self._take_badge(slot, taken[0])
            return
        fields = [each for each in taken if self._grammar.flats[each.element].op is not Op.LITERAL]
        if not fields:
            return
        first, last = taken[0].start, taken[-1].end
        outer = (self._tokens[first].start, self._tokens[last - 1].end)
        if slot.kind in (SlotKind.VENUE, SlotKind.DATE):
            self._take_dated(index, slot, fields, first, last)
        elif slot.kind is SlotKind.TAGS:
            first, last = self._widened(first, last)
            self._take_tags(index, slot, fields[0], (self._tokens[first].start, self._tokens[last - 1].end))
        elif slot.kind in (SlotKind.LINK, SlotKind.URL):
            token = self._tokens[fields[0].start]
            if token.kind is TokenKind.LINK:
                self._links.append((index, token))
                self._cores.append(Core(index, token.start, token.end, *outer))
        elif slot.kind is SlotKind.LINKED:
            self._take_linked(index, slot, fields[0], outer)
        else:
            start, end = self._tokens[fields[0].start].start, self._tokens[fields[0].end - 1].end
            if self._tokens[fields[0].start].kind is TokenKind.HTML:
                start, end = _inside_comment(self._text, start, end)
            end = self._trimmed(slot.kind, fields[0], start, end)
            self._values.setdefault(slot.kind, []).append((start, end))
            self._cores.append(Core(index, start, end, *outer))

    def _venue_for_title(self) -> None:
        """Take a venue with its year for what it is where the title is missing."""
        titles = self._values.get(SlotKind.TITLE)
        slots = list(written_slots(self._template.elements))
        index = next((i for i, slot in enumerate(slots) if slot.kind is SlotKind.VENUE), None)
        if titles is None or index is None or self._venue is not None:
            return
        inside = [token for token in self._tokens if titles[0][0] <= token.start < titles[0][1]]
        kinds = {token.kind for token in inside}
        if {TokenKind.VENUE, TokenKind.DATE} <= kinds <= _VENUE_ONLY:
            del self._values[SlotKind.TITLE]
            self._cores = [core for core in self._cores if (core.start, core.end) != titles[0]]
            self._set_venue(index, inside, (0, len(inside)))

    def _trimmed(self, kind: SlotKind, field: Taken, start: int, end: int) -> int:
        """Leave out the punctuation at a field's end that is none of its own."""
        if kind is SlotKind.TITLE:
            return end - title_ending(self._text[start:end])
        behind = field.element + 1
        stop = behind < len(self._grammar.flats) and self._grammar.flats[behind].text == "."
        if stop and self._text.endswith(".", start, end) and all(taken.element != behind for taken in self._taken):
            return end - 1  # "A. Bee and C." or "et al.": the stop serves twice
        return end

    # --- venues and dates --------------------------------------------------------------------------------------------

    def _take_dated(self, index: int, slot: Slot, fields: list[Taken], first: int, last: int) -> None:
        first, last = self._widened(first, last)
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        kinds = {self._grammar.flats[each.element].kind for each in fields}
        if SlotKind.VENUE in kinds:
            self._set_venue(index, self._tokens, (first, last), fields)
            return
        if slot.kind is SlotKind.VENUE and "conf" in slot.pieces:
            token = self._tokens[fields[0].start]
            self._set_date(token)
            return
        self._set_date(self._tokens[fields[0].start])
        self._cores.append(Core.bare(index, start, end))

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        """Add brackets and emphasis around a stretch that no element takes."""
        extras = {taken.start for taken in self._taken if taken.element == -1}
        tokens = self._tokens
        while first - 1 in extras and last in extras:
            before, behind = tokens[first - 1], tokens[last]
            pair = (before.kind, behind.kind)
            if pair not in ((TokenKind.OPEN, TokenKind.CLOSE), (TokenKind.MARK, TokenKind.MARK)):
                break
            first, last = first - 1, last + 1
        return first, last

    def _set_date(self, token: Token) -> None:
        date = token.date
        if date is None and token.text.isdigit():
            date = DateValue(full_year(token.text))
        if date is None:
            return
        if self._date is None:
            self._date = (date.year, date.month, date.day)
        elif self._date[1] is None and date.month is not None:
            self._date = (self._date[0], date.month, date.day)

    def _set_venue(
        self, index: int, tokens: Sequence[Token], reach: tuple[int, int], fields: list[Taken] | None = None
    ) -> None:
        """Keep a venue's series and year, and what stands around and between them."""
        first, last = reach
        text = self._text
        series: tuple[int, int] | None = None
        year: Token | None = None
        if fields is None:
            for token in tokens[first:last]:
                if token.kind is TokenKind.VENUE and series is None:
                    series = (token.start, token.end)
                elif token.kind is TokenKind.DATE and year is None:
                    year = token
        else:
            for each in fields:
                if self._grammar.flats[each.element].kind is SlotKind.VENUE:
                    series = (tokens[each.start].start, tokens[each.end - 1].end)
                else:
                    year = tokens[each.start]
        if series is None or self._venue is not None:
            return
        start, end = tokens[first].start, tokens[last - 1].end
        digits, behind = "", series[1]
        if year is not None:
            self._set_date(year)
            found = re.search(r"\d{4}|\d\d", text[year.start : year.end])
            digits = found.group() if found else ""
            behind = year.end
        words = any(
            token.kind in (TokenKind.WORDS, TokenKind.LINK) and not series[0] <= token.start < series[1]
            for token in tokens[first:last]
        )
        plain_year = year is None or (year.date is not None and year.date.month is None)
        joint = None
        if not words and plain_year and behind >= series[1]:
            joint = text[series[1] : behind - len(digits)] if digits else ""
        self._venue = VenuePlace(
            start=start,
            end=end,
            open=text[start : series[0]],
            close=text[max(behind, series[1]) : end] if joint is not None else "",
            series=series,
            joint=joint,
            year=digits,
        )
        self._cores.append(Core.bare(index, start, end))

    def _take_badge(self, slot: Slot, taken: Taken) -> None:
        """Take the fields that a badge's URL holds; of any other image nothing is taken."""
        node = self._tokens[taken.start].node
        if slot.kind is not SlotKind.IMAGE or not slot.content or not isinstance(node, Image):
            return
        found = badge_fields(slot.content, node.url)
        if found is not None:
            self._badge = found

    # --- tags --------------------------------------------------------------------------------------------------------

    def _take_tags(self, index: int, slot: Slot, field: Taken, outer: tuple[int, int]) -> None:
        found = labels_of(self._text, self._tokens[field.start : field.end], slot)
        if found is None or not found.texts:
            return
        self._labels.append(replace(found, start=outer[0], end=outer[1]))
        self._cores.append(Core.bare(index, *outer))

    def _empty_tags(self) -> tuple[int, int] | None:
        """Give where brackets stand that hold nothing."""
        if SlotKind.TAGS not in self._grammar.holds:
            return None
        extras = {taken.start for taken in self._taken if taken.element == -1}
        tokens = self._tokens
        for index, token in enumerate(tokens):
            if token.kind is not TokenKind.OPEN or half(token.text) != "[":
                continue
            stop = index + 1
            while stop < len(tokens) and tokens[stop].kind is TokenKind.PUNCT:
                stop += 1
            if stop < len(tokens) and tokens[stop].kind is TokenKind.CLOSE and {index, stop} <= extras:
                return token.start, tokens[stop].end
        return None

    # --- links -------------------------------------------------------------------------------------------------------

    def _take_linked(self, index: int, slot: Slot, field: Taken, outer: tuple[int, int]) -> None:
        token = self._tokens[field.start]
        node = token.node
        own = slot is self._own and self._title_token is None
        if own:
            self._title_token = token
        else:
            self._links.append((index, token))
        self._cores.append(Core(index, token.start, token.end, *outer))
        if isinstance(node, Link):
            grammar = self._grammar.inner[field.element]
            tokens = self._classifier.label_tokens(token)
            inside = _Builder(
                replace(self._template, elements=slot.content),
                grammar,
                self._text,
                tokens,
                self._classifier,
                field.inner,
                0,
            )
            for instance in inside._instances():
                inside._take(instance)
            self._add(inside, own=own)

    def _add(self, inside: _Builder, *, own: bool) -> None:
        """Take over what a label says."""
        if own:
            self._label_cores = sorted(inside._cores, key=lambda core: (core.start, core.slot))
        for kind, spans in inside._values.items():
            if kind is not SlotKind.TITLE or SlotKind.TITLE not in self._values:
                self._values.setdefault(kind, []).extend(spans)
        self._labels += inside._labels
        if self._venue is None:
            self._venue = inside._venue
        if inside._date is not None and self._date is None:
            self._date = inside._date

    def _further_links(self) -> None:
        """Put links that no element takes to the links before them."""
        place = next(
            (i for i, slot in enumerate(written_slots(self._template.elements)) if slot.kind is SlotKind.LINK), None
        )
        for taken in self._taken:
            token = self._tokens[taken.start]
            if taken.element == -1 and token.kind is TokenKind.LINK:
                if isinstance(token.node, Link) and is_picture(token.node):
                    continue
                before = [index for index, other in self._links if other.start < token.start]
                at = before[-1] if before else place
                self._links.append((at if at is not None else -1, token))
                if at is not None:
                    self._cores.append(Core.bare(at, token.start, token.end))
        self._links.sort(key=lambda pair: pair[1].start)

    # --- fields ------------------------------------------------------------------------------------------------------

    def _fields(self, title: tuple[int, int] | None, labels: Labels | None) -> Fields:
        text, venue, date, badge = self._text, self._venue, self._date, self._badge
        node = self._title_token.node if self._title_token is not None else None
        year = date[0] if date else full_year(venue.year) if venue and venue.year else None
        series = text[slice(*venue.series)] if venue else None
        if badge is not None and series is None:
            series, year = badge.series, year or badge.year
        texts = (*(labels.texts if labels else ()), *(badge.tags if badge else ()))
        return Fields(
            series=series,
            year=year,
            month=date[1] if date else None,
            day=date[2] if date else None,
            name=self._value(SlotKind.NAME, ", "),
            title=text[slice(*title)] if title else "",
            authors=self._value(SlotKind.AUTHORS, ", "),
            description=self._value(SlotKind.DESCRIPTION, " "),
            url=text[slice(*destination_span(node))] if isinstance(node, Link) else None,
            links=tuple(link_text(text, token.node) for index, token in self._links if index >= 0),
            labels=texts,
        )

    def _value(self, kind: SlotKind, joint: str) -> str | None:
        spans = self._values.get(kind)
        return joint.join(self._text[slice(*span)] for span in spans) if spans else None


def _joined(labels: Sequence[Labels]) -> Labels | None:
    if not labels:
        return None
    texts = tuple(text for each in labels for text in each.texts)
    emphasised = tuple(flag for each in labels for flag in each.emphasised)
    return Labels(labels[0].start, labels[0].end, texts, emphasised)


def _inside_comment(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end].strip("<>!- \t\r\n")
    at = text.find(inner, start)
    return at, at + len(inner)


def title_ending(title: str) -> int:
    """Give how many characters of punctuation at a title's end are none of its own."""
    count = len(title) - len(title.rstrip(_ENDING))
    return 0 if not count or _KEEPS_ENDING.search(title, max(0, len(title) - 40)) else count


def label_span(link: Link) -> tuple[int, int]:
    """Give the offsets of an inline link's label; those of the whole text for autolinks."""
    if link.syntax == "inline":
        return link.start + 1, link.children[-1].end if link.children else link.start + 1
    if link.children:
        return link.children[0].start, link.children[-1].end
    return link.start, link.start


def destination_span(link: Link) -> tuple[int, int]:
    """Give the offsets of all that stands between an inline link's parentheses; of the destination for other links."""
    if link.syntax == "inline":
        return label_span(link)[1] + 2, link.end - 1
    return link.url_span


def link_text(text: str, node: object) -> LinkText:
    """Give a link as it is written."""
    if not isinstance(node, Link):
        return LinkText("", "")
    other = "" if node.syntax == "inline" else text[node.start : node.end]
    return LinkText(text[slice(*label_span(node))], text[slice(*destination_span(node))], other)
