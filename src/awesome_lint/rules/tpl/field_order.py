"""TPL013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class FieldOrder(DeviationRule):
    """An entry whose fields stand in another order than the template's.

    ## Why
    A field in another place is overlooked by readers who scan a list column by column.

    ## Example
    `Vulcan: Automatic Query Planning (NSDI'24) [link](https://...)` becomes
    `(NSDI'24) Vulcan: Automatic Query Planning [link](https://...)`.

    ## Fix
    Safe: the entry is written anew with the same fields. There is none where it holds badges or comments.
    """

    code = "TPL013"
    name = "field-order"
    fixability = Fixability.SOMETIMES
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item"})
    kind = DeviationKind.ORDER

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"fields stand in another order than the template's; expected {quoted(deviation.expected)}"
