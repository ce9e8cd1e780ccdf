"""arXiv: all forms of a paper's URL, up to a hundred papers a request.

The interface is described at https://info.arxiv.org/help/api/user-manual.html; papers that do not exist are left out of
its answer, a malformed identifier makes the whole answer one entry called "Error" that names it, and it asks for three
seconds between requests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from awesome_lint.links.answers import names, string, text, year
from awesome_lint.links.base import Answer, Failure, FailureKind, Request
from awesome_lint.links.halving import Rejected, without_malformed
from awesome_lint.statuses import Resource
from awesome_lint.urls import arxiv_doi, arxiv_paper, doi
from awesome_lint.venues import arxiv_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.links.base import Access

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_LIMIT = 8_388_608  # bytes; an answer of a hundred papers with their abstracts has some 300,000
_MOST_REQUESTS = 8  # for one batch
_MALFORMED = 400  # with the same feed that may also come with 200
_IDENTIFIER = re.compile(r"https?://(?:export\.)?arxiv\.org/abs/(?P<id>[!-~]{1,60}?)(?:v(?P<version>\d{1,4}))?")
_VERSION = re.compile(r"v\d+\Z")
_ANY = 9999  # where an answer does not tell the version, any may be there
_ERROR = re.compile(r"https?://(?:export\.)?arxiv\.org/api/errors.*", re.DOTALL)
_CULPRIT = re.compile(r"incorrect id format for (?P<id>\S+)")
_WITHDRAWN = re.compile(
    r"\b(?:this|the) (?:paper|article|submission|manuscript) (?:has been|is|was) withdrawn", re.IGNORECASE
)
_WITHDRAWN_NOTE = re.compile(r"\W*(?:paper |article |submission )?withdrawn\b(?!\s+(?:from|at|as)\b)", re.IGNORECASE)
# As authors write it into the comment on a new version.
_FORMER = re.compile(
    r"\b(?:previous(?:ly)?|former(?:ly)?|original(?:ly)?|earlier|old)\s+(?:version\s+)?(?:was\s+)?"
    r"(?:titled|title|entitled|named|called)\s*(?:was|is)?\s*[:\s]*[\"“'‘](?P<title>[^\"”’]{10,300})[\"”’']",
    re.IGNORECASE,
)


class Arxiv:
    """The provider."""

    name = "arxiv"
    base_urls: Mapping[str, str] = {"arxiv": "https://export.arxiv.org"}
    batch_size = 100
    interval = 3.0

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:  # noqa: ARG002 - all mirrors hold the same
        """Give the paper that a URL names, and the version if it names one; None for what can be no identifier."""
        paper, name = arxiv_paper(url), doi(url)
        found = paper.id if paper is not None else arxiv_doi(name) if name is not None else None
        if found is None or arxiv_year(found) is None:  # 2399.12345 would spoil the answer for all others
            return None
        version = paper.version if paper is not None else ""
        archive, slash, number = found.partition("/")
        known = f"{archive.partition('.')[0]}/{number}" if slash else found  # the interface knows no subject classes
        return known + version

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask for papers.

        Raises:
            Failure: The answer is none that the interface gives.
        """

        async def ask(some: Sequence[str]) -> list[_Paper]:
            query = urlencode({"id_list": ",".join(some), "max_results": len(some)}, safe=",/")
            response = await access.fetch(Request(f"{access.urls['arxiv']}/api/query?{query}", limit=_LIMIT))
            if response.status not in {200, _MALFORMED} or not response.complete:
                raise Failure(FailureKind.PROTOCOL, f"arXiv answers {response.status}")
            papers = list(_entries(response.body))
            if not papers and len(some) > 1:  # it does so when it is pressed
                raise Failure(FailureKind.PROTOCOL, "arXiv answers nothing")
            return papers

        wanted = {name: _VERSION.sub("", name) for name in identifiers}
        papers, asked = await without_malformed(list(dict.fromkeys(wanted.values())), ask, _MOST_REQUESTS)
        found = {paper.resource.identifier.lower(): paper for paper in papers}
        return {
            name: _answer(found.get(paper.lower()), name.removeprefix(paper))
            for name, paper in wanted.items()
            if paper in asked
        }


class _Paper(NamedTuple):
    """A paper, and the number of its latest version."""

    resource: Resource
    latest: int


def _answer(paper: _Paper | None, version: str) -> Answer:
    """Say whether a paper exists, in the version that a URL names ("v2", or "" for the latest)."""
    if paper is None or (version and int(version[1:]) > paper.latest):
        return Answer(exists=False)
    return Answer(exists=True, resource=paper.resource)


def _entries(body: bytes) -> Iterator[_Paper]:
    try:
        feed = ET.fromstring(body)  # noqa: S314 - bounded, and expat refuses entities that grow
    except ET.ParseError as error:  # "Rate exceeded." comes with status 200
        raise Failure(FailureKind.PROTOCOL, f"arXiv answers what is no feed ({body[:40]!r})") from error
    if feed.tag != f"{_ATOM}feed":
        raise Failure(FailureKind.PROTOCOL, "arXiv answers what is no feed")
    for entry in feed.iter(f"{_ATOM}entry"):
        address = _text(entry, f"{_ATOM}id")
        if _ERROR.fullmatch(address):
            summary = _text(entry, f"{_ATOM}summary")
            culprit = _CULPRIT.fullmatch(summary)
            raise Rejected(f"arXiv answers {summary!r}", culprit["id"] if culprit else None)
        identified = _IDENTIFIER.fullmatch(address)
        if identified is None:
            raise Failure(FailureKind.PROTOCOL, f"arXiv answers an entry called {address!r}")
        if title := _text(entry, f"{_ATOM}title"):  # without one it is the shell of a paper that does not exist
            yield _Paper(_resource(entry, identified["id"], title), int(identified["version"] or _ANY))


def _resource(entry: ET.Element, identifier: str, title: str) -> Resource:
    comment = _text(entry, f"{_ARXIV}comment")
    summary = _text(entry, f"{_ATOM}summary")[:200]
    return Resource(
        provider="arxiv",
        identifier=identifier,
        url=f"https://arxiv.org/abs/{identifier}",
        title=title,
        former_titles=tuple(match["title"].strip(" .,") for match in _FORMER.finditer(comment)),
        authors=names(author.findtext(f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")),
        year=year(_text(entry, f"{_ATOM}published")),
        venue=string(entry.findtext(f"{_ARXIV}journal_ref")),
        kind="preprint",
        withdrawn=bool(_WITHDRAWN.search(f"{comment} {summary}") or _WITHDRAWN_NOTE.match(comment)),
        updated=_text(entry, f"{_ATOM}updated")[:10] or None,
    )


def _text(element: ET.Element, tag: str) -> str:
    return text(element.findtext(tag) or "")


PROVIDER = Arxiv()
