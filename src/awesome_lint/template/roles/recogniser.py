"""From the tokens of a record to its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.template.roles.draft import Draft, Known
from awesome_lint.template.roles.lead import lead
from awesome_lint.template.roles.rest import rest
from awesome_lint.template.roles.rows import row, title_column
from awesome_lint.template.roles.title import title, title_of_last_resort
from awesome_lint.template.roles.values import Role
from awesome_lint.template.token import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesome_lint.template.roles.values import Assigned
    from awesome_lint.template.token import Token
    from awesome_lint.venues import Registry
    from awesome_lint.words import Affiliations


class Recogniser:
    """Tells the fields of records.

    Args:
        text: The whole source.
        registry: The venue series that are known.
        affiliations: The universities, labs and companies that are known.
        recurring: Labels that the list gives to many links; see `recurring_labels`.
    """

    def __init__(
        self, text: str, registry: Registry, affiliations: Affiliations, recurring: frozenset[str] = frozenset()
    ) -> None:
        self._known = Known(text, registry, affiliations, recurring)

    def title_column(self, rows: Iterable[Sequence[Token]], header: Sequence[str]) -> int | None:
        """Give the column that holds most titles of a table, as `assign` takes it.

        Args:
            rows: The tokens of its rows.
            header: What its columns are called.
        """
        return title_column((Draft(self._known, tokens) for tokens in rows), header)

    def assign(
        self, tokens: Sequence[Token], header: Sequence[str] = (), title_column: int | None = None
    ) -> list[Assigned]:
        """Give the roles of a record's tokens, in order.

        Args:
            tokens: The tokens.
            header: What the columns of its table are called, if it is a row.
            title_column: The column that holds most titles of its table, if it is a row.
        """
        draft = Draft(self._known, tokens)
        if header or any(token.kind is TokenKind.CELL for token in tokens):
            row(draft, header, title_column)
        else:
            rest(draft, title(draft, lead(draft, 0), len(tokens)))
        if Role.TITLE not in draft.has:
            title_of_last_resort(draft)
        return sorted(draft.found, key=lambda each: (each.text, each.first))
