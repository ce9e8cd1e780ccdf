"""STY007."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Emphasis
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT
from awesome_lint.rules.sty.emphasis import check_style, misplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class EmphasisMarker(NpmRule):
    """Emphasis with another marker than most emphasis in the file: `_` among `*`, or the other way round.

    ## Why
    One marker for one thing: who searches a list for emphasised text need not look twice.

    ## Example
    `_beta_` becomes `*beta*` in a list that otherwise writes `*`.

    ## Fix
    Safe: the markers are replaced where the text reads the same with the other one.

    ## Npm
    Better: the marker of most of the file is expected, not the first one. Emphasis that the other marker cannot make,
    as within a word, beside strong emphasis (`**_both_**`) or around other emphasis, is not flagged.
    """

    code = "STY007"
    name = "emphasis-marker"
    fixability = Fixability.ALWAYS

    @dataclass(frozen=True, slots=True)
    class Options:
        """How emphasis is written.

        Attributes:
            style: `*`, `_`, or `consistent`: as most of the file's emphasis.
        """

        style: str = CONSISTENT

        def __post_init__(self) -> None:
            """Refuse other styles.

            Raises:
                ValueError: It is none of these.
            """
            check_style(self.style)

    options: Options

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the markers of each emphasis."""
        for span, message, fix in misplaced(ctx, Emphasis, 1, self.options.style):
            yield self.diagnostic(span, f"emphasis {message}", fix)
