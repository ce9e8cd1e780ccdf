"""The client of GitHub's API: patient with limits, clear about refusals, and its token goes nowhere else."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from awesome_lint.action.api import ApiError, GitHub
from awesome_lint.action.models import Comment, User

if TYPE_CHECKING:
    from collections.abc import Iterator

Reply = tuple[int, dict[str, str], object]


class Served:
    """A server that gives the next of some replies, whatever it is asked, and notes what it was asked."""

    def __init__(self, replies: list[Reply]) -> None:
        self.replies = replies
        self.asked: list[tuple[str, str, str]] = []
        self.waited: list[float] = []
        self.url = ""

    def client(self) -> GitHub:
        return GitHub(self.url, "secret", self.waited.append)


@contextmanager
def serving(*replies: Reply) -> Iterator[Served]:
    served = Served(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            served.asked.append((self.command, self.path, self.headers.get("Authorization", "")))
            status, headers, body = served.replies.pop(0)
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _serve  # noqa: N815 - names of the base class

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


ME: Reply = (200, {}, {"login": "me"})


def test_pages_are_counted() -> None:
    first = [{"id": number} for number in range(100)]
    with serving((200, {"Link": '<http://elsewhere.example/>; rel="next"'}, first), (200, {}, [{"id": 100}])) as served:
        with served.client() as github:
            assert len(list(github.pages(Comment, "/comments", {"state": "open"}))) == 101
        assert [path for _, path, _ in served.asked] == [
            "/comments?state=open&per_page=100&page=1",
            "/comments?state=open&per_page=100&page=2",
        ]


def test_pages_end() -> None:
    full: Reply = (200, {}, [{"id": number} for number in range(100)])
    with serving(*[full] * 40) as served, served.client() as github:
        assert len(list(github.pages(Comment, "/comments"))) == 3000


@pytest.mark.parametrize(
    ("status", "headers", "message", "waited"),
    [
        (429, {"Retry-After": "7"}, "x", [7.0]),
        (403, {"Retry-After": "7"}, "x", [7.0]),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1"}, "x", [0.0]),
        (403, {}, "You have exceeded a secondary rate limit", [60.0]),
        (502, {}, "Bad gateway", [2.0]),
    ],
)
def test_it_waits_as_it_is_told(status: int, headers: dict[str, str], message: str, waited: list[float]) -> None:
    with serving((status, headers, {"message": message}), ME) as served:
        with served.client() as github:
            assert github.get(User, "/user").login == "me"
        assert served.waited == waited


def test_it_does_not_wait_for_ever() -> None:
    busy: Reply = (429, {"Retry-After": "1"}, {"message": "slow down"})
    with serving(*[busy] * 9) as served:
        with served.client() as github, pytest.raises(ApiError, match="429 to GET /user: slow down") as caught:
            github.get(User, "/user")
        assert len(served.asked) == 3
        assert not caught.value.denied
    with serving((429, {"Retry-After": "3600"}, {})) as served, served.client() as github, pytest.raises(ApiError):
        github.get(User, "/user")
    assert served.waited == []


def test_what_may_have_been_done_is_not_repeated() -> None:
    with serving((500, {}, {"message": "x"}), ME) as served:
        with served.client() as github, pytest.raises(ApiError, match="500 to POST /x"):
            github.write("POST", "/x", {})
        assert len(served.asked) == 1


def test_writes_keep_a_second_between_them() -> None:
    with serving((200, {}, {}), (200, {}, {}), (200, {}, {})) as served:
        with served.client() as github:
            for _ in range(3):
                github.write("POST", "/x", {})
        assert served.waited == [1.0, 1.0]


@pytest.mark.parametrize(("status", "denied"), [(401, True), (403, True), (404, True), (422, False), (409, False)])
def test_refusals_are_told_apart(status: int, denied: bool) -> None:
    with serving((status, {}, {"message": "Resource not\x1b[31m accessible"})) as served, served.client() as github:
        with pytest.raises(ApiError) as caught:
            github.write("POST", "/x", {})
        assert caught.value.denied is denied
        assert str(caught.value) == f"GitHub answered {status} to POST /x: Resource not\\x1b[31m accessible"


@pytest.mark.parametrize("body", ["<html>", {"no": "login"}, [], "{"])
def test_an_answer_that_is_none_is_told(body: object) -> None:
    wanted = pytest.raises(ApiError, match="answer to /user is not what")
    with serving((200, {}, body)) as served, served.client() as github, wanted:
        github.get(User, "/user")


def test_no_redirection_is_followed() -> None:
    with serving(ME) as other:
        away: Reply = (302, {"Location": f"{other.url}/user"}, {})
        with serving(away) as served, served.client() as github, pytest.raises(ApiError, match="302"):
            github.get(User, "/user")
        assert other.asked == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "", "nonsense"])
def test_a_server_that_is_not_there_is_told(url: str) -> None:
    waited: list[float] = []
    with GitHub(url, "secret", waited.append) as github, pytest.raises(ApiError, match="cannot be reached") as caught:
        github.get(User, "/user")
    assert "secret" not in str(caught.value)
    assert waited == [2.0, 4.0]


@pytest.mark.parametrize(("base", "asked"), [("", "/graphql"), ("/api/v3", "/api/graphql")])
def test_who_a_token_belongs_to(base: str, asked: str) -> None:
    with serving((200, {}, {"data": {"viewer": {"login": "helper[bot]"}}}), (200, {}, {"errors": [{}]})) as served:
        with GitHub(served.url + base, "secret", served.waited.append) as github:
            assert github.login() == "helper[bot]"
            with pytest.raises(ApiError, match="does not say who the token belongs to"):
                github.login()
        assert served.asked == [("POST", asked, "Bearer secret")] * 2
