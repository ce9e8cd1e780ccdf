"""What the parts of the link checker hand each other: requests, responses, failures, time, providers."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Never, Protocol

from awesome_lint.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from awesome_lint.statuses import Resource

_NOTHING: Mapping[str, Never] = {}
OVER = "the run's deadline came first"
REFUSES = "host refuses"
"""Why links are skipped, where people are told how many."""


class Request(Record):
    """One HTTP request: one hop, redirections are not followed.

    Attributes:
        url: Absolute, http or https.
        method: "HEAD", "GET" or "POST".
        headers: Sent besides those that the client sends itself.
        body: What is sent.
        limit: Bytes of the decoded body that are read; 0 reads none.
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = _NOTHING
    body: bytes | None = None
    limit: int = 0


class Response(Record):
    """The answer to a request.

    Attributes:
        url: The URL that was asked.
        status: The status code.
        headers: By name in lower case; of repeated ones the values joined by ", ".
        body: The decoded body, up to the request's limit.
        complete: Whether the body was read to its end.
        cookies: What it wants to be reminded of: the values of its Set-Cookie lines.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    complete: bool = True
    cookies: tuple[str, ...] = ()


class FailureKind(Enum):
    """Why there is no response."""

    NAME = "name"  # the host's name does not exist
    RESOLVER = "resolver"  # names cannot be looked up at the moment
    REFUSED = "refused"  # by us: the address or the URL may not be asked
    ROUTE = "route"  # there is no way from here to any of its addresses: IPv6 only, for example
    CONNECT = "connect"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    PROTOCOL = "protocol"  # what came is no HTTP, is broken, or is too large


class Failure(Exception):  # noqa: N818 - it is an answer like any other, caught where requests are made
    """A request without a response.

    Attributes:
        kind: Why.
        reason: The same for people, as a clause.
    """

    def __init__(self, kind: FailureKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class Fetch(Protocol):
    """Makes one request: vetted, polite, bounded; raises `Failure`."""

    async def __call__(self, request: Request) -> Response:
        """Give the response, or raise `Failure`."""


class Clock(Protocol):
    """Time, so that tests can let it pass."""

    def now(self) -> float:
        """Give seconds from some beginning, never going back."""

    def moment(self) -> datetime:
        """Give the present, with its zone."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


class Answer(Record):
    """What a provider says of one identifier.

    Attributes:
        exists: Whether there is such a thing; False is as certain as a 404 of the thing's own page.
        resource: What it is.
    """

    exists: bool
    resource: Resource | None = None


class Access(Record):
    """What a provider asks with.

    Attributes:
        fetch: Makes requests.
        urls: The provider's `base_urls`, or what replaces them, without a slash at the end.
        tokens: Secrets by provider; they are sent to the provider's own interface and to nobody else.
    """

    fetch: Fetch
    urls: Mapping[str, str]
    tokens: Mapping[str, str] = _NOTHING


class Provider(Protocol):
    """A source that knows what many URLs stand for.

    Attributes:
        name: A short name, as in messages.
        base_urls: The public interfaces that it asks, by name; `LinkOptions.provider_urls` replaces them.
        batch_size: How many identifiers one request may hold.
        interval: Seconds between the beginnings of two requests.
    """

    name: str
    base_urls: Mapping[str, str]
    batch_size: int
    interval: float

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:
        """Give the identifier that a URL names, or None if it is none of this provider's.

        Args:
            url: The URL.
            urls: The interfaces that are asked, as `Access.urls`: they may be those of another site.
        """

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask for some identifiers at once; those it says nothing of, and all on outage, are asked by plain HTTP.

        Args:
            identifiers: At most `batch_size`.
            access: How.

        Raises:
            Failure: The provider cannot be reached, or answers what its documentation does not describe.
        """
