"""The bullets that a list has by habit, and the entries that have another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.model import Deviation, DeviationKind
from awesome_lint.records import replace
from awesome_lint.template.shares import ENOUGH, NEARLY_ALL, ONE_IN
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from awesome_lint.model import Entry

    Place = tuple[tuple[str, ...], bool]  # the headings above, and whether the entry stands in another item

BULLETS: Final = ("*", "+", "-")
_LEAST: Final = 3  # entries of a list that share a bullet before it is a habit
_OWN: Final = 6  # entries below one heading that share a bullet before it is a habit where the list has none
_TOGETHER: Final = 3  # entries below one heading, or side by side, that can have another bullet than the list


class Bullets(NamedTuple):
    """The bullets that the entries of a list have by habit.

    Attributes:
        top: That of the list; None if there is no habit.
        nested: That of entries that stand in other items.
        own: Those of the entries below one heading, where they are told apart from the list's.
        few: Whether the list is so short that one bullet is settled for all.
    """

    top: str | None = None
    nested: str | None = None
    own: Mapping[Place, str] = MappingProxyType({})
    few: bool = False


def bullets_of(entries: Sequence[Entry], usual: str | None) -> Bullets:
    """Give the bullets that entries have by habit.

    In a short list a tie goes to the profile's bullet, else to the first entry's; in a long one there must be a habit.

    Args:
        entries: The list's entries.
        usual: The bullet of the list's profile, or None.
    """
    top = [each for each in entries if each.record.marker in BULLETS and each.record.parent is None]
    nested = [each for each in entries if each.record.marker in BULLETS and each.record.parent is not None]
    within = _habit(nested, len(entries), _LEAST)
    if len(entries) < ENOUGH:
        return Bullets(_settled(top, usual), within, few=True)
    usually = _habit(top, len(entries), _LEAST)
    below: defaultdict[Place, list[Entry]] = defaultdict(list)
    for each in (*top, *nested):
        below[_place(each)].append(each)
    own: dict[Place, str] = {}
    for place, run in below.items():
        general = within if run[0].record.parent is not None else usually
        bullet = _habit(run, len(run), _OWN if general is None else _TOGETHER)
        own |= {place: bullet} if bullet is not None else {}
    return Bullets(usually, within, own)


def with_bullets(entries: Sequence[Entry], bullets: Bullets) -> list[Entry]:
    """Give entries with the difference of their bullets from the list's, or from those around them.

    Another bullet begins another list, so mixed ones cut a list in pieces. What holds is the list's habit, where nested
    entries have one of their own, or else that of the entries below one heading. Those side by side may also differ
    from the list together.

    Args:
        entries: The list's entries.
        bullets: What they have by habit, as `bullets_of` gives it.
    """
    runs: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for each in entries:
        if each.record.marker in BULLETS:
            runs[id(each.record.section), id(each.record.parent)].append(each)
    wanted: dict[int, str] = {}
    for run in runs.values():
        nested = run[0].record.parent is not None
        habit, own = bullets.nested if nested else bullets.top, bullets.own.get(_place(run[0]))
        bullet = habit or own
        if bullet is None or own not in (None, bullet):
            continue
        others = {each.record.span.start: bullet for each in run if each.record.marker != bullet}
        settled = bullets.few and not nested
        if settled or len(others) < max(len(run), _TOGETHER):
            wanted |= others
    if len(wanted) * ONE_IN > len(entries) and not bullets.few:
        wanted = {}
    return [_with_bullet(entry, wanted.get(entry.record.span.start)) for entry in entries]


def _place(entry: Entry) -> Place:
    return entry.record.section.path, entry.record.parent is not None


def _habit(entries: Sequence[Entry], total: int, least: int) -> str | None:
    """Give the bullet that four in five of some entries have; the others must be few of the whole list, too."""
    counts = Counter(each.record.marker for each in entries)
    if not counts:
        return None
    bullet, most = counts.most_common(1)[0]
    others = len(entries) - most
    return bullet if most >= max(least, NEARLY_ALL * len(entries)) and others * ONE_IN <= total else None


def _settled(entries: Iterable[Entry], usual: str | None) -> str | None:
    """Give the bullet that all entries of a short list should have."""
    counts = Counter(each.record.marker for each in entries)
    tied = [bullet for bullet in counts if counts[bullet] == max(counts.values())]
    return usual if usual in tied else tied[0] if tied else None


def _with_bullet(entry: Entry, wanted: str | None) -> Entry:
    """Give an entry with the difference of its bullet from the one that is wanted, and no other such difference."""
    left = tuple([each for each in entry.deviations if each.kind is not DeviationKind.MARKER])
    marker, start = entry.record.marker, entry.record.span.start
    if wanted is not None and marker is not None:
        span = Span(start, start + 1)
        left = (Deviation(DeviationKind.MARKER, span, (Edit(span, wanted),), marker, wanted), *left)
    return entry if left == entry.deviations else replace(entry, deviations=left)
