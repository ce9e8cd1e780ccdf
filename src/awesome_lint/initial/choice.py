"""What another linter's configuration says about one of our rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

Table: TypeAlias = "dict[str, object]"


class Choice(Record):
    """One choice.

    Attributes:
        rule: The name of our rule.
        options: The rule's options, by the names that configurations use; None switches the rule off.
        origin: The file, and what the rule is called there; for a comment.
    """

    rule: str
    options: Mapping[str, object] | None
    origin: str


class Said(Record):
    """All that one file says.

    Attributes:
        choices: What it chooses.
        notes: What of it was not taken over although it may matter, as sentences without full stop.
    """

    choices: tuple[Choice, ...] = ()
    notes: tuple[str, ...] = ()


def table(value: object) -> Table:
    """Give a table that was read from JSON or YAML with its keys as texts; an empty one in the place of all else."""
    return {str(key): below for key, below in value.items()} if isinstance(value, dict) else {}
