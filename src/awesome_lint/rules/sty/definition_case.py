"""STY005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.labels import label_spans
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class DefinitionCase(NpmRule):
    """A definition, of a link or a footnote, whose label has upper case letters.

    ## Why
    References find their definition whatever the case of both, so upper case in the label only suggests a difference
    that there is none of.

    ## Example
    `[Badge]: https://awesome.re/badge.svg` becomes `[badge]: https://awesome.re/badge.svg`.

    ## Fix
    Safe: no reader sees a definition's label, and every reference finds it as before.

    ## Npm
    Same.
    """

    code = "STY005"
    name = "definition-case"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each label that its lower case form differs from."""
        for node, span in label_spans(ctx):
            label = ctx.source.text[slice(*span)]
            lower = label.lower()
            if lower != label:
                fix = safe("Write the label in lower case", Edit(span, lower))
                words = " ".join(node.label.split())
                yield self.diagnostic(node.span, f"definition label `{words}`, expected lower case", fix)
