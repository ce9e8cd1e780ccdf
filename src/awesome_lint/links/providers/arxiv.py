"""arXiv: all forms of a paper's URL, up to a hundred papers a request.

The interface is described at https://info.arxiv.org/help/api/user-manual.html; papers that do not exist are left out of
its answer, a malformed identifier makes the whole answer one entry called "Error", and it asks for three seconds
between requests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from awesome_lint.links.base import Answer, Failure, FailureKind, Request
from awesome_lint.statuses import Resource
from awesome_lint.urls import arxiv_doi, arxiv_paper, doi

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.links.base import Access

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_LIMIT = 8_388_608  # bytes; an answer of a hundred papers with their abstracts has some 300,000
_IDENTIFIER = re.compile(r"https?://(?:export\.)?arxiv\.org/abs/(?P<id>.+?)(?:v\d+)?")
_WITHDRAWN = re.compile(
    r"\b(?:this|the) (?:paper|article|submission|manuscript) (?:has been|is|was) withdrawn", re.IGNORECASE
)
_MODERN = re.compile(r"(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])\.\d{4,5}")


class Arxiv:
    """The provider."""

    name = "arxiv"
    base_urls: Mapping[str, str] = {"arxiv": "https://export.arxiv.org"}
    batch_size = 100
    interval = 3.0

    def identifier(self, url: str) -> str | None:
        """Give the paper that a URL names, whatever its form and version."""
        paper, name = arxiv_paper(url), doi(url)
        found = paper.id if paper is not None else arxiv_doi(name) if name is not None else None
        if found is None or ("/" not in found and not _MODERN.fullmatch(found)):
            return None  # 2399.12345 cannot be one, and would spoil the answer for all others
        return found

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask for papers.

        Raises:
            Failure: The answer is none that the interface gives.
        """
        query = urlencode({"id_list": ",".join(identifiers), "max_results": len(identifiers)}, safe=",/")
        response = await access.fetch(Request(f"{access.urls['arxiv']}/api/query?{query}", limit=_LIMIT))
        if response.status != 200 or not response.complete:
            raise Failure(FailureKind.PROTOCOL, f"arXiv answers {response.status}")
        found = {resource.identifier.lower(): resource for resource in _entries(response.body)}
        return {
            identifier: Answer(resource is not None, resource)
            for identifier in identifiers
            for resource in [found.get(identifier.lower())]
        }


def _entries(body: bytes) -> Iterator[Resource]:
    try:
        feed = ET.fromstring(body)  # noqa: S314 - bounded, and expat refuses entities that grow
    except ET.ParseError as error:  # "Rate exceeded." comes with status 200
        raise Failure(FailureKind.PROTOCOL, f"arXiv answers what is no feed ({body[:40]!r})") from error
    if feed.tag != f"{_ATOM}feed":
        raise Failure(FailureKind.PROTOCOL, "arXiv answers what is no feed")
    for entry in feed.iter(f"{_ATOM}entry"):
        address = _IDENTIFIER.fullmatch(_text(entry, f"{_ATOM}id"))
        if address is None:
            raise Failure(FailureKind.PROTOCOL, f"arXiv answers {_text(entry, f'{_ATOM}summary')!r}")
        yield _resource(entry, address["id"])


def _resource(entry: ET.Element, identifier: str) -> Resource:
    authors = tuple(_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author"))
    notes = f"{_text(entry, f'{_ARXIV}comment')} {_text(entry, f'{_ATOM}summary')[:200]}"
    year = _text(entry, f"{_ATOM}published")[:4]
    return Resource(
        provider="arxiv",
        identifier=identifier,
        url=f"https://arxiv.org/abs/{identifier}",
        title=_text(entry, f"{_ATOM}title") or None,
        authors=authors,
        year=int(year) if year.isdigit() else None,
        venue=_text(entry, f"{_ARXIV}journal_ref") or None,
        withdrawn=_WITHDRAWN.search(notes) is not None,
        updated=_text(entry, f"{_ATOM}updated")[:10] or None,
    )


def _text(element: ET.Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())


PROVIDER = Arxiv()
