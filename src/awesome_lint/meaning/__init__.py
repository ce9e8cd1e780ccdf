"""The safe law: after safe fixes a document reads as the same entries, and says all that it said before.

See "Safe and unsafe" in ARCHITECTURE.md. Two readings are compared, so the proof holds for whatever the rules did.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Never

from awesome_lint.meaning.content import Content, content_of, empty_labels, labels_of, leaves, readable, words
from awesome_lint.meaning.resource import resources
from awesome_lint.meaning.structure import changed_structure
from awesome_lint.model import Entry
from awesome_lint.shortcodes import ends_in_shortcode
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from awesome_lint.meaning.content import Leaf
    from awesome_lint.model import Unmatched
    from awesome_lint.template import ListReading
    from awesome_lint.venues import Registry

# What an address is made of besides the words that tell it from others: `arxiv.org/pdf/X.pdf` says what `/abs/X` says.
_ADDRESS_WORDS = frozenset({"http", "https", "ttps", "www", "export", "org", "pdf", "abs", "html"})
_MARKS = tuple(" .,;:!?-–—")
_AROUND = r" ?([:,;!?()]) ?"  # a blank there goes with the width of a mark
_NOTHING: Mapping[str, Never] = {}
_FUTURE = 9999  # a year in which every series bears its latest name


def broken_law(before: ListReading, after: ListReading, moved: Mapping[str, str] = _NOTHING) -> str | None:
    """Say what `after` lost of `before`, or None if it says the same.

    Args:
        before: A document as it was.
        after: The same document after fixes that are said to be safe.
        moved: URLs, each with the one that the same resource has today, as those say who keep it: one for the other.
    """
    key = resources(moved)
    if before.templates and (after.profile, after.origin) != (before.profile, before.origin):
        return "the template of the list changes"
    old, new = _items(before), _items(after)
    if len(old) != len(new):
        return "the number of items changes"
    pairs = list(zip(old, new, strict=True))
    for one, other in pairs:
        lost = _entry_lost(one, other, before.registry, key)
        if lost is not None:
            return f"{_quote(one)}: {lost}"
    entries = [(one, other) for one, other in pairs if isinstance(one, Entry) and isinstance(other, Entry)]
    return _text_lost(before, after, entries, key) or changed_structure(before.document.root, after.document.root)


def _items(reading: ListReading) -> list[Entry | Unmatched]:
    read = {id(entry.record) for entry in reading.document.entries}  # some follow no template, and are read without
    lost = (item for item in reading.document.unmatched if id(item.record) not in read)
    items: list[Entry | Unmatched] = [*reading.document.entries, *lost]
    items.sort(key=lambda item: item.record.span)
    return items


def _quote(item: Entry | Unmatched) -> str:
    return f"entry {item.title!r}" if isinstance(item, Entry) else "item"


def _entry_lost(
    one: Entry | Unmatched, other: Entry | Unmatched, registry: Registry, key: Callable[[str], str]
) -> str | None:
    if not isinstance(one, Entry):
        return None  # what it says is compared as text
    if not isinstance(other, Entry):
        return "is no entry any more"
    if _venue(one, registry) != _venue(other, registry):
        return "its venue changes"
    if _title(one, key) != _title(other, key):
        return "its title changes"
    if _links(one, key) != _links(other, key):
        return "its links changes"
    return next((f"its {name} changes" for name, value in _FIELDS if value(one) != value(other)), None)


def _title(entry: Entry, key: Callable[[str], str]) -> str:
    if entry.title.lower().startswith(("http://", "https://")) and not re.search(r"\s", entry.title):
        return key(entry.title)  # an address that stands for itself, as of `<https://example.org/>`
    title = re.sub(_AROUND, r"\1", " ".join(readable(entry.title).split()))
    while title.endswith(_MARKS) and not ends_in_shortcode(title):
        title = title[:-1]
    return title


def _links(entry: Entry, key: Callable[[str], str]) -> list[str]:
    return sorted(key(link.url) for link in entry.links)


def _venue(entry: Entry, registry: Registry) -> tuple[str, int | None] | None:
    """Name a venue by the series that its text stands for, under its latest name (NIPS is NeurIPS)."""
    venue = entry.venue
    if venue is None:
        return None
    match = registry.find(venue.text)
    if match is None:
        return ("".join(words(venue.text)).casefold(), venue.year)
    return (registry.canonical(match.series, _FUTURE).name, venue.year)


def _labels(entry: Entry) -> list[list[str]]:
    return [said for label in entry.labels if (said := words(label))]


def _name(entry: Entry) -> list[str]:
    return words(entry.name or "")


def _date(entry: Entry) -> tuple[int | None, int | None]:
    return (entry.year, entry.month)


_FIELDS: tuple[tuple[str, Callable[[Entry], object]], ...] = (
    ("tags", _labels),
    ("name", _name),
    ("date", _date),
)


class _Texts(NamedTuple):
    """The leaves of a document: those in each of some spans, and all others; with the source's text."""

    inside: list[list[Leaf]]
    outside: list[Leaf]
    text: str


def _text_lost(
    before: ListReading, after: ListReading, pairs: Sequence[tuple[Entry, Entry]], key: Callable[[str], str]
) -> str | None:
    """Say which words or links are lost, entry by entry and in all that is around them."""
    old = _split(before, [one for one, _ in pairs])
    new = _split(after, [other for _, other in pairs])
    for (entry, _), was, now in zip(pairs, old.inside, new.inside, strict=True):
        if [_slice(leaf, old.text) for leaf in was] != [_slice(leaf, new.text) for leaf in now]:
            venue = entry.venue
            written = old.text[slice(*venue.span)] if venue is not None and venue.span is not None else ""
            lost = _lost(was, now, spared=set(words(written)), labels=True, key=key)
            if lost:
                return f"{_quote(entry)}: it loses {lost}"
    was, now = _difference(old, new), _difference(new, old)
    if lost := _lost(was, now, spared=set(), labels=False, key=key):
        return f"the text loses {lost}"
    if [_slice(leaf, old.text) for leaf in old.outside] == [_slice(leaf, new.text) for leaf in new.outside]:
        return None
    one, other = content_of(old.outside, key), content_of(new.outside, key)
    return "the order of words changes" if one.words == other.words and one.sequence != other.sequence else None


def _split(reading: ListReading, entries: Sequence[Entry]) -> _Texts:
    inside: list[list[Leaf]] = [[] for _ in entries]
    outside: list[Leaf] = []
    at = 0
    for leaf in leaves(reading.document.root):
        while at < len(entries) and entries[at].span.end <= leaf.start:
            at += 1
        if at < len(entries) and entries[at].record.span.start <= leaf.start:
            inside[at].append(leaf)
        else:
            outside.append(leaf)
    return _Texts(inside, outside, reading.document.source.text)


def _slice(leaf: Leaf, text: str) -> str:
    return text[leaf.start : leaf.end]


def _difference(one: _Texts, other: _Texts) -> list[Leaf]:
    """Give the leaves outside of entries that `other` does not hold as they are written in `one`."""
    there = Counter(_slice(leaf, other.text) for leaf in other.outside)
    missing: list[Leaf] = []
    for leaf in one.outside:
        written = _slice(leaf, one.text)
        if there[written]:
            there[written] -= 1
        else:
            missing.append(leaf)
    return missing


def _lost(
    was: Sequence[Leaf], now: Sequence[Leaf], *, spared: set[str], labels: bool, key: Callable[[str], str]
) -> str | None:
    """Name what some leaves said that others do not.

    Args:
        was: The leaves as they were.
        now: The leaves as they are.
        spared: Words that do not count.
        labels: Whether generic labels ("link", "paper") do not count either, nor the letter case of other labels.
        key: Gives a text that is equal for two spellings of one resource.
    """
    if not was:
        return None
    old, new = content_of(was, key), content_of(now, key)
    missing = old.words - new.words - empty_labels(was)
    spared = spared | _addresses(missing, new)
    if labels and missing:
        cased = {word.casefold() for word in labels_of(now)}
        spared |= {word for word in labels_of(was) if word.casefold() in cased}
    gone = [word for word in missing if word not in spared and not (labels and is_generic_label(word))]
    gone += (url for url in old.resources if url not in new.resources)
    gone += (old.tags - new.tags).keys() | (new.tags - old.tags).keys()
    return ", ".join(map(repr, sorted(gone))) or None


def _addresses(missing: Counter[str], new: Content) -> set[str]:
    """Give the missing words that are an address which is a destination now: text that became a link."""
    addresses = [set(words(url)) for url in new.resources]
    found = set().union(*(address for address in addresses if address <= missing.keys()))
    return found | _ADDRESS_WORDS if found else found
