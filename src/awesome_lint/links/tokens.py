"""Where secrets may go."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from awesome_lint.links.base import Failure, FailureKind
from awesome_lint.links.vetting import vet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from awesome_lint.links.base import Fetch, Request, Response
    from awesome_lint.links.options import LinkOptions
    from awesome_lint.links.vetting import Target


def guarded(fetch: Fetch, options: LinkOptions) -> Fetch:
    """Give what does as `fetch`, but sends no request with a token in it to anybody but those who may have tokens.

    Base URLs of providers may come from a list's own configuration, and so from strangers. Where a token may not go,
    there is a `Failure`, as if nobody were there: then links are asked by plain HTTP.

    Args:
        fetch: Makes requests.
        options: Holds the tokens, and the hosts that may have them.
    """
    secrets = [token for token in options.tokens.values() if token]

    async def fetch_guarded(request: Request) -> Response:
        if any(secret in part for secret in secrets for part in _parts(request)):
            target = vet(request.url, allow_private=True)  # the host as it will be asked, whatever the URL pretends
            if not _may_have_tokens(target, options.token_hosts):
                raise Failure(FailureKind.REFUSED, f"no token is sent to {target.host}")
        return await fetch(request)

    return fetch_guarded


def _parts(request: Request) -> Iterable[str]:
    body = (request.body or b"").decode("utf-8", "replace")
    return (request.url, body, *request.headers, *request.headers.values())


def _may_have_tokens(target: Target, hosts: frozenset[str]) -> bool:
    """Whether a URL leads to one of some hosts, over a connection that nobody else reads."""
    return target.host in hosts and (target.url.startswith("https:") or _is_here(target.host))


def _is_here(host: str) -> bool:
    """Whether a host is this machine, by its address: what is sent there leaves it for no network."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
