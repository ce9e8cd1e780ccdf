"""What a list does by habit: the forms that nearly all of its entries share, and the spellings that it prefers.

A form is enforced where four in five of the entries that have the field share it; a near tie is no convention. So the
fixes of one habit touch at most a fifth of a list's entries, and those of all habits together at most a third.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.model import Deviation, DeviationKind
from awesome_lint.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.model import Entry
    from awesome_lint.venues import Registry

_SHARE: Final = 0.8  # of the entries that have a field: those that share a form before it is one
_ALL: Final = 1 / 3  # of the entries: those that all habits together may touch
_FEW: Final = 20  # entries; in a shorter list the shares say little
_LEAST: Final = 3  # entries that share a form before it is one
CONVENTION: Final = 8
"""Entries that share a form of their own before a list without a template can be said to have one."""
_MOSTLY: Final = 0.6
_WORDS = re.compile(r"\w+")
_BRACKETS = re.compile(r"[\[\](){}]")


class Held(NamedTuple):
    """An entry that a template was held against.

    Attributes:
        position: Its index among the entries.
        slots: The indexes of the template's slots that it fills.
        template: The template's number among those found.
    """

    position: int
    slots: frozenset[int]
    template: int


class Habit(NamedTuple):
    """What entries are compared by: one kind of difference at one place of one template.

    Attributes:
        template: The template's number among those found.
        kind: The kind of difference.
        place: The place, as in `Deviation`.
    """

    template: int
    kind: DeviationKind
    place: int


def unsettled(entries: Sequence[Entry], held: Sequence[Held]) -> frozenset[Habit]:
    """Give what a list has no habit about, though some of its entries differ from a found template there.

    Args:
        entries: The list's entries with all their differences.
        held: Those that a found template was held against.
    """
    present: Counter[tuple[int, int]] = Counter()
    alike: Counter[int] = Counter()
    against: defaultdict[Habit, set[int]] = defaultdict(set)
    for position, slots, template in held:
        alike[template] += 1
        present.update((template, slot) for slot in slots)
        for deviation in entries[position].deviations:
            against[_habit(template, deviation)].add(position)
    forms: defaultdict[Habit, Counter[str]] = defaultdict(Counter)
    for position, _, template in held:
        for deviation in entries[position].deviations:
            forms[_habit(template, deviation)][_form(deviation)] += 1
    kept: dict[Habit, set[int]] = {}
    for habit, positions in against.items():
        having = present.get((habit.template, habit.place), 0) or alike[habit.template]
        if _is_habit(len(positions), having, len(entries)) and not _is_second_form(forms[habit]):
            kept[habit] = positions
    kept = _at_most(kept, int(_ALL * len(entries)) if len(entries) >= _FEW else len(entries))
    return frozenset(against.keys() - kept.keys())


def settled(entries: Sequence[Entry], held: Sequence[Held], loose: frozenset[Habit]) -> list[Entry]:
    """Leave only those differences from found templates that go against a habit of the list.

    Args:
        entries: The list's entries with all their differences.
        held: Those that a found template was held against.
        loose: What there is no habit about.
    """
    found = list(entries)
    for position, _, template in held:
        entry = entries[position]
        left = tuple([each for each in entry.deviations if _habit(template, each) not in loose and _is_plain(each)])
        if len(left) != len(entry.deviations):
            found[position] = replace(entry, deviations=left)
    return found


def _habit(template: int, deviation: Deviation) -> Habit:
    return Habit(template, deviation.kind, deviation.place)


def _form(deviation: Deviation) -> str:
    """Give what is the same of differences that are made alike: letters and digits do not count."""
    return _WORDS.sub("x", " ".join(deviation.found.split()))


def _is_second_form(forms: Counter[str]) -> bool:
    """Whether many entries differ in one and the same way, so that the list has two forms; blanks are no form."""
    form, count = forms.most_common(1)[0]
    return bool(form) and count >= CONVENTION and count >= _MOSTLY * forms.total()


def _is_plain(deviation: Deviation) -> bool:
    """Whether a difference from a found template is one of form alone: no order, and no bracket of something else."""
    if deviation.kind is DeviationKind.ORDER:
        return False
    if deviation.kind is DeviationKind.SPACING and bool(deviation.found.strip()) != bool(deviation.expected.strip()):
        return False  # a separator more or less may mean something; blanks, and one for another, do not
    if deviation.kind in (DeviationKind.SPACING, DeviationKind.FINAL_PUNCTUATION, DeviationKind.TITLE_PUNCTUATION):
        return _BRACKETS.findall(deviation.found) == _BRACKETS.findall(deviation.expected)
    return all(deviation.found.count(opened) == deviation.found.count(closed) for opened, closed in ("[]", "()"))


def _is_habit(against: int, having: int, entries: int) -> bool:
    share = having - against
    return share >= _LEAST and share >= _SHARE * having and against * 5 <= max(entries, 5)


def _at_most(kept: dict[Habit, set[int]], most: int) -> dict[Habit, set[int]]:
    """Drop the habits that the most entries go against until all together touch few enough."""
    left = dict(kept)
    while left and len(set().union(*left.values())) > most:
        del left[max(left, key=lambda habit: (len(left[habit]), habit.kind.value, habit.place))]
    return left


def common_spellings(entries: Sequence[Entry], registry: Registry) -> list[str]:
    """Give the spellings that the list prefers: the commonest right one; a letter case of its own if most share it."""
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
        if match is not None and (match.how != "case" or (count >= CONVENTION and count > _MOSTLY * counter.total())):
            found.append(spelling)
    return found
