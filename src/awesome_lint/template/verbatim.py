"""Papers that stand just as a stated template writes them, read without cutting them into tokens.

It is for templates of the form `(conf'yy) Title [link](url) [tags | affiliation]`, and takes a line only if nothing in
it could be read in another way: the title is words, and neither holds a date, a venue or names nor is cut anywhere.
Tags may be absent, and further links may follow the first. What else stands in a list goes the long way, over its
tokens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Link, Text
from awesome_lint.model import RecordShape
from awesome_lint.template.link_class import says_nothing
from awesome_lint.template.people import are_names
from awesome_lint.template.slots import SlotKind, slots_in
from awesome_lint.template.venue_tokens import may_be_dated, pieces_of, venue_sureness
from awesome_lint.template.writer import tag_separator

if TYPE_CHECKING:
    from awesome_lint.model import ListRecord
    from awesome_lint.template.slots import Slot, Template
    from awesome_lint.venues import Registry

_YEARS: Final = {"yy": r"\d\d", "yyyy": r"(?:19|20)\d\d"}
_BRACKETS: Final = (("(", ")"), ("[", "]"))
_NAME: Final = r"[A-Za-z]+(?:[&/-][A-Za-z]+)*"
_SERIES: Final = rf"{_NAME}(?: {_NAME}){{0,4}}"
_WORD: Final = r"[^\W_]+(?:['’./+-][^\W_]+)*[?!]?"
_TITLE: Final = rf"{_WORD}(?::? {_WORD}){{2,40}}"
_LABEL_WORD: Final = r"[^\W_]+(?:['’+-][^\W_]+)*"
_TAG: Final = rf"{_LABEL_WORD}(?: {_LABEL_WORD}){{0,6}}"
_URL: Final = r"https?://[^\s()<>\"\\]+"
_FURTHER: Final = rf"(?: \[[A-Za-z ]{{1,30}}\]\({_URL}\)){{0,3}}"
_LABEL = re.compile(r"\[([^\]]*)\]")
_KINDS: Final = (SlotKind.VENUE, SlotKind.TITLE, SlotKind.LINK, SlotKind.TAGS)
_SURE: Final = 0.85  # of a venue


class Line(NamedTuple):
    """Where the fields of a paper stand, as offsets.

    Attributes:
        start: Of the first character.
        end: Behind the last one.
        venue: The venue with its year and brackets.
        series: The venue's series.
        year: The venue's year.
        title: The title.
        tags: The tags without brackets; None without tags.
        links: All links.
    """

    start: int
    end: int
    venue: tuple[int, int]
    series: tuple[int, int]
    year: int
    title: tuple[int, int]
    tags: tuple[int, int] | None
    links: tuple[Link, ...]


class Verbatim:
    """Recognises papers that stand just as a template writes them.

    Args:
        text: The whole source.
        template: The template.
        registry: The venue series that are known.
    """

    def __init__(self, text: str, template: Template, registry: Registry) -> None:
        self._text = text
        self._registry = registry
        self._marker = template.marker
        pattern = _pattern(template)
        self._pattern = re.compile(pattern) if pattern is not None else None

    def line(self, record: ListRecord) -> Line | None:
        """Give where the fields of a record stand; None unless it is a paper that stands as the template writes it."""
        if self._pattern is None or len(record.parts) != 1 or record.marker != self._marker:
            return None
        part = record.parts[0]
        match = self._pattern.fullmatch(self._text, part.start, part.end)
        if match is None:
            return None
        nodes = part.nodes
        links = tuple([node for node in nodes if type(node) is Link])
        further = _LABEL.findall(match["further"])
        if len(links) != 1 + len(further) or any(type(node) not in (Text, Link) for node in nodes):
            return None
        venue = match.span("venue")
        year = self._year(match.span("dated"), match.span("series"))
        if year is None or not all(map(says_nothing, further)) or not self._is_plain(match["title"]):
            return None
        tags = match.span("tags") if match["tags"] is not None else None
        return Line(*match.span(), venue, match.span("series"), year, match.span("title"), tags, links)

    def _year(self, dated: tuple[int, int], series: tuple[int, int]) -> int | None:
        """Give the year of a venue that is known for sure, and written as it is to be; else None."""
        pieces = pieces_of(self._text[slice(*dated)], self._registry)
        if [piece.kind for piece in pieces] != ["venue", "date"]:
            return None
        venue, date = pieces
        if (venue.start, venue.end) != (0, series[1] - dated[0]) or venue.sure < _SURE or date.date is None:
            return None
        year, written = date.date.year, self._text[slice(*series)]
        same = date.date.month is None and self._registry.spelling(written, year) == written
        return year if same else None

    def _is_plain(self, title: str) -> bool:
        """Whether a title is nothing but words and colons as tokens, too."""
        return not may_be_dated(title) and not any(
            venue_sureness(chunk, self._registry) or are_names(chunk) for chunk in title.split(": ")
        )


def _pattern(template: Template) -> str | None:
    """Give the pattern of papers that stand as a template writes them; None for a template of another form."""
    slots = template.slots
    if template.shape is not RecordShape.ITEM or tuple(slot.kind for slot in slots) not in (_KINDS, _KINDS[:3]):
        return None
    if [slot.gap for slot in slots] != ["", " ", " ", " "][: len(slots)] or template.tail:
        return None
    if any(slot.repeated for slot in slots) or len(list(slots_in(template.elements))) != len(slots):
        return None
    venue, title, link = slots[:3]
    year = _YEARS.get(venue.pieces[-1]) if len(venue.pieces) == 3 and venue.pieces[0] == "conf" else None
    framed = (venue.open, venue.close) in _BRACKETS
    if year is None or not framed or venue.pieces[1] not in ("'", " ") or title.open or title.close or link.open:
        return None
    tags = _tags(slots[3]) if len(slots) > 3 else r"(?P<tags>\Z(?!))?"
    if tags is None or not link.label.isalpha() or link.label == "Name" or link.close:
        return None
    dated = rf"(?P<dated>(?P<series>{_SERIES}){venue.pieces[1]}{year})"
    return (
        rf"(?P<venue>{re.escape(venue.open)}{dated}{re.escape(venue.close)})"
        rf" (?P<title>{_TITLE}) \[{link.label}\]\({_URL}\)(?P<further>{_FURTHER}){tags}"
    )


def _tags(slot: Slot) -> str | None:
    """Give the pattern of tags in brackets that may be absent; None for tags of another form."""
    separator = tag_separator(slot)
    if (slot.open, slot.close) not in _BRACKETS or separator.strip() not in ("|", ",", ";"):
        return None
    tags = rf"(?P<tags>{_TAG}(?:{re.escape(separator)}{_TAG}){{0,8}})"
    return rf"(?: {re.escape(slot.open)}{tags}{re.escape(slot.close)})?"
