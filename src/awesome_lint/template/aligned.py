"""What a template makes of a record, held against what the record says without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.records import replace
from awesome_lint.template.token import TokenKind
from awesome_lint.template.token_class import is_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.model import Entry, Venue
    from awesome_lint.template.reading import Reading
    from awesome_lint.template.slots import Template
    from awesome_lint.template.token import Token

_IN_BRACKETS = re.compile(r"[\s.,*_]*(?:[(\[][^()\[\]]+[)\]][\s.,*_]*)+")
_PLAIN: Final = 0.06  # a cheaper reading is taken for what it is
_FAITHFUL: Final = 0.8  # a second template that fits no worse than this makes it a question which one is meant
_OTHER_TITLE: Final = 0.4  # what another title without template makes a reading dearer
_OTHER_VENUE: Final = 0.3  # the same of another venue
_ALONE: Final = 0.5  # the price of what stands there without template


class Aligned(NamedTuple):
    """What a template makes of a record: a reading, or why the record is no entry by it."""

    template: Template
    reading: Reading | str

    @property
    def follows(self) -> bool:
        """Whether the record has the template's form, so that it can be compared with it."""
        return not isinstance(self.reading, str) and self.reading.sure

    @property
    def slots(self) -> frozenset[int]:
        """The indexes of the template's slots that the record fills."""
        return frozenset() if isinstance(self.reading, str) else frozenset([core.slot for core in self.reading.cores])

    @property
    def price(self) -> float:
        """How far the record is from the template."""
        return float("inf") if isinstance(self.reading, str) else self.reading.price


class Canonical(NamedTuple):
    """A record that stands as a template writes it; the slots are those that it fills."""

    template: Template
    slots: frozenset[int]
    follows: bool = True


def is_plain(best: Aligned, aligned: Sequence[Aligned], tokens: Sequence[Token]) -> bool:
    """Whether the best reading of a record leaves no doubt.

    Args:
        best: The best of the readings.
        aligned: The readings by all templates that are stated for it.
        tokens: The record's tokens.
    """
    if best.price > _PLAIN or (len(aligned) > 1 and sorted(each.price for each in aligned)[1] <= _FAITHFUL):
        return False
    return not _lacks_venue(best, tokens)


def weighed(made: Sequence[tuple[float, Entry]], free: Entry) -> Entry:
    """Give the entry that a record most likely is.

    Args:
        made: What templates made of it, at least one, with the price of each.
        free: What it says without a template.
    """
    priced = [(price + _doubt(entry, free), entry) for price, entry in made]
    price, entry = min(priced, key=lambda each: each[0])
    if price > _ALONE and _says_more(free, entry):
        return replace(free, template=entry.template)
    return _with_venue(_with_year(_with_labels(entry, free), free), free)


def _with_labels(entry: Entry, free: Entry) -> Entry:
    """Give an entry the labels behind one of its fields that its template has no place for: "Description. (Korean)".

    Nothing is written of it then. Labels that stand by themselves are taken if they are remarks such as "Oral".
    """
    if len(free.labels) <= len(entry.labels):
        return entry
    labelled = replace(entry, tags=free.tags, affiliations=free.affiliations, labels=free.labels, deviations=())
    if entry.title_markdown != free.title_markdown:
        behind = entry.title_markdown[len(free.title_markdown) :]
        if not behind.startswith(".") or not _ends_in(entry.title_markdown, free.title_markdown, free):
            return entry
        return replace(labelled, title=free.title, title_markdown=free.title_markdown, title_span=free.title_span)
    if _ends_in(entry.authors, free.authors, free):
        return replace(labelled, authors=free.authors)
    if _ends_in(entry.description, free.description, free):
        return replace(labelled, description=free.description)
    return labelled if not entry.labels and all(is_note(label.lower()) for label in free.labels) else entry


def _with_year(entry: Entry, free: Entry) -> Entry:
    """Give an entry the year that its template takes for something else, such as a name."""
    if entry.year is not None or free.year is None or entry.title != free.title:
        return entry
    name = None if entry.name == str(free.year) else entry.name
    return replace(entry, year=free.year, month=free.month, name=name, deviations=())


def _ends_in(field: str | None, without: str | None, free: Entry) -> bool:
    """Whether a field is another one with nothing but labels in brackets behind it."""
    if field is None or not without or not field.startswith(without):
        return False
    behind = field[len(without) :]
    return _IN_BRACKETS.fullmatch(behind) is not None and any(label in behind for label in free.labels)


def own_venue(entry: Entry) -> Venue | None:
    """Give the venue that an entry names itself."""
    return entry.venue if entry.venue is not None and not entry.venue.inherited else None


def _lacks_venue(aligned: Aligned, tokens: Sequence[Token]) -> bool:
    """Whether a record holds a venue with its date, or a badge that may, of which its template made something else."""
    if isinstance(aligned.reading, str) or aligned.reading.venue is not None:
        return False
    before: TokenKind | None = None
    for token in tokens:
        if token.kind is TokenKind.IMAGE and aligned.template.has_venue:
            return True
        if before is not None and {before, token.kind} == {TokenKind.VENUE, TokenKind.DATE}:
            return True
        if token.kind is not TokenKind.PUNCT:
            before = token.kind
    return False


def _doubt(entry: Entry, free: Entry) -> float:
    """Give how much speaks against an entry: that it says something else with a template than without one."""
    doubt = 0.0 if entry.title == free.title else _OTHER_TITLE
    own, other = own_venue(entry), own_venue(free)
    if other is not None and own is not None and own.text != other.text:
        doubt += _OTHER_VENUE
    return doubt


def _says_more(free: Entry, entry: Entry) -> bool:
    """Whether an entry names a venue or authors without its template that it does not name with it."""
    own, other = own_venue(entry), own_venue(free)
    if other is not None and (own is None or own.text != other.text):
        return True
    return free.title != entry.title and free.authors is not None and entry.authors is None


def _with_venue(entry: Entry, free: Entry) -> Entry:
    """Give an entry the venue and the date that a template has no place for; nothing is written of it then."""
    other = own_venue(free)
    if other is None or other.year is None or own_venue(entry) is not None or entry.title != free.title:
        return entry
    return replace(
        entry,
        venue=other,
        year=free.year,
        month=free.month,
        description=free.description,
        authors=free.authors,
        deviations=(),
    )
