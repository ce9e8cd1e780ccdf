"""The order that a list's entries stand in, if they stand in one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.config.load import built, validated
from awesome_lint.runner import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.config.files import TomlTable
    from awesome_lint.model import Entry
    from awesome_lint.settings import Surroundings
    from awesome_lint.template import ListReading

_RULE: Final = "entry-order"
_SECTION: Final = 3  # entries of a section that can show an order
_LEAST: Final = 10  # entries in such sections
_OUT: Final = 0.1  # the share of them that may stand elsewhere


class Order(NamedTuple):
    """An order that nearly all entries keep.

    Attributes:
        said: What it is called.
        options: The options of `entry-order` that ask for it.
        out: How many entries stand elsewhere.
        entries: How many could.
    """

    said: str
    options: dict[str, object]
    out: int
    entries: int


_ORDERS: Final[tuple[tuple[str, dict[str, object]], ...]] = (
    ("by year, the newest first", {"by": "year", "descending": True}),
    ("by year", {"by": "year"}),
    ("by name", {"by": "title"}),
)


def order_of(reading: ListReading, surroundings: Surroundings) -> Order | None:
    """Give the order that the entries of a list keep best; None if they keep none."""
    sections: dict[int, list[Entry]] = defaultdict(list)
    for entry in reading.document.entries:
        sections[id(entry.section)].append(entry)
    large = [entries for entries in sections.values() if len(entries) >= _SECTION]
    found: list[Order] = []
    for said, options in _ORDERS:
        count = sum(map(len, large if options["by"] == "title" else filter(_of_several_years, large)))
        if count < _LEAST:
            continue
        table: TomlTable = {"select": [_RULE], "rules": {_RULE: options}}
        out = len(check(reading, built(validated(table, ""), ""), surroundings))
        if out <= _OUT * count:
            found.append(Order(said, options, out, count))
    return min(found, key=lambda order: order.out / order.entries, default=None)


def _of_several_years(entries: Sequence[Entry]) -> bool:
    return len({entry.year for entry in entries if entry.year is not None}) > 1
