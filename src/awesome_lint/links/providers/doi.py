"""DOIs: in URLs of doi.org and of publishers, whose walls against robots are never met.

Whether a DOI exists is what the DOI system's own proxy says (https://www.doi.org/the-identifier/resources/factsheets/
doi-resolution-documentation, "Proxy Server REST API"); what it stands for, Crossref (https://api.crossref.org/swagger-ui)
or DataCite (https://support.datacite.org/docs/api).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, urlencode

from awesome_lint.links.base import Answer, Failure, FailureKind, Request
from awesome_lint.statuses import Resource
from awesome_lint.urls import arxiv_doi, doi

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.links.base import Fetch, Response

    Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_LIMIT = 4_194_304  # bytes
_FIELDS = "DOI,title,author,issued,container-title"
_EXISTS, _MISSING = 1, 100  # of the handle system's response codes


class Doi:
    """The provider."""

    name = "doi"
    base_urls: Mapping[str, str] = {
        "crossref": "https://api.crossref.org",
        "datacite": "https://api.datacite.org",
        "doi": "https://doi.org",
    }
    batch_size = 40
    interval = 0.2

    def identifier(self, url: str) -> str | None:
        """Give the DOI that a URL names; not that of a paper on arXiv, which arXiv itself knows better."""
        found = doi(url)
        return None if found is None or arxiv_doi(found) else found

    async def ask(self, identifiers: Sequence[str], fetch: Fetch, urls: Mapping[str, str]) -> Mapping[str, Answer]:
        """Ask Crossref for all at once, then for each that it does not know whether it exists at all.

        Raises:
            Failure: Nobody answers.
        """
        answers = {
            name: Answer(exists=True, resource=known) for name, known in await _crossref(identifiers, fetch, urls)
        }
        for identifier in identifiers:
            if identifier not in answers and (answer := await _alone(identifier, fetch, urls)) is not None:
                answers[identifier] = answer
        return answers


async def _crossref(identifiers: Sequence[str], fetch: Fetch, urls: Mapping[str, str]) -> list[tuple[str, Resource]]:
    """Give what Crossref knows; nothing if it cannot be asked, for the DOI system may still answer."""
    plain = [identifier for identifier in identifiers if "," not in identifier]
    query = urlencode(
        {"filter": ",".join(f"doi:{name}" for name in plain), "rows": len(plain), "select": _FIELDS}, safe=",:/()"
    )
    try:
        answer = _read(await fetch(Request(f"{urls['crossref']}/works?{query}", limit=_LIMIT)))
    except Failure:
        return []
    items = _at(answer, "message", "items")
    works = [_crossref_work(item) for item in items] if isinstance(items, list) else []
    return [(work.identifier, work) for work in works if work is not None and work.identifier in identifiers]


async def _alone(identifier: str, fetch: Fetch, urls: Mapping[str, str]) -> Answer | None:
    path = quote(identifier, safe="/")
    answer = _read(await fetch(Request(f"{urls['doi']}/api/handles/{path}", limit=_LIMIT)), missing=404)
    code = _at(answer, "responseCode")
    if code == _MISSING:
        return Answer(exists=False)
    if code != _EXISTS:
        return None
    try:
        known = _read(await fetch(Request(f"{urls['datacite']}/dois/{path}", limit=_LIMIT)))
    except Failure:
        return Answer(exists=True, resource=Resource("doi", identifier, f"https://doi.org/{identifier}"))
    return Answer(exists=True, resource=_datacite_work(identifier, _at(known, "data", "attributes")))


def _read(response: Response, missing: int = 200) -> Json:
    if response.status not in {200, missing} or not response.complete:
        raise Failure(FailureKind.PROTOCOL, f"{response.url.partition('?')[0]} answers {response.status}")
    try:
        found: Json = json.loads(response.body)
    except ValueError as error:
        raise Failure(FailureKind.PROTOCOL, f"{response.url.partition('?')[0]} answers no JSON") from error
    return found


def _crossref_work(item: Json) -> Resource | None:
    name = _at(item, "DOI")
    if not isinstance(name, str):
        return None
    year = _at(item, "issued", "date-parts", 0, 0)
    return Resource(
        provider="doi",
        identifier=name.lower(),
        url=f"https://doi.org/{name.lower()}",
        title=_string(_at(item, "title", 0)),
        authors=tuple(_names(_at(item, "author"))),
        year=year if isinstance(year, int) else None,
        venue=_string(_at(item, "container-title", 0)),
        retracted=_is_retracted(item),
    )


def _datacite_work(identifier: str, attributes: Json) -> Resource:
    year = _at(attributes, "publicationYear")
    creators = _at(attributes, "creators")
    names = [_string(_at(each, "name")) for each in creators] if isinstance(creators, list) else []
    return Resource(
        provider="doi",
        identifier=identifier,
        url=f"https://doi.org/{identifier}",
        title=_string(_at(attributes, "titles", 0, "title")),
        authors=tuple(name for name in names if name),
        year=year if isinstance(year, int) else None,
        venue=_string(_at(attributes, "publisher")),
    )


def _is_retracted(item: Json) -> bool:
    """Whether publishers say so: by the title they gave it anew, or by a relation to the notice."""
    title = _string(_at(item, "title", 0)) or ""
    return title.upper().startswith(("RETRACTED:", "[RETRACTED]", "RETRACTED ARTICLE:"))


def _names(authors: Json) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else []:
        parts = [_string(_at(author, "given")), _string(_at(author, "family"))]
        name = " ".join(part for part in parts if part) or _string(_at(author, "name"))
        if name:
            yield name


def _string(value: Json) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _at(value: Json, *path: str | int) -> Json:
    """Give what stands at a path, or None where there is no such path."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


PROVIDER = Doi()
