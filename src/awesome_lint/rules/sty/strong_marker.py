"""STY036."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Strong
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.consistent import CONSISTENT
from awesome_lint.rules.sty.emphasis import check_style, misplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class StrongMarker(NpmRule):
    """Strong emphasis with another marker than most in the file: `__` among `**`, or the other way round.

    ## Why
    One marker for one thing: who searches a list for strong text need not look twice.

    ## Example
    `__free__` becomes `**free**` in a list that otherwise writes `**`.

    ## Fix
    Safe: the markers are replaced where the text reads the same with the other one.

    ## Npm
    Better: the marker of most of the file is expected, not the first one. Strong emphasis that the other marker cannot
    make, as within a word, beside emphasis (`*__both__*`) or around it, is not flagged.
    """

    code = "STY036"
    name = "strong-marker"
    fixability = Fixability.ALWAYS

    @dataclass(frozen=True, slots=True)
    class Options:
        """How strong emphasis is written.

        Attributes:
            style: `*` (for `**`), `_` (for `__`), or `consistent`: as most of the file's strong emphasis.
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
        """Look at the markers of each piece of strong emphasis."""
        for span, message, fix in misplaced(ctx, Strong, 2, self.options.style):
            yield self.diagnostic(span, f"strong {message}", fix)
