"""What is said of every behaviour of servers: the table in the documentation, row by row."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import trustme
from tests.links.http2 import Http2Server, strict
from tests.links.server import Server
from tests.links.support import Names

from awesome_lint.links.client import Client
from awesome_lint.links.options import LinkOptions
from awesome_lint.links.probe import Probe
from awesome_lint.links.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.links.support import QuickClock

    # Gives the URL to ask; what it enters is left when the verdict is known.
    Scene = Callable[[AsyncExitStack, trustme.CA, Path], Awaitable[str]]

PAGE = Path(__file__).parents[2] / "docs" / "link-checking.md"
OPTIONS = LinkOptions(allow_private=True, timeout=0.5, host_interval=0.0, url_deadline=1000.0, max_retries=2)
NAMES = Names({name: ["127.0.0.1"] for name in ("one.test", "two.test")})


async def serve(path: str, stack: AsyncExitStack, _: trustme.CA, __: Path, *, host: str = "one.test") -> str:
    server = await stack.enter_async_context(Server().run())
    return f"http://{host}:{server.port}{path}"


async def serve_http2(stack: AsyncExitStack, authority: trustme.CA, _: Path, *, secure: bool) -> str:
    served = None
    if secure:
        served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("one.test").configure_cert(served)
        served.set_alpn_protocols(["h2"])
    server = await stack.enter_async_context(Http2Server().run(tls=served))
    port = await stack.enter_async_context(strict(server)) if secure else server.port
    return f"http{'s' if secure else ''}://one.test:{port}/200"


async def serve_with_certificate(kind: str, stack: AsyncExitStack, authority: trustme.CA, folder: Path) -> str:
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    match kind:
        case "expired":
            years = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2021))
            certificate = authority.issue_cert("one.test", not_before=next(years), not_after=next(years))
            certificate.configure_cert(served)
        case "another":
            authority.issue_cert("two.test").configure_cert(served)
        case _:
            lonely = trustme.CA()
            file = folder / "certificate.pem"
            file.write_bytes(lonely.private_key_pem.bytes() + lonely.cert_pem.bytes())
            served.load_cert_chain(file)
    server = await stack.enter_async_context(Server().run(tls=served))
    return f"https://one.test:{server.port}/"


SCENES: dict[str, Scene] = {
    behaviour: partial(serve, path)
    for behaviour, path in {
        "200": "/status/200",
        "200 with 5 MB": "/large",
        "204": "/status/204",
        "304 although nobody asked for news only": "/status/304",
        "103 before 200": "/early",
        "301, three in a row, then 200": "/chain/301/3",
        "302, three in a row, then 200": "/chain/302/3",
        "301 in another language, then 200": "/language",
        "more than ten redirections": "/chain/301/11",
        "302 in a circle": "/loop",
        "302 to itself with another cookie each time": "/baker",
        "302 to itself until a cookie comes back, then 200": "/cookie",
        "302 without a target": "/nowhere",
        "301 to 404": "/to/301/status/404",
        "301 to a host that does not exist": "/away/301/gone.test/page",
        "405 to HEAD, 200 to GET": "/headlies/405",
        "404 to HEAD, 200 to GET": "/headlies/404",
        "200 to HEAD, 404 to GET": "/gonehead",
        "404": "/status/404",
        "410": "/status/410",
        "404 once, then 200": "/flaky404",
        "429 with seconds to wait, then 200": "/busy",
        "429 with a date to wait for, then 200": "/busydate",
        "429 for ever": "/status/429",
        "500 once, then 200": "/headless/500",
        "503 for ever": "/status/503",
        "403 to unknown clients": "/status/403",
        "400 to unknown clients": "/status/400",
        "999": "/status/999",
        "a challenge with 403": "/cloudflare",
        "a challenge with 202": "/challenge202",
        "a challenge with 200": "/title/Just_a_moment...",
        "the connection is reset": "/reset",
        "the connection is closed": "/close",
        "the connection is reset within the body": "/resetbody",
        "headers come too slowly": "/slowhead",
        "the body comes slowly": "/slowbody",
        "no answer at all": "/hang",
        "the body is shorter than Content-Length": "/short",
        "gzip that is none": "/badgzip",
        "20 MB packed into 90 KB": "/bomb",
        "a body without end": "/endless",
        "a header of 5 MB": "/hugehead",
        "100,000 headers": "/manyheads",
        "an answer that is not HTTP": "/junk",
        '"not found" with 200': "/title/Page_not_found",
        "a parked domain with 200": "/title/This_domain_is_for_sale",
        "an empty page with 200": "/empty",
        "an empty file with 200": "/file",
        "a page that refreshes to another": "/refresh",
        "302 to the home page": "/to/302/",
        "302 to a page to log in": "/member",
        "302 to another site": "/away/302/two.test/page",
        "301 to another site, same path": "/samepath",
    }.items()
}
SCENES |= {
    "a host that does not exist": partial(serve, "/", host="gone.test"),
    "HTTP/2 only": partial(serve_http2, secure=True),
    "HTTP/2 only, without TLS": partial(serve_http2, secure=False),
    "a certificate that has expired": partial(serve_with_certificate, "expired"),
    "a certificate of another host": partial(serve_with_certificate, "another"),
    "a certificate that nobody vouches for": partial(serve_with_certificate, "lonely"),
}


def documented() -> dict[str, str]:
    """Give the verdict of each behaviour as the documentation has it."""
    section = PAGE.read_text("utf-8").split("\n## What servers do\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines() if line.startswith("|")]
    assert rows[0] == ["behaviour", "awesome-lint", "lychee", "linkinator", "markdown-link-check", "dead-or-alive"]
    return {row[0]: row[1] for row in rows[2:]}


def test_the_table_has_a_row_for_each_behaviour() -> None:
    assert list(documented()) == sorted(SCENES, key=list(documented()).index)


@pytest.mark.parametrize("behaviour", SCENES)
def test_the_verdict_is_the_documented_one(behaviour: str, quick_clock: QuickClock, tmp_path: Path) -> None:
    authority = trustme.CA()

    def trust() -> ssl.SSLContext:
        made = ssl.create_default_context()
        authority.configure_trust(made)
        return made

    async def run() -> str:
        async with AsyncExitStack() as stack:
            url = await SCENES[behaviour](stack, authority, tmp_path)
            client = await stack.enter_async_context(Client(OPTIONS, "test", resolver=NAMES, trust=trust))
            schedule = Schedule(OPTIONS, quick_clock, Random(0))  # noqa: S311 - jitter, no secret
            return (await Probe(client, schedule, OPTIONS, quick_clock).ask(url)).verdict.value

    assert asyncio.run(run()) == documented()[behaviour]
