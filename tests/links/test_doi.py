"""DOIs at Crossref: retractions, tags in titles, preprints, and DOIs that it cannot read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from tests.links.providing import ask

from awesome_lint.links.providers.doi import Doi

if TYPE_CHECKING:
    from awesome_lint.links.base import Request
    from awesome_lint.statuses import Resource

NAME = "10.1021/am300292v"


def work(**fields: object) -> Resource:
    item = {"DOI": NAME.upper(), "title": ["A Claim"], "type": "journal-article", **fields}
    answers = ask(Doi(), [NAME], lambda _: (200, json.dumps({"message": {"items": [item]}}))).answers
    resource = answers[NAME].resource
    assert resource is not None
    return resource


@pytest.mark.parametrize(
    ("fields", "retracted"),
    [
        ({}, False),
        ({"updated-by": [{"DOI": "10.1/n", "type": "retraction", "source": "retraction-watch"}]}, True),
        ({"updated-by": [{"type": "correction"}, {"type": "Retraction"}]}, True),
        ({"updated-by": [{"type": "withdrawal"}]}, True),
        ({"updated-by": [{"type": "removal"}]}, True),
        ({"updated-by": [{"type": "correction"}, {"type": "expression_of_concern"}]}, False),
        ({"update-to": [{"DOI": NAME, "type": "retraction"}]}, True),
        ({"update-to": [{"DOI": "10.1/other", "type": "retraction"}], "title": ["Notice"]}, False),
        ({"title": ["RETRACTED ARTICLE: A Claim"]}, True),
        ({"title": ["A Study of Articles That Were Retracted"]}, False),
        ({"updated-by": "retraction", "update-to": 7}, False),
    ],
)
def test_retractions(fields: dict[str, object], retracted: bool) -> None:
    assert work(**fields).retracted is retracted


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("proceedings-article", "publication"),
        ("journal-article", "publication"),
        ("posted-content", "preprint"),
        ("dataset", "other"),
        (None, "other"),
    ],
)
def test_kinds(kind: str | None, known: str) -> None:
    assert work(type=kind).kind == known


def test_titles_come_without_markup_and_with_what_is_below_them() -> None:
    assert work(title=["On <i>k</i>-Servers &amp; Caches"]).title == "On k-Servers & Caches"
    assert work(title=["Vidur"], subtitle=["A Simulation"]).title == "Vidur: A Simulation"
    assert work(title=["Vidur: A Simulation"], subtitle=["A simulation"]).title == "Vidur: A Simulation"


@pytest.mark.parametrize("fields", [{"issued": {"date-parts": [[None]]}}, {"issued": "soon"}, {"author": [1, "x", {}]}])
def test_what_is_missing_is_not_known(fields: dict[str, object]) -> None:
    known = work(**fields)
    assert (known.year, known.authors) == (None, ())


def test_a_doi_that_crossref_cannot_read_spoils_no_other() -> None:
    names = [f"10.1/{number}" for number in range(8)] + ["10.1/a:b", "10.1/c,d"]

    def answer(request: Request) -> tuple[int, str]:
        url = unquote(request.url)
        if "/works?" in url:
            if "10.1/a:b" in url:
                return 400, '{"status": "failed"}'
            found = [name for name in names if f"doi:{name}" in url]
            return 200, json.dumps({"message": {"items": [{"DOI": name, "title": [name]} for name in found]}})
        return (200, '{"responseCode": 1}') if "/api/handles/" in url else (404, "{}")

    asked = ask(Doi(), names, answer)
    assert all(known.exists for known in asked.answers.values())
    assert asked.answers.keys() == set(names)
    alone = [request.url for request in asked.requests if "/api/handles/" in request.url]
    assert [unquote(url).rpartition("/api/handles/")[2] for url in alone] == ["10.1/a:b", "10.1/c,d"]
