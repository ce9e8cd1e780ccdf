"""TPL005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_lint.model import DeviationKind
from awesome_lint.rules.deviating import DeviationRule

if TYPE_CHECKING:
    from awesome_lint.model import Deviation


class MissingLink(DeviationRule):
    """An entry without a link.

    ## Why
    An entry that leads nowhere makes each reader search for the thing again.

    ## Example
    `(SIGCOMM'24) CacheGen: KV Cache Compression and Streaming` has no `[link](https://...)`.
    """

    code = "TPL005"
    name = "missing-link"
    profiles = frozenset({"papers", "awesome"})
    answers_for = frozenset({"awesome-list-item"})
    kind = DeviationKind.LINK_MISSING

    def message(self, deviation: Deviation) -> str:  # noqa: ARG002 - every such entry is told the same
        """Say what is wrong."""
        return "entry has no link"
