"""What an alignment gives each slot: its tokens, with the frame around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.template.grammar import Op
from awesome_lint.template.slots import SlotKind
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.template.align import Taken
    from awesome_lint.template.doubts import Aligned
    from awesome_lint.template.slots import Slot

_ENDING: Final = ".,;:"
_KEEPS_ENDING = re.compile(rf"(?:{SHORTCODE}|\.\.\.|\b(?:etc|al|vs|Inc|Jr|Sr|Ltd|Co|Corp|St)\.|\b\w\.)\Z")


class Instance(NamedTuple):
    """A slot with the tokens that it and its frame took."""

    slot: Slot
    taken: list[Taken]


def instances(aligned: Aligned) -> Iterator[Instance]:
    """Give the slots in the order of the source, each with what it and its frame took."""
    current: Instance | None = None
    last = -1
    for taken in aligned.taken:
        flat = aligned.flat(taken)
        slot = flat.slot if flat is not None else None
        if slot is None:
            continue
        behind = current.taken[-1].end if current is not None else -1
        if (
            current is not None
            and current.slot is slot
            and taken.element > last
            and _touch(aligned, slot, behind, taken.start)
        ):
            current.taken.append(taken)
        else:
            if current is not None:
                yield current
            current = Instance(slot, [taken])
        last = taken.element
    if current is not None:
        yield current


def _touch(aligned: Aligned, slot: Slot, behind: int, start: int) -> bool:
    """Whether nothing but separators stands between series and year, or in a title's frame; else nothing at all."""
    between = aligned.tokens[behind:start]
    apart = slot.kind in (SlotKind.VENUE, SlotKind.DATE, SlotKind.TITLE)
    return start == behind or (apart and all(token.kind is TokenKind.PUNCT for token in between))


def widened(aligned: Aligned, first: int, last: int) -> tuple[int, int]:
    """Add brackets and emphasis around a stretch that no element takes."""
    extras = {taken.start for taken in aligned.taken if taken.element == -1}
    tokens = aligned.tokens
    while first - 1 in extras and last in extras:
        before, behind = tokens[first - 1], tokens[last]
        pair = (before.kind, behind.kind)
        if pair not in ((TokenKind.OPEN, TokenKind.CLOSE), (TokenKind.MARK, TokenKind.MARK)):
            break
        first, last = first - 1, last + 1
    return first, last


def with_brackets(aligned: Aligned, first: int, last: int, taken: list[Taken]) -> tuple[int, int]:
    """Add a bracket that no element takes where the template's other one stands."""
    literal = [aligned.grammar.flats[each.element].op is Op.LITERAL for each in taken]
    extras = {each.start for each in aligned.taken if each.element == -1}
    if literal[-1] and not literal[0] and first - 1 in extras and aligned.tokens[first - 1].kind is TokenKind.OPEN:
        first -= 1
    elif literal[0] and not literal[-1] and last in extras and aligned.tokens[last].kind is TokenKind.CLOSE:
        last += 1
    return first, last


def inside_comment(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the offsets of what a comment says, without its marks."""
    inner = text[start:end].strip("<>!- \t\r\n")
    at = text.find(inner, start)
    return at, at + len(inner)


def title_ending(title: str) -> int:
    """Give how many characters of punctuation at a title's end are none of its own."""
    bare = title.rstrip(_ENDING)
    count = len(title) - len(bare)
    return 0 if not count or bare.endswith("\\") or _KEEPS_ENDING.search(title, max(0, len(title) - 40)) else count


def trimmed(aligned: Aligned, kind: SlotKind, field: Taken, start: int, end: int) -> int:
    """Give where a field ends, without the punctuation at its end that is none of its own."""
    if kind is SlotKind.TITLE:
        return end - title_ending(aligned.text[start:end])
    behind = field.element + 1
    stop = behind < len(aligned.grammar.flats) and aligned.grammar.flats[behind].text == "."
    cut = aligned.text.endswith(".", start, end) and not aligned.text.endswith("...", start, end)
    if stop and cut and all(taken.element != behind for taken in aligned.taken):
        return end - 1  # "A. Bee and C." or "et al.": the stop serves twice
    return end
