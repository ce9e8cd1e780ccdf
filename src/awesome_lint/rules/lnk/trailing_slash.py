"""LNK008."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.markdown.nodes import Definition
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe
from awesome_lint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)/[\w.~-]+(?:/[\w.~-]+)?(/?)",
    re.IGNORECASE,
)


class TrailingSlash(Rule):
    """A repository's URL with a slash at its end, in a list where most have none.

    ## Why
    `https://github.com/owner/repo/` and `https://github.com/owner/repo` open the same page, and the sites themselves
    write the latter. One spelling for each repository keeps searching and comparing simple. Other URLs are not
    flagged, for there the slash may count.

    ## Example
    `[tool](https://github.com/owner/tool/)` becomes `[tool](https://github.com/owner/tool)`.

    ## Fix
    Safe: it is the same resource. Nothing but the slash changes.
    """

    code = "LNK008"
    name = "trailing-slash"
    severity = Severity.INFO
    fixability = Fixability.ALWAYS
    profiles = frozenset({"awesome"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag destinations of links, images and definitions."""
        text = ctx.source.text
        repositories = 0
        flagged: list[Span] = []
        for node in (*ctx.derive(places.links), *ctx.nodes(Definition)):
            if not isinstance(node, Definition) and node.syntax == "reference":
                continue
            match = _REPOSITORY.fullmatch(node.url)
            if match is None:
                continue
            repositories += 1
            if match[1] and text[slice(*node.url_span)] == node.url:
                flagged.append(node.url_span)
        if len(flagged) * 2 < repositories:
            for span in flagged:
                fix = safe("Remove the slash", Edit.delete(span.end - 1, span.end))
                yield self.diagnostic(span, "slash at the end, where most repository URLs here have none", fix)
