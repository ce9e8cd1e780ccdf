"""STY022."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.file_names import START, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class NoFileNameOuterDashes(NpmRule):
    """A file whose name begins or ends with a dash.

    ## Why
    Dashes join words. A name that begins with one is taken for an option by most programs.

    ## Example
    `-list.md` for `list.md`.

    ## Npm
    Same.
    """

    code = "STY022"
    name = "no-file-name-outer-dashes"

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Look at the file's own name."""
        name = ctx.derive(file_name)
        if name is not None and (name.stem.startswith("-") or name.stem.endswith("-")):
            yield self.diagnostic(START, "dash at the file name's edge, expected dashes between words only")
