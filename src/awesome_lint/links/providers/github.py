"""GitHub: a hundred repositories a request, where there is a token; without one, plain HTTP must do.

The interface is GraphQL (https://docs.github.com/en/graphql/reference/queries, `repository`); it follows renames.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from awesome_lint.links.answers import at, read_json, string
from awesome_lint.links.base import Answer, Failure, FailureKind, Request
from awesome_lint.statuses import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.links.answers import Json
    from awesome_lint.links.base import Access

_LIMIT = 4_194_304  # bytes
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?github\.com/(?P<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))/(?P<name>[\w.-]{1,100}?)(?:\.git)?/?"
    r"(?:[?#].*)?",
    re.IGNORECASE,
)
# First parts of paths that are no accounts.
_RESERVED = frozenset(
    {"about", "apps", "collections", "contact", "customer-stories", "enterprise", "events", "explore", "features"}
    | {"issues", "login", "marketplace", "notifications", "orgs", "pricing", "pulls", "readme", "resources", "search"}
    | {"security", "settings", "site", "solutions", "sponsors", "stars", "team", "topics", "trending", "users"}
)
_FIELDS = "{ nameWithOwner url isArchived isDisabled pushedAt }"


class GitHub:
    """The provider."""

    name = "github"
    base_urls: Mapping[str, str] = {"github": "https://api.github.com"}
    batch_size = 100
    interval = 0.5

    def identifier(self, url: str) -> str | None:
        """Give the repository that a URL names; pages within a repository are asked by plain HTTP."""
        match = _REPOSITORY.fullmatch(url)
        if match is None or match["owner"].lower() in _RESERVED or match["name"] in {".", ".."}:
            return None
        return f"{match['owner']}/{match['name']}".lower()

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask for repositories; says nothing without a token.

        Raises:
            Failure: GitHub cannot be asked, or not any more at the moment.
        """
        token = access.tokens.get(self.name)
        if not token:
            return {}
        parts = []
        for number, identifier in enumerate(identifiers):
            owner, _, name = identifier.partition("/")
            parts.append(f"r{number}: repository(owner: {json.dumps(owner)}, name: {json.dumps(name)}) {_FIELDS}")
        body = json.dumps({"query": f"query {{ {' '.join(parts)} }}"}).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        url = f"{access.urls[self.name]}/graphql"
        known = read_json(await access.fetch(Request(url, "POST", headers, body, limit=_LIMIT)))
        missing = _missing(at(known, "errors"))
        answers: dict[str, Answer] = {}
        for number, identifier in enumerate(identifiers):
            found = at(known, "data", f"r{number}")
            if isinstance(found, dict):
                answers[identifier] = Answer(exists=True, resource=_resource(found))
            elif f"r{number}" in missing:
                answers[identifier] = Answer(exists=False)
        return answers


def _missing(errors: Json) -> set[str]:
    """Give the queries whose repository does not exist.

    Raises:
        Failure: An error says something else.
    """
    found: set[str] = set()
    for error in errors if isinstance(errors, list) else []:
        if at(error, "type") != "NOT_FOUND":
            raise Failure(FailureKind.PROTOCOL, f"GitHub answers {string(at(error, 'message'))!r}")
        found.add(str(at(error, "path", 0)))
    return found


def _resource(found: Mapping[str, Json]) -> Resource:
    return Resource(
        provider="github",
        identifier=string(found.get("nameWithOwner")) or "",
        url=string(found.get("url")),
        archived=found.get("isArchived") is True,
        disabled=found.get("isDisabled") is True,
        updated=(string(found.get("pushedAt")) or "")[:10] or None,
    )


PROVIDER = GitHub()
