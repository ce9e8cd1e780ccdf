"""TPL008."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class EmptyTags(DeviationRule):
    """Brackets for tags with nothing in them.

    ## Why
    `[]` promises tags that are not there.

    ## Example
    `[link](https://arxiv.org/abs/2312.04429) []` becomes `[link](https://arxiv.org/abs/2312.04429)`.

    ## Fix
    Safe: no word is removed.
    """

    code = "TPL008"
    name = "empty-tags"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers"})
    kind = DeviationKind.TAGS_EMPTY

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"{quoted(deviation.found)} holds no tags"
