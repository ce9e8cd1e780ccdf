"""How a list names its venues: the spellings that it prefers, and those that it means, whatever the registry says."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from awesome_lint.model import DeviationKind
from awesome_lint.template.shares import NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.model import Entry
    from awesome_lint.venues import Match, Registry

_LEAST: Final = 3  # entries that share a spelling before it is the list's
_CASE: Final = 8  # entries that share a letter case of their own, be they fewer
_MOSTLY: Final = 0.6


def common_spellings(entries: Sequence[Entry], registry: Registry) -> list[str]:
    """Give the spellings that the list prefers: the name as it is, else what four in five share."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        venue = entry.venue
        match = registry.find(venue.text) if venue is not None and not venue.inherited else None
        if venue is not None and match is not None and match.how != "misspelling":
            counts.setdefault(match.series.name, Counter())[venue.text] += 1
    found: list[str] = []
    for counter in counts.values():
        spelling, count = counter.most_common(1)[0]
        match = registry.find(spelling)
        if match is not None and _is_own(match, count, counter.total()):
            found.append(spelling)
    return found


def _is_own(match: Match, count: int, uses: int) -> bool:
    """Whether the commonest spelling of a series, or a letter case that is not the name's, is the list's own."""
    if match.how == "case" and count >= _CASE and count > _MOSTLY * uses:
        return True
    return match.how == "exact" or (count >= _LEAST and count >= NEARLY_ALL * uses)


def own_names(entries: Iterable[Entry], registry: Registry) -> frozenset[tuple[str, str]]:
    """Give the spellings of venues that a list means, each with the one that would be written instead.

    A spelling is meant that more than one in five entries of that venue have, and so is a name with more around it
    ("USENIX ATC") unless four in five have the bare one. A misspelling is never meant.

    Args:
        entries: The list's entries with all their differences.
        registry: The venue series that are known.
    """
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    instead: set[tuple[str, str]] = set()
    for entry in entries:
        if entry.venue is None or entry.venue.inherited:
            continue
        spelling = [each for each in entry.deviations if each.kind is DeviationKind.VENUE_SPELLING]
        uses[spelling[0].expected if spelling else entry.venue.text][entry.venue.text] += 1
        instead |= {(each.found, each.expected) for each in spelling}
    return frozenset([pair for pair in instead if _is_meant(*pair, uses[pair[1]], registry)])


def _is_meant(found: str, expected: str, uses: Counter[str], registry: Registry) -> bool:
    match = registry.find(found)
    if match is None or match.how == "misspelling":
        return False
    if set(expected.split()) < set(found.split()) and uses[expected] < max(_LEAST, NEARLY_ALL * uses.total()):
        return True
    return uses[found] >= _LEAST and uses[found] > (1 - NEARLY_ALL) * uses.total()
