"""STY005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import FootnoteReference
from awesome_lint.rules.base import safe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.rules.places import links, unlinked_entries
from awesome_lint.rules.sty.labels import label_spans
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class DefinitionCase(NpmRule):
    """A definition, of a link or a footnote, whose label has upper case letters that no reference has.

    ## Why
    References find their definition whatever the case of both, so upper case in the label only suggests a difference
    that there is none of.

    ## Example
    `[Badge]: https://awesome.re/badge.svg` becomes `[badge]: https://awesome.re/badge.svg`.

    ## Fix
    Safe: no reader sees a definition's label, and every reference finds it as before.

    ## Npm
    Better: a label that a reference writes in the same letters (`[MIT]`, `[MIT]: https://...`) is how its author calls
    it, and stays.
    """

    code = "STY005"
    name = "definition-case"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each label that its lower case form differs from, unless it is used as it is written."""
        used = frozenset() if ctx.strict else ctx.derive(_used_labels)
        entries = set() if ctx.strict else {node.start for node in ctx.derive(unlinked_entries)}
        for node, span in label_spans(ctx):
            label = ctx.source.text[slice(*span)]
            lower = label.lower()
            if lower != label and _one_line(label) not in used and node.start not in entries:
                fix = safe("Write the label in lower case", Edit(span, lower))
                words = _one_line(node.label)
                yield self.diagnostic(node.span, f"definition label `{words}`, expected lower case", fix)


def _used_labels(ctx: Context) -> frozenset[str]:
    """Give the labels of all references, as they are written."""
    text = ctx.source.text
    used = [text[slice(*link.url_span)] for link in ctx.derive(links) if link.identifier is not None]
    used += [note.label for note in ctx.nodes(FootnoteReference)]
    return frozenset(map(_one_line, used))


def _one_line(label: str) -> str:
    return " ".join(label.split())
