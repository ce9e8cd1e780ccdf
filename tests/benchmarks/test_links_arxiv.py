"""The stand-in for arXiv speaks the format that the real provider module reads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from benchmarks.links_arxiv import answer

from awesome_lint.links.base import Access, Response
from awesome_lint.links.providers.arxiv import Arxiv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.links.base import Answer, Request

BASE = "https://arxiv.test"
LONG = "On <Fast> & Fair Scheduling: " + "a title that goes on over several lines of its feed, " * 4 + "at last"
PAPERS = {"2401.00588": "Fairness in Serving", "2401.14351": LONG}


def told(*identifiers: str) -> Mapping[str, Answer]:
    """Ask as the program does."""

    async def fetch(request: Request) -> Response:
        body = answer(request.url.removeprefix(BASE), PAPERS)
        assert body is not None
        return Response(request.url, 200, {}, body)

    return asyncio.run(Arxiv().ask(identifiers, Access(fetch, {"arxiv": BASE})))


def entries(target: str, papers: Mapping[str, str] = PAPERS) -> list[str]:
    """Give the identifiers of a feed's entries."""
    feed = ET.fromstring(answer(target, papers) or b"")  # noqa: S314 - it is our own
    return [entry.findtext("{*}id") or "" for entry in feed.iterfind("{*}entry")]


def test_papers_have_the_titles_that_were_told() -> None:
    answers = told("2401.00588", "2401.14351", "2402.99999")

    assert [each.exists for each in answers.values()] == [True, True, False]
    resources = [each.resource for each in answers.values() if each.resource is not None]
    assert [each.title for each in resources] == [PAPERS["2401.00588"], " ".join(LONG.split())]
    assert [each.year for each in resources] == [2024, 2024]


def test_titles_are_broken_over_lines() -> None:
    assert (
        b"\n  "
        in (answer("/api/query?id_list=2401.14351", PAPERS) or b"").partition(b"<entry>")[2].partition(b"<up")[0]
    )


def test_versions_are_of_the_same_paper() -> None:
    assert entries("/api/query?id_list=2401.00588v3") == ["http://arxiv.org/abs/2401.00588v9"]


def test_one_malformed_identifier_spoils_the_answer() -> None:
    feed = answer("/api/query?id_list=2401.00588,24010.0588", PAPERS) or b""

    assert entries("/api/query?id_list=2401.00588,24010.0588") == [
        "http://arxiv.org/api/errors#incorrect_id_format_for_24010.0588"
    ]
    assert b"<title>Error</title>" in feed
    assert set(told("2401.00588", "24010.0588")) == {"2401.00588"}, "the program asks again without it"


def test_there_are_ten_results_unless_more_are_asked_for() -> None:
    many = {f"2401.{number:05}": "A title" for number in range(1, 16)}
    target = f"/api/query?id_list={','.join(many)}"

    assert len(entries(target, many)) == 10
    assert len(entries(f"{target}&max_results=15", many)) == 15


def test_there_is_no_other_page() -> None:
    assert answer("/abs/2401.00588", PAPERS) is None
