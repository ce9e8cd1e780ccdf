"""AWE008."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from awesome_lint.rules.awe.github_urls import host_of, on_github, on_github_for_npm
from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.settings import GitHubFacts, Need

_TOPICS = ("awesome", "awesome-list")


class AwesomeGithub(NpmRule):
    """A list that is not on GitHub, or whose repository there lacks a description, topics or a license.

    ## Why
    The list of awesome lists takes repositories on GitHub only. A description and the topics `awesome` and
    `awesome-list` are how readers find a list there; without a license nobody may copy from it.

    ## Example
    A list in a repository whose branch is pushed to `https://example.org/list.git`.

    ## Npm
    Better: said of a Git repository's README only. No repository, no remote, or one on a host that cannot be told (a
    path, an alias of ssh) is no reason to report: such a list may be a draft. `git@gitlab.com:...` is not GitHub. What
    GitHub says of the repository is checked where it is known; the program asks nothing over the network here.
    """

    code = "AWE008"
    name = "awesome-github"
    claimed = True
    needs: ClassVar[frozenset[Need]] = frozenset({"remote"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Report at the beginning of the list."""
        facts = ctx.surroundings.repository
        if facts is not None and (facts.readme or ctx.strict):
            for message in _wrong(facts.remote, facts.github, strict=ctx.strict):
                yield self.diagnostic(Span(0, 0), message)


def _wrong(remote: str | None, github: GitHubFacts | None, *, strict: bool) -> Iterator[str]:
    if remote is None:
        if strict:
            yield "the list is in no Git repository whose branch has a remote, expected one on GitHub"
    elif not (on_github_for_npm(remote) if strict else on_github(remote)):
        host = host_of(remote)
        if strict or host is not None:
            yield f"the repository is on `{host}`, expected GitHub" if host else "the repository is not on GitHub"
    elif github is not None:
        if not github.description:
            yield "the repository has no description on GitHub"
        for topic in _TOPICS:
            if topic not in github.topics:
                yield f"the repository has no topic `{topic}` on GitHub"
        if github.license is None:
            yield "GitHub finds no license in the repository"
