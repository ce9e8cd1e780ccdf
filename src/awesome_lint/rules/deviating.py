"""What the rules have in common that report one kind of deviation each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from awesome_lint.rules.base import Rule, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Deviation, DeviationKind
    from awesome_lint.rules.base import Context

_SHOWN = 60  # code points of an entry's text that a message quotes


def by_kind(ctx: Context) -> dict[DeviationKind, list[Deviation]]:
    """Sort the deviations of all entries by their kind."""
    found: dict[DeviationKind, list[Deviation]] = {}
    for entry in ctx.document.entries:
        for deviation in entry.deviations:
            found.setdefault(deviation.kind, []).append(deviation)
    return found


def quoted(text: str) -> str:
    """Give a text for a message: on one line, and not too long."""
    flat = " ".join(text.split()) if text.strip() else text
    return f"`{flat}`" if len(flat) <= _SHOWN else f"`{flat[: _SHOWN - 3]}...`"


class DeviationRule(Rule):
    """A rule that reports the deviations of one kind.

    Attributes:
        kind: The kind.
    """

    kind: ClassVar[DeviationKind]

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each deviation of this rule's kind; its edits, if it has any, are the fix."""
        for deviation in ctx.derive(by_kind).get(self.kind, ()):
            fix = safe(self.remedy(deviation), *deviation.edits) if deviation.edits else None
            yield self.diagnostic(deviation.span, self.message(deviation), fix)

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        raise NotImplementedError

    def remedy(self, deviation: Deviation) -> str:
        """Say what the fix does."""
        return f"Write {quoted(deviation.expected)}" if deviation.expected else f"Remove {quoted(deviation.found)}"
