"""The ACL Anthology: each paper's record in MODS, which it publishes for programs beside the paper's page.

How URLs are made is said at https://aclanthology.org/faq/linking/ and https://aclanthology.org/info/ids/; MODS is the
format of https://www.loc.gov/standards/mods/. There is no request for many papers at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from awesome_lint.links.answers import names, text, year
from awesome_lint.links.base import Answer, Failure, FailureKind, Request
from awesome_lint.records import replace
from awesome_lint.statuses import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesome_lint.links.base import Access

_MODS = "{http://www.loc.gov/mods/v3}"
_LIMIT = 1_048_576  # bytes
_MISSING = 404
_PAPER = re.compile(
    r"(?i)https?://(?:(?:www\.)?aclanthology\.org(?:/papers)?|(?:www\.)?aclanthology\.info/papers|(?:www\.)?aclweb\.org/"
    r"anthology|(?:www\.)?anthology\.aclweb\.org)/(?:[a-z]/[a-z]\d\d/)?"
    r"(?P<id>[a-z]\d\d-\d{4}|\d{4}\.[a-z0-9]{2,40}-[a-z0-9]{1,40}\.\d{1,5})(?:v\d+)?(?P<pdf>\.pdf)?/?(?:[?#].*)?",
    re.ASCII,
)


class Acl:
    """The provider."""

    name = "acl"
    base_urls: Mapping[str, str] = {"acl": "https://aclanthology.org"}
    batch_size = 10
    interval = 0.2

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:  # noqa: ARG002 - there is one site
        """Give the paper that a URL names, or its PDF: `P18-1001`, `2023.acl-long.1.pdf`."""
        match = _PAPER.fullmatch(url)
        if match is None:
            return None
        name = match["id"].lower()
        return (name if name[0].isdigit() else name.upper()) + (match["pdf"] or "").lower()

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask for each paper; says nothing of one without a record, for its page may be there.

        Raises:
            Failure: The Anthology cannot be asked.
        """
        known: dict[str, Resource | None] = {}
        answers: dict[str, Answer] = {}
        for identifier in identifiers:
            paper = identifier.removesuffix(".pdf")
            if paper not in known:
                known[paper] = await _record(paper, access)
            resource = known[paper]
            if resource is not None:
                answers[identifier] = Answer(exists=True, resource=_as_asked(resource, identifier))
        return answers


def _as_asked(resource: Resource, identifier: str) -> Resource:
    return replace(resource, url=f"https://aclanthology.org/{identifier}")


async def _record(paper: str, access: Access) -> Resource | None:
    response = await access.fetch(Request(f"{access.urls['acl']}/{paper}.xml", limit=_LIMIT))
    if response.status == _MISSING:
        return None
    if response.status != 200 or not response.complete:
        raise Failure(FailureKind.PROTOCOL, f"the ACL Anthology answers {response.status}")
    try:
        root = ET.fromstring(response.body)  # noqa: S314 - bounded, and expat refuses entities that grow
    except ET.ParseError as error:
        raise Failure(FailureKind.PROTOCOL, "the ACL Anthology answers what is no record") from error
    mods = root if root.tag == f"{_MODS}mods" else root.find(f"{_MODS}mods")
    return _resource(paper, mods) if mods is not None else None


def _resource(paper: str, mods: ET.Element) -> Resource | None:
    title = _title(mods)
    if not title:
        return None
    host = mods.find(f"{_MODS}relatedItem[@type='host']")
    dates = [text(date.text or "") for date in mods.iter(f"{_MODS}dateIssued")]
    return Resource(
        provider="acl",
        identifier=paper,
        title=title,
        authors=names(_authors(mods)),
        year=year(dates[0]) if dates else None,
        venue=_title(host) or None if host is not None else None,
        kind="publication",
    )


def _title(element: ET.Element) -> str:
    """Give the title of a record's own, with what stands behind its colon."""
    parts = (element.find(f"{_MODS}titleInfo/{_MODS}{part}") for part in ("title", "subTitle"))
    return ": ".join(text("".join(part.itertext())) for part in parts if part is not None)


def _authors(mods: ET.Element) -> Iterator[str]:
    """Give the names of those who are called authors: a record names editors, too."""
    for name in mods.findall(f"{_MODS}name"):
        roles = {text(role.text or "") for role in name.iter(f"{_MODS}roleTerm")}
        if not roles or "author" in roles:
            parts = {part.get("type", ""): text(part.text or "") for part in name.findall(f"{_MODS}namePart")}
            yield " ".join(filter(None, [parts.get("given"), parts.get("family"), parts.get("")]))


PROVIDER = Acl()
