"""What both rules about suppression comments share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.base import Context, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic


class SuppressionRule(Rule):
    """A rule whose diagnostics `awesome_lint.suppress` makes: only it knows what the comments silenced."""

    def check(self, ctx: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - the base's signature
        """Give nothing: what the comments do is known when all other rules have run."""
        return iter(())
