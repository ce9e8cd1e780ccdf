"""OpenReview: submissions by their identifiers, many a request; they may be hidden, so that nothing is called gone.

The interfaces are described at https://docs.openreview.net/reference/api-v2 and api-v1 (which holds the venues up to
2023): notes are asked for by identifiers as OpenReview's own client does (openreview-py, `get_notes_by_ids`). The
fields of a note's content are texts in the first version, objects with a value in the second.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from awesome_lint.links.answers import at, items, names, read_json, string
from awesome_lint.links.base import Answer, Failure, Request
from awesome_lint.statuses import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.links.answers import Json
    from awesome_lint.links.base import Access

_LIMIT = 8_388_608  # bytes
_SUBMISSION = re.compile(
    r"https?://(?:www\.)?openreview\.net/(?:forum|pdf)/?\?(?:[^#]*&)?id=(?P<id>[\w-]{6,24})"
    r"(?:[&#].*)?",
    re.ASCII,
)
_WITHDRAWN = re.compile(r"withdrawn", re.IGNORECASE)
_MILLISECONDS = 1000
_VERSIONS = ("openreview", "openreview-v1")


class OpenReview:
    """The provider."""

    name = "openreview"
    base_urls: Mapping[str, str] = {
        "openreview": "https://api2.openreview.net",
        "openreview-v1": "https://api.openreview.net",
    }
    batch_size = 50
    interval = 1.0

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:  # noqa: ARG002 - there is one site
        """Give the submission that a URL names: the page of its discussion, or its PDF."""
        match = _SUBMISSION.fullmatch(url)
        return match["id"] if match else None

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask the second version, then the first for what that does not know.

        Raises:
            Failure: Neither can be asked.
        """
        answers: dict[str, Answer] = {}
        failures: list[Failure] = []
        for version in _VERSIONS:
            left = [identifier for identifier in identifiers if identifier not in answers]
            if not left:
                break
            try:
                for note in await _notes(left, f"{access.urls[version]}/notes/search", access):
                    answers[note.identifier] = Answer(exists=True, resource=note)
            except Failure as failure:
                failures.append(failure)
        if len(failures) == len(_VERSIONS):
            raise failures[0]
        return answers


async def _notes(identifiers: Sequence[str], url: str, access: Access) -> list[Resource]:
    body = json.dumps({"ids": list(identifiers)}).encode()
    headers = {"Content-Type": "application/json"}
    answer = read_json(await access.fetch(Request(url, "POST", headers, body, limit=_LIMIT)))
    return [
        note for note in map(_note, items(at(answer, "notes"))) if note is not None and note.identifier in identifiers
    ]


def _note(note: Json) -> Resource | None:
    """Read a submission; None for a reply to one, and for what has no title."""
    identifier, forum, title = at(note, "id"), at(note, "forum"), string(_field(note, "title"))
    if not isinstance(identifier, str) or title is None or forum not in (None, identifier):
        return None
    venue = string(_field(note, "venue"))
    place = " ".join(filter(None, [venue, string(_field(note, "venueid")), *_invitations(note)]))
    published = at(note, "pdate")
    return Resource(
        provider="openreview",
        identifier=identifier,
        url=f"https://openreview.net/forum?id={identifier}",
        title=title,
        authors=names(items(_field(note, "authors"))),
        year=_year(published),
        venue=venue,
        kind="publication" if _year(published) else "preprint",
        withdrawn=_WITHDRAWN.search(place) is not None,
    )


def _field(note: Json, name: str) -> Json:
    value = at(note, "content", name)
    return value.get("value") if isinstance(value, dict) else value


def _invitations(note: Json) -> Iterator[str | None]:
    yield string(at(note, "invitation"))
    yield from map(string, items(at(note, "invitations")))


def _year(moment: Json) -> int | None:
    """Give the year of a moment in milliseconds since 1970."""
    if isinstance(moment, bool) or not isinstance(moment, int | float):
        return None
    try:
        return datetime.fromtimestamp(moment / _MILLISECONDS, UTC).year
    except (ValueError, OverflowError, OSError):
        return None


PROVIDER = OpenReview()
