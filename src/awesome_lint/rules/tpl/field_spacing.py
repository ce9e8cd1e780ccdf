"""TPL009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class FieldSpacing(DeviationRule):
    """Blanks or punctuation between two fields that are not the template's.

    ## Why
    `[link](https://...)[Tag]` reads as one thing, and `[x][y]` is a reference link as soon as somebody defines it.

    ## Example
    `[link](https://arxiv.org/abs/2401.00588)[Ion Stoica]` becomes
    `[link](https://arxiv.org/abs/2401.00588) [Ion Stoica]`.

    ## Fix
    Safe: only blanks and punctuation between fields change.
    """

    code = "TPL009"
    name = "field-spacing"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item"})
    kind = DeviationKind.SPACING

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        if not deviation.found:
            return f"{quoted(deviation.expected)} is missing between two fields"
        if not deviation.expected:
            return f"{quoted(deviation.found)} stands beside a field, the template has nothing there"
        if deviation.found.split() == deviation.expected.split() and deviation.expected.strip():
            return f"blanks around {quoted(deviation.expected.strip())} are not as the template has them"
        return f"fields are separated by {quoted(deviation.found)}, the template has {quoted(deviation.expected)}"
