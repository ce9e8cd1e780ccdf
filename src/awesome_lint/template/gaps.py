"""What stands between two fields, held against what a template writes there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.template.literals import literal_pattern
from awesome_lint.template.slots import TEXT_KINDS, SlotKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.template.slots import Slot
    from awesome_lint.template.writer import Unit

_WORDS = re.compile(r"\w+")
_MARKS = re.compile(r"[*_]+")
_PLAIN = re.compile(r"[\s|,;.:/&()\[\]（）【】\\–—-]*")  # an emoji, or anything else that means something, stays

_LINKS: Final = frozenset({SlotKind.LINK, SlotKind.LINKED, SlotKind.URL})
_ENUMERATING: Final = frozenset(",;.&")
_PUNCTUATION: Final = frozenset(",;:")
_WRITTEN: Final = TEXT_KINDS | {SlotKind.TAGS}


def is_plain(actual: str, expected: str = "") -> bool:
    """Whether a gap holds nothing but blanks, punctuation, and the words and emphasis marks that the template has."""
    if literal_pattern(expected).fullmatch(actual):
        return True
    if marks_in(actual) == marks_in(expected):
        actual = _MARKS.sub("", actual)
    if _WORDS.findall(actual) == _WORDS.findall(expected):
        actual = _WORDS.sub("", actual)
    return _PLAIN.fullmatch(actual) is not None


def marks_in(gap: str) -> list[str]:
    """Give the runs of emphasis marks in a gap."""
    return _MARKS.findall(gap)


def repeats(field: str, actual: str, expected: str) -> bool:
    """Whether a gap lacks words that the field behind it begins with, so that they would stand there twice."""
    words = _WORDS.findall(expected)
    return bool(words) and not _WORDS.findall(actual) and _WORDS.findall(field)[:1] == words[-1:]


def is_own(slots: Sequence[Slot], before: Unit | None, unit: Unit, actual: str) -> bool:
    """Whether a list that states no template may write a gap as it stands.

    It may write any separator of the fields that are absent between two others, what enumerates links, and a comma
    between words, which more likely is one of the words than another separator.
    """
    if before is None:
        return False
    gaps = [slot.gap for slot in slots[before.slot + 1 : unit.slot + 1]]
    if len(gaps) > 1 and actual in gaps:
        return True
    if slots[before.slot].kind in TEXT_KINDS and not slots[unit.slot].open and actual[:1] in _PUNCTUATION:
        return slots[unit.slot].kind in _WRITTEN  # "Bee, Ann" and "Title: more of it" are one field
    return {slots[before.slot].kind, slots[unit.slot].kind} <= _LINKS and actual.strip() in _ENUMERATING
