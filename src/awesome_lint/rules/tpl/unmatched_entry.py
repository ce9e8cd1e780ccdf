"""TPL001."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.model import Section
    from awesome_lint.rules.base import Context


class UnmatchedEntry(Rule):
    """A list item that the template cannot read as an entry.

    ## Why
    Among entries an item that is none is a mistake, or belongs elsewhere: above the list, or in a section of its own.
    It is reported only in sections where at least half of the items are entries.

    ## Example
    `* [Accepted Papers](https://mlsys.org/...)` among entries of the form `(conf'yy) Title [link](url)`.
    """

    code = "TPL001"
    name = "unmatched-entry"
    severity = Severity.ERROR
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag unmatched items, placeholders excepted, in sections that are lists of entries."""
        if ctx.template is None:
            return
        unmatched = [item for item in ctx.document.unmatched if not item.placeholder]
        entries = _count(entry.section for entry in ctx.document.entries)
        others = _count(item.section for item in unmatched)
        for item in unmatched:
            if entries[id(item.section)] >= others[id(item.section)]:
                message = f"item does not fit the template `{ctx.template.text}`: {item.reason}"
                yield self.diagnostic(item.span, message)


def _count(sections: Iterable[Section]) -> Counter[int]:
    """Count items by the identity of their section and of those around it."""
    counts: Counter[int] = Counter()
    for section in sections:
        around: Section | None = section
        while around is not None:
            counts[id(around)] += 1
            around = around.parent
    return counts
