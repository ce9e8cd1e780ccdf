"""GitHub: a hundred repositories a request, where there is a token; without one, plain HTTP must do.

The interface is GraphQL (https://docs.github.com/en/graphql/reference/queries, `repository`); it follows renames. An
enterprise's own server has it elsewhere (https://docs.github.com/en/enterprise-server/graphql/guides/
forming-calls-with-graphql, "The GraphQL endpoint"), and knows only its own repositories.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from awesome_lint.links.answers import at, items, read_json, string
from awesome_lint.links.base import Answer, Failure, FailureKind, Request
from awesome_lint.links.stored import MOST
from awesome_lint.statuses import Resource
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.links.answers import Json
    from awesome_lint.links.base import Access

_LIMIT = 4_194_304  # bytes
_HOME = "github.com"
_REPOSITORY = re.compile(
    r"https?://(?P<host>[\w.-]+)(?::\d+)?/(?P<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))/(?P<name>[\w.-]{1,100}?)(?:\.git)?/?"
    r"(?:[?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_FULL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[\w.-]{1,100}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# First parts of paths that are no accounts.
_RESERVED = frozenset(
    {"about", "apps", "collections", "contact", "customer-stories", "enterprise", "events", "explore", "features"}
    | {"issues", "login", "marketplace", "notifications", "orgs", "pricing", "pulls", "readme", "resources", "search"}
    | {"security", "settings", "site", "solutions", "sponsors", "stars", "team", "topics", "trending", "users"}
)
_FIELDS = "{ nameWithOwner isArchived isDisabled pushedAt stargazerCount }"


class GitHub:
    """The provider."""

    name = "github"
    base_urls: Mapping[str, str] = {"github": "https://api.github.com"}
    batch_size = 100
    interval = 0.5

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:
        """Give the repository that a URL names; pages within a repository are asked by plain HTTP."""
        match = _REPOSITORY.fullmatch(url)
        if match is None or match["host"].lower().removeprefix("www.") != _site(urls[self.name]):
            return None
        if match["owner"].lower() in _RESERVED or match["name"] in {".", ".."}:
            return None
        return f"{match['owner']}/{match['name']}".lower()

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask for repositories; says nothing without a token, nor of repositories that GitHub says something else of.

        Raises:
            Failure: GitHub cannot be asked, or not any more at the moment.
        """
        token = access.tokens.get(self.name)
        if not token:
            return {}
        base = access.urls[self.name]
        parts = []
        for number, identifier in enumerate(identifiers):
            owner, _, name = identifier.partition("/")
            parts.append(f"r{number}: repository(owner: {json.dumps(owner)}, name: {json.dumps(name)}) {_FIELDS}")
        body = json.dumps({"query": f"query {{ {' '.join(parts)} }}"}).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        known = read_json(await access.fetch(Request(_endpoint(base), "POST", headers, body, limit=_LIMIT)))
        missing = _missing(at(known, "errors"))
        answers: dict[str, Answer] = {}
        for number, identifier in enumerate(identifiers):
            resource = _resource(at(known, "data", f"r{number}"), _site(base))
            if resource is not None:
                answers[identifier] = Answer(exists=True, resource=resource)
            elif f"r{number}" in missing:
                answers[identifier] = Answer(exists=False)
        return answers


def _endpoint(base: str) -> str:
    """Give where GraphQL is: for an enterprise's server beside its REST interface, else below the base URL."""
    return f"{base.removesuffix('/v3')}/graphql" if base.endswith("/api/v3") else f"{base}/graphql"


def _site(base: str) -> str:
    """Give the host whose repositories an interface knows.

    An enterprise's server has its interface on its own host (`/api/v3`), GitHub's own sites on one called `api.`; any
    other is a mirror of the public one.
    """
    host = host_of(base)
    if base.endswith("/api/v3"):
        return host
    return host.removeprefix("api.") if host.startswith("api.") else _HOME


def _missing(errors: Json) -> set[str]:
    """Give the queries whose repository does not exist; others that are refused, one by one, are nothing to rely on.

    Raises:
        Failure: The whole request was refused: the token's allowance is used up, say.
    """
    found: set[str] = set()
    for error in items(errors):
        query = at(error, "path", 0)
        if at(error, "type") == "RATE_LIMITED" or not isinstance(query, str):
            raise Failure(FailureKind.PROTOCOL, f"GitHub answers {string(at(error, 'message'))!r}")
        if at(error, "type") == "NOT_FOUND":
            found.add(query)
    return found


def _resource(found: Json, site: str) -> Resource | None:
    """Read a repository; its URL is made here, of its name, so that no answer leads to another site."""
    name = at(found, "nameWithOwner")
    if not isinstance(name, str) or _FULL_NAME.fullmatch(name) is None:
        return None
    pushed = at(found, "pushedAt")
    day = _DAY.match(pushed) if isinstance(pushed, str) else None
    stars = at(found, "stargazerCount")
    return Resource(
        provider="github",
        identifier=name,
        url=f"https://{site}/{name}",
        archived=at(found, "isArchived") is True,
        disabled=at(found, "isDisabled") is True,
        updated=day[0] if day else None,
        stars=stars if type(stars) is int and 0 <= stars <= MOST else None,
    )


PROVIDER = GitHub()
