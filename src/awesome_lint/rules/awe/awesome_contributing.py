"""AWE005."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from awesome_lint.rules.npm import NpmRule
from awesome_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context
    from awesome_lint.settings import Need


class AwesomeContributing(NpmRule):
    """A repository without contributing guidelines, or with an empty file of that name.

    ## Why
    Most entries come from strangers; without guidelines each of them guesses what belongs into the list and how an
    entry is written. GitHub links the file wherever somebody opens a pull request.

    ## Example
    A repository that holds `README.md` but neither `contributing.md` nor `.github/contributing.md`.

    ## Npm
    Better: said of a Git repository's README only, not of its other lists and translations, nor of a file on its own;
    `docs` is looked into too, as GitHub does, and other text formats count (`CONTRIBUTING.rst`). npm's tool looks
    beside the file and in `.github` there.
    """

    code = "AWE005"
    name = "awesome-contributing"
    claimed = True
    needs: ClassVar[frozenset[Need]] = frozenset({"files"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Report at the beginning of the list."""
        facts = ctx.surroundings.repository
        if facts is None or not (facts.readme or ctx.strict):
            return
        files = facts.contributing
        if ctx.strict:
            files = tuple(file for file in files if file.near)[:1]
        if not files:
            yield self.diagnostic(Span(0, 0), "there is no `contributing.md` with guidelines for contributors")
        elif not any(file.text.strip() for file in files):
            yield self.diagnostic(Span(0, 0), f"`{files[0].path}` is empty")
