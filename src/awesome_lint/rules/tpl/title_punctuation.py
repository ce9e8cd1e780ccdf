"""TPL011."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule, quoted

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class TitlePunctuation(DeviationRule):
    """Punctuation behind a title that is none of its own.

    ## Why
    A full stop behind some titles makes them look different for no reason. Question marks and abbreviations stay.

    ## Example
    `FlexAttention: ... Attention Variants.` becomes `FlexAttention: ... Attention Variants`.

    ## Fix
    Safe: only the punctuation is removed.
    """

    code = "TPL011"
    name = "title-punctuation"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers", "awesome"})
    kind = DeviationKind.TITLE_PUNCTUATION

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"title ends in {quoted(deviation.found)}"
