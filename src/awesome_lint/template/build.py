"""A reading made of an alignment: fields, where they stand, and what is no field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from awesome_lint.markdown.nodes import Image, Link
from awesome_lint.records import replace
from awesome_lint.template.badges import BadgeFields, badge_fields
from awesome_lint.template.dates import DateValue, full_year
from awesome_lint.template.doubts import Aligned, are_whole, empty_tags, is_link, is_writable, leftover, no_entry
from awesome_lint.template.grammar import Op
from awesome_lint.template.instances import Instance, inside_comment, instances, trimmed, widened, with_brackets
from awesome_lint.template.label_text import Labels, joined, labels_of
from awesome_lint.template.link_class import is_picture
from awesome_lint.template.link_text import destination_span, link_text
from awesome_lint.template.plain import behind_number
from awesome_lint.template.reading import Core, Fields, Reading
from awesome_lint.template.scan import scan_tokens
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind
from awesome_lint.template.venue_place import series_and_year, series_and_year_of, venue_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.align import Taken
    from awesome_lint.template.reading import VenuePlace
    from awesome_lint.template.slots import Slot
    from awesome_lint.template.token import Token
    from awesome_lint.template.token_class import Classifier

UNSURE: Final = 1_500
"""A dearer reading, in thousandths, does not follow the template."""
_TELL_TAGS: Final = (TokenKind.OPEN, TokenKind.CLOSE, TokenKind.PUNCT, TokenKind.CODE)
_VENUE_ONLY: Final = frozenset(
    {TokenKind.VENUE, TokenKind.DATE, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.MARK, TokenKind.PUNCT}
)


class ReadingBuilder:
    """Makes a reading of an alignment."""

    def __init__(self, aligned: Aligned, classifier: Classifier) -> None:
        self.aligned = aligned
        self._grammar, self._text = aligned.grammar, aligned.text
        self._tokens, self._taken = aligned.tokens, aligned.taken
        self._classifier = classifier
        self._own = aligned.grammar.own
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
        self._unwritable = False

    def move(self, kind: SlotKind, tokens: Sequence[Token]) -> None:
        """Take a field that stands elsewhere than in the template."""
        self._in_order = False
        self._moved_tokens = list(tokens)
        index = self._grammar.firsts.get(kind)
        if index is None:
            return
        start, end = tokens[0].start, tokens[-1].end
        if kind is SlotKind.VENUE:
            self._set_venue(index, tokens, (0, len(tokens)))
        else:
            found = labels_of(self._text, tokens, self._grammar.slots[index])
            if found is not None:
                self._labels.append(found)
                self._cores.append(Core.bare(index, start, end))

    def reading(self) -> Reading | str:
        """Give the reading, or why there is none."""
        left = leftover(self.aligned)
        if left:
            return left
        for instance in instances(self.aligned):
            self._take(instance)
        self._further_links()
        self._venue_for_title()
        self._further_date()
        text = self._text
        every = sorted([*self._tokens, *self._moved_tokens], key=lambda token: token.start)
        scan = scan_tokens(every)
        titles = self._values.get(SlotKind.TITLE)
        own = self._title_token or (self._links[0][1] if self._links else None)
        venue, wanted = self._venue, self._own is not None
        bare = titles is not None and is_link(self._tokens, titles[0])
        reason = no_entry(
            wanted=wanted, link=own is not None, venue=venue is not None, title=titles is not None, linked=bare
        )
        if reason:
            return reason
        place = venue.end if venue else scan.start
        title = titles[0] if titles else (place, place)
        labels = joined(self._labels)
        empty = None if labels is not None and labels.texts else empty_tags(self.aligned)
        self._cores.sort(key=lambda core: (core.start, core.slot))
        order = [core.slot for core in self._cores]
        links = [*([self._title_token] if self._title_token else []), *(token for _, token in self._links)]
        node = self._title_token.node if self._title_token is not None else None
        tags = text[labels.start : labels.end] if labels else None
        whole = not self._unwritable and (tags is None or are_whole(tags))
        return Reading(
            scan=scan,
            fields=self._fields(title if titles else None, labels),
            cores=self._cores,
            label_cores=self._label_cores,
            venue=venue,
            title_span=title,
            title_link=node if isinstance(node, Link) else None,
            links=links,
            emphasised=labels.emphasised if labels else (),
            tags_text=tags,
            empty_tags=empty,
            in_order=self._in_order and order == sorted(order),
            price=self.aligned.price / 1000,
            sure=self.aligned.price <= UNSURE,
            writable=is_writable(self.aligned) and whole and not (wanted and self._title_token is None),
        )

    def _take(self, instance: Instance) -> None:
        slot, taken = instance
        index = self._grammar.places.get(id(slot))
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
            first, last = widened(self.aligned, *with_brackets(self.aligned, first, last, taken))
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
                start, end = inside_comment(self._text, start, end)
            end = trimmed(self.aligned, slot.kind, fields[0], start, end)
            if slot.kind is SlotKind.TITLE and (behind := behind_number(self._text, start, end)) != start:
                start, self._unwritable = behind, True
            self._values.setdefault(slot.kind, []).append((start, end))
            self._cores.append(Core(index, start, end, *outer))

    def _venue_for_title(self) -> None:
        """Take a venue with its year for what it is where the title is missing."""
        titles = self._values.get(SlotKind.TITLE)
        index = self._grammar.firsts.get(SlotKind.VENUE)
        if titles is None or index is None or self._venue is not None:
            return
        inside = [token for token in self._tokens if titles[0][0] <= token.start < titles[0][1]]
        kinds = {token.kind for token in inside}
        if {TokenKind.VENUE, TokenKind.DATE} <= kinds <= _VENUE_ONLY:
            del self._values[SlotKind.TITLE]
            self._cores = [core for core in self._cores if (core.start, core.end) != titles[0]]
            self._set_venue(index, inside, (0, len(inside)))

    def _further_date(self) -> None:
        """Take the first date that no element takes where there is no other: "(venue, year)" for "(year venue)"."""
        if self._date is None and SlotKind.DATE in self._grammar.holds:
            dates = (self._tokens[taken.start] for taken in self._taken if taken.element == -1)
            first = next((token for token in dates if token.kind is TokenKind.DATE), None)
            if first is not None:
                self._set_date(first)

    # --- venues and dates --------------------------------------------------------------------------------------------

    def _take_dated(self, index: int, slot: Slot, fields: list[Taken], first: int, last: int) -> None:
        first, last = widened(self.aligned, first, last)
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        kinds = {self._grammar.flats[each.element].kind for each in fields}
        if SlotKind.VENUE in kinds:
            self._set_venue(index, self._tokens, (first, last), fields)
            return
        if slot.kind is SlotKind.VENUE and "conf" in slot.pieces:
            self._set_date(self._tokens[fields[0].start])
            return
        self._set_date(self._tokens[fields[0].start])
        self._cores.append(Core.bare(index, start, end))

    def _set_venue(
        self, index: int, tokens: Sequence[Token], reach: tuple[int, int], fields: list[Taken] | None = None
    ) -> None:
        """Keep a venue's series and year, and what stands around and between them."""
        own = tokens[slice(*reach)]
        if fields is None:
            series, year = series_and_year(own)
        else:
            series, year = series_and_year_of(self._grammar, tokens, fields)
        if series is None or self._venue is not None:
            return
        if year is not None:
            self._set_date(year)
        self._venue = venue_place(self._text, own, series, year)
        self._cores.append(Core.bare(index, own[0].start, own[-1].end))

    def _set_date(self, token: Token) -> None:
        date = token.date or (DateValue(full_year(token.text)) if token.text.isdigit() else None)
        if date is None:
            return
        if self._date is None:
            self._date = (date.year, date.month, date.day)
        elif self._date[1] is None and date.month is not None:
            self._date = (self._date[0], date.month, date.day)

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
        if found is None or not found.texts or self._ends_title(field, outer):
            return
        self._labels.append(replace(found, start=outer[0], end=outer[1]))
        self._cores.append(Core.bare(index, *outer))

    def _ends_title(self, field: Taken, outer: tuple[int, int]) -> bool:
        """Take words in bold for the title's end if nothing else makes tags of them: no bracket, no link before."""
        tokens = self._tokens[field.start : field.end]
        titles = self._values.get(SlotKind.TITLE)
        told = any(token.kind in _TELL_TAGS for token in tokens) or self._text[outer[0] : tokens[0].start].strip("*_")
        linked = self._links or self._title_token or self.aligned.template.slot(SlotKind.LINK) is None
        if told or linked or not titles or self._text[titles[-1][1] : outer[0]].strip():
            return False
        start, end = titles.pop()
        titles.append((start, outer[1]))
        at = next(index for index, core in enumerate(self._cores) if (core.start, core.end) == (start, end))
        core = self._cores[at]
        self._cores[at] = Core(core.slot, core.start, outer[1], core.outer_start, outer[1])
        return True

    # --- links -------------------------------------------------------------------------------------------------------

    def _take_linked(self, index: int, slot: Slot, field: Taken, outer: tuple[int, int]) -> None:
        token = self._tokens[field.start]
        node = token.node
        own = slot is self._own and self._title_token is None
        self._title_token = token if own else self._title_token
        self._links += [] if own else [(index, token)]
        self._cores.append(Core(index, token.start, token.end, *outer))
        if isinstance(node, Link):
            grammar = self._grammar.inner[field.element]
            tokens = self._classifier.label_tokens(token)
            label = Aligned(self.aligned.template, grammar, self._text, tokens, field.inner, 0)
            inside = ReadingBuilder(label, self._classifier)
            self._unwritable |= not is_writable(label)
            for instance in instances(label):
                inside._take(instance)
            self._add(inside, own=own)

    def _add(self, inside: ReadingBuilder, *, own: bool) -> None:
        """Take over what a label says."""
        self._unwritable |= inside._unwritable
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
        place = self._grammar.firsts.get(SlotKind.LINK)
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
            name=self._name(),
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

    def _name(self) -> str | None:
        """Give the name: that beside the title, or else all that are links' labels."""
        links = [token for token in self._tokens if token.kind is TokenKind.LINK]
        names = self._values.get(SlotKind.NAME, ())
        beside = (span for span in names if not any(token.start <= span[0] < token.end for token in links))
        first = next(beside, None)
        return self._text[slice(*first)] if first is not None else self._value(SlotKind.NAME, ", ")
