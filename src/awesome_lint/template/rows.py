"""Records of tables: which tables hold entries, and their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.markdown.nodes import plain_text
from awesome_lint.model.record import Border, ListRecord, Part, RecordShape
from awesome_lint.template.nature import count_words, is_telling, links_of
from awesome_lint.template.outline import is_internal
from awesome_lint.template.twins import twins
from awesome_lint.words import column_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.markdown.nodes import Inline, Table, TableRow
    from awesome_lint.model import Section
    from awesome_lint.model.record import Inherited

_TITLES = frozenset({"title", "paper", "name"})
_BESIDE = frozenset({"authors", "venue", "date", "link", "code"})
_TITLE_WORDS = 3
_REPEATED = 0.8  # share of a table's addresses in the items, from which on it is a view of them


def rows_of(table: Table, section: Section, text: str, above: Inherited) -> list[ListRecord]:
    """Give the records of a table; none if it holds something else: a key to signs, navigation, figures, people.

    Args:
        table: The table.
        section: Where it stands.
        text: The whole source.
        above: What its rows inherit.
    """
    cells = [[twins(cell.children, text) for cell in row.children] for row in table.children]
    header = tuple([plain_text(nodes).strip().lower() for nodes in cells[0]])
    rows = list(zip(table.children, cells, strict=True))
    if any(_leads_out(nodes) for nodes in cells[0]):
        header = ()  # the first row is an entry itself
    else:
        del rows[0]
    if not rows or not _holds_entries(header, [each for _, each in rows]):
        return []
    return [_record(row, each, header, section, above) for row, each in rows if any(each)]


def _holds_entries(header: tuple[str, ...], rows: list[list[tuple[Inline, ...]]]) -> bool:
    linked = sum(any(_leads_out(nodes) for nodes in row) for row in rows)
    internal = sum(any(is_internal(link.url) for nodes in row for link in links_of(nodes)) for row in rows)
    if internal * 2 > len(rows) and internal >= linked:
        return False
    columns = {column_of(name) for name in header}
    if columns & _TITLES:
        return linked * 2 >= len(rows) or bool(columns & _BESIDE)
    return sum(_names_work(row) for row in rows) * 2 > len(rows)


def _names_work(row: list[tuple[Inline, ...]]) -> bool:
    """Whether a row looks like an entry by its content: a telling link, or a link beside a title."""
    links = [link for nodes in row for link in links_of(nodes)]
    if any(is_telling(link) for link in links):
        return True
    return bool(links) and any(not links_of(nodes) and count_words(plain_text(nodes)) >= _TITLE_WORDS for nodes in row)


def _leads_out(nodes: tuple[Inline, ...]) -> bool:
    return any(not is_internal(link.url) for link in links_of(nodes))


def _record(
    row: TableRow, cells: list[tuple[Inline, ...]], header: tuple[str, ...], section: Section, above: Inherited
) -> ListRecord:
    parts = tuple(
        [
            Part(Border.CELL if index else Border.START, nodes, cell.start, cell.end, cell, 0)
            for index, (cell, nodes) in enumerate(zip(row.children, cells, strict=True))
        ]
    )
    return ListRecord(RecordShape.ROW, row.span, row, parts, section, None, None, header, inherited=above)


def without_views(records: list[ListRecord]) -> list[ListRecord]:
    """Leave out the tables that only show again what the list's items say."""
    rows = [record for record in records if record.shape is RecordShape.ROW]
    others = [record for record in records if record.shape is not RecordShape.ROW]
    if not rows or len(others) <= len(rows) // 2:
        return records
    known = {url for record in others for url in _urls(record)}
    tables: dict[int, list[ListRecord]] = {}
    for record in rows:
        tables.setdefault(id(record.section), []).append(record)
    views: set[int] = set()
    for table in tables.values():
        urls = {url for record in table for url in _urls(record)}
        if urls and sum(url in known for url in urls) > _REPEATED * len(urls):
            views.update(map(id, table))
    return [record for record in records if id(record) not in views] if views else records


def _urls(record: ListRecord) -> Iterator[str]:
    for part in record.parts:
        for link in links_of(part.nodes):
            if not is_internal(link.url):
                yield link.url.rstrip("/")
