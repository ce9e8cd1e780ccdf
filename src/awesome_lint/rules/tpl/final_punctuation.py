"""TPL014."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class FinalPunctuation(DeviationRule):
    """An entry that lacks the punctuation that ends the template, or has it behind a stop of its own.

    ## Why
    Where nearly all descriptions end in a full stop, one that does not looks cut off.

    ## Example
    `- [Title](https://...) - Description` becomes `- [Title](https://...) - Description.` in a list that has it so.

    ## Fix
    Safe: the punctuation is added, or of two stops (`..`, `!.`) the second one goes. Text that ends in a bracket, code,
    an emoji, other punctuation or a script without letter case is left alone.
    """

    code = "TPL014"
    name = "final-punctuation"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item"})
    kind = DeviationKind.FINAL_PUNCTUATION

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        if not deviation.expected:
            return f"entry ends in two stops, {quoted(deviation.found)} is one too many"
        return f"entry does not end in {quoted(deviation.expected)}"
