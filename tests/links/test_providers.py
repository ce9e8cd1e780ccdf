"""Providers, each against answers in the form that its documentation gives, errors and throttling included."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from awesome_lint.links.base import Access, Failure, Request, Response
from awesome_lint.links.providers import all_providers
from awesome_lint.links.providers.arxiv import Arxiv
from awesome_lint.links.providers.doi import Doi
from awesome_lint.links.providers.github import GitHub
from awesome_lint.links.providers.youtube import YouTube

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from awesome_lint.links.base import Answer, Provider

SEEN: list[Request] = []


def ask(
    provider: Provider,
    identifiers: Sequence[str],
    answer: Callable[[Request], tuple[int, str | bytes]],
    tokens: Mapping[str, str] | None = None,
) -> Mapping[str, Answer]:
    async def fetch(request: Request) -> Response:
        SEEN.append(request)
        status, body = answer(request)
        return Response(request.url, status, {}, body.encode() if isinstance(body, str) else body)

    SEEN.clear()
    return asyncio.run(provider.ask(identifiers, Access(fetch, provider.base_urls, tokens or {})))


def test_all_are_found_and_have_names_of_their_own() -> None:
    names = [provider.name for provider in all_providers()]
    assert names == sorted(set(names))
    assert {"arxiv", "doi", "github", "youtube"} <= set(names)


# --- arXiv ----------------------------------------------------------------------------------------------------------

ENTRY = """<entry><id>http://arxiv.org/abs/{id}v2</id><updated>2024-03-07T18:59:59Z</updated>
<published>2024-01-01T00:00:00Z</published><title>{title}</title><summary>{summary}</summary>
<author><name>Ada Lovelace</name></author><author><name>Alan Turing</name></author>
<arxiv:comment>{comment}</arxiv:comment></entry>"""


def feed(*entries: str) -> str:
    head = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">'
    return f"{head}<title>query</title>{''.join(entries)}</feed>"


def entry(identifier: str, title: str = "A  Title\n  of two lines", summary: str = "x", comment: str = "") -> str:
    return ENTRY.format(id=identifier, title=title, summary=summary, comment=comment)


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://arxiv.org/abs/2401.00588", "2401.00588"),
        ("http://www.arxiv.org/pdf/2401.00588v3.pdf", "2401.00588v3"),
        ("https://arxiv.org/html/2401.00588v1#S1", "2401.00588v1"),
        ("https://export.arxiv.org/abs/cs/9808001", "cs/9808001"),
        ("https://doi.org/10.48550/arXiv.2401.00588", "2401.00588"),
        ("https://arxiv.org/abs/2413.00588", None),
        ("https://arxiv.org/list/cs.DC/recent", None),
        ("https://example.org/abs/2401.00588", None),
    ],
)
def test_arxiv_knows_all_forms_of_its_urls(url: str, identifier: str | None) -> None:
    assert Arxiv().identifier(url, Arxiv.base_urls) == identifier


def test_arxiv_is_asked_for_many_papers_at_once() -> None:
    answers = ask(
        Arxiv(),
        ["2401.00588", "2401.99999", "cs/9808001"],
        lambda _: (200, feed(entry("2401.00588"), entry("cs/9808001"))),
    )
    (request,) = SEEN
    assert parse_qs(urlsplit(request.url).query) == {
        "id_list": ["2401.00588,2401.99999,cs/9808001"],
        "max_results": ["3"],
    }
    assert not answers["2401.99999"].exists
    known = answers["2401.00588"].resource
    assert known is not None
    assert (known.title, known.authors, known.year) == ("A Title of two lines", ("Ada Lovelace", "Alan Turing"), 2024)
    assert (known.url, known.updated, known.withdrawn) == ("https://arxiv.org/abs/2401.00588", "2024-03-07", False)


@pytest.mark.parametrize(
    ("summary", "comment"),
    [("This paper has been withdrawn by the author due to an error.", ""), ("x", "The article is withdrawn")],
)
def test_arxiv_papers_may_be_withdrawn(summary: str, comment: str) -> None:
    answers = ask(Arxiv(), ["2401.00588"], lambda _: (200, feed(entry("2401.00588", "T", summary, comment))))
    resource = answers["2401.00588"].resource
    assert resource is not None
    assert resource.withdrawn


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, "Rate exceeded."),
        (429, "Rate exceeded."),
        (503, "<html></html>"),
        (200, "<html></html>"),
        (200, feed("<entry><id>http://example.org/x</id><title>x</title></entry>")),
        (400, "<html>Bad request</html>"),
    ],
)
def test_what_arxiv_does_not_document_is_an_outage(status: int, body: str) -> None:
    with pytest.raises(Failure):
        ask(Arxiv(), ["2401.00588"], lambda _: (status, body))


# --- DOI ------------------------------------------------------------------------------------------------------------

WORK = {
    "DOI": "10.1145/3600006.3613165",
    "title": ["Efficient  Memory Management"],
    "author": [{"given": "Woosuk", "family": "Kwon"}, {"name": "A Consortium"}],
    "issued": {"date-parts": [[2023, 10, 23]]},
    "container-title": ["SOSP"],
}


def dois(request: Request) -> tuple[int, str]:
    url = unquote(request.url)
    if "api.crossref.org" in url:
        retracted = {**WORK, "DOI": "10.1/R", "title": ["RETRACTED: A Claim"]}
        return 200, json.dumps({"message": {"items": [WORK, retracted]}})
    if "/api/handles/10.5281/zenodo.1" in url:
        return 200, '{"responseCode": 1}'
    if "/dois/10.5281/zenodo.1" in url:
        attributes = {
            "titles": [{"title": "Data"}],
            "creators": [{"name": "Doe, J."}],
            "publicationYear": 2020,
            "publisher": "Zenodo",
        }
        return 200, json.dumps({"data": {"attributes": attributes}})
    if "/api/handles/10.2/error" in url:
        return 200, '{"responseCode": 2}'
    if "/api/handles/10.3/elsewhere" in url:
        return 200, '{"responseCode": 1}'
    return 404, '{"responseCode": 100}'


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://doi.org/10.1145/3600006.3613165", "10.1145/3600006.3613165"),
        ("http://dx.doi.org/10.1145/ABC", "10.1145/abc"),
        ("https://dl.acm.org/doi/abs/10.1145/3600006", "10.1145/3600006"),
        ("https://dl.acm.org/doi/pdf/10.1145/3600006?download=true", "10.1145/3600006"),
        ("https://link.springer.com/chapter/10.1007/978-3-030-01234-2_1", "10.1007/978-3-030-01234-2_1"),
        ("https://doi.org/10.48550/arXiv.2401.00588", None),
        ("https://dl.acm.org/conference/sosp", None),
    ],
)
def test_dois_are_read_from_publishers_urls(url: str, identifier: str | None) -> None:
    assert Doi().identifier(url, Doi.base_urls) == identifier


def test_dois_are_asked_of_crossref_first_then_of_the_doi_system_and_datacite() -> None:
    names = ["10.1145/3600006.3613165", "10.1/r", "10.5281/zenodo.1", "10.9/none", "10.2/error", "10.3/elsewhere"]
    answers = ask(Doi(), names, dois)
    work = answers[names[0]].resource
    assert work is not None
    assert (work.title, work.authors) == ("Efficient Memory Management", ("Woosuk Kwon", "A Consortium"))
    assert (work.year, work.venue, work.retracted) == (2023, "SOSP", False)
    retracted, data = answers["10.1/r"].resource, answers["10.5281/zenodo.1"].resource
    assert retracted is not None
    assert retracted.retracted
    assert data is not None
    assert (data.title, data.authors, data.year) == ("Data", ("Doe, J.",), 2020)
    assert not answers["10.9/none"].exists
    assert "10.2/error" not in answers
    assert answers["10.3/elsewhere"].exists
    assert sum("crossref" in request.url for request in SEEN) == 1


def test_without_crossref_the_doi_system_still_says_what_exists() -> None:
    answers = ask(
        Doi(), ["10.5281/zenodo.1"], lambda request: (503, "") if "crossref" in request.url else dois(request)
    )
    assert answers["10.5281/zenodo.1"].exists


def test_an_outage_of_the_doi_system_is_one() -> None:
    with pytest.raises(Failure):
        ask(Doi(), ["10.1/x"], lambda _: (500, "oops"))


# --- GitHub ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://github.com/Owner/Name", "owner/name"),
        ("https://www.github.com/owner/name.git", "owner/name"),
        ("http://github.com/owner/name/", "owner/name"),
        ("https://github.com/owner/name#readme", "owner/name"),
        ("https://github.com/owner/name/blob/main/a.py", None),
        ("https://github.com/owner", None),
        ("https://github.com/topics/awesome", None),
        ("https://github.com/sponsors/owner", None),
        ("https://gist.github.com/owner/name", None),
        ("https://github.com.evil.org/owner/name", None),
    ],
)
def test_github_knows_repositories(url: str, identifier: str | None) -> None:
    assert GitHub().identifier(url, GitHub.base_urls) == identifier


def repositories(_: Request) -> tuple[int, str]:
    fine = {"nameWithOwner": "o/new", "url": "https://github.com/o/new", "isArchived": True, "isDisabled": False}
    data = {"r0": {**fine, "pushedAt": "2020-05-01T00:00:00Z", "stargazerCount": 12}, "r1": None, "r2": None}
    return 200, json.dumps({"data": data, "errors": [{"type": "NOT_FOUND", "path": ["r1"], "message": "no"}]})


def test_github_is_asked_for_many_repositories_at_once() -> None:
    answers = ask(GitHub(), ["o/old", "o/gone", 'o/"x'], repositories, {"github": "secret", "other": "hidden"})
    (request,) = SEEN
    assert request.url == "https://api.github.com/graphql"
    assert request.headers["Authorization"] == "Bearer secret"
    query = json.loads(request.body or b"")["query"]
    assert 'r0: repository(owner: "o", name: "old")' in query
    assert 'name: "\\"x")' in query
    resource = answers["o/old"].resource
    assert resource is not None
    assert (resource.url, resource.archived, resource.updated) == ("https://github.com/o/new", True, "2020-05-01")
    assert resource.stars == 12
    assert not answers["o/gone"].exists
    assert 'o/"x' not in answers


def test_github_says_nothing_without_a_token() -> None:
    assert ask(GitHub(), ["o/n"], repositories, {"other": "hidden"}) == {}
    assert SEEN == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, '{"message": "Bad credentials"}'),
        (403, '{"message": "secondary rate limit"}'),
        (502, "<html></html>"),
        (200, '{"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}]}'),
    ],
)
def test_what_github_refuses_is_an_outage(status: int, body: str) -> None:
    with pytest.raises(Failure):
        ask(GitHub(), ["o/n"], lambda _: (status, body), {"github": "secret"})


# --- YouTube --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        ("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=1", "dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?t=5", "dQw4w9WgXcQ"),
        ("https://www.youtube.com/playlist?list=PL1", None),
        ("https://www.youtube.com/@channel", None),
    ],
)
def test_youtube_knows_videos(url: str, identifier: str | None) -> None:
    assert YouTube().identifier(url, YouTube.base_urls) == identifier


@pytest.mark.parametrize(("status", "exists"), [(200, True), (401, True), (403, True), (400, False), (404, False)])
def test_youtube_tells_hidden_videos_from_missing_ones(status: int, exists: bool) -> None:
    answers = ask(YouTube(), ["dQw4w9WgXcQ"], lambda _: (status, '{"title": "A song"}'))
    assert answers["dQw4w9WgXcQ"].exists is exists
    assert parse_qs(urlsplit(SEEN[0].url).query)["url"] == ["https://www.youtube.com/watch?v=dQw4w9WgXcQ"]


def test_youtubes_outage_is_one() -> None:
    with pytest.raises(Failure):
        ask(YouTube(), ["dQw4w9WgXcQ"], lambda _: (500, ""))
