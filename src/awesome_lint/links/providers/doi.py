"""DOIs: in URLs of doi.org and of publishers, whose walls against robots are never met.

Whether a DOI exists is what the DOI system's own proxy says (https://www.doi.org/the-identifier/resources/factsheets/
doi-resolution-documentation, "Proxy Server REST API"); what it stands for, Crossref (https://api.crossref.org/swagger-ui)
or DataCite (https://support.datacite.org/docs/api).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from awesome_lint.links.answers import at, read_json, string
from awesome_lint.links.base import Answer, Failure, Request
from awesome_lint.statuses import Resource
from awesome_lint.urls import arxiv_doi, doi

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.links.answers import Json
    from awesome_lint.links.base import Access

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

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask Crossref for all at once, then for each that it does not know whether it exists at all.

        Raises:
            Failure: Nobody answers.
        """
        answers = {name: Answer(exists=True, resource=known) for name, known in await _crossref(identifiers, access)}
        for identifier in identifiers:
            if identifier not in answers and (answer := await _alone(identifier, access)) is not None:
                answers[identifier] = answer
        return answers


async def _crossref(identifiers: Sequence[str], access: Access) -> list[tuple[str, Resource]]:
    """Give what Crossref knows; nothing if it cannot be asked, for the DOI system may still answer."""
    plain = [identifier for identifier in identifiers if "," not in identifier]
    query = urlencode(
        {"filter": ",".join(f"doi:{name}" for name in plain), "rows": len(plain), "select": _FIELDS}, safe=",:/()"
    )
    try:
        answer = read_json(await access.fetch(Request(f"{access.urls['crossref']}/works?{query}", limit=_LIMIT)))
    except Failure:
        return []
    items = at(answer, "message", "items")
    works = [_crossref_work(item) for item in items] if isinstance(items, list) else []
    return [(work.identifier, work) for work in works if work is not None and work.identifier in identifiers]


async def _alone(identifier: str, access: Access) -> Answer | None:
    path = quote(identifier, safe="/")
    answer = read_json(
        await access.fetch(Request(f"{access.urls['doi']}/api/handles/{path}", limit=_LIMIT)), missing=404
    )
    code = at(answer, "responseCode")
    if code == _MISSING:
        return Answer(exists=False)
    if code != _EXISTS:
        return None
    try:
        known = read_json(await access.fetch(Request(f"{access.urls['datacite']}/dois/{path}", limit=_LIMIT)))
    except Failure:
        return Answer(exists=True, resource=Resource("doi", identifier, f"https://doi.org/{identifier}"))
    return Answer(exists=True, resource=_datacite_work(identifier, at(known, "data", "attributes")))


def _crossref_work(item: Json) -> Resource | None:
    name = at(item, "DOI")
    if not isinstance(name, str):
        return None
    year = at(item, "issued", "date-parts", 0, 0)
    return Resource(
        provider="doi",
        identifier=name.lower(),
        url=f"https://doi.org/{name.lower()}",
        title=string(at(item, "title", 0)),
        authors=tuple(_names(at(item, "author"))),
        year=year if isinstance(year, int) else None,
        venue=string(at(item, "container-title", 0)),
        retracted=_is_retracted(item),
    )


def _datacite_work(identifier: str, attributes: Json) -> Resource:
    year = at(attributes, "publicationYear")
    creators = at(attributes, "creators")
    names = [string(at(each, "name")) for each in creators] if isinstance(creators, list) else []
    return Resource(
        provider="doi",
        identifier=identifier,
        url=f"https://doi.org/{identifier}",
        title=string(at(attributes, "titles", 0, "title")),
        authors=tuple(name for name in names if name),
        year=year if isinstance(year, int) else None,
        venue=string(at(attributes, "publisher")),
    )


def _is_retracted(item: Json) -> bool:
    """Whether publishers say so: by the title they gave it anew, or by a relation to the notice."""
    title = string(at(item, "title", 0)) or ""
    return title.upper().startswith(("RETRACTED:", "[RETRACTED]", "RETRACTED ARTICLE:"))


def _names(authors: Json) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else []:
        parts = [string(at(author, "given")), string(at(author, "family"))]
        name = " ".join(part for part in parts if part) or string(at(author, "name"))
        if name:
            yield name


PROVIDER = Doi()
