"""STR005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.markdown.generated import said_of_file
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class GeneratedFile(Rule):
    """A file that says of itself, before its first heading, that a program writes it.

    ## Why
    What is mended here is lost when the program runs again, so `--fix` changes nothing: what is reported has to be
    mended in the program's source. If the file is kept by hand after all, `generated = false` in the configuration lets
    fixes run; `generated = true` says the same as such a line, and silences this rule. Parts between the marks of
    doctoc, all-contributors and the like are left alone by fixes, too, and nothing else is.

    ## Example
    `<!-- This file is generated from data.yml. Do not edit. -->`
    """

    code = "STR005"
    name = "generated-file"
    severity = Severity.INFO

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag what the file says."""
        span = said_of_file(ctx.root, ctx.source)
        if span is not None:
            yield self.diagnostic(span, "a program writes this file, so no fix is applied; mend it in its source")
