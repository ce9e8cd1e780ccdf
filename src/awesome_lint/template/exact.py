"""Entries that stand exactly as a template writes them, told without aligning them: most entries of most lists.

A template of one paragraph is made a regular expression that is stricter than the template: what it matches has no
deviation. What it does not match may well have none either; the aligner tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.model import RecordShape
from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.template.slots import Break, Gap, Group, SlotKind
from awesome_lint.template.view import written_slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesome_lint.model import ListRecord
    from awesome_lint.template.slots import Element, Slot, Template

# Each pattern has one way to match: no two neighbours share a character that ends the first, or the record is short.
_TEXT: Final = r"[^\s\[\]<>*_`|\\:~\"“”](?:(?:[^\[\]<>*_`|\\\n~\"“”:]|:(?=\s)){0,300}?[^\s\[\]<>*_`|\\.,;:~\"“”-])?"
_NAME: Final = r"[^\s\[\]<>*_`|\\:~.,]{1,60}"
_SERIES: Final = r"[A-Za-z][A-Za-z&/ -]{0,30}?[A-Za-z]"
_TAG: Final = r"[^\s\[\]()<>*_`|\\,;/](?:[^\[\]()<>*_`|\\,;/\n]{0,60}?[^\s\[\]()<>*_`|\\,;/])?"
_URL: Final = r"https?://[^\s()<>\"\\]+"
_DATES: Final = {
    "yyyy": r"(?:19|20)\d\d",
    "yy": r"\d\d",
    "mm": r"(?:0[1-9]|1[0-2])",
    "dd": r"(?:0[1-9]|[12]\d|3[01])",
    "Mon": r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
}
_MARKS: Final = rf'(?:<a (?:name|id)="[\w-]{{0,60}}"></a>\s?)?(?:{SHORTCODE}\s?){{0,3}}'
"""What may stand before an entry without being part of it: a named anchor, emoji by their short codes."""
_LONGEST: Final = 700  # code points of an entry that is looked at so
_MOST_GROUPS: Final = 12


class Exact:
    """Recognises the entries that stand exactly as a template writes them.

    Args:
        template: The template.
    """

    def __init__(self, template: Template) -> None:
        self._marker = template.marker
        self._pattern: re.Pattern[str] | None = None
        slots = list(written_slots(template.elements))
        self._groups = {f"s{number}": number for number in range(len(slots))}
        if template.shape is not RecordShape.ITEM or len(slots) > _MOST_GROUPS:
            return
        try:
            names = iter(self._groups)
            self._pattern = re.compile(f"{_MARKS}{''.join(_patterns(template.elements, names))}")
        except _UnsaidError:
            return

    def slots_of(self, text: str, record: ListRecord) -> frozenset[int] | None:
        """Give the indexes of the slots that a record fills; None unless it stands just as the template writes it.

        Args:
            text: The whole source.
            record: The record.
        """
        if self._pattern is None or len(record.parts) != 1 or record.marker != self._marker:
            return None
        part = record.parts[0]
        if part.end - part.start > _LONGEST:
            return None
        match = self._pattern.fullmatch(text, part.start, part.end)
        if match is None:
            return None
        return frozenset([number for name, number in self._groups.items() if match[name] is not None])


class _UnsaidError(Exception):
    """An element that no regular expression is written for."""


def _patterns(elements: Sequence[Element], names: Iterator[str]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, Gap):
            yield re.escape(element.text)
        elif isinstance(element, Break):
            raise _UnsaidError
        elif isinstance(element, Group):
            yield f"(?:{''.join(_patterns(element.elements, names))}){'{0,6}' if element.repeated else '?'}"
        elif element.kind is SlotKind.IMAGE:
            raise _UnsaidError
        else:
            yield f"{re.escape(element.open)}(?P<{next(names)}>{_field(element)}){re.escape(element.close)}"


def _field(slot: Slot) -> str:
    """Give the pattern of a field.

    Raises:
        _UnsaidError: There is none.
    """
    if slot.kind in (SlotKind.VENUE, SlotKind.DATE):
        return "".join(_SERIES if piece == "conf" else _DATES.get(piece) or re.escape(piece) for piece in slot.pieces)
    if slot.kind is SlotKind.TAGS:
        between = re.escape(slot.pieces[1]) if len(slot.pieces) > 1 else r"\Z(?!)"
        return f"{_TAG}(?:{between}{_TAG}){{0,8}}"
    if slot.kind is SlotKind.LINK:
        label = r"[^\[\]\n*_`\\]{1,60}" if slot.label == "Name" else re.escape(slot.label)
        return rf"\[{label}\]\({_URL}\)"
    if slot.kind is SlotKind.LINKED:
        return rf"\[{''.join(_inside(slot.content))}\]\({_URL}\)"
    if slot.kind is SlotKind.URL:
        raise _UnsaidError
    return _NAME if slot.kind is SlotKind.NAME else _TEXT


def _inside(elements: Sequence[Element]) -> Iterator[str]:
    """Give the patterns inside a link's label; its fields have no names."""
    for element in elements:
        if isinstance(element, Gap):
            yield re.escape(element.text)
        elif isinstance(element, Group):
            yield f"(?:{''.join(_inside(element.elements))}){'{0,6}' if element.repeated else '?'}"
        elif isinstance(element, Break) or element.kind is SlotKind.IMAGE:
            raise _UnsaidError
        else:
            yield f"{re.escape(element.open)}{_field(element)}{re.escape(element.close)}"
