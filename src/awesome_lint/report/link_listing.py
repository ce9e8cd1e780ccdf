"""Every link with its verdict, the healthy ones too: what `links --list` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from awesome_lint.records import Record
from awesome_lint.report.json_text import json_text
from awesome_lint.report.style import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from awesome_lint.statuses import LinkStatus


class Place(Record):
    """Where a link stands.

    Attributes:
        filename: The file, as messages call it.
        line: From 1.
        column: In code points, from 1.
    """

    filename: str
    line: int
    column: int


class ListedLink(Record):
    """A URL, what is known of it, and where it stands."""

    status: LinkStatus
    places: tuple[Place, ...]


class JsonHop(TypedDict):
    """A redirection.

    Attributes:
        status: The status code.
        url: Where it leads.
    """

    status: int
    url: str


class JsonPlace(TypedDict):
    """Where a link stands.

    Attributes:
        filename: The file as messages call it.
        line: From 1.
        column: In code points, from 1.
    """

    filename: str
    line: int
    column: int


class JsonLink(TypedDict):
    """A URL, and what is known of it.

    Attributes:
        url: As the list has it.
        verdict: `alive`, `moved`, `dead` ...
        status: The last status code; null without any.
        final_url: Where redirections end; null without any.
        archived_url: A copy of a dead page in an archive; null without any.
        hops: The redirections, in order.
        provider: Who was asked: a provider's name, or `http`.
        title: The page's own title, where a page was read.
        error: Why there is no better verdict.
        cached: Whether this was known from an earlier run.
        places: Where the list names it.
    """

    url: str
    verdict: str
    status: int | None
    final_url: str | None
    archived_url: str | None
    hops: list[JsonHop]
    provider: str
    title: str | None
    error: str | None
    cached: bool
    places: list[JsonPlace]


def write_listing(out: TextIO, links: Sequence[ListedLink], form: str) -> None:
    """Print links.

    Args:
        out: Where to.
        links: In the order in which they are printed.
        form: "json" for an array of objects, "jsonl" for an object a line; anything else for a line for people.
    """
    if form == "json":
        out.write(json_text([_record(link) for link in links], indent=2) + "\n")
    elif form == "jsonl":
        out.writelines(json_text(_record(link)) + "\n" for link in links)
    else:
        out.writelines(visible(_line(link)) + "\n" for link in links)


def _line(link: ListedLink) -> str:
    status, first = link.status, link.places[0]
    note = f": {status.error}" if status.error else f" -> {status.final_url}" if status.final_url else ""
    more = f" (and {len(link.places) - 1} more)" if len(link.places) > 1 else ""
    return f"{first.filename}:{first.line}:{first.column}: {status.verdict.value} {status.url}{note}{more}"


def _record(link: ListedLink) -> JsonLink:
    status = link.status
    return {
        "url": status.url,
        "verdict": status.verdict.value,
        "status": status.status,
        "final_url": status.final_url,
        "archived_url": status.archived_url,
        "hops": [{"status": hop.status, "url": hop.url} for hop in status.hops],
        "provider": status.provider,
        "title": status.title,
        "error": status.error,
        "cached": status.cached,
        "places": [{"filename": place.filename, "line": place.line, "column": place.column} for place in link.places],
    }
