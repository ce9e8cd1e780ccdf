"""The server that links are checked against answers as HTTP says, and counts what it is asked."""

from __future__ import annotations

import json
import socket
from contextlib import ExitStack, suppress
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest
from benchmarks.links_counter import Counter
from benchmarks.links_server import ARXIV_HOST, HOSTS
from benchmarks.links_site import Site
from tests.benchmarks.loopback import needs_hosts

from benchmarks import links_counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30  # seconds

pytestmark = needs_hosts


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def ask(site: Site, *paths: str, host: str = HOSTS[0], method: str = "GET") -> list[tuple[int, bytes]]:
    """Ask for some paths over one connection."""
    connection = HTTPConnection(host, site.port, timeout=PATIENCE)
    answers = []
    for path in paths:
        connection.request(method, path)
        response = connection.getresponse()
        answers.append((response.status, response.read()))
    connection.close()
    return answers


def raw(site: Site, text: bytes) -> bytes:
    """Send bytes, and give all that comes until the server ends the connection."""
    with socket.create_connection((HOSTS[0], site.port), timeout=PATIENCE) as connection:
        connection.sendall(text)
        found = b""
        with suppress(ConnectionResetError):
            while data := connection.recv(65_536):
                found += data
    return found


def test_all_hosts_give_a_page(site: Site) -> None:
    for host in HOSTS:
        ((status, body),) = ask(site, "/", host=host)

        assert status == 200
        assert b"<title>A page</title>" in body

    assert len(set(HOSTS)) == 20
    assert site.since(0).connections == 20


def test_what_is_asked_is_counted(site: Site) -> None:
    ask(site, "/a", "/b", "/a")
    ask(site, "/a", host=HOSTS[1])
    ask(site, "/a", method="HEAD")
    tally = site.since(0)

    assert (tally.requests, tally.heads, tally.provider, tally.connections, tally.urls) == (5, 1, 0, 3, 3)
    assert tally.most == 1
    assert tally.seconds > 0


def test_each_call_begins_a_new_count(site: Site) -> None:
    ask(site, "/a")

    assert site.since(0).requests == 1
    assert site.since(0) == (0, 0, 0, 0, 0, 0, 0.0)


def test_requests_at_the_same_time_are_counted(site: Site) -> None:
    site.since(0.5)
    with ExitStack() as stack:
        connections = [
            stack.enter_context(socket.create_connection((host, site.port), timeout=PATIENCE)) for host in HOSTS[:7]
        ]
        for connection in connections:
            connection.sendall(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
        for connection in connections:
            assert connection.recv(65_536).startswith(b"HTTP/1.1 200 OK\r\n")

    assert site.since(0).most == 7


def test_time_is_from_the_first_request_to_the_last_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([10.0, 10.5, 12.25])
    monkeypatch.setattr(links_counter, "perf_counter", moments.__next__)
    counter = Counter(0.0)
    counter.begin("/a", head=True, provider=False)
    counter.begin("/a", head=False, provider=False)
    counter.end()
    counter.end()

    assert json.loads(counter.as_json())["seconds"] == 2.25


def test_head_has_no_body_but_its_length(site: Site) -> None:
    ((_, page),) = ask(site, "/")
    answer = raw(site, b"HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

    assert answer.endswith(b"\r\n\r\n")
    assert f"Content-Length: {len(page)}\r\n".encode() in answer


@pytest.mark.parametrize("end", [b"HTTP/1.0\r\n\r\n", b"HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"])
def test_connections_end_where_they_should(site: Site, end: bytes) -> None:
    answer = raw(site, b"GET / " + end)

    assert answer.count(b"HTTP/1.1 200 OK") == 1
    assert b"\r\nConnection: close\r\n" in answer


def test_requests_sent_together_are_answered_one_after_the_other(site: Site) -> None:
    answer = raw(site, b"GET /a HTTP/1.1\r\n\r\n" * 2 + b"GET /b HTTP/1.0\r\n\r\nGET /c HTTP/1.1\r\n\r\n")
    tally = site.since(0)

    assert answer.count(b"HTTP/1.1 200 OK") == 3
    assert (tally.requests, tally.most, tally.urls) == (3, 1, 2)


@pytest.mark.parametrize("text", [b"nonsense\r\n\r\n", b"GET /" + b"a" * 70_000])
def test_what_is_no_request_ends_the_connection_and_nothing_else(site: Site, text: bytes) -> None:
    assert raw(site, text) == b""
    assert ask(site, "/")[0][0] == 200


def test_it_does_not_answer_other_methods(site: Site) -> None:
    assert raw(site, b"POST / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 501 ")


def test_the_provider_answers_at_its_own_host(tmp_path: Path) -> None:
    papers = tmp_path / "papers.json"
    papers.write_text(json.dumps({"2401.00588": "Fairness in Serving"}))
    with Site(papers) as site:
        found, missing = ask(site, "/api/query?id_list=2401.00588", "/abs/2401.00588", host=ARXIV_HOST)
        tally = site.since(0)

    assert found[0] == 200
    assert b"<title>Fairness in Serving</title>" in found[1]
    assert missing == (404, b"")
    assert (tally.requests, tally.provider) == (2, 2)


def test_it_ends_with_its_input() -> None:
    with Site() as site:
        process = site._process

    assert process.returncode == 0


def test_a_server_that_cannot_start_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="has ended"), Site(tmp_path / "missing.json"):
        pass
