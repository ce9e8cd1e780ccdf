"""STY006."""

from __future__ import annotations

import re
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

# Blanks that are not one space; a newline takes the indentation and block quote marks of the next line with it.
_ODD_BLANK = r"[ \t]*[\r\n][ \t\r\n>]*|[ \t]{2,}|\t"


class DefinitionSpacing(NpmRule):
    """A definition whose label has a tab, a line break, or several blanks in a row.

    ## Why
    References find their definition whatever blanks stand between the words of both, so anything but one space only
    suggests a difference that there is none of.

    ## Example
    `[code  of conduct]: code-of-conduct.md` becomes `[code of conduct]: code-of-conduct.md`.

    ## Fix
    Safe: no reader sees a definition's label, and every reference finds it as before.

    ## Npm
    Same.
    """

    code = "STY006"
    name = "definition-spacing"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each label with other blanks than single spaces."""
        for node, span in label_spans(ctx):
            label = ctx.source.text[slice(*span)]
            if "  " not in label and not any(blank in label for blank in "\t\n\r"):
                continue
            edits = [
                Edit.replace(span.start + match.start(), span.start + match.end(), " ")
                for match in re.finditer(_ODD_BLANK, label)
            ]
            words = " ".join(node.label.split())
            message = f"definition label `{words}` with other blanks than single spaces between its words"
            yield self.diagnostic(node.span, message, safe("Write single spaces", *edits))
