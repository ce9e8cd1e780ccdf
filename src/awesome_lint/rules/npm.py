"""What the rules have in common that stand for those of npm's awesome-lint."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from awesome_lint.diagnostics import Severity
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

NPM = "awesome-npm"
PROFILES = frozenset({"awesome", NPM})  # the profiles that run such rules by default


class NpmRule(Rule):
    """A rule of npm's awesome-lint, under its name: that tool's verdict where `ctx.strict`, else a better one.

    "Verdict" means which lines are flagged and with what severity; messages, columns and fixes are our own.
    """

    severity = Severity.WARNING
    severities: ClassVar[Mapping[str, Severity]] = {NPM: Severity.ERROR}
    profiles = PROFILES
