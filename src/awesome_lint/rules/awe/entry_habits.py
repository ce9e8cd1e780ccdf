"""Where an item is not set as most items of its own list are."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Text
from awesome_lint.model import DeviationKind
from awesome_lint.rules.awe.bullets import odd_bullets
from awesome_lint.rules.awe.casing import looks_like_name
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.deviating import quoted
from awesome_lint.shortcodes import SHORTCODE
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Fix
    from awesome_lint.model import Deviation, Entry
    from awesome_lint.rules.awe.bullets import OddBullet
    from awesome_lint.rules.base import Context

_MOSTLY: Final = 0.75  # the share of entries that makes a habit of the list
_LEAST: Final = 4  # entries that can show a habit
_FORMS = frozenset(
    {
        DeviationKind.SPACING,
        DeviationKind.FINAL_PUNCTUATION,
        DeviationKind.LINK_MISSING,
        DeviationKind.TITLE_MISSING,
    }
)
_GAP = re.compile(rf"(?P<before>[ \t]*)(?P<dash>[-–—]{{1,3}}|(?!{SHORTCODE}):)?(?P<after>[ \t]*)")
_COPULA = re.compile(r"(?:is|are)\s+(?=(?:an?|the|one|our|your)\s)")  # "is a parser" goes on from the item's name
_WORD = re.compile(r"\S+")
_PARTS = re.compile(r"[^\W_]+")
_SENTENCE: Final = 3  # words that make a description of what may else be a note, such as "PDF"


class Habit(NamedTuple):
    """A place where an item is set in another way than most, with what to say of it."""

    span: Span
    message: str
    fix: Fix | None


class _Beginning(NamedTuple):
    """How a description begins.

    Attributes:
        entry: Its entry.
        gap: What stands between link and description: blanks, and a dash or colon if there is one.
        dash: The dash or colon, or "".
        end: Where the text ends that begins there.
    """

    entry: Entry
    gap: Span
    dash: str
    end: int


def deviations(ctx: Context) -> Iterator[Habit]:
    """Give the places of a document where items leave the list's own habits."""
    yield from map(_of_bullet, odd_bullets(ctx))
    for entry in ctx.document.entries:
        yield from map(_form, filter(partial(_is_of_item, entry), entry.deviations))
    beginnings = [found for entry in ctx.document.entries if (found := _beginning(ctx, entry)) is not None]
    yield from _dashes(ctx, beginnings)
    yield from _small_letters(ctx, beginnings)


def _of_bullet(found: OddBullet) -> Habit:
    fix = unsafe(found.remedy, found.edit) if found.edit is not None else None
    return Habit(found.span, found.message, fix)


def _is_of_item(entry: Entry, deviation: Deviation) -> bool:
    """Whether a deviation is in how an item is set, and not within the label of its link."""
    within_label = bool(entry.links) and deviation.span.start < entry.links[0].node.end
    return deviation.kind in _FORMS and not (deviation.kind is DeviationKind.SPACING and within_label)


def _form(deviation: Deviation) -> Habit:
    """Say of a deviation from the template what the template's own rules say where they run."""
    expected = deviation.expected
    if deviation.kind is DeviationKind.FINAL_PUNCTUATION and not expected:
        message = f"description ends in two stops, `{deviation.found}` is one too many"
    elif deviation.kind is DeviationKind.FINAL_PUNCTUATION:
        message = f"description does not end in `{expected}`, as most here do"
    elif deviation.kind is DeviationKind.SPACING:
        message = _separated(deviation.found, expected)
    else:
        message = f"item lacks {expected}"
    fix = safe(f"Write `{expected}`", *deviation.edits) if deviation.edits else None
    return Habit(deviation.span, message, fix)


def _separated(found: str, expected: str) -> str:
    """Say what stands between two fields, with its blanks, and what should."""
    if not found:
        return f"nothing between link and description, expected `{expected}`"
    return f"`{found}` between link and description, expected `{expected}`"


def _beginning(ctx: Context, entry: Entry) -> _Beginning | None:
    """Find where an entry's description begins; None if it does not begin with text."""
    if not entry.description or not entry.links:
        return None
    link = entry.links[0].node
    nodes = next((part.nodes for part in entry.record.parts if part.start <= link.start < part.end), ())
    behind = next((node for node in nodes if node.start >= link.end), None)
    if not isinstance(behind, Text):
        return None
    gap = _GAP.match(ctx.source.text, behind.start, behind.end)
    if gap is None or gap.end() == behind.end:
        return None
    return _Beginning(entry, Span(gap.start(), gap.end()), gap["dash"] or "", behind.end)


def _dashes(ctx: Context, beginnings: list[_Beginning]) -> Iterator[Habit]:
    """Give the descriptions whose dash is missing, or has no blank on one side, unless the template says so."""
    text = ctx.source.text
    gaps = Counter(text[slice(*each.gap)] for each in beginnings if each.dash)
    spaced = sum(count for gap, count in gaps.items() if _is_spaced(gap))
    separator, count = gaps.most_common(1)[0] if gaps else ("", 0)
    usual = _is_spaced(separator) and _is_habit(gaps.total(), len(beginnings)) and _is_habit(count, gaps.total())
    for each in beginnings:
        gap = text[slice(*each.gap)]
        if any(deviation.span.start == each.gap.start for deviation in each.entry.deviations):
            continue
        ends = text[each.gap.end] in "\r\n"  # no blank is written at the end of a line
        if each.dash not in ("", ":") and not ends and not _is_spaced(gap) and _is_habit(spaced, gaps.total()):
            expected = f" {each.dash} "
            yield Habit(each.gap, _separated(gap, expected), safe(f"Write `{expected}`", Edit(each.gap, expected)))
        elif usual and gap and not each.dash and is_sentence(text[each.gap.end : each.end], separator):
            fix = safe(f"Write `{separator}`", Edit(each.gap, separator))
            yield Habit(each.gap, f"no dash between link and description, expected `{separator}`", fix)


def _is_spaced(gap: str) -> bool:
    return gap[:1] in (" ", "\t") and gap[-1:] in (" ", "\t")


def is_sentence(text: str, separator: str) -> bool:
    """Whether a text is a description, and not a note before one."""
    first = text[0]
    begins = first.isalpha() and not first.islower()
    return begins and separator not in text and len(text.split()) >= _SENTENCE


def _is_habit(count: int, total: int) -> bool:
    return total >= _LEAST and count >= _MOSTLY * total


def _small_letters(ctx: Context, beginnings: list[_Beginning]) -> Iterator[Habit]:
    """Give the descriptions that begin with a small letter, where most begin with a capital."""
    text = ctx.source.text
    beginnings = [each for each in beginnings if each.dash]  # else it may be a note: "[Code](...) on GitHub"
    letters = [text[each.gap.end] for each in beginnings]
    capitals = sum(letter.isupper() for letter in letters)
    small = [each for each, letter in zip(beginnings, letters, strict=True) if letter.islower()]
    if not small or not _is_habit(capitals, capitals + len(small)):
        return
    names = {entry.title for entry in ctx.document.entries}
    for each in small:
        word = _WORD.match(text, each.gap.end, each.end)
        if word is None or looks_like_name(word[0]) or word[0].rstrip(".,:;!?") in names:
            continue
        if not _own_names(each.entry).isdisjoint(_parts(word[0])):
            continue
        start = word.start()
        copula = _COPULA.match(text, start, each.end)
        word = _WORD.match(text, copula.end(), each.end) if copula else word
        if word is None:
            continue
        capital = word[0][0].upper()
        fix = unsafe(f"Write {quoted(capital + word[0][1:])}", Edit.replace(start, word.start() + 1, capital))
        message = f"description begins with a small letter, expected {quoted(capital)} as in most here"
        yield Habit(Span(start, word.end()), message, fix)


def _own_names(entry: Entry) -> set[str]:
    """Give the words that an entry is called by: its title, and the last part of its address."""
    address = entry.links[0].url.rstrip("/").rpartition("/")[2]
    return _parts(entry.title) | _parts(address) | _parts(entry.name or "")


def _parts(text: str) -> set[str]:
    return {part.casefold() for part in _PARTS.findall(text)}
