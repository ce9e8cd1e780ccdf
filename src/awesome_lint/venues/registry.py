"""Finding the series that a text names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from awesome_lint.records import replace
from awesome_lint.venues.builtin import builtin_table
from awesome_lint.venues.names import venue_key
from awesome_lint.venues.series import Match, Series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from awesome_lint.settings import SeriesSettings
    from awesome_lint.venues.builtin import Table
    from awesome_lint.venues.series import How

_LONGEST: Final = 200  # code points; no series has a longer name
_MEMO: Final = 4096  # texts
_BEFORE = re.compile(
    r"(?:proc(?:eedings|\.)?|in|of|the|annual|acm|ieee|usenix|cvf|ifip|rsj|siam|iacr|aaai|sigplan|sigops|sigarch|sigsoft"
    r"|\d{1,3}(?:st|nd|rd|th))(?:[\s/.:_-]+)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:\s{1,9}(?:conf(?:erence|\.)?|symposium|proceedings|papers)){1,3}\s*\Z", re.IGNORECASE)
_LAST_WORDS: Final = ("conf", "conf.", "conference", "symposium", "proceedings", "papers")


_TWICE = re.compile(r"(?P<name>[^()]{4,}?)\s*\((?P<short>[^()]{2,30})\)")
_HELD_AT = re.compile(r"[\w&-]*[A-Z][\w&-]*\s?@\s?(?P<series>[A-Z][\w&' -]*)")


class Registry:
    """Venue series by their spellings.

    An instance never changes but for what it remembers of past look-ups; `with_overrides` and `with_spellings` make new
    ones. What a configuration says wins over a list's examples, and these over the built-in table.
    """

    __slots__ = ("_configured", "_keys", "_memo", "_series", "_table")

    def __init__(
        self,
        table: Table,
        series: Mapping[str, Series] | None = None,
        keys: Mapping[str, tuple[str, How]] | None = None,
        configured: frozenset[str] = frozenset(),
    ) -> None:
        """Lay series (by name) and keys (with the name they lead to) over a table.

        Args:
            table: The built-in series.
            series: Series by name that are other than in the table, or not there.
            keys: Keys that lead elsewhere than in the table, or are not there.
            configured: Names of series whose spelling comes from a configuration.
        """
        self._table = table
        self._series = dict(series or {})
        self._keys = dict(keys or {})
        self._configured = configured
        self._memo: dict[str, Match | None] = {}

    @staticmethod
    @cache
    def builtin() -> Registry:
        """Give the registry without anything added."""
        return Registry(builtin_table())

    def find(self, text: str) -> Match | None:
        """Give the series that a whole text names (without its year), or None."""
        try:
            return self._memo[text]
        except KeyError:
            pass
        match = self._find(text) if len(text) <= _LONGEST else None
        if len(self._memo) >= _MEMO:
            self._memo.clear()
        self._memo[text] = match
        return match

    def _find(self, text: str) -> Match | None:
        found = self._by_key(venue_key(text))
        if found is None:
            return self._find_inside(text) or self._find_twice(text)
        series, how = found
        return Match(series, "exact" if text == series.spelling else how)

    def _find_twice(self, text: str) -> Match | None:
        """Find a name with its acronym in brackets, and a conference with the workshop held at it: "GLB@KDD"."""
        both = _TWICE.fullmatch(text)
        if both is not None:
            name, short = self.find(both["name"]), self.find(both["short"])
            same = name is not None and short is not None and name.series.name == short.series.name
            return Match(name.series, "full-name") if name is not None and same else None
        held = _HELD_AT.fullmatch(text)
        match = self.find(held["series"]) if held is not None else None
        return Match(match.series, "full-name") if match is not None and not match.series.common_word else None

    def _find_inside(self, text: str) -> Match | None:
        """Find a name with "Proceedings of the", "IEEE" and the like before it, or "Conference" after it."""
        if text.isascii() and not text.rstrip().lower().endswith(_LAST_WORDS) and _BEFORE.match(text) is None:
            return None  # most are neither, and this is fast
        for stem in (text, _AFTER.sub("", text)):
            start = 0
            while True:
                found = self._by_key(venue_key(stem[start:])) if start or stem is not text else None
                # "ACM Computing" is not the journal "Computing"
                if found is not None and not (found[0].common_word and found[0].kind == "journal"):
                    series, how = found
                    return Match(series, "alias" if how == "case" else how)
                before = _BEFORE.match(stem, start)
                if before is None:
                    break
                start = before.end()
        return None

    def _by_key(self, key: str) -> tuple[Series, How] | None:
        if not key:
            return None
        over = self._keys.get(key)
        if over is not None:
            name, how = over
            series = self._by_name(name)
            return (series, how) if series is not None else None
        found = self._table.find(key)
        if found is None:
            return None
        series, how = found
        return self._series.get(series.name, series), how

    def _by_name(self, name: str) -> Series | None:
        if name in self._series:
            return self._series[name]
        found = self._table.find(venue_key(name))
        return found[0] if found is not None else None

    def canonical(self, series: Series, year: int | None) -> Series:
        """Give what a series was called in a year: NIPS in 2017, NeurIPS in 2018; without a year, the series itself."""
        if year is None:
            return series
        while series.until is not None and year > series.until:
            after = self._by_name(series.successor) if series.successor else None
            if after is None:
                return series
            series = after
        while series.since is not None and year < series.since:
            before = self._by_name(series.predecessor) if series.predecessor else None
            if before is None:
                return series
            series = before
        return series

    def spelling(self, text: str, year: int | None) -> str:
        """Give how the series that a text names should be written for a year; the text itself where that is right too.

        Misspellings, wrong letter case, the name with more around it ("USENIX ATC") and names of other years go; other
        right names stay ("Oakland", full names, any abbreviation of a journal), and so does what differs from the name
        in blanks and punctuation only ("ECML-PKDD"). Of a series that a configuration spells, all aliases go.
        """
        match = self.find(text)
        if match is None:
            return text
        series = self.canonical(match.series, year)
        asked_for = match.how == "alias" and series.name in self._configured
        if series.name == match.series.name and not asked_for and _is_right(text, match):
            return text
        if match.how == "misspelling" and abs(len(text) - len(series.full)) < abs(len(text) - len(series.spelling)):
            return series.full  # somebody wrote the name in full
        return text if match.how == "full-name" else series.spelling

    def nearest(self, text: str) -> str | None:
        """Give the spelling of the series that an unknown text may mean, by its letters; None if nothing is near."""
        from awesome_lint.venues.nearest import nearest_key

        key = venue_key(text) if len(text) <= _LONGEST else ""
        best = nearest_key(key, (*self._table.codes, *self._keys))
        found = self._by_key(best) if best is not None else None
        return found[0].spelling if found is not None else None

    def with_overrides(self, venues: Mapping[str, SeriesSettings]) -> Registry:
        """Add and override series, as a configuration says.

        Args:
            venues: By the spelling that is wanted. Where it names a known series (by any of its spellings), that series
                is written so from now on; else it is a new series. Aliases and misspellings are taken from whatever
                series had them; a series that takes the name it had before or after is not renamed any more.
        """
        series, keys, configured = dict(self._series), dict(self._keys), set(self._configured)
        for spelling, settings in venues.items():
            match = self.find(spelling)
            known = match.series if match is not None else Series(spelling, spelling, "conference", "", spelling)
            own = dict.fromkeys(map(venue_key, settings.aliases), "alias")
            other_names = {venue_key(name) for name in (known.predecessor, known.successor) if name}
            renamed = own.keys().isdisjoint(other_names)
            series[known.name] = replace(
                known,
                spelling=spelling,
                full=settings.full or known.full,
                kind=settings.kind or known.kind,
                since=known.since if renamed else None,
                until=known.until if renamed else None,
                predecessor=known.predecessor if renamed else None,
                successor=known.successor if renamed else None,
            )
            configured.add(known.name)
            for texts, how in _keys_of(spelling, settings):
                keys.update((key, (known.name, how)) for key in map(venue_key, texts) if key)
        return Registry(self._table, series, keys, frozenset(configured))

    def with_spellings(self, spellings: Iterable[str]) -> Registry:
        """Write series as a list's own examples do; the first example of a series counts.

        A spelling that is a known misspelling teaches nothing; one that names no known series becomes one. Series that
        a configuration spells are left alone, and so are renames: "NIPS" in an example is still NeurIPS in 2024.
        """
        series, keys = dict(self._series), dict(self._keys)
        seen: set[str] = set(self._configured)
        for spelling in spellings:
            key = venue_key(spelling)
            match = self.find(spelling)
            if not key or len(spelling) > _LONGEST or (match is not None and match.how == "misspelling"):
                continue
            known = match.series if match is not None else Series(spelling, spelling, "conference", "", spelling)
            if known.name not in seen and key not in seen:
                seen.update((known.name, key))
                series[known.name] = replace(known, spelling=spelling)
                keys[key] = (known.name, "case")
        return Registry(self._table, series, keys, self._configured)


def _is_right(text: str, match: Match) -> bool:
    """Whether a text need not give way to the spelling of its series."""
    series = match.series
    if match.how == "misspelling":
        return False
    if match.how == "case":
        return [*filter(str.isalnum, text)] == [*filter(str.isalnum, series.spelling)]
    if match.how == "alias":
        return series.kind in {"journal", "workshop"} or venue_key(series.spelling) not in venue_key(text)
    return True


def _keys_of(spelling: str, settings: SeriesSettings) -> Iterator[tuple[tuple[str, ...], How]]:
    """Give a configured series' spellings, the most telling ones last, so that they win."""
    if settings.full:
        yield (settings.full,), "full-name"
    yield settings.misspellings, "misspelling"
    yield settings.aliases, "alias"
    yield (spelling,), "case"
