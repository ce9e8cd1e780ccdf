"""LNK007."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesome_lint import urls
from awesome_lint.diagnostics import Fixability
from awesome_lint.markdown.nodes import Definition
from awesome_lint.rules import places
from awesome_lint.rules.base import Rule, safe
from awesome_lint.text import Edit
from awesome_lint.words import answers_https

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.base import Context

_SCHEME = "http"
_HOST = re.compile(r"http://([a-z0-9.-]+)(?=[/?#]|$)", re.IGNORECASE)


class InsecureUrl(Rule):
    """A link over `http:` to a host that is known to answer over `https:`.

    ## Why
    Over http anybody between a reader and the site can read and change the page. GitHub, Wikipedia, YouTube and many
    more answer every request over https, and send readers there anyway. Only hosts in a built-in list are flagged, so
    a link that works is never changed to one that may not. Papers on arXiv are `non-canonical-url`'s.

    ## Example
    `[Hystrix](http://github.com/Netflix/Hystrix)` becomes `[Hystrix](https://github.com/Netflix/Hystrix)`.

    ## Fix
    Safe: it is the same resource. Nothing but the scheme changes.
    """

    code = "LNK007"
    name = "insecure-url"
    fixability = Fixability.ALWAYS
    profiles = frozenset({"awesome"})

    def check(self, ctx: Context) -> Iterator[Diagnostic]:
        """Flag destinations of links, images and definitions."""
        text = ctx.source.text
        for node in (*ctx.derive(places.links), *ctx.nodes(Definition)):
            host = _HOST.match(node.url)
            if host is None or (not isinstance(node, Definition) and node.syntax == "reference"):
                continue
            start = node.url_span.start
            if text[start : start + len(host[0])] != host[0]:
                continue  # `www.` alone, or escapes
            if urls.arxiv_paper(node.url) is None and answers_https(host[1].lower()):
                fix = safe("Write https", Edit.replace(start, start + len(_SCHEME), "https"))
                yield self.diagnostic(node.url_span, f"{host[1]} answers over https: write `https:`", fix)
