"""The bullets that a list has by habit, and the entries that have another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from awesome_lint.model import Deviation, DeviationKind
from awesome_lint.records import replace
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.model import Entry

BULLETS: Final = ("*", "+", "-")
_SHARE: Final = 0.8  # of the entries with a bullet: those that share it before it is a habit
_FEW: Final = 20  # entries; in a shorter list the shares say little, and the bullet is settled all the same
_OWN: Final = 3  # entries below one heading, or in one item, that can have a bullet of their own


def with_bullets(entries: Sequence[Entry], usual: str | None) -> list[Entry]:
    """Give entries with the difference of their bullets from the list's, or from those around them.

    Another bullet begins another list, so mixed ones cut a list in pieces. In a short list a tie goes to the profile's
    bullet, else to the first entry's; in a long one there must be a habit: of the whole list, where nested entries have
    one of their own, or else of the entries side by side. Those side by side may also differ from the list together.

    Args:
        entries: The list's entries.
        usual: The bullet of the list's profile, or None.
    """
    top = [each for each in entries if each.record.marker in BULLETS and each.record.parent is None]
    nested = [each for each in entries if each.record.marker in BULLETS and each.record.parent is not None]
    few = len(entries) < _FEW
    wanted = _settled(top, usual, len(entries)) if few else _wanted(top, _habit(top, len(entries)))
    wanted |= _wanted(nested, _habit(nested, len(entries)))
    if len(wanted) * 5 > len(entries) and not few:
        wanted = {}
    return [_with_bullet(entry, wanted.get(entry.record.span.start)) for entry in entries]


def _habit(entries: Sequence[Entry], total: int) -> str | None:
    """Give the bullet that four in five of some entries have; the others must be few of the whole list, too."""
    counts = Counter(each.record.marker for each in entries)
    if not counts:
        return None
    bullet, most = counts.most_common(1)[0]
    others = len(entries) - most
    return bullet if most >= max(_OWN, _SHARE * len(entries)) and others * 5 <= total else None


def _settled(entries: Sequence[Entry], usual: str | None, total: int) -> dict[int, str]:
    """Give the bullet that each entry of a short list should have, by where it begins, if it has another one."""
    counts = Counter(each.record.marker for each in entries)
    tied = [bullet for bullet in counts if counts[bullet] == max(counts.values())]
    bullet = usual if usual in tied else tied[0] if tied else None
    return _others(entries, bullet) if bullet is not None and total < _FEW else {}


def _wanted(entries: Sequence[Entry], habit: str | None) -> dict[int, str]:
    """Do the same of a long list: by its habit, or else by that of the entries side by side."""
    runs: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for each in entries:
        runs[id(each.record.section), id(each.record.parent)].append(each)
    found: dict[int, str] = {}
    for run in runs.values():
        own = _habit(run, len(run))
        if habit is None or own in (None, habit):
            bullet = habit or own
            others = _others(run, bullet) if bullet is not None else {}
            if len(others) < max(len(run), _OWN):
                found |= others
    return found


def _others(entries: Iterable[Entry], bullet: str) -> dict[int, str]:
    return {each.record.span.start: bullet for each in entries if each.record.marker != bullet}


def _with_bullet(entry: Entry, wanted: str | None) -> Entry:
    """Give an entry with the difference of its bullet from the one that is wanted, and no other such difference."""
    left = tuple([each for each in entry.deviations if each.kind is not DeviationKind.MARKER])
    marker, start = entry.record.marker, entry.record.span.start
    if wanted is not None and marker is not None:
        span = Span(start, start + 1)
        left = (Deviation(DeviationKind.MARKER, span, (Edit(span, wanted),), marker, wanted), *left)
    return entry if left == entry.deviations else replace(entry, deviations=left)
