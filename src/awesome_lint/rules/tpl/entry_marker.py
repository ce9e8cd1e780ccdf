"""TPL010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import List
from awesome_lint.model import DeviationKind
from awesome_lint.rules.base import Rule, display_only, safe
from awesome_lint.rules.deviating import by_kind
from awesome_lint.rules.neighbours import neighbours
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class EntryMarker(Rule):
    """An entry whose bullet is not the template's.

    ## Why
    A change of bullet begins a new list: mixed bullets cut one list into several, with odd gaps between them.

    ## Example
    `+ DiffServe: Efficiently Serving ...` becomes `* DiffServe: Efficiently Serving ...`.

    ## Fix
    Safe: only the bullet changes. Items of the same list that are no entries change with the first entry, so that the
    list stays one. Where another list stands above or below, behind a blank line, a person has to look: the two may be
    two on purpose, and joined, all of their items are set apart. A single entry among more that are set apart already
    is no list on purpose.
    """

    code = "TPL010"
    name = "entry-marker"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item", "list-item-indent", "unordered-list-marker-style"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each entry with another bullet, list by list."""
        wrong = {deviation.span: deviation for deviation in ctx.derive(by_kind).get(DeviationKind.MARKER, ())}
        if not wrong:
            return
        beside = ctx.derive(neighbours)
        for node in ctx.nodes(List):
            markers = [Edit.replace(item.start, item.start + 1, "") for item in node.children]
            own = [wrong[edit.span] for edit in markers if edit.span in wrong]
            others = [edit.span for edit in markers if edit.span not in wrong] if own else []
            for deviation in own:
                edits = [*deviation.edits, *(Edit(span, deviation.expected) for span in others)]
                others = []
                message = f"entry begins with `{deviation.found}`, the template with `{deviation.expected}`"
                make = display_only if beside.is_apart(node) and not beside.is_one_of(node) else safe
                fix = make(f"Write `{deviation.expected}`", *sorted(edits))
                yield self.diagnostic(deviation.span, message, fix)
