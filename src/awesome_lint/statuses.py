"""What is known of the destinations of links: values that the link checker makes and rules read."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from awesome_lint.records import Record
from awesome_lint.urls import writable

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_AUTHORS: Final = 256
"""Names that are kept of a work's authors; a list of this length may go on."""


ResourceKind: TypeAlias = Literal["publication", "preprint", "other"]
"""A work as a venue published it (its year is the venue's), a paper before or without that, anything else."""


class Verdict(Enum):
    """What a check says of one destination; the order is that of the tables shown to people."""

    DEAD = "dead"
    WRONG = "wrong"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    SUSPICIOUS = "suspicious"
    BLOCKED = "blocked"
    ARCHIVED = "archived"
    MOVED = "moved"
    REDIRECTED = "redirected"
    SKIPPED = "skipped"
    ALIVE = "alive"


class Resource(Record):
    """What a provider says that a URL stands for; what it does not know is None, empty or False.

    Attributes:
        provider: The provider's name: "arxiv", "doi", "github" ...
        identifier: The provider's own identifier: "2401.00588", "10.1145/3600006", "owner/name".
        url: The canonical URL.
        title: The title today.
        former_titles: Titles of earlier versions.
        authors: Names as the provider writes them, in order; at most `MOST_AUTHORS`.
        year: The year of publication; of a preprint, that of its first version.
        venue: Where it was published, as the provider writes it.
        kind: Whether it is a paper, and of which kind; titles of papers alone are compared with those of entries.
        archived: Whether it is kept for reading only.
        disabled: Whether its host switched it off.
        withdrawn: Whether its authors withdrew it.
        retracted: Whether its publisher retracted it.
        updated: The day of the last change, as ISO 8601; of a repository, of the last push to any branch.
        stars: How many people starred a repository.
    """

    provider: str
    identifier: str
    url: str | None = None
    title: str | None = None
    former_titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    kind: ResourceKind = "other"
    archived: bool = False
    disabled: bool = False
    withdrawn: bool = False
    retracted: bool = False
    updated: str | None = None
    stars: int | None = None


class Hop(Record):
    """One redirection: the status code, and where it leads (absolute URL)."""

    status: int
    url: str


class LinkStatus(Record):
    """What is known of one URL.

    Attributes:
        url: The URL as the list has it.
        verdict: The verdict; `WRONG` is never given to a URL alone, for it depends on the entry that names it.
        status: The last HTTP status code.
        final_url: Where the redirections end; None without any.
        hops: The redirections, in order.
        provider: Who was asked: a provider's name, or "http".
        resource: What the provider says that it is.
        title: The page's own title, where a page was read.
        error: Why there is no better verdict, as a clause for people.
        archived_url: A copy of the page in a web archive, where the page is dead and a copy was looked for.
        days: On how many different days it was unreachable, this one included.
        cached: Whether this was known from an earlier run.
    """

    url: str
    verdict: Verdict
    status: int | None = None
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    provider: str = "http"
    resource: Resource | None = None
    title: str | None = None
    error: str | None = None
    archived_url: str | None = None
    days: int = 0
    cached: bool = False

    @property
    def confirmed_url(self) -> str | None:
        """Where the same resource is today, if a provider says so, and not only a redirection; None otherwise."""
        return self.final_url if self.verdict is Verdict.MOVED and self.resource is not None else None


def confirmed_moves(statuses: Mapping[str, LinkStatus]) -> dict[str, str]:
    """Give the URLs whose resource is elsewhere today as a provider confirms, each with the one to be written."""
    moves = {url: status.confirmed_url for url, status in statuses.items()}
    return {url: writable(today) for url, today in moves.items() if today is not None}
