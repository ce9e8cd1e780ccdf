"""Rows of tables: each cell by the name of its column, else by what it holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.template.link_class import LabelClass
from awesome_lint.template.people import sureness
from awesome_lint.template.roles.dated import dated
from awesome_lint.template.roles.lead import lead
from awesome_lint.template.roles.links import link
from awesome_lint.template.roles.rest import units
from awesome_lint.template.roles.title import title
from awesome_lint.template.roles.values import Role
from awesome_lint.template.token import TokenKind
from awesome_lint.words.columns import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.roles.draft import Draft

K = TokenKind
_NO_TITLE: Final = frozenset(
    {"authors", "venue", "date", "tags", "description", "affiliation", "link", "code", "further", "number"}
)
_OF_PAPERS: Final = frozenset({"title", "paper", "authors", "venue", "date"})
_COLUMNS: Final = {
    role.value: role
    for role in (Role.AUTHORS, Role.NAME, Role.TAGS, Role.DESCRIPTION, Role.AFFILIATION, Role.VENUE)
}  # fmt: skip
_NOTHING: Final = frozenset({"", "NA", "N/A", "NONE", "TBD", "X"})
_LONG: Final = 250  # code points; more are running text
_SENTENCE: Final = 20  # words; more are rather a sentence than a title


class _Cell(NamedTuple):
    """A cell: the indexes of its first token and behind its last one, and what its column holds."""

    first: int
    last: int
    column: str | None


def row(draft: Draft, header: Sequence[str], usual: int | None = None) -> None:
    """Give the roles of a row.

    Args:
        draft: The record.
        header: What the columns of its table are called.
        usual: The column that holds most titles of its table, as `title_column` tells it; None if that is not known.
    """
    cells = _cells(draft, header)
    titled = _title_cell(draft, cells, usual)
    for cell in cells:
        if cell is titled:
            behind = title(draft, min(lead(draft, cell.first), cell.last), cell.last)
            units(draft, behind, cell.last)
        elif cell.first < cell.last:
            _cell(draft, cell)


def title_column(drafts: Iterable[Draft], header: Sequence[str]) -> int | None:
    """Give the column of a table that holds most titles, where no column is called so; None if none does.

    Args:
        drafts: The table's rows.
        header: What its columns are called.
    """
    counted = Counter(cells.index(_by_content(draft, cells)) for draft in drafts for cells in [_cells(draft, header)])
    [(column, count)] = counted.most_common(1) or [(0, 0)]
    return column if 2 * count > counted.total() else None


def _cells(draft: Draft, header: Sequence[str]) -> list[_Cell]:
    """Give a row's cells; it may have fewer than its table has columns, or more."""
    borders = [index for index, token in enumerate(draft.tokens) if token.kind is K.CELL]
    firsts = [0, *(index + 1 for index in borders)]
    columns = [column_of(name) for name in header]
    columns += [None] * (len(firsts) - len(columns))
    return list(map(_Cell, firsts, [*borders, len(draft.tokens)], columns))


def _title_cell(draft: Draft, cells: Sequence[_Cell], usual: int | None) -> _Cell:
    """Give the cell of the title: by its column's name, by what most rows have there, else by what it holds."""
    for wanted in ("title", "paper"):
        for cell in cells:
            if cell.column == wanted and _holds_title(draft, cell):
                return cell
    if usual is not None and usual < len(cells) and _holds_title(draft, cells[usual]):
        return cells[usual]
    return _by_content(draft, cells)


def _by_content(draft: Draft, cells: Sequence[_Cell]) -> _Cell:
    """Give the cell that looks most like a title's."""
    named = next((cell for cell in cells if cell.column == "name"), None)
    if named is not None and _holds_title(draft, named) and not {cell.column for cell in cells} & _OF_PAPERS:
        return named
    worth = [(_worth(draft, cell), -number) for number, cell in enumerate(cells) if cell.column not in _NO_TITLE]
    best = max(worth, default=(-1.0, 0))
    return cells[-best[1]] if best[0] > -1 else cells[0]


def _worth(draft: Draft, cell: _Cell) -> float:
    """Give how much a cell looks like that of the title."""
    value, words = 0.0, 0
    for index in range(cell.first, cell.last):
        token = draft.tokens[index]
        if token.kind is K.LINK and draft.link_class(index) is LabelClass.TELLING:
            value += 6 + min(6, token.text.count(" "))
        elif token.kind is K.WORDS:
            count = token.text.count(" ") + 1
            words += count
            value += min(8, count) - (30 if len(token.text) > _LONG else 0)
    if words > _SENTENCE:
        value = min(value, 4)
    return value - 3 if cell.column == "name" else value


def _holds_title(draft: Draft, cell: _Cell) -> bool:
    """Whether a cell of a title's column holds more than marks and labels such as "PDF"."""
    for index in range(cell.first, cell.last):
        kind = draft.kind(index)
        if kind is K.LINK and cell.column == "paper":
            if draft.link_class(index) is LabelClass.TELLING:
                return True
        elif kind in (K.WORDS, K.LINK, K.VENUE, K.CODE, K.AUTHORS):
            return True
    return False


def _cell(draft: Draft, cell: _Cell) -> None:
    """Give the roles of a cell that is not the title's."""
    first, last, column = cell
    text = draft.written(first, last).strip(" *_-–—`")
    if column == "number" or text.upper() in _NOTHING:
        return
    kinds = draft.kinds(first, last)
    if (column in ("venue", "date") or (column is None and kinds & {K.VENUE, K.DATE})) and (
        dated(draft, first, last) or (column == "venue" and _venue_links(draft, first, last))
    ):
        return
    if K.LINK in kinds and column != "description":
        units(draft, first, last)
        return
    role = _COLUMNS.get(column or "") or _role_of(draft, cell, text, kinds)
    if role is Role.VENUE and Role.VENUE in draft.has:
        return
    while first < last and draft.kind(first) in (K.MARK, K.PUNCT):
        first += 1
    while last > first and draft.kind(last - 1) in (K.MARK, K.PUNCT) and role is not Role.DESCRIPTION:
        last -= 1
    draft.give(role, first, last)


def _role_of(draft: Draft, cell: _Cell, text: str, kinds: set[TokenKind]) -> Role:
    """Give the role of a cell whose column's name tells none, by its text and the kinds of its tokens."""
    if K.AUTHORS in kinds or (cell.column is None and sureness(text) >= 0.5):
        return Role.AUTHORS
    if K.CODE in kinds:
        return Role.TAGS
    if text.count(" ") >= 5:
        return Role.DESCRIPTION
    return Role.AFFILIATION if draft.known.affiliations.is_affiliation(text) else Role.TAGS


def _venue_links(draft: Draft, first: int, last: int) -> bool:
    """Read a venue that is a link's label; False if the cell holds no link."""
    links = [index for index in range(first, last) if draft.kind(index) is K.LINK]
    if not links:
        return False
    if draft.link_class(links[0]) is LabelClass.VENUE:
        for index in links:
            link(draft, index)
    else:
        link(draft, links[0])
        draft.give(Role.VENUE, links[0], links[0] + 1, links[0], draft.label_span(links[0]))
    return True
