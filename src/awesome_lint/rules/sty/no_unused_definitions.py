"""STY032."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.destinations import identifier
from awesome_lint.markdown.nodes import Definition, FootnoteDefinition, FootnoteReference
from awesome_lint.rules import places
from awesome_lint.rules.base import unsafe
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.text import SourceText

_NOWHERE = frozenset({"", "#"})


class NoUnusedDefinitions(NpmRule):
    """A definition, of a link or a footnote, that nothing refers to.

    ## Why
    It is left over from a link that was taken away, or the link to it has another label by mistake.

    ## Example
    `[badge]: https://awesome.re/badge.svg` in a list without `[badge]`.

    ## Fix
    Unsafe: the definition is removed, and what it says is gone. None where it is all of an item: it may be an entry.

    ## Npm
    Better: a definition that leads nowhere, as in `[//]: # (a remark)`, is a comment, and left alone, and an entry that
    is written as one is reported by `malformed-url`; of several with one label each is flagged, where npm's tool flags
    the last.
    """

    code = "STY032"
    name = "no-unused-definitions"
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each definition without a reference."""
        used = {node.identifier for node in ctx.derive(places.links)}
        entries = {node.start for node in ctx.derive(places.unlinked_entries)}
        links = [(node.identifier, node) for node in ctx.nodes(Definition)]
        for name, node in dict(links).items() if ctx.strict else links:
            entry = node.start in entries
            if name not in used and (ctx.strict or not (entry or node.url in _NOWHERE)):
                message = f"nothing refers to the definition `[{node.label}]`"
                fix = None if entry else unsafe("Remove the definition", _removal(ctx.source, node))
                yield self.diagnostic(node.span, message, fix)
        called = {identifier(node.label) for node in ctx.nodes(FootnoteReference)}
        notes = [(identifier(node.label), node) for node in ctx.nodes(FootnoteDefinition)]
        for name, note in dict(notes).items() if ctx.strict else notes:
            if name not in called:
                message = f"nothing refers to the footnote `[^{note.label}]`"
                yield self.diagnostic(note.span, message, unsafe("Remove it", _removal(ctx.source, note)))


def _removal(source: SourceText, node: Definition | FootnoteDefinition) -> Edit:
    """Take a definition away: its lines, if it has them for itself, and one of two blank lines that would then meet."""
    text, starts = source.text, source.line_starts
    first, last = source.line_at(node.start), source.line_at(node.end)
    begin = starts[first - 1]
    if text[begin : node.start].strip() or text[node.end : source.line_end(last)].strip():
        return Edit.delete(node.start, node.end)
    end = starts[last] if last < len(starts) else len(text)
    after_blank = first == 1 or not source.line_text(first - 1).strip()
    if after_blank and last < source.line_count and not source.line_text(last + 1).strip():
        end = starts[last + 1] if last + 1 < len(starts) else len(text)
    elif after_blank and first > 1 and end == len(text):
        begin = starts[first - 2]
    return Edit.delete(begin, end)
