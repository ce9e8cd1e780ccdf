"""OpenReview, as both versions of its interface answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.links.providing import ask

from awesome_lint.links.base import Failure
from awesome_lint.links.providers.openreview import OpenReview

if TYPE_CHECKING:
    from awesome_lint.links.base import Request

MOMENT = 1_705_400_000_000  # milliseconds: in January 2024
SECOND = {
    "id": "newPaper01",
    "forum": "newPaper01",
    "pdate": MOMENT,
    "invitations": ["ICLR.cc/2024/Conference/-/Submission"],
    "content": {
        "title": {"value": "A  New\nPaper"},
        "authors": {"value": ["Ada Lovelace", "Alan Turing"]},
        "venue": {"value": "ICLR 2024 poster"},
        "venueid": {"value": "ICLR.cc/2024/Conference"},
    },
}
FIRST = {
    "id": "oldPaper01",
    "forum": "oldPaper01",
    "invitation": "ICLR.cc/2020/Conference/-/Blind_Submission",
    "content": {"title": "An Old Paper", "authors": ["Grace Hopper"]},
}


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://openreview.net/forum?id=rJ4km2R5t7", "rJ4km2R5t7"),
        ("http://www.openreview.net/pdf?id=_VjQlMeSB_J", "_VjQlMeSB_J"),
        ("https://openreview.net/forum?id=abc-123_Z9&noteId=xyz#discussion", "abc-123_Z9"),
        ("https://openreview.net/forum?noteId=xyz&id=abc-123_Z9", "abc-123_Z9"),
        ("https://openreview.net/pdf/1234567890abcdef1234567890abcdef12345678.pdf", None),
        ("https://openreview.net/group?id=ICLR.cc/2024/Conference", None),
        ("https://openreview.net/profile?id=~Ada_Lovelace1", None),
        ("https://openreview.net.evil.org/forum?id=rJ4km2R5t7", None),
    ],
)
def test_submissions_are_read_from_urls(url: str, identifier: str | None) -> None:
    assert OpenReview().identifier(url, OpenReview.base_urls) == identifier


def both(request: Request) -> tuple[int, str]:
    known = [SECOND] if "api2." in request.url else [FIRST]
    return 200, json.dumps({"notes": known})


def test_what_the_second_version_does_not_know_is_asked_of_the_first() -> None:
    asked = ask(OpenReview(), ["newPaper01", "oldPaper01", "nowhere001"], both)
    assert [(request.method, request.url) for request in asked.requests] == [
        ("POST", "https://api2.openreview.net/notes/search"),
        ("POST", "https://api.openreview.net/notes/search"),
    ]
    assert [json.loads(request.body or b"")["ids"] for request in asked.requests] == [
        ["newPaper01", "oldPaper01", "nowhere001"],
        ["oldPaper01", "nowhere001"],
    ]
    new, old = asked.answers["newPaper01"].resource, asked.answers["oldPaper01"].resource
    assert new is not None
    assert (new.title, new.authors, new.year, new.venue) == (
        "A New Paper",
        ("Ada Lovelace", "Alan Turing"),
        2024,
        "ICLR 2024 poster",
    )
    assert (new.url, new.kind, new.withdrawn) == ("https://openreview.net/forum?id=newPaper01", "publication", False)
    assert old is not None
    assert (old.title, old.authors, old.year, old.kind) == ("An Old Paper", ("Grace Hopper",), None, "preprint")
    assert "nowhere001" not in asked.answers, "it may be hidden, so that nothing is said of it"


def test_withdrawn_submissions_are_told_by_their_place() -> None:
    content = {"title": {"value": "T"}, "venueid": {"value": "ICLR.cc/2024/Conference/Withdrawn_Submission"}}
    note = {"id": "withdrawn1", "forum": "withdrawn1", "content": content}
    resource = ask(OpenReview(), ["withdrawn1"], lambda _: (200, json.dumps({"notes": [note]}))).answers
    assert resource["withdrawn1"].resource is not None
    assert resource["withdrawn1"].resource.withdrawn


def test_replies_and_what_nobody_asked_for_are_left_out() -> None:
    reply = {**SECOND, "id": "reply00001"}
    answers = ask(OpenReview(), ["reply00001"], lambda _: (200, json.dumps({"notes": [reply, FIRST]}))).answers
    assert answers == {}


@pytest.mark.parametrize(
    ("status", "body"),
    [(403, '{"name": "ChallengeRequiredError"}'), (429, "{}"), (404, "{}"), (200, "<html></html>"), (500, "")],
)
def test_a_wall_is_an_outage(status: int, body: str) -> None:
    with pytest.raises(Failure):
        ask(OpenReview(), ["newPaper01"], lambda _: (status, body))


def test_one_version_alone_is_enough() -> None:
    asked = ask(OpenReview(), ["oldPaper01"], lambda request: (403, "") if "api2." in request.url else both(request))
    assert asked.answers["oldPaper01"].exists
