"""GitHub and its enterprise servers: whose repositories are asked for where, and what a refusal means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.links.providing import ask

from awesome_lint.links.base import Failure
from awesome_lint.links.providers.github import GitHub
from awesome_lint.links.told import told
from awesome_lint.statuses import Verdict

if TYPE_CHECKING:
    from awesome_lint.links.base import Request

TOKENS = {"github": "secret"}
FINE = {"nameWithOwner": "New/Name", "isArchived": False, "isDisabled": False, "pushedAt": "2024-05-01T00:00:00Z"}


def said(*, data: object = None, errors: object = None) -> tuple[int, str]:
    return 200, json.dumps({"data": data, "errors": errors})


@pytest.mark.parametrize(
    ("base", "url", "identifier", "endpoint"),
    [
        ("https://api.github.com", "https://github.com/O/N", "o/n", "https://api.github.com/graphql"),
        ("https://ghe.corp/api/v3", "https://ghe.corp/O/N#readme", "o/n", "https://ghe.corp/api/graphql"),
        ("https://ghe.corp/api/v3", "https://github.com/o/n", None, "https://ghe.corp/api/graphql"),
        ("https://api.corp.ghe.com", "https://corp.ghe.com/o/n", "o/n", "https://api.corp.ghe.com/graphql"),
        ("https://api.corp.ghe.com", "https://github.com/o/n", None, "https://api.corp.ghe.com/graphql"),
        ("http://127.0.0.1:8080", "https://github.com/o/n", "o/n", "http://127.0.0.1:8080/graphql"),
    ],
)
def test_an_enterprises_server_knows_its_own_repositories_only(
    base: str, url: str, identifier: str | None, endpoint: str
) -> None:
    urls = {"github": base}
    assert GitHub().identifier(url, urls) == identifier
    asked = ask(GitHub(), ["o/n"], lambda _: said(data={"r0": FINE}), TOKENS, urls)
    assert [request.url for request in asked.requests] == [endpoint]


@pytest.mark.parametrize(
    ("url", "verdict", "final"),
    [
        ("https://github.com/new/name", Verdict.ALIVE, None),
        ("http://www.github.com/New/name.git", Verdict.ALIVE, None),
        ("https://github.com/new/name?tab=readme-ov-file#usage", Verdict.ALIVE, None),
        ("https://github.com/old/name", Verdict.MOVED, "https://github.com/New/Name"),
        ("https://github.com/old/name?tab=readme-ov-file", Verdict.MOVED, "https://github.com/New/Name"),
    ],
)
def test_a_renamed_repository_has_moved_another_page_of_it_has_not(url: str, verdict: Verdict, final: str) -> None:
    provider = GitHub()
    identifier = provider.identifier(url, provider.base_urls)
    assert identifier is not None
    answer = ask(provider, [identifier], lambda _: said(data={"r0": FINE}), TOKENS).answers[identifier]
    status = told(url, identifier, answer, provider, provider.base_urls)
    assert (status.verdict, status.final_url) == (verdict, final)


def test_one_repository_that_is_refused_spoils_no_other() -> None:
    errors = [
        {"type": "FORBIDDEN", "path": ["r0"], "message": "protected by an organisation's sign-on"},
        {"type": "NOT_FOUND", "path": ["r1"], "message": "Could not resolve"},
    ]
    asked = ask(
        GitHub(),
        ["a/a", "b/b", "c/c"],
        lambda _: said(data={"r0": None, "r1": None, "r2": FINE}, errors=errors),
        TOKENS,
    )
    assert {name: answer.exists for name, answer in asked.answers.items()} == {"b/b": False, "c/c": True}


@pytest.mark.parametrize(
    "errors",
    [
        [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}],
        [{"type": "RATE_LIMITED", "path": ["r0"], "message": "API rate limit exceeded"}],
        [{"message": "Something went wrong"}],
        [{"type": "NOT_FOUND", "path": [7]}],
        ["what is this"],
    ],
)
def test_a_refusal_of_the_whole_is_an_outage(errors: list[object]) -> None:
    with pytest.raises(Failure):
        ask(GitHub(), ["o/n"], lambda _: said(data={"r0": None}, errors=errors), TOKENS)


@pytest.mark.parametrize(
    "found",
    [
        {"nameWithOwner": "https://evil.org/x"},
        {"nameWithOwner": "../../evil"},
        {"nameWithOwner": "o/n?x=[y](z)"},
        {"nameWithOwner": 5},
        {"nameWithOwner": "o/\x1b[31m"},
        [],
        "x",
        7,
    ],
)
def test_no_answer_leads_to_another_site(found: object) -> None:
    assert ask(GitHub(), ["o/n"], lambda _: said(data={"r0": found}), TOKENS).answers == {}


def test_the_url_in_an_answer_does_not_count() -> None:
    answers = ask(GitHub(), ["o/n"], lambda _: said(data={"r0": {**FINE, "url": "https://evil.org"}}), TOKENS).answers
    resource = answers["o/n"].resource
    assert resource is not None
    assert (resource.url, resource.updated) == ("https://github.com/New/Name", "2024-05-01")


def test_each_repository_is_named_in_the_query_and_the_token_in_the_header_alone() -> None:
    def answer(request: Request) -> tuple[int, str]:
        assert b"secret" not in (request.body or b"")
        assert "secret" not in request.url
        assert request.headers["Authorization"] == "Bearer secret"
        return said(data={})

    assert ask(GitHub(), [f"o/n{number}" for number in range(100)], answer, TOKENS).answers == {}
