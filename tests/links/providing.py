"""Asking providers, with a function in the place of the network."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from awesome_lint.links.base import Access, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from awesome_lint.links.base import Answer, Provider


class Asked(NamedTuple):
    """What a provider said, and what it asked for that."""

    answers: Mapping[str, Answer]
    requests: list[Request]


def ask(
    provider: Provider,
    identifiers: Sequence[str],
    answer: Callable[[Request], tuple[int, str | bytes]],
    tokens: Mapping[str, str] | None = None,
    urls: Mapping[str, str] | None = None,
) -> Asked:
    """Ask a provider; `answer` gives status and body of the response to each request."""
    requests: list[Request] = []

    async def fetch(request: Request) -> Response:
        requests.append(request)
        status, body = answer(request)
        return Response(request.url, status, {}, body.encode() if isinstance(body, str) else body)

    access = Access(fetch, {**provider.base_urls, **(urls or {})}, tokens or {})
    return Asked(asyncio.run(provider.ask(identifiers, access)), requests)
