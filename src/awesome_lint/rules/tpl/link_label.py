"""TPL006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class LinkLabel(DeviationRule):
    """A first link whose label says the same as the template's, in other words.

    ## Why
    `[paper]`, `[link]` and `[pdf]` in turn suggest a difference that is none.

    ## Example
    `[paper](https://arxiv.org/abs/2403.01164)` becomes `[link](https://arxiv.org/abs/2403.01164)`. Labels that tell
    something else, such as `[code]`, are never changed.

    ## Fix
    Safe: only the label changes. There is none in a list without a stated template where the labels may tell different
    things: `[link]` among links that are called `[paper]`.
    """

    code = "TPL006"
    name = "link-label"
    fixability = Fixability.SOMETIMES
    profiles = frozenset({"papers"})
    kind = DeviationKind.LINK_LABEL

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"link is labelled {quoted(deviation.found)}, the template has {quoted(deviation.expected)}"
