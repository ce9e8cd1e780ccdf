"""TPL007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class TagsForm(DeviationRule):
    """Tags that are not set as the template sets them: a lost bracket, other separators or blanks, emphasis.

    ## Why
    Without its brackets a tag list reads as a part of the title, and no tool finds it.

    ## Example
    `**Inference** | **Parallelism** | NUS]` becomes `[Inference | Parallelism | NUS]`.

    ## Fix
    Safe: every word and the order stay.
    """

    code = "TPL007"
    name = "tags-form"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers"})
    kind = DeviationKind.TAGS_FORM

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"tags are written {quoted(deviation.found)}, the template has {quoted(deviation.expected)}"
