"""What strangers answer: whatever it is, it is made harmless, and it has an end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.links.providing import ask

from awesome_lint.links.answers import items, names, read_json, string, text, year
from awesome_lint.links.base import Failure, Response
from awesome_lint.links.providers import all_providers
from awesome_lint.links.stored import dump, load
from awesome_lint.statuses import MOST_AUTHORS, LinkStatus, Verdict

if TYPE_CHECKING:
    from awesome_lint.links.base import Provider

IDENTIFIERS = {
    "acl": "P18-1001",
    "arxiv": "2401.00588",
    "doi": "10.1145/3600006",
    "github": "o/n",
    "openreview": "rJ4km2R5t7",
    "youtube": "dQw4w9WgXcQ",
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
HOSTILE = "\x1b]8;;https://evil.org\x07Click\x1b[31m\u202eme\u2066\x00\r\n::error::\ud800\u200b" + "x" * 100_000


def wrap(value: object) -> list[object]:
    """Give answers of the shapes that providers expect, with a value in every place of theirs."""
    note = {"id": "rJ4km2R5t7", "forum": "rJ4km2R5t7", "pdate": value, "content": {"title": value, "authors": value}}
    work = {"DOI": "10.1145/3600006", "title": [value], "author": value, "issued": value, "updated-by": value}
    repository = {"nameWithOwner": "o/n", "pushedAt": value, "isArchived": value, "isDisabled": value}
    repository["stargazerCount"] = value
    return [
        value,
        {"notes": value},
        {"notes": [note, value]},
        {"message": {"items": value}},
        {"message": {"items": [work, {**work, "title": value, "container-title": value}]}},
        {"data": {"r0": repository}, "errors": None},
        {"data": value, "errors": value},
        {"title": value},
        {"responseCode": 1, "data": {"attributes": {"titles": [{"title": value}], "creators": value, "types": value}}},
    ]


@pytest.fixture(params=all_providers(), ids=lambda provider: provider.name)
def provider(request: pytest.FixtureRequest) -> Provider:
    found: Provider = request.param
    return found


def take(provider: Provider, body: str | bytes, status: int = 200) -> None:
    """Ask a provider that is answered so; whatever it makes of that can be remembered and is harmless."""
    identifier = IDENTIFIERS[provider.name]
    try:
        answers = ask(provider, [identifier], lambda _: (status, body), {"github": "secret"}).answers
    except Failure:
        return
    for answer in answers.values():
        resource = answer.resource
        if resource is None:
            continue
        status_of = LinkStatus("https://a.org/", Verdict.ALIVE, resource=resource)
        written = dump(status_of)
        assert load("https://a.org/", written.encode().decode()).resource == resource
        assert len(written) < 400_000
        for said in (resource.title, resource.venue, *resource.authors):
            assert said is None or harmless(said)


def harmless(said: str) -> bool:
    joiners = "\u200c\u200d"
    return len(said) <= 500 and all(char in joiners or category(char) not in {"Cc", "Cf", "Cs"} for char in said)


def test_every_provider_is_tried(provider: Provider) -> None:
    assert provider.identifier.__doc__
    assert provider.name in IDENTIFIERS


@settings(max_examples=40)
@given(ANYTHING)
def test_no_json_is_too_strange(value: object) -> None:
    for each in all_providers():
        for answer in wrap(value):
            take(each, json.dumps(answer))


def test_hostile_texts_become_harmless(provider: Provider) -> None:
    for answer in wrap(HOSTILE):
        take(provider, json.dumps(answer))
    some = HOSTILE[:200]
    for answer in wrap([{"given": some, "family": some, "name": some}, some] * 2000):
        take(provider, json.dumps(answer))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 100_000,
        b"<a>" * 100_000,
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>',
        b'<feed xmlns="http://www.w3.org/2005/Atom">' + b"<entry/>" * 10_000 + b"</feed>",
    ],
)
def test_no_body_is_too_broken(provider: Provider, body: bytes) -> None:
    for status in (200, 400, 404):
        take(provider, body, status)


def test_texts_are_on_one_line_and_have_an_end() -> None:
    assert text("  A \n\t title\u2028of  lines ") == "A title of lines"
    assert text("\x1b[31mred\x1b[0m") == "[31mred [0m"
    assert text("می\u200cخواهم") == "می\u200cخواهم"
    assert text("\u202eabc\u2066") == "abc"
    assert len(text("x" * 10_000_000)) == 500
    assert string("\u200b ") is None
    assert string(5) is None


def test_names_and_years_are_what_they_can_be() -> None:
    assert names(["Ada", None, 7, " ", "Alan"]) == ("Ada", "Alan")
    assert len(names(f"Author {number}" for number in range(10_000))) == MOST_AUTHORS
    assert [year(value) for value in (2024, "2024-01-02", True, 99999, -1, None, "soon", 2024.0)] == [
        2024,
        2024,
        *([None] * 6),
    ]
    assert items({"a": 1}) == []


def test_an_answer_that_was_cut_off_is_none() -> None:
    with pytest.raises(Failure):
        read_json(Response("https://a.org/", 200, {}, b"{}", complete=False))
