"""LNK002."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint import urls
from awesome_lint.diagnostics import Fixability, Severity
from awesome_lint.outgoing import NESTED
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe, unsafe
from awesome_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context


class NestedLink(Rule):
    """A link in the place of a link's destination.

    ## Why
    `[link]([https://a.example](https://b.example))` comes from pasting a rendered link. Browsers are sent to an
    address that begins with a bracket, and the two URLs often name two different works.

    ## Example
    `[link]([https://a.example](https://b.example))` becomes `[link](https://b.example)`.

    ## Fix
    The inner destination becomes the destination. Safe if both URLs are one resource, unsafe if they are not: then a
    person has to know which one is meant.
    """

    code = "LNK002"
    name = "nested-link"
    severity = Severity.ERROR
    fixability = Fixability.ALWAYS

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag each link whose destination is a link."""
        for node in ctx.derive(places.links):
            if not node.url.startswith("["):
                continue
            match = re.compile(NESTED).fullmatch(ctx.source.text, *node.url_span)
            if match is None:
                continue
            shown, opened = match["shown"].strip(), match["opened"]
            same = urls.identity(shown) == urls.identity(opened)
            message = f"the destination is itself a link: it shows {shown} and opens {opened}"
            for url in () if same else (shown, opened):
                message += _known(ctx, url, ctx.source.line_at(node.start))
            fix = (safe if same else unsafe)(f"Link to {opened}", Edit(node.url_span, opened))
            yield self.diagnostic(node.span, message, fix)


def _known(ctx: Context, url: str, line: int) -> str:
    """Say whether a URL is the paper of an entry on another line, and its title if a check of links found it."""
    if not urls.is_web(url):
        return ""
    wanted = urls.identity(url)
    paper = urls.arxiv_paper(url)
    status = ctx.surroundings.statuses.get(url)
    title = status.resource.title if status is not None and status.resource is not None else None
    called = f"; {paper.id if paper else url} is `{title}`" if title else ""
    for entry in ctx.document.entries:
        at = ctx.source.line_at(entry.record.span.start)
        if at != line and any(link.kind == "paper" and urls.identity(link.url) == wanted for link in entry.links):
            named = f"{called}," if called else f"; {paper.id if paper else url} is"
            return f"{named} the paper of line {at}"
    return called
