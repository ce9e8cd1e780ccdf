"""AWE009."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.settings import Need, RepositoryFacts

_OLD_ENOUGH = 30  # days


class AwesomeGitRepoAge(NpmRule):
    """A list whose first commit is younger than 30 days; off by default.

    ## Why
    The list of awesome lists takes new lists only when they had 30 days to ripen. Who maintains a list that is there
    already, or wants it nowhere, has no use for this rule.

    ## Example
    A repository whose first commit was made 12 days ago.

    ## Npm
    Better: where several commits have no parents, the oldest counts, and a history that is cut off (a shallow clone)
    is reported only if what is left of it is younger than 30 days; said of a Git repository's README only, and not
    where there is no history at all. Off by default, as in npm's tool: switch it on with
    `--extend-select awesome-git-repo-age`.
    """

    code = "AWE009"
    name = "awesome-git-repo-age"
    profiles: ClassVar[frozenset[str]] = frozenset()
    needs: ClassVar[frozenset[Need]] = frozenset({"history"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Report at the beginning of the list."""
        facts = ctx.surroundings.repository
        if facts is not None and (facts.readme or ctx.strict):
            message = _npm_verdict(facts) if ctx.strict else _verdict(facts)
            if message is not None:
                yield self.diagnostic(Span(0, 0), message)


def _verdict(facts: RepositoryFacts) -> str | None:
    if not facts.root_ages or facts.root_ages[0] >= _OLD_ENOUGH:
        return None
    if facts.shallow:
        return "how old the repository is cannot be told: its history is cut off, fetch all of it"
    return _too_young(facts.root_ages[0])


def _npm_verdict(facts: RepositoryFacts) -> str | None:
    if len(facts.root_ages) != 1:
        return "how old the repository is cannot be told, expected a Git repository with one first commit"
    return _too_young(facts.root_ages[0]) if facts.root_ages[0] < _OLD_ENOUGH else None


def _too_young(days: int) -> str:
    return f"the repository is {days} day{'' if days == 1 else 's'} old, expected at least {_OLD_ENOUGH}"
