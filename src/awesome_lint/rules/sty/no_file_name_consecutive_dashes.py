"""STY019."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.file_names import START, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class NoFileNameConsecutiveDashes(NpmRule):
    """A file whose name holds several dashes in a row.

    ## Why
    One dash joins words; two are a slip, and hard to tell from one when the name is typed again.

    ## Example
    `awesome--list.md` for `awesome-list.md`.

    ## Npm
    Same.
    """

    code = "STY019"
    name = "no-file-name-consecutive-dashes"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the file's own name."""
        name = ctx.derive(file_name)
        if name is not None and "--" in name.stem:
            yield self.diagnostic(START, "several dashes in a row in the file name, expected one `-`")
