"""DOIs: in URLs of doi.org and of publishers, whose walls against robots are never met.

Whether a DOI exists is what the DOI system's own proxy says (https://www.doi.org/the-identifier/resources/factsheets/
doi-resolution-documentation, "Proxy Server REST API"); what it stands for, Crossref (https://api.crossref.org/swagger-ui)
or DataCite (https://support.datacite.org/docs/api). Retractions, of publishers and of Retraction Watch, stand in
Crossref's field `updated-by` (https://www.crossref.org/blog/retraction-watch-retractions-now-in-the-crossref-api).
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from awesome_lint.links.answers import at, items, names, read_json, string, year
from awesome_lint.links.base import Answer, Failure, Request
from awesome_lint.links.halving import Rejected, without_malformed
from awesome_lint.statuses import Resource, ResourceKind
from awesome_lint.urls import arxiv_doi, doi

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.links.answers import Json
    from awesome_lint.links.base import Access

_LIMIT = 4_194_304  # bytes
_MOST_REQUESTS = 12  # for one batch at Crossref
_MALFORMED = 400
_FIELDS = "DOI,title,subtitle,author,issued,container-title,type,updated-by,update-to"
_EXISTS, _MISSING = 1, 100  # of the handle system's response codes
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_TAKEN_BACK = frozenset({"retraction", "withdrawal", "removal"})
_PUBLISHED = frozenset({"journal-article", "proceedings-article", "book-chapter", "book", "monograph"})
_KINDS: Mapping[str, ResourceKind] = {
    "Preprint": "preprint",
    "JournalArticle": "publication",
    "ConferencePaper": "publication",
    "BookChapter": "publication",
}


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

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:  # noqa: ARG002 - all resolvers know the same
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

    async def ask(some: Sequence[str]) -> list[Resource]:
        chosen = ",".join(f"doi:{name}" for name in some)
        query = urlencode({"filter": chosen, "rows": len(some), "select": _FIELDS}, safe=",:/()")
        response = await access.fetch(Request(f"{access.urls['crossref']}/works?{query}", limit=_LIMIT))
        if response.status == _MALFORMED:
            raise Rejected("Crossref cannot read a DOI")
        works = items(at(read_json(response), "message", "items"))
        return [work for work in map(_crossref_work, works) if work is not None and work.identifier in some]

    plain = [identifier for identifier in identifiers if "," not in identifier]
    if not plain:
        return []
    try:
        works, _ = await without_malformed(plain, ask, _MOST_REQUESTS)
    except Failure:
        return []
    return [(work.identifier, work) for work in works]


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
    name, kind = at(item, "DOI"), at(item, "type")
    if not isinstance(name, str):
        return None
    return Resource(
        provider="doi",
        identifier=name.lower(),
        url=f"https://doi.org/{name.lower()}",
        title=_crossref_title(item),
        authors=names(_people(at(item, "author"))),
        year=year(at(item, "issued", "date-parts", 0, 0)),
        venue=_plain(at(item, "container-title", 0)),
        kind="publication" if kind in _PUBLISHED else "preprint" if kind == "posted-content" else "other",
        retracted=_is_retracted(item, name.lower()),
    )


def _crossref_title(item: Json) -> str | None:
    title, subtitle = _plain(at(item, "title", 0)), _plain(at(item, "subtitle", 0))
    if title is None or subtitle is None or subtitle.casefold() in title.casefold():
        return title
    return f"{title}: {subtitle}"


def _datacite_work(identifier: str, attributes: Json) -> Resource:
    kind = at(attributes, "types", "resourceTypeGeneral")
    return Resource(
        provider="doi",
        identifier=identifier,
        url=f"https://doi.org/{identifier}",
        title=_plain(at(attributes, "titles", 0, "title")),
        authors=names(at(each, "name") for each in items(at(attributes, "creators"))),
        year=year(at(attributes, "publicationYear")),
        venue=_plain(at(attributes, "publisher")) or _plain(at(attributes, "publisher", "name")),
        kind=_KINDS.get(kind, "other") if isinstance(kind, str) else "other",
    )


def _is_retracted(item: Json, name: str) -> bool:
    """Whether somebody took a work back: by a notice on it, by one that it gives of itself, or by its new title."""
    notices = [at(notice, "type") for notice in items(at(item, "updated-by"))]
    for notice in items(at(item, "update-to")):  # of other works, where this one is the notice
        target = at(notice, "DOI")
        if isinstance(target, str) and target.lower() == name:
            notices.append(at(notice, "type"))
    title = string(at(item, "title", 0)) or ""
    return any(isinstance(kind, str) and kind.lower() in _TAKEN_BACK for kind in notices) or title.upper().startswith(
        ("RETRACTED:", "[RETRACTED]", "RETRACTED ARTICLE:")
    )


def _plain(value: Json) -> str | None:
    """Give a title without the tags and character references that publishers put into it."""
    found = string(value)
    return string(_TAG.sub("", unescape(found))) if found else None


def _people(authors: Json) -> Iterator[str]:
    for author in items(authors):
        parts = [string(at(author, "given")), string(at(author, "family"))]
        yield " ".join(part for part in parts if part) or string(at(author, "name")) or ""


PROVIDER = Doi()
