"""arXiv: one bad identifier among many, what comments tell, and how few requests a long list of papers needs."""

from __future__ import annotations

import asyncio
import re
from html import escape
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.links.providing import ask
from tests.links.support import QuickClock

from awesome_lint.links.client import Client
from awesome_lint.links.engine import Engine
from awesome_lint.links.options import LinkOptions
from awesome_lint.links.plan import make_plan
from awesome_lint.links.providers import all_providers
from awesome_lint.links.providers.arxiv import Arxiv
from awesome_lint.outgoing import outgoing
from awesome_lint.runner import read_source
from awesome_lint.settings import Config
from awesome_lint.statuses import LinkStatus, Verdict
from awesome_lint.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesome_lint.links.base import Request

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LIST = CORPUS / "TJU-NSL__awesome-papers__daily-arxiv-llm.md"
HEAD = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">'


def entry(identifier: str, title: str | None = None, comment: str = "", version: int = 1) -> str:
    title = f"Paper {identifier}" if title is None else title
    return (
        f"<entry><id>http://arxiv.org/abs/{identifier}v{version}</id><title>{escape(title)}</title>"
        f"<published>2024-01-02T00:00:00Z</published><updated>2024-03-04T00:00:00Z</updated>"
        f"<summary>About {identifier}.</summary><author><name>Ada Lovelace</name></author>"
        f"<arxiv:comment>{escape(comment)}</arxiv:comment></entry>"
    )


def error(identifier: str) -> str:
    return (
        f"<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_{identifier}</id><title>Error</title>"
        f"<summary>incorrect id format for {identifier}</summary></entry>"
    )


def asked_for(request: Request | str) -> list[str]:
    url = request if isinstance(request, str) else request.url
    return parse_qs(urlsplit(url).query)["id_list"][0].split(",")


def feed(entries: Sequence[str]) -> str:
    return f"{HEAD}{''.join(entries)}</feed>"


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://arxiv.org/abs/math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/abs/math/0309136v2", "math/0309136v2"),
        ("https://arxiv.org/pdf/cond-mat.mes-hall/0211022", None),
        ("https://ar5iv.labs.arxiv.org/html/2401.00588", "2401.00588"),
        ("https://www.arxiv.org/abs/2401.00588?context=cs", "2401.00588"),
        ("https://arxiv.org/abs/1401.0588", "1401.0588"),
        ("https://arxiv.org/abs/1401.00588", None),
        ("https://arxiv.org/abs/2401.0588", None),
        ("https://arxiv.org/abs/2401.00000", None),
        ("https://arxiv.org/abs/0001.12345", None),
        ("https://arxiv.org/abs/9912.1234", None),
    ],
)
def test_only_what_can_be_an_identifier_is_asked_for(url: str, identifier: str | None) -> None:
    assert Arxiv().identifier(url, Arxiv.base_urls) == identifier


@pytest.mark.parametrize("status", [200, 400])
def test_a_malformed_identifier_spoils_no_other(status: int) -> None:
    bad = {"nosuch/9901001", "other/9901002"}
    names = ["2401.00588", "nosuch/9901001", "2401.14351", "other/9901002", "2401.99999"]

    def answer(request: Request) -> tuple[int, str]:
        wanted = asked_for(request)
        wrong = next((name for name in wanted if name in bad), None)
        if wrong is not None:
            return status, feed([error(wrong)])
        return 200, feed([entry(name) for name in wanted if name != "2401.99999"])

    asked = ask(Arxiv(), names, answer)
    assert len(asked.requests) == 3
    assert {name: known.exists for name, known in asked.answers.items()} == {
        "2401.00588": True,
        "2401.14351": True,
        "2401.99999": False,
    }


def test_one_that_is_not_named_is_found_by_halves_and_with_an_end() -> None:
    def picky(request: Request) -> tuple[int, str]:
        wanted = asked_for(request)
        if "nosuch/9901001" in wanted:
            return 200, feed(["<entry><id>http://arxiv.org/api/errors#x</id><summary>bad</summary></entry>"])
        return 200, feed([entry(name) for name in wanted])

    names = ["2401.00588", "nosuch/9901001", "2401.14351", "2401.00001"]
    assert set(ask(Arxiv(), names, picky).answers) == {"2401.00588", "2401.14351", "2401.00001"}
    hopeless = ask(Arxiv(), [f"2401.{number:05}" for number in range(1, 101)], lambda _: (200, feed([error("?")])))
    assert hopeless.answers == {}
    assert len(hopeless.requests) <= 8


def test_the_shell_of_a_paper_that_does_not_exist_is_none() -> None:
    answers = ask(
        Arxiv(), ["2401.00588", "2401.14351"], lambda _: (200, feed([entry("2401.00588", ""), entry("2401.14351")]))
    )
    assert {name: answer.exists for name, answer in answers.answers.items()} == {
        "2401.00588": False,
        "2401.14351": True,
    }


@pytest.mark.parametrize(
    ("comment", "withdrawn", "former"),
    [
        ("12 pages, 3 figures", False, ()),
        ("Withdrawn by the authors due to an error in section 3", True, ()),
        ("Paper withdrawn", True, ()),
        ("Withdrawn from ICLR 2024 for lack of time", False, ()),
        ('Previously titled "A First Title of the Work"; 10 pages', False, ("A First Title of the Work",)),
        ("Formerly named 'Another Title of the Work'.", False, ("Another Title of the Work",)),
        ("Old version was titled “A Third Title of the Work”", False, ("A Third Title of the Work",)),
        ("originally submitted to SOSP", False, ()),
    ],
)
def test_comments_tell_of_withdrawals_and_former_titles(comment: str, withdrawn: bool, former: tuple[str, ...]) -> None:
    answers = ask(Arxiv(), ["2401.00588"], lambda _: (200, feed([entry("2401.00588", comment=comment)]))).answers
    resource = answers["2401.00588"].resource
    assert resource is not None
    assert (resource.withdrawn, resource.former_titles) == (withdrawn, former)
    assert (resource.kind, resource.year, resource.updated) == ("preprint", 2024, "2024-03-04")


def test_a_version_that_a_paper_does_not_have_is_not_there() -> None:
    names = ["2401.00588", "2401.00588v1", "2401.00588v2", "2401.00588v3", "2401.00588v12345678901"]
    asked = ask(Arxiv(), names, lambda _: (200, feed([entry("2401.00588", version=2)])))
    assert [asked_for(request) for request in asked.requests] == [["2401.00588"]]
    assert {name: answer.exists for name, answer in asked.answers.items()} == {
        "2401.00588": True,
        "2401.00588v1": True,
        "2401.00588v2": True,
        "2401.00588v3": False,
        "2401.00588v12345678901": False,
    }


class Fake:
    """arXiv's interface on loopback; it counts the requests, and refuses what its documentation forbids."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                target = head.split(" ")[1]
                self.requests.append(target)
                names = asked_for(target) if target.startswith("/api/query?") else []
                body = feed([entry(name, version=20) for name in names]).encode() if len(names) <= 100 else b"too many"
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def check(urls: Sequence[str], fake: Fake) -> dict[str, LinkStatus]:
    server = await asyncio.start_server(fake.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    options = LinkOptions(allow_private=True, provider_urls={"arxiv": f"http://127.0.0.1:{port}"})
    async with server, Client(options, "awesome-lint/test") as client:
        engine = Engine(client, options, QuickClock(), Random(0), None, all_providers())  # noqa: S311 - jitter
        return {status.url: status async for status in engine.run(make_plan(urls, options))}


@pytest.mark.skipif(not LIST.exists(), reason="the corpus is not here")
def test_a_list_of_a_thousand_papers_takes_twenty_requests_at_most() -> None:
    source = SourceText.decode(LIST.read_bytes(), LIST.name)
    places = outgoing(read_source(source, Config()).document)
    urls = {place.url for place in places if Arxiv().identifier(place.url, Arxiv.base_urls)}
    assert len(urls) > 1300
    fake = Fake()
    known = asyncio.run(check(sorted(urls), fake))
    assert len(fake.requests) <= 20
    assert known.keys() == urls
    for url, status in known.items():
        identifier = re.search(r"\d{4}\.\d{5}", url)
        assert identifier is not None
        assert (status.verdict, status.title) == (Verdict.ALIVE, f"Paper {identifier[0]}")


def test_other_spellings_of_one_paper_are_asked_for_once() -> None:
    fake = Fake()
    urls = [
        "https://arxiv.org/abs/2401.00588",
        "https://arxiv.org/abs/2401.00588v2",
        "http://arxiv.org/pdf/2401.00588.pdf",
        "https://ar5iv.org/abs/2401.00588",
        "https://doi.org/10.48550/arXiv.2401.00588",
    ]
    known = asyncio.run(check(urls, fake))
    assert [asked_for(request) for request in fake.requests] == [["2401.00588"]]
    assert {status.title for status in known.values()} == {"Paper 2401.00588"}
    assert {status.verdict for status in known.values()} == {Verdict.ALIVE}
