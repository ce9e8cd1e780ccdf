"""The notation: a template as maintainers write it, made into slots.

    * (conf'yy) Title [link](url) [tags | affiliation]
    - [Title](url) - Description.
    - **Title** Authors. *Conf yyyy*. [[paper](url)] [[code](url)]

A template is one list item of one paragraph. Field words stand for fields; a word that is a link's whole label is the
label itself; `{...}?` is an optional part and `{...}*` a repeated one; braces around a single field word set it off
from literal text; everything else is literal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.errors import TemplateError
from awesome_lint.markdown import parse
from awesome_lint.markdown.nodes import Break, Image, Link, List, Paragraph, walk
from awesome_lint.records import replace
from awesome_lint.template.slots import TEXT_KINDS, Slot, SlotKind, Template
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.markdown.nodes import ListItem

_WORDS = {
    "conf": SlotKind.VENUE,
    "venue": SlotKind.VENUE,
    "yyyy": SlotKind.DATE,
    "yy": SlotKind.DATE,
    "mm": SlotKind.DATE,
    "dd": SlotKind.DATE,
    "title": SlotKind.TITLE,
    "name": SlotKind.NAME,
    "author": SlotKind.AUTHORS,
    "authors": SlotKind.AUTHORS,
    "description": SlotKind.DESCRIPTION,
    "tag": SlotKind.TAGS,
    "tags": SlotKind.TAGS,
    "affiliation": SlotKind.TAGS,
    "affiliations": SlotKind.TAGS,
}
_CANONICAL_PIECE = {"venue": "conf", "tag": "tags", "affiliations": "affiliation"}
_TOKEN = re.compile(
    r"(?P<braced>\{(?P<inner>[A-Za-z]+)\}(?![?*]))|(?P<open>\{)|(?P<close>\}[?*]?)|(?P<word>[A-Za-z]+)|(?P<other>[^{}A-Za-z]+)"
)
_OPENERS = {"(": ")", "[": "]", "*": "*", "_": "_", '"': '"', "“": "”", "`": "`", "~": "~", "【": "】", "（": "）"}
_LONGEST = 1_000  # code points
_MOST_FIELDS = 40
_REQUIRED = {SlotKind.VENUE: "venue", SlotKind.TITLE: "title", SlotKind.LINK: "link", SlotKind.LINKED: "link"}


class _Piece(NamedTuple):
    """A stretch of a template: a field word, a link, or literal text."""

    kind: str  # "field", "link", "literal"
    text: str
    optional: bool
    repeated: bool
    node: Link | None = None


def parse_template(text: str, name: str, required: Iterable[str] | None = None) -> Template:
    """Read a template.

    Args:
        text: The notation, with or without a list marker.
        name: What exports and messages call the template.
        required: Fields an entry must have; None: venue, title and link, as far as the template holds them outside of
            optional parts.

    Raises:
        TemplateError: The text is not in the notation.
    """
    stripped = text.strip()
    if not stripped:
        raise TemplateError("the template is empty; write for example `- [Title](url) - Description.`")
    if len(stripped) > _LONGEST:
        raise TemplateError(f"the template is longer than {_LONGEST} characters; it describes one entry")
    source = SourceText(stripped if _has_marker(stripped) else f"- {stripped}")
    item = _only_item(source)
    paragraph = item.children[0]
    if not isinstance(paragraph, Paragraph):
        raise TemplateError("a template is a list item whose text is one paragraph")
    if any(isinstance(node, Break) for node in paragraph.children):
        raise TemplateError("a template with a hard line break, for entries of several lines, is not supported")
    if "\n" in source.text[paragraph.start : paragraph.end]:
        return parse_template(" ".join(stripped.split()), name, required)
    marker = _marker(item) if _has_marker(stripped) else None
    slots, tail = _slots(_pieces(source, paragraph), source)
    _check(slots, tail)
    return Template(name, stripped, marker, slots, tail, _required(slots, required))


def _check(slots: tuple[Slot, ...], tail: str) -> None:
    """Refuse templates that cannot be read by.

    Raises:
        TemplateError: There is no text field, a field stands twice, there are too many, or a link is not complete.
    """
    if not any(slot.kind in TEXT_KINDS or slot.inner for slot in slots):
        raise TemplateError("the template has no text field; use at least one of Title, Name, Description")
    if len(slots) > _MOST_FIELDS:
        raise TemplateError(f"the template has more than {_MOST_FIELDS} fields")
    fields = [each for slot in slots for each in (slot, *slot.inner)]
    if any("](" in literal for each in fields for literal in (each.gap, each.close)) or "](" in tail:
        raise TemplateError("a link of the template is not complete; write it as `[label](url)`")
    kinds = [each.kind for each in fields if each.kind is not SlotKind.LINK]
    if kinds.count(SlotKind.LINKED) > 1:
        raise TemplateError("the template has two links whose labels hold fields")
    twice = next((kind.value for kind in kinds if kinds.count(kind) > 1), None)
    if twice is not None:
        raise TemplateError(f"the template has the field {twice!r} twice")


def _has_marker(text: str) -> bool:
    return re.match(r"(?:[*+-]|\d{1,9}[.)])\s", text) is not None


def _marker(item: ListItem) -> str:
    return item.marker if item.marker in "*+-" else "1" + item.marker[-1]


def _only_item(source: SourceText) -> ListItem:
    blocks = parse(source).children
    if len(blocks) != 1 or not isinstance(blocks[0], List) or len(blocks[0].children) != 1:
        raise TemplateError("a template is one list item, such as `- [Title](url) - Description.`")
    item = blocks[0].children[0]
    if len(item.children) != 1:
        raise TemplateError("a template of several paragraphs or with nested items is not supported")
    return item


def _pieces(source: SourceText, paragraph: Paragraph) -> list[_Piece]:
    """Cut the paragraph into field words, links and literal text, and resolve braces."""
    nodes = list(walk(paragraph))
    if any(isinstance(node, Image) for node in nodes):
        raise TemplateError("an image is no field of a template; leave badges out, they may stand in entries anyway")
    links = [node for node in nodes if isinstance(node, Link) and node.syntax == "inline"]
    pieces: list[_Piece] = []
    depth: list[int] = []  # for each open brace, the index of its first piece
    at = paragraph.start
    for link in [*links, None]:
        end = paragraph.end if link is None else link.start
        for match in _TOKEN.finditer(source.text, at, end):
            _take(match, pieces, depth)
        if link is not None:
            pieces.append(_Piece("link", source.text[link.start : link.end], optional=False, repeated=False, node=link))
            at = link.end
    if depth:
        raise TemplateError("a brace is opened and never closed; optional parts are written `{...}?`")
    return pieces


def _take(match: re.Match[str], pieces: list[_Piece], depth: list[int]) -> None:
    text = match.group()
    if match["open"]:
        depth.append(len(pieces))
    elif match["close"]:
        if not depth:
            raise TemplateError(
                f"a brace is closed that was never opened (character {match.start() + 1})", match.start()
            )
        first = depth.pop()
        if len(text) == 1:
            raise TemplateError(
                f"write `{{...}}?` for an optional or `{{...}}*` for a repeated part (character {match.start() + 1})",
                match.start(),
            )
        for index in range(first, len(pieces)):
            pieces[index] = pieces[index]._replace(optional=True, repeated=pieces[index].repeated or text == "}*")
    else:
        word = match["inner"] or match["word"] or ""
        field = word.lower() in _WORDS
        if match["braced"] and not field:
            raise TemplateError(f"{word!r} is no field word; known are {', '.join(sorted(_WORDS))}", match.start())
        pieces.append(_Piece("field" if field else "literal", word if field else text, optional=False, repeated=False))


def _slots(pieces: list[_Piece], source: SourceText) -> tuple[tuple[Slot, ...], str]:
    """Give slots and the literal text after the last."""
    slots: list[Slot] = []
    literal = ""
    for piece in _merged(pieces):
        if piece.kind == "literal":
            literal += piece.text
            continue
        slot = _link_slot(piece.node, source) if piece.node is not None else _field_slot(piece.text)
        slot = replace(slot, optional=piece.optional, repeated=piece.repeated)
        if slots and _joins(slots[-1], slot, literal):
            slots[-1] = _joined(slots[-1], slot, literal)
        else:
            gap, opened = _close(slots, literal)
            slots.append(replace(slot, gap=gap, open=opened))
        literal = ""
    tail, opened = _close(slots, literal)
    return tuple(slots), tail + opened


def _merged(pieces: list[_Piece]) -> list[_Piece]:
    """Join neighbouring literal pieces of the same optional part."""
    out: list[_Piece] = []
    for piece in pieces:
        if piece.kind == "literal" and out and out[-1].kind == "literal":
            out[-1] = out[-1]._replace(text=out[-1].text + piece.text)
        else:
            out.append(piece)
    return out


def _field_slot(word: str) -> Slot:
    lower = word.lower()
    kind = _WORDS[lower]
    if kind in TEXT_KINDS:
        return Slot(kind)
    return Slot(kind, pieces=(_CANONICAL_PIECE.get(lower, lower),))


def _link_slot(link: Link | None, source: SourceText) -> Slot:
    assert link is not None  # noqa: S101 - only called for link pieces
    start, end = link.start + 1, link.url_span.start - 2
    label = source.text[start:end]
    pieces: list[_Piece] = []
    for match in _TOKEN.finditer(label):
        _take(match, pieces, [])
    # A label of one word that is not a text field is the label the template wants: `[code](url)`, `[tags](url)`.
    if any(piece.kind == "field" for piece in pieces) and not _plain_label(pieces):
        inner, tail = _slots(pieces, source)
        return Slot(SlotKind.LINKED, inner=inner, inner_tail=tail)
    return Slot(SlotKind.LINK, label=label)


def _plain_label(pieces: list[_Piece]) -> bool:
    return len(pieces) == 1 and _WORDS[pieces[0].text.lower()] is SlotKind.TAGS


def _joins(before: Slot, after: Slot, literal: str) -> bool:
    """Whether two field words make one field: series and year, or tags and affiliations."""
    dated = {SlotKind.VENUE, SlotKind.DATE}
    if before.kind in dated and after.kind in dated:
        if before.kind is after.kind is SlotKind.VENUE:
            return False
        has_series = "conf" in before.pieces and after.pieces[0] == "conf"
        return not has_series and len(literal) <= 2 and not any(char in "()[]*_|" for char in literal)
    return before.kind is after.kind is SlotKind.TAGS and not any(char in "()[]" for char in literal)


def _joined(before: Slot, after: Slot, literal: str) -> Slot:
    if before.kind is SlotKind.TAGS:
        return replace(before, pieces=("tags", literal))
    kind = SlotKind.VENUE if SlotKind.VENUE in (before.kind, after.kind) else SlotKind.DATE
    pieces = (*before.pieces, literal, *after.pieces) if literal else (*before.pieces, *after.pieces)
    return replace(before, kind=kind, pieces=pieces)


def _close(slots: list[Slot], literal: str) -> tuple[str, str]:
    """Cut the literal text after a slot into its closing frame, the gap, and the next slot's opening frame."""
    if slots and slots[-1].open:
        mirror = "".join(_OPENERS[char] for char in reversed(slots[-1].open))
        at = literal.find(mirror)
        if at >= 0:
            slots[-1] = replace(slots[-1], close=literal[: at + len(mirror)])
            literal = literal[at + len(mirror) :]
        else:  # the frame holds more than this field: it is literal text
            slots[-1] = replace(slots[-1], gap=slots[-1].gap + slots[-1].open, open="")
    end = len(literal)
    while end and literal[end - 1] in _OPENERS and not (literal[end - 1] == "~" and literal[end - 2 : end] != "~~"):
        end -= 1
    return literal[:end], literal[end:]


def _required(slots: tuple[Slot, ...], required: Iterable[str] | None) -> frozenset[str]:
    if required is not None:
        return frozenset(required)
    needed = {_REQUIRED[slot.kind] for slot in slots if slot.kind in _REQUIRED and not slot.optional}
    inner = {_REQUIRED[each.kind] for slot in slots for each in slot.inner if each.kind in _REQUIRED}
    return frozenset(needed | inner)
