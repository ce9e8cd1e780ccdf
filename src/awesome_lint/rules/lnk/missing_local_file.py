"""LNK005."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint import urls
from awesome_lint.diagnostics import Severity
from awesome_lint.markdown.nodes import Definition
from awesome_lint.outgoing import NESTED
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

# Relative links that leave the files and name pages of the repository's site: `../../issues/new`.
_SITE_PAGE = (
    r"(?:\.\./){2,}(?:[\w.-]+/)?"
    r"(?:issues|pulls?|wiki|releases|actions|discussions|graphs|projects|commits?|labels|stargazers|network|compare|fork"
    r"|blob|tree|raw|settings|security|milestones?|new|edit)(?:[/?#]|$)"
)


class MissingLocalFile(Rule):
    """A link to a file of the repository that is not there.

    ## Why
    Relative links break when files are renamed or moved, and nobody sees it until a reader follows one. Links to pages
    of the repository's site, such as `../../issues`, are not flagged.

    ## Example
    `[guidelines](docs/contributing.md)` where there is no `docs/contributing.md`.
    """

    code = "LNK005"
    name = "missing-local-file"
    severity = Severity.ERROR

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag links, images and definitions whose target was looked up in vain."""
        existing = ctx.surroundings.existing
        if all(existing.values()):
            return
        for node in (*ctx.derive(places.links), *ctx.nodes(Definition)):
            if not isinstance(node, Definition) and node.syntax == "reference":
                continue
            target = urls.local_target(node.url)
            if target is None or existing.get(target.path) is not False or re.fullmatch(NESTED, node.url):
                continue  # nested-link reports a link in a link's place
            if not urls.could_be_web(node.url) and not re.match(_SITE_PAGE, target.path):
                yield self.diagnostic(node.url_span, f"there is no file `{target.path}`")
