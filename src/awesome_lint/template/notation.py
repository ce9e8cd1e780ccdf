r"""The notation: a template as maintainers write it, made into elements.

    * (conf'yy) Title [link](url) {[tags | affiliation]}?
    - [Title](url)
      - Authors{
      - Code: [Name](url)}?
    | [Title](url) | yyyy | Authors | *conf* |
    ### Title (conf yyyy)

Field words stand for fields; a word that is a link's whole label is the label itself; `{...}?` is an optional part and
`{...}*` a repeated one; braces around a single field word set it off from literal text; `\{` is a literal brace;
everything else is literal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from awesome_lint.errors import TemplateError
from awesome_lint.model import Border, RecordShape
from awesome_lint.template.elements import elements_of
from awesome_lint.template.lexer import cut
from awesome_lint.template.pieces import BreakPiece, GroupPiece, LinkPiece, Literal
from awesome_lint.template.slots import TEXT_KINDS, SlotKind, Template, slots_in
from awesome_lint.template.view import slots_of
from awesome_lint.words import is_generic_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from awesome_lint.template.pieces import Piece
    from awesome_lint.template.slots import Element

_LONGEST: Final = 1_000  # code points
_MOST_FIELDS: Final = 40
_REQUIRED = {SlotKind.VENUE: "venue", SlotKind.TITLE: "title", SlotKind.LINK: "link", SlotKind.LINKED: "link"}
_MARKER = re.compile(r"(?P<marker>[*+-]|\d{1,9}[.)])[ \t]+(?=\S)|(?P<heading>#{1,6})[ \t]+(?=\S)")
_DETAILS = re.compile(r"<details\b", re.IGNORECASE)
_ROW_EDGE = re.compile(r"[ \t]*(?<!\\)\|[ \t]*\Z")
_NEARLY = {"Title": 1, "Description": 2}  # letters that may be wrong in a word that was to be it


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
    shape, marker, start, end = _outer(stripped)
    pieces = cut(stripped[:end], start, cells=shape is RecordShape.ROW)
    _check_pieces(stripped, pieces, shape)
    elements = elements_of(pieces)
    _check_fields(elements)
    slots, tail = slots_of(elements)
    return Template(name, stripped, marker, slots, tail, _required(elements, required), shape=shape, elements=elements)


def _outer(text: str) -> tuple[RecordShape, str | None, int, int]:
    """Give the shape, the marker, and where the text inside it begins and ends."""
    if text.startswith("|"):
        edge = _ROW_EDGE.search(text, 1)
        return RecordShape.ROW, None, len(text) - len(text[1:].lstrip(" \t")), edge.start() if edge else len(text)
    if _DETAILS.match(text):
        return RecordShape.DETAILS, None, 0, len(text)
    match = _MARKER.match(text)
    if match is None:
        return RecordShape.RUN, None, 0, len(text)
    if match["heading"]:
        return RecordShape.HEADING, match["heading"], match.end(), len(text)
    marker = match["marker"]
    return RecordShape.ITEM, marker if marker in "*+-" else "1" + marker[-1], match.end(), len(text)


def _check_pieces(text: str, pieces: Sequence[Piece], shape: RecordShape) -> None:
    """Refuse what stands for more than one entry, and a field word that is spelt wrong.

    Raises:
        TemplateError: A second item begins at the margin, or the first link's label is nearly `Title`.
    """
    for piece in pieces:
        if not isinstance(piece, BreakPiece) or piece.border is not Border.ITEM or shape is not RecordShape.ITEM:
            continue
        if "\n" in piece.text and not _indented(piece.text):
            raise TemplateError(
                f"a template is one list item, and a second one begins at character {piece.offset + 2}; "
                "indent it if it belongs to the entry",
                piece.offset + 1,
            )
    if shape is not RecordShape.DETAILS and text.startswith(("```", "~~~")):
        raise TemplateError("a template is one list item, such as `- [Title](url) - Description.`, and no code block")
    link = next(_links(pieces), None)
    if link is not None and len(link.pieces) == 1 and isinstance(link.pieces[0], Literal):
        word = link.label.strip()
        meant = _nearly(word)
        if meant is not None:
            at = text.index(link.label, link.offset)
            raise TemplateError(f"{word!r} is no field word; write `[{meant}](url)` (character {at + 1})", at)


def _indented(text: str) -> bool:
    line = text.rpartition("\n")[2]
    return line[:1] in (" ", "\t")


def _links(pieces: Sequence[Piece]) -> Iterator[LinkPiece]:
    for piece in pieces:
        if isinstance(piece, LinkPiece):
            yield piece
        elif isinstance(piece, GroupPiece):
            yield from _links(piece.pieces)


def _nearly(word: str) -> str | None:
    """Give the field word that a label was to be, if it was."""
    if not word.isalpha() or word.lower() in ("title", "description") or is_generic_label(word):
        return None
    from rapidfuzz.distance import OSA  # imported only where a label is some other word

    for meant, wrong in _NEARLY.items():
        if OSA.distance(word.lower(), meant.lower()) <= wrong:
            return meant
    return None


def _check_fields(elements: tuple[Element, ...]) -> None:
    """Refuse templates that cannot be read by.

    Raises:
        TemplateError: There is no text field, there are too many fields, or the title stands twice.
    """
    slots = [slot for slot, _ in slots_in(elements)]
    if not any(slot.kind in TEXT_KINDS for slot in slots):
        raise TemplateError("the template has no text field; use at least one of Title, Name, Description")
    if len(slots) > _MOST_FIELDS:
        raise TemplateError(f"the template has more than {_MOST_FIELDS} fields")
    in_images = {id(each) for slot in slots if slot.kind is SlotKind.IMAGE for each, _ in slots_in(slot.content)}
    titles = [slot for slot in slots if slot.kind is SlotKind.TITLE and id(slot) not in in_images]
    if len(titles) > 1:
        raise TemplateError("the template has the field 'title' twice; an entry has one title")


def _required(elements: tuple[Element, ...], required: Iterable[str] | None) -> frozenset[str]:
    if required is not None:
        return frozenset(required)
    return frozenset(
        _REQUIRED[slot.kind] for slot, optional in slots_in(elements) if slot.kind in _REQUIRED and not optional
    )
