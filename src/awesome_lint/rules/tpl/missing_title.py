"""TPL002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Severity
from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class MissingTitle(DeviationRule):
    """An entry without a title.

    ## Why
    A reader who sees only a venue and a link cannot tell what the entry lists.

    ## Example
    `(NSDI'24) [link](https://www.usenix.org/conference/nsdi24)` names no paper.
    """

    code = "TPL002"
    name = "missing-title"
    severity = Severity.ERROR
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item"})
    kind = DeviationKind.TITLE_MISSING

    def message(self, deviation: Deviation) -> str:  # noqa: ARG002 - every such entry is told the same
        """Say what is wrong."""
        return "entry has no title; write it before the link"
