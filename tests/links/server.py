"""A web server on loopback that behaves in every way that servers do; raw sockets, so that it can break every rule.

The path says how it behaves; it remembers who asked for what. `run` serves while a coroutine runs.
"""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections import Counter, defaultdict
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator

PAGE = b"<html><head><title>A page</title></head><body><h1 id='top'>Text</h1></body></html>"

BOMB = gzip.compress(bytes(20_000_000), 1)  # 90 kB that become 20 MB


class Asked(NamedTuple):
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]


class Server:
    """Answers requests; one that is told nothing answers 200 with a small page.

    Attributes:
        port: Where it listens.
        asked: The requests, in order.
        most: How many it answered at the same time, at most.
        delay: Seconds before each answer.
    """

    def __init__(self, *, delay: float = 0.0) -> None:
        self.port = 0
        self.asked: list[Asked] = []
        self.most = 0
        self.delay = delay
        self._running = 0
        self._times: Counter[tuple[str, str]] = Counter()
        self._connections: dict[str, int] = defaultdict(int)

    def count(self, path: str, method: str | None = None) -> int:
        """Give how often a path was asked for."""
        return sum(each.path == path and method in (None, each.method) for each in self.asked)

    @asynccontextmanager
    async def run(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
        """Listen while the block runs."""
        server = await asyncio.start_server(self._serve, host, self.port, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for task in asyncio.all_tasks():
                if task is not asyncio.current_task() and "Server._serve" in repr(task.get_coro()):
                    task.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (asked := await _read(reader)) is not None:
                self.asked.append(asked)
                self._running += 1
                self.most = max(self.most, self._running)
                try:
                    await asyncio.sleep(self.delay)
                    again = await self._answer(asked, writer)
                finally:
                    self._running -= 1
                if not again:
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:  # noqa: C901 - one case a behaviour
        """Answer; give whether the connection stays open."""
        _, behaviour, *rest = asked.path.split("?")[0].split("/")
        head = asked.method == "HEAD"
        self._times[asked.method, asked.path] += 1
        time = self._times[asked.method, asked.path]

        def say(status: int, body: bytes = PAGE, **headers: str) -> bool:
            lines = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
            lines |= {name.replace("_", "-"): value for name, value in headers.items()}
            text = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
            writer.write(f"HTTP/1.1 {status} Whatever\r\n{text}\r\n".encode("utf-8", "surrogateescape"))
            writer.write(b"" if head or status in (204, 304) else body)
            return True

        match behaviour:
            case "status":
                return say(int(rest[0]))
            case "title":
                return say(200, f"<title>{rest[0].replace('_', ' ')}</title><p>x".encode())
            case "page":
                return say(200, b"<p id='user-content-one'>x<a name=two>y</a>")
            case "hidden":
                return say(200, X_Robots_Tag="noindex")
            case "empty":
                return say(200, b"")
            case "file":
                return say(200, b"", Content_Type="application/pdf")
            case "to":  # /to/301/a/b redirects to /a/b
                return say(int(rest[0]), Location="/" + "/".join(rest[1:]))
            case "away":  # /away/301/host/path redirects to http://host:port/path
                return say(int(rest[0]), Location=f"http://{rest[1]}:{self.port}/{'/'.join(rest[2:])}")
            case "chain":  # /chain/302/5 needs five redirections
                left = int(rest[1])
                return say(200) if left == 0 else say(int(rest[0]), Location=f"/chain/{rest[0]}/{left - 1}")
            case "loop":
                return say(302, Location="/loop2")
            case "loop2":
                return say(302, Location="/loop")
            case "member":
                return say(302, Location="/login?next=/member")
            case "nowhere":
                return say(302)
            case "refresh":
                return say(200, b"<meta http-equiv=Refresh content='0; URL=/status/200'><title>Wait</title>")
            case "headlies":  # /headlies/404 answers 404 to HEAD only
                return say(int(rest[0]) if head else 200)
            case "gonehead":  # fine for HEAD only
                return say(200 if head else 404)
            case "onlyhead":  # /onlyhead/503 is fine for HEAD only
                return say(200 if head else int(rest[0]))
            case "onlyheadresets":
                if head:
                    return say(200)
                writer.transport.abort()
            case "headless":  # /headless/500 answers 500 to the first GET
                return say(int(rest[0]) if not head and time == 1 else 200)
            case "flaky404":
                return say(404 if head or time == 1 else 200)
            case "busy":  # 429 with seconds, then fine
                return say(200) if not head and time > 1 else say(429, Retry_After="1")
            case "busydate":
                moment = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
                return say(200) if not head and time > 1 else say(429, Retry_After=moment)
            case "once":  # /once/500 answers 500 to the first HEAD and the first GET
                return say(int(rest[0]) if time == 1 else 200)
            case "cookieaway":  # a cookie, and a redirection to another host
                return say(302, Location=f"http://{rest[0]}:{self.port}/{rest[1]}", Set_Cookie="seen=1; Path=/")
            case "refreshaway":
                target = f"http://{rest[0]}:{self.port}/{'/'.join(rest[1:])}"
                return say(200, f"<meta http-equiv=refresh content='0; url={target}'>".encode())
            case "refreshing":
                return say(200, f"<meta http-equiv=refresh content='0; url=/refreshing/{len(self.asked)}'>".encode())
            case "packed":
                body = gzip.compress(gzip.compress(gzip.compress(PAGE)))
                return say(200, body, Content_Encoding=rest[0].replace("%20", " "))
            case "hugestatus":
                writer.write(b"HTTP/1.1 200 " + b"x" * 5_000_000 + b"\r\n\r\n")
                await writer.drain()
            case "hints":
                while True:
                    writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" * 100)
                    await writer.drain()
                    await asyncio.sleep(0.001)
            case "large":
                return say(200, b"<title>A page</title>" + b"<p>Text</p>" * 500_000)
            case "baker":  # a new cookie each time, and never enough
                return say(302, Location=asked.path, Set_Cookie=f"number={len(self.asked)}; Path=/")
            case "samepath":  # permanent, on the other host the page
                here = asked.headers["host"].startswith("one.")
                return say(301, Location=f"http://two.test:{self.port}/samepath") if here else say(200)
            case "language":
                return say(301, Location=f"/en-us{asked.path}")
            case "cookie":
                if "cookie" in asked.headers:
                    return say(200)
                return say(302, Location=asked.path, Set_Cookie="seen=1; Path=/")
            case "cloudflare":
                return say(403, b"<title>Just a moment...</title>", Server="cloudflare", cf_mitigated="challenge")
            case "challenge202":
                return say(202, b"", x_amzn_waf_action="challenge")
            case "hang":
                await asyncio.sleep(3600)
            case "slowhead":
                writer.write(b"HTTP/1.1 200 OK\r\n")
                for _ in range(100):
                    writer.write(b"X-Slow: 1\r\n")
                    await writer.drain()
                    await asyncio.sleep(0.1)
            case "slowbody":
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
                for _ in range(0 if head else 100):
                    writer.write(b" " * 1000)
                    await writer.drain()
                    await asyncio.sleep(0.1)
                return head
            case "reset":
                writer.transport.abort()
            case "resetbody":
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<title>")
                await writer.drain()
                writer.transport.abort()
            case "close":
                return False
            case "short":  # says more than it sends
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n" + PAGE)
                await writer.drain()
            case "junk":
                writer.write(b"220 smtp.example.org ESMTP\r\n\r\n")
                await writer.drain()
            case "hugehead":
                writer.write(b"HTTP/1.1 200 OK\r\nX-Huge: " + b"x" * 5_000_000 + b"\r\n\r\n")
                await writer.drain()
            case "manyheads":
                writer.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n")
                await writer.drain()
            case "early":
                writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")
                return say(200)
            case "gzip":
                return say(200, gzip.compress(PAGE), Content_Encoding="gzip")
            case "deflate":
                return say(200, zlib.compress(PAGE), Content_Encoding="deflate")
            case "badgzip":
                return say(200, b"this is not gzip", Content_Encoding="gzip")
            case "bomb":
                return say(200, BOMB, Content_Encoding="gzip")
            case "endless":
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
                while not head:
                    writer.write(b"x" * 65_536)
                    await writer.drain()
            case "inject":
                return say(404, Location="\x1b[31m::error::pwned\r")
            case _:
                return say(200)
        return False


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    """Read one request; None at the connection's end."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
    if length := int(headers.get("content-length", "0")):
        await reader.readexactly(length)
    if path.startswith("http://"):  # as a proxy is asked
        path = "/" + path.split("/", 3)[-1]
    return Asked(method, path, headers)
