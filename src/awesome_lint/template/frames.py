"""The frame of a field: what stands around it, held against what its template writes there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.model import Deviation, DeviationKind
from awesome_lint.template.writer import STOPS, takes_period
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from awesome_lint.template.reading import Core
    from awesome_lint.template.scan import Scan
    from awesome_lint.template.writer import Unit

_BRACKETS: Final = "[](){}（）【】"
_BRACKETED = re.compile(r"(\[\[[^\[\]]*\])\]\([^()\s]*\)")  # a link whose label stands in brackets
_MARKS: Final = frozenset("*_")


def frame_of(text: str, unit: Unit, core: Core) -> tuple[int, int]:
    """Give where a field begins and ends with its frame, be it the template's or another one."""
    start, end = core.start - len(unit.before), core.end + len(unit.after)
    if (text[start : core.start], text[core.end : end]) == (unit.before, unit.after):
        return start, end
    return core.outer_start, core.outer_end


def reframed(text: str, unit: Unit, core: Core, entry: Scan, *, found: bool) -> Deviation | None:
    """Compare what stands around a field with what its template writes there.

    Args:
        text: The whole source.
        unit: The field as the template writes it.
        core: Where it stands.
        entry: Where its entry begins and ends.
        found: Whether the template was found in the list: then a field that ends in no letter may have the stop or not.
    """
    first, last = frame_of(text, unit, core)
    before, after, field = text[first : core.start], text[core.end : last], text[core.start : core.end]
    if (unit.before, unit.after) == (before, after) or (found and _ends_itself(unit, field, before, after)):
        return None
    expected = unit.before + field + unit.after
    label = _BRACKETED.fullmatch(field) if (unit.before, unit.after, before, after) == ("[", "]", "", "") else None
    edits: list[Edit] = []
    if label is not None:  # `[[code]](url)`: the brackets of the label are meant for the link
        edits = [Edit.delete(core.start + label.end(1), core.start + label.end(1) + 1), Edit.insert(core.end, "]")]
        expected = field[: label.end(1)] + field[label.end(1) + 1 :] + "]"
    elif not _holds_more(text, unit, core, entry):
        if before != unit.before:
            edits.append(Edit.replace(first, core.start, unit.before))
        if after != unit.after:
            edits.append(Edit.replace(core.end, last, unit.after))
    return Deviation(DeviationKind.FRAME, Span(first, last), tuple(edits), text[first:last], expected)


def _holds_more(text: str, unit: Unit, core: Core, entry: Scan) -> bool:
    """Whether the frame's own characters stand in the field or farther out, so that no frame can close there."""
    first, last = frame_of(text, unit, core)
    around = text[max(0, first - 1) : first], text[last : min(last + 1, entry.end)]
    inside = set(unit.before + unit.after) & set(text[core.start : core.end])
    before, after = text[first : core.start], text[core.end : last]
    marked = not _MARKS.isdisjoint(unit.before + unit.after)
    beside = marked and not _MARKS.isdisjoint(around[0] + around[1])  # emphasis within other emphasis
    if (
        inside
        or beside
        or _stands_around(unit, around)
        or _opens_earlier(unit, before, after, text[entry.start : first])
    ):
        return True
    return _closes_later(unit, before, after, text[last : entry.end])


def _ends_itself(unit: Unit, field: str, before: str, after: str) -> bool:
    """Whether nothing differs but the frame's stop, missing or not, behind a field that ends in no letter."""
    same = (before, after.lstrip(STOPS)) == (unit.before, unit.after.lstrip(STOPS))
    return same and not takes_period(field[-1])


def _stands_around(unit: Unit, around: tuple[str, str]) -> bool:
    """Whether brackets of the frame stand around what was found, so that it is the same frame in another order."""
    before, after = around
    return bool(before and after) and before in _BRACKETS and before in unit.before and after in unit.after


def _opens_earlier(unit: Unit, before: str, after: str, rest: str) -> bool:
    """Whether the second half of a frame stands, and its first half farther out, so that it holds more."""
    bare = unit.before.strip()
    return bool(bare) and after == unit.after and bare not in before and bare in rest


def _closes_later(unit: Unit, before: str, after: str, rest: str) -> bool:
    """Whether half of a frame stands, and its other half further on, so that it holds more than the field."""
    bare = unit.after.strip(STOPS + " ")
    if bare and before == unit.before and bare not in after and bare in rest:
        return True
    opened = before.strip()
    return bool(opened) and _MARKS.issuperset(opened) and opened not in after and opened in rest
