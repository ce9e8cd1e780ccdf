"""STY030."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Image
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.sty.full_reference import unneeded_labels
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class NoUnneededFullReferenceImage(NpmRule):
    """A reference image (`![text][label]`) whose label says no more than its text.

    ## Why
    The label has to be kept in step with the text for nothing: `![text][]` finds the same definition.

    ## Example
    `![Awesome][awesome]` becomes `![Awesome][]`.

    ## Fix
    Safe: the text is the label.

    ## Npm
    Better: a text that goes on in the next line of a quotation is compared too.
    """

    code = "STY030"
    name = "no-unneeded-full-reference-image"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each label that repeats its text."""
        for node in unneeded_labels(ctx, Image):
            label = ctx.source.text[slice(*node.url_span)]
            message = f"label `[{label}]` repeats the text of the image, expected `[]`"
            yield self.diagnostic(node.span, message, safe("Empty the label", Edit(node.url_span, "")))
