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
from awesome_lint.template.differences import is_bare, is_of_form, is_slip, is_the_same
from awesome_lint.template.names import own_names
from awesome_lint.template.shares import ALL_IN, CONVENTION, ENOUGH, NEARLY_ALL, ONE_IN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.model import Entry
    from awesome_lint.venues import Registry

_LEAST: Final = 3  # entries that share a form before it is one
_LACKING: Final = 1  # fields that nearly all have: an entry that lacks more may be something else
_MOSTLY: Final = 0.6
_WORDS = re.compile(r"\w+")


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
    present = _present(held)
    against: defaultdict[Habit, set[int]] = defaultdict(set)
    forms: defaultdict[Habit, Counter[str]] = defaultdict(Counter)
    for position, _, template in held:
        for deviation in entries[position].deviations:
            if deviation.kind is DeviationKind.VENUE_SPELLING:
                continue  # a name is right or wrong, whatever others write
            habit = _habit(template, deviation)
            against[habit].add(position)
            forms[habit][_form(deviation)] += 1
    kept: dict[Habit, set[int]] = {}
    for habit, positions in against.items():
        having = _having(present, habit)
        if _is_habit(len(positions), having, len(entries)) and not _is_second_form(forms[habit]):
            kept[habit] = positions
    kept = _at_most(kept, len(entries) // ALL_IN if len(entries) >= ENOUGH else len(entries))
    return frozenset(against.keys() - kept.keys())


def settled(entries: Sequence[Entry], held: Sequence[Held], loose: frozenset[Habit], registry: Registry) -> list[Entry]:
    """Leave only those differences from found templates that go against a habit of the list.

    A section most of whose entries differ in one way has a form of its own, and is no place where many err.

    Args:
        entries: The list's entries with all their differences.
        held: Those that a found template was held against.
        loose: What there is no habit about.
        registry: The venue series that are known.
    """
    own = _own_forms(entries, held)
    names = own_names(entries, registry)
    usual = _usual(held)
    found = list(entries)
    for position, slots, template in held:
        entry = entries[position]
        section = id(entry.record.section)
        left = tuple(
            [
                each if is_the_same(each) else replace(each, edits=())
                for each in entry.deviations
                if _habit(template, each) not in loose
                and (section, _habit(template, each)) not in own
                and is_of_form(each)
                and not (each.kind is DeviationKind.VENUE_SPELLING and (each.found, each.expected) in names)
                and (len(usual[template] - slots) <= _LACKING or not is_bare(each))
            ]
        )
        if left != entry.deviations:
            found[position] = replace(entry, deviations=left)
    return found


def _present(held: Sequence[Held]) -> Counter[tuple[int, int]]:
    """Count for each template the entries that fill each slot, those that end in it, and (under -1) all."""
    present: Counter[tuple[int, int]] = Counter()
    for _, slots, template in held:
        present.update((template, slot) for slot in slots)
        present[template, -1] += 1
        present[template, -2 - max(slots, default=0)] += 1
    return present


def _having(present: Counter[tuple[int, int]], habit: Habit) -> int:
    """Count the entries that can differ so; of a field in a link's label those with the link."""
    place = habit.place // 1000 - 1 if habit.place >= 1000 else habit.place
    return present.get((habit.template, place), 0) or present[habit.template, -1]


def _usual(held: Sequence[Held]) -> dict[int, set[int]]:
    """Give for each template the slots that nearly all entries fill."""
    present = _present(held)
    usual: dict[int, set[int]] = {template: set() for _, _, template in held}
    for (template, slot), count in present.items():
        if slot >= 0 and count >= NEARLY_ALL * present[template, -1]:
            usual[template].add(slot)
    return usual


def _own_forms(entries: Sequence[Entry], held: Sequence[Held]) -> set[tuple[int, Habit]]:
    """Give the sections, by identity, with what most of their entries do otherwise than the list, slips aside."""
    sections: defaultdict[int, list[Held]] = defaultdict(list)
    for each in held:
        sections[id(entries[each.position].record.section)].append(each)
    found: set[tuple[int, Habit]] = set()
    for section, members in sections.items():
        present = _present(members)
        otherwise: Counter[Habit] = Counter()
        for position, _, template in members:
            otherwise.update({_habit(template, each) for each in entries[position].deviations if not is_slip(each)})
        for habit, count in otherwise.items():
            if count >= _LEAST and count * 2 > _having(present, habit):
                found.add((section, habit))
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


def _is_habit(against: int, having: int, entries: int) -> bool:
    share = having - against
    return share >= _LEAST and share >= NEARLY_ALL * having and against * ONE_IN <= max(entries, ONE_IN)


def _at_most(kept: dict[Habit, set[int]], most: int) -> dict[Habit, set[int]]:
    """Drop the habits that the most entries go against until all together touch few enough."""
    left = dict(kept)
    while left and len(set().union(*left.values())) > most:
        del left[max(left, key=lambda habit: (len(left[habit]), habit.kind.value, habit.place))]
    return left
