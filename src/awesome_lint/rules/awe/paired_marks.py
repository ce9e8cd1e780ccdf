"""Quotation marks and brackets in the order they stand, and those among them that have no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.markdown.nodes import Blockquote, Heading, Image, ListItem, Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.markdown.nodes import AnyNode, Block
    from awesome_lint.rules.base import Context

STRAIGHT: Final = '"'
_APOSTROPHE: Final = "’"
_PAIRS: Final = {"“": "”", "‘": "’", "『": "』", "（": "）", "《": "》", "「": "」", "【": "】"}
_OPENERS: Final = {close: opener for opener, close in _PAIRS.items()}
_MARKS: Final = "".join(sorted({STRAIGHT, *_PAIRS, *_OPENERS}))
_MARK = re.compile(f"[{_MARKS}]")

_NPM_BEHIND = re.compile(r"""[\w\s.,;:!?()\[\]{}"'–—]|\Z""")
_WRITTEN = re.compile(f"[{_MARKS}&]")  # as such, or perhaps as an entity

_LOW: Final = {"„": "“", "‚": "‘"}  # quotations that begin low: German, Czech (“), Polish, Dutch (”)
_ASCII_PAIR: Final = {"(": "（", ")": "）"}
_ANY_MARK = re.compile(f"[{_MARKS}„‚()]")
_NUMBER = re.compile(r"(?:\A|[\s:;,.：；，。、])[0-9A-Za-z０-９一二三四五六七八九十①-⑳]{1,3}\Z")


class Mark(NamedTuple):
    """A mark in a text.

    Attributes:
        char: The character.
        node: The text it stands in.
        at: Its index in the text's value.
        before: The character before it in its block, "" at the beginning.
        after: The character behind it in its block, "" at the end.
        lead: The few characters before it in its text.
    """

    char: str
    node: Text
    at: int
    before: str
    after: str
    lead: str


class Unpaired(NamedTuple):
    """A mark without partner, and what the partner would be."""

    mark: Mark
    partner: str
    opens: bool


def unpaired(ctx: Context) -> Iterator[Unpaired]:
    """Give the marks without partner in each block of text, in no order."""
    pattern, pair = (_MARK, _npm_pairs) if ctx.strict else (_ANY_MARK, _pairs)
    for unit in _units(ctx.root.children):
        if _WRITTEN.search(ctx.source.text, unit.start, unit.end):
            yield from pair(_marks(unit, pattern))


def _units(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the outermost blocks in which marks are to be balanced: tables hold none."""
    stack: list[AnyNode] = list(reversed(tuple(blocks)))
    while stack:
        block = stack.pop()
        if isinstance(block, Paragraph | Heading | ListItem | Blockquote):
            yield block
        else:
            children: tuple[AnyNode, ...] = getattr(block, "children", ())
            stack.extend(reversed(children))


def _texts(unit: AnyNode) -> Iterator[Text]:
    """Give the texts of a block but those that only say what an image shows."""
    stack: list[AnyNode] = [unit]
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            yield node
        elif not isinstance(node, Image):
            children: tuple[AnyNode, ...] = getattr(node, "children", ())
            stack.extend(reversed(children))


def _marks(unit: Block, pattern: re.Pattern[str]) -> list[Mark]:
    texts = list(_texts(unit))
    found: list[Mark] = []
    for index, node in enumerate(texts):
        value = node.value
        for match in pattern.finditer(value):
            at = match.start()
            before = value[at - 1] if at else texts[index - 1].value[-1:] if index else ""
            after = value[at + 1 : at + 2] or (texts[index + 1].value[:1] if index + 1 < len(texts) else "")
            found.append(Mark(match[0], node, at, before, after, value[max(0, at - 4) : at]))
    return found


def _npm_pairs(marks: list[Mark]) -> Iterator[Unpaired]:
    """Pair marks as npm's tool does.

    As observed: a mark closes the last one of its kind, but a straight one only if nothing was opened since; `’` behind
    a letter or digit is an apostrophe, whatever was opened, unless certain punctuation follows.
    """
    opened: list[Mark | None] = []  # None where the mark was closed
    places: dict[str, list[int]] = {}
    within = False  # a straight quotation
    for mark in marks:
        char = mark.char
        if char == STRAIGHT:
            within = not within
        while opened and opened[-1] is None:
            opened.pop()
        last = opened[-1] if opened else None
        if char in _PAIRS or (char == STRAIGHT and within):
            places.setdefault(char, []).append(len(opened))
            opened.append(mark)
        elif char == STRAIGHT and (last is None or last.char != STRAIGHT):
            yield Unpaired(mark, STRAIGHT, opens=False)
        elif char != _APOSTROPHE or not (mark.before.isalnum() and _NPM_BEHIND.match(mark.after)):
            partner = _OPENERS.get(char, STRAIGHT)
            if places.get(partner):
                opened[places[partner].pop()] = None
            else:
                yield Unpaired(mark, partner, opens=False)
    for left in opened:
        if left is not None:
            yield Unpaired(left, _PAIRS.get(left.char, STRAIGHT), opens=True)


def _pairs(marks: list[Mark]) -> Iterator[Unpaired]:
    """Pair marks as people set them: see the page of `balanced-punctuation`."""
    yield from _odd_straight([mark for mark in marks if mark.char == STRAIGHT])
    opened: dict[str, list[Mark]] = {}
    for mark in marks:
        char = _ASCII_PAIR.get(mark.char, mark.char)
        if _closes_low(mark, opened):
            continue
        stack = opened.setdefault(_OPENERS.get(char, char), [])
        if char in _OPENERS:
            if not _closes(mark, stack, char):
                yield Unpaired(mark, _OPENERS[char], opens=False)
        elif char == "“" and stack and not mark.before.isspace() and not mark.after.isalnum():
            stack.pop()
            yield Unpaired(mark, "”", opens=True)  # it stands where a quotation ends
        elif char in _LOW or (char in _PAIRS and not _is_inner(mark)):
            stack.append(mark)
    opened = {char: stack for char, stack in opened.items() if char not in _LOW}
    for char, stack in opened.items():
        for mark in stack:
            if mark.char in _OPENERS:
                yield Unpaired(mark, char, opens=False)
            elif mark.char in _PAIRS:
                yield Unpaired(mark, _PAIRS[char], opens=True)


def _odd_straight(straight: list[Mark]) -> Iterator[Unpaired]:
    """Give the last of an odd number of straight marks, unless one of them stands for inches."""
    if len(straight) % 2 and not any(mark.before.isdigit() for mark in straight):
        yield Unpaired(straight[-1], STRAIGHT, opens=True)


def _closes_low(mark: Mark, opened: dict[str, list[Mark]]) -> bool:
    """Whether a mark ends a quotation that began low, and takes it."""
    for low, high in _LOW.items():
        if opened.get(low) and mark.char in (high, _PAIRS[high]) and not mark.after.isalnum():
            opened[low].pop()
            return True
    return False


def _closes(mark: Mark, stack: list[Mark], char: str) -> bool:
    """Whether a closing mark has a partner, which is taken from `stack`, or needs none."""
    if char == _APOSTROPHE and mark.after.isalnum():
        return True  # an apostrophe: it's, ’90s
    if stack:
        stack.pop()
        return True
    if char == _APOSTROPHE:
        return mark.before.isalnum()  # an apostrophe: the readers’ choice
    if char == "”" and mark.after.isalnum() and not mark.before.isalnum():
        stack.append(mark)  # quotations that begin as they end: Swedish, Finnish
        return True
    if char == "）":
        return mark.char == ")" or _NUMBER.search(mark.lead) is not None
    return False


def _is_inner(mark: Mark) -> bool:
    """Whether a single opening mark is a part of the Uzbek letters o‘ and g‘."""
    return mark.char == "‘" and mark.before in {*"oOgG"} and mark.after.isalpha()
