"""TPL017."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.model import DeviationKind
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.deviating import DeviationRule, by_kind, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Deviation
    from awesome_lint.rules.base import Context


class DateForm(DeviationRule):
    """A date that is not written as the template writes it.

    ## Why
    `2024/3` and `2024/03` and `2024-03` do not sort, and no search finds all of them.

    ## Example
    In a list with the template `- [yyyy/mm] Title [link](url)`, `[2024-3]` becomes `[2024/03]`.

    ## Fix
    Safe where only what stands between the numbers changes; unsafe where a number does (`3` becomes `03`).
    """

    code = "TPL017"
    name = "date-form"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers", "awesome"})
    kind = DeviationKind.DATE_FORM

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag dates in another form."""
        for deviation in ctx.derive(by_kind).get(self.kind, ()):
            same = re.findall(r"\d+", deviation.found) == re.findall(r"\d+", deviation.expected)
            fix = (safe if same else unsafe)(self.remedy(deviation), *deviation.edits)
            yield self.diagnostic(deviation.span, self.message(deviation), fix)

    def message(self, deviation: Deviation) -> str:
        """Say what is wrong."""
        return f"date is written {quoted(deviation.found)}, the template has {quoted(deviation.expected)}"
