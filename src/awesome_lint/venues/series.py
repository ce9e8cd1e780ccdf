"""A venue series, and how a text matched one."""

from __future__ import annotations

from typing import Literal, TypeAlias

from awesome_lint.records import Record

How: TypeAlias = Literal["exact", "case", "alias", "misspelling", "full-name"]
"""How a text names a series: as it is written here; but for case, blanks and punctuation; by another right spelling (or
with "IEEE", "Proc." and the like before it); wrongly; by its full name."""


class Series(Record):
    """A run of conferences or workshops, a journal, or a preprint server, under one name.

    Attributes:
        name: The registry's name of it, e.g. "arXiv"; no other series has it.
        full: The full name; the name itself where there is no longer one.
        kind: "conference", "journal", "workshop" or "preprint".
        area: The field of research, e.g. "operating-systems"; "" for a series from a configuration or an example.
        spelling: How the list at hand writes the name: `name` but for a configuration or the list's own examples.
        since: The first year under this name, where it was renamed.
        until: The last year under this name, where it was renamed.
        predecessor: The name of the series that this one was before `since`.
        successor: The name of the series that this one is after `until`.
        common_word: Whether the name is also an ordinary word ("FAST", "Nature"), so that it says little by itself.
    """

    name: str
    full: str
    kind: str
    area: str
    spelling: str
    since: int | None = None
    until: int | None = None
    predecessor: str | None = None
    successor: str | None = None
    common_word: bool = False


class Match(Record):
    """A series that a text names."""

    series: Series
    how: How
