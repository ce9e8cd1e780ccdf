"""What a template's text is cut into: field words, links, images, comments, line breaks, groups, and literal text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from awesome_lint.records import Record

if TYPE_CHECKING:
    from awesome_lint.model import Border


class Literal(Record):
    """Text that stands for itself; `offset` is its place in the template, as for all pieces."""

    text: str
    offset: int


class Word(Record):
    """A field word, in lower case."""

    word: str
    offset: int


class LinkPiece(Record):
    """A link. `label` is its label as written, `pieces` the same cut up, `reference` whether it ends in `][Name]`."""

    label: str
    pieces: tuple[Piece, ...]
    reference: bool
    html: bool
    offset: int


class ImagePiece(Record):
    """An image. `text` is all of it; `pieces` its alternative text or, for a badge, its URL cut up."""

    text: str
    pieces: tuple[Piece, ...]
    offset: int


class CommentPiece(Record):
    """A comment that is a field: what stands before and behind the word, and the word."""

    open: str
    word: str
    close: str
    offset: int


class BreakPiece(Record):
    """A line break (`border` None) or the beginning of another block."""

    border: Border | None
    text: str
    offset: int


class GroupPiece(Record):
    """`{...}?` or `{...}*`."""

    pieces: tuple[Piece, ...]
    repeated: bool
    offset: int


Piece: TypeAlias = Literal | Word | LinkPiece | ImagePiece | CommentPiece | BreakPiece | GroupPiece
