"""A stand-in for arXiv's interface: the papers it is told of, answered as the real one answers.

Source of the format: arXiv API User's Manual, sections 3.1 "Calling the API", 3.3 "Outline of an Atom feed" and 3.4
"Errors". Papers that it does not know are left out, one malformed identifier spoils the whole answer, and without
`max_results` there are ten. Titles are broken over lines, as the real ones are.
"""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

_ATOM = "http://www.w3.org/2005/Atom"
_ARXIV = "http://arxiv.org/schemas/atom"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_IDENTIFIER = re.compile(r"(?P<paper>(?P<year>\d\d)(?P<month>\d\d)\.\d{4,5})(?:v\d+)?")
_LINE = 76  # characters of a title before it is broken
_ABSTRACT = "We measure how links are checked. " * 40  # as long as most are
_VERSION = 9  # the latest of each paper
_FEW = 10  # results where `max_results` is not given


def answer(target: str, papers: Mapping[str, str]) -> bytes | None:
    """Give the feed that answers a request, or None where the interface has no such page.

    Args:
        target: The path with its query, as in `GET /api/query?id_list=2401.00588,2401.14351&max_results=2`.
        papers: Titles by identifier, without versions.
    """
    url = urlsplit(target)
    if url.path != "/api/query":
        return None
    asked = parse_qs(url.query)
    identifiers = [each for value in asked.get("id_list", []) for each in value.split(",") if each]
    for name, uri in (("", _ATOM), ("arxiv", _ARXIV), ("opensearch", _OPENSEARCH)):
        ET.register_namespace(name, uri)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, _ATOM, "id", "https://arxiv.org/api/a-query")
    _add(feed, _ATOM, "title", f"arXiv Query: search_query=&id_list={','.join(identifiers)}")
    matches = [_IDENTIFIER.fullmatch(each) for each in identifiers]
    known = [match for match in matches if match is not None and match["paper"] in papers]
    spoilt = next((name for name, match in zip(identifiers, matches, strict=True) if match is None), None)
    _add(feed, _OPENSEARCH, "totalResults", str(len(known) if spoilt is None else 1))
    if spoilt is not None:
        _add_error(feed, spoilt)
    else:
        for match in known[: int(asked.get("max_results", [str(_FEW)])[0])]:
            _add_paper(feed, match, papers[match["paper"]])
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add_paper(feed: ET.Element, identifier: re.Match[str], title: str) -> None:
    paper, date = identifier["paper"], f"20{identifier['year']}-{identifier['month']}-01T17:59:59Z"
    entry = _add(feed, _ATOM, "entry")
    _add(entry, _ATOM, "id", f"http://arxiv.org/abs/{paper}v{_VERSION}")
    _add(entry, _ATOM, "title", "\n  ".join(wrap(title, _LINE, break_on_hyphens=False)))
    for name in ("updated", "published"):
        _add(entry, _ATOM, name, date)
    _add(entry, _ATOM, "summary", f"  {_ABSTRACT}\n")
    _add(_add(entry, _ATOM, "author"), _ATOM, "name", "Ada Author")
    _add(entry, _ARXIV, "comment", "12 pages, 3 figures")
    _add(entry, _ARXIV, "primary_category").set("term", "cs.DC")


def _add_error(feed: ET.Element, identifier: str) -> None:
    entry = _add(feed, _ATOM, "entry")
    _add(entry, _ATOM, "id", f"http://arxiv.org/api/errors#incorrect_id_format_for_{identifier}")
    _add(entry, _ATOM, "title", "Error")
    _add(entry, _ATOM, "summary", f"incorrect id format for {identifier}")


def _add(parent: ET.Element, namespace: str, name: str, text: str | None = None) -> ET.Element:
    made = ET.SubElement(parent, f"{{{namespace}}}{name}")
    made.text = text
    return made
