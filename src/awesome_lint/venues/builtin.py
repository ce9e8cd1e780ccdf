"""The built-in series, from the compiled form of `venues.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from awesome_lint.venues.series import Series

if TYPE_CHECKING:
    from awesome_lint.venues.series import How

HOWS: Final[tuple[How, ...]] = ("case", "alias", "misspelling", "full-name")
"""What the second number of an index line means; written and read by position."""

COMPILED: Final = Path(__file__).with_name("compiled.txt")


class Table(NamedTuple):
    """All built-in series.

    Attributes:
        rows: A series each: name, full name, kind, area, first year, last year, name before, name after and "word" (if
            it is an ordinary word), separated by tabs.
        codes: By key: the number of the row times the number of `HOWS`, plus the position in `HOWS`.
    """

    rows: list[str]
    codes: dict[str, int]

    def find(self, key: str) -> tuple[Series, How] | None:
        """Give the series with this key, and how the key names it."""
        code = self.codes.get(key)
        if code is None:
            return None
        row, how = divmod(code, len(HOWS))
        return series_of(self.rows[row]), HOWS[how]


@cache
def builtin_table() -> Table:
    """Read the compiled file, once; plain text, since splitting it is several times faster than JSON or TOML."""
    rows, _, index = COMPILED.read_text(encoding="utf-8").partition("\n\n")
    words = index.split()
    return Table(rows.split("\n")[1:], dict(zip(words[::2], map(int, words[1::2]), strict=True)))


@cache
def series_of(row: str) -> Series:
    """Read a row of the compiled file."""
    name, full, kind, area, since, until, before, after, word = row.split("\t")
    return Series(
        name,
        full or name,
        kind,
        area,
        name,
        int(since) if since else None,
        int(until) if until else None,
        before or None,
        after or None,
        word == "word",
    )
