"""NET011."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.agreement import Agreement
from awesome_lint.diagnostics import Severity
from awesome_lint.rules.net.checked import LinkRule
from awesome_lint.rules.net.papers import owner, papers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.rules.net.checked import Checked


class RetitledPaper(LinkRule):
    """A paper that its source calls otherwise than the entry does.

    ## Why
    Authors give papers new titles between versions; readers search for the new one. Sometimes the link is that of a
    near relative instead. Both titles are shown, so that a look tells.

    ## Example
    `ServerlessLLM: Locality-Enhanced Serverless Inference for Large Language Models` is called `ServerlessLLM:
    Low-Latency Serverless Inference for Large Language Models` on arXiv today.
    """

    code = "NET011"
    name = "retitled-paper"
    severity = Severity.INFO

    def find(self, ctx: Context) -> Iterator[tuple[Checked, Diagnostic]]:
        """Find entries with another title than their paper has at its source."""
        for paper in ctx.derive(papers):
            place = paper.checked.place
            if paper.agreement is Agreement.RETITLED and not place.shown:
                message = f"its title is `{paper.resource.title}` today{owner(ctx, paper)}, not `{paper.entry.title}`"
                yield paper.checked, self.diagnostic(place.span, message)
