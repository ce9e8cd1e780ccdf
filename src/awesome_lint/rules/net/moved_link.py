"""NET008."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome_lint.diagnostics import Fixability
from awesome_lint.rules.base import safe, unsafe
from awesome_lint.rules.net.checked import VerdictRule
from awesome_lint.statuses import Verdict
from awesome_lint.text import Edit
from awesome_lint.urls import identity, passing_parameters, writable

if TYPE_CHECKING:
    from awesome_lint.diagnostics import Diagnostic
    from awesome_lint.rules.net.checked import Checked


class MovedLink(VerdictRule):
    """A link whose page has moved for good.

    ## Why
    All redirections on the way are permanent (301, 308), or the provider says that the repository was renamed. The old
    address works as long as somebody keeps it.

    ## Example
    `https://github.com/old/name` is `https://github.com/new/name` today.

    ## Fix
    Safe where the new address is another spelling of the same resource (`http:` and `https:`, a final slash), or where
    a provider that knows the resource (GitHub's interface, a registry of papers) says that it is the same one; else
    unsafe: where a redirection leads is its server's word. The fragment stays. None where the redirection added what
    belongs to one visit: tracking parameters, a session's number, a token, a signature.
    """

    code = "NET008"
    name = "moved-link"
    fixability = Fixability.SOMETIMES
    verdict = Verdict.MOVED

    def report(self, checked: Checked) -> Diagnostic:
        """Say where to, and write it."""
        place, status = checked.place, checked.status
        final = status.final_url or place.url
        if passing := passing_parameters(final) - passing_parameters(place.url):
            return self.diagnostic(place.span, f"moved to {final}, with `{min(passing)}` for this visit alone")
        edit = Edit.replace(place.span.start, place.span.end, writable(final))
        make = safe if status.confirmed_url is not None or _is_same(place.url, final) else unsafe
        return self.diagnostic(place.span, f"moved to {final}", make(f"Write {final}", edit))


def _is_same(one: str, other: str) -> bool:
    """Whether two URLs are spellings of one resource on one host."""
    return identity(one) == identity(other) and urlsplit(one).hostname == urlsplit(other).hostname
