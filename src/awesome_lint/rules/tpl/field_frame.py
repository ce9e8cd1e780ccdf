"""TPL016."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class FieldFrame(DeviationRule):
    """A field without the emphasis, quotes or brackets that the template sets around it.

    ## Why
    One plain title among bold ones is overlooked.

    ## Example
    In a list with the template `- **Title** [link](url)`, the entry `- Some Title [link](https://...)` becomes
    `- **Some Title** [link](https://...)`.

    ## Fix
    Safe: the field's own text stays. There is none where the field itself holds the characters of the frame.
    """

    code = "TPL016"
    name = "field-frame"
    fixability = Fixability.SOMETIMES
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item"})
    kind = DeviationKind.FRAME

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"field is written {quoted(deviation.found)}, the template has {quoted(deviation.expected)}"
