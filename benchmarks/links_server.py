"""The server that links are checked against, a process of its own: many hosts on loopback, each answer a little late.

`python -m benchmarks.links_server [PAPERS]` listens at one port of 127.0.0.11 to 127.0.0.30, and at 127.0.0.31 as
arXiv's interface, with the titles of the JSON file PAPERS by identifier. It prints `{"port": N}`. For each line on its
standard input, `{"latency": SECONDS}`, it prints what was asked since the line before, and begins a new count; it ends
with its input. Bare asyncio: what the server takes of the machine, the programs that are measured do not get.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import deque
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.links_arxiv import answer
from benchmarks.links_counter import Counter

if TYPE_CHECKING:
    from collections.abc import Mapping

HOSTS = tuple(f"127.0.0.{number}" for number in range(11, 31))
ARXIV_HOST = "127.0.0.31"
_PAGE = b"<!doctype html><html><head><title>A page</title></head><body><h1>A page</h1><p>Its text.</p></body></html>\n"
_LONGEST_HEAD = 65_536  # bytes
_BACKLOG = 1024  # connections that wait to be taken up
_TRIES = 20
_METHODS = frozenset({"GET", "HEAD"})


class _Request(NamedTuple):
    method: str
    target: str
    keep: bool


class Server:
    """Answers GET and HEAD with a page, or with arXiv's feeds.

    Args:
        papers: The titles that arXiv's interface knows, by identifier.
    """

    def __init__(self, papers: Mapping[str, str]) -> None:
        self.papers = papers
        self.counter = Counter(0.0)

    async def listen(self, stack: AsyncExitStack) -> int:
        """Listen until the stack is left; give the port, which is free on all hosts.

        Raises:
            OSError: One of the addresses does not exist on this machine.
        """
        for left in reversed(range(_TRIES)):
            async with AsyncExitStack() as taken:
                port = 0
                try:
                    for host in (*HOSTS, ARXIV_HOST):
                        listening = await self._loop.create_server(
                            lambda: _Connection(self), host, port, backlog=_BACKLOG
                        )
                        taken.callback(listening.close)
                        port = listening.sockets[0].getsockname()[1]
                except OSError:
                    if not port or not left:
                        raise
                    continue  # another program listens at this port of one of the hosts
                stack.push_async_exit(taken.pop_all())
                return port
        raise AssertionError

    @property
    def _loop(self) -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    def written(self, host: str, request: _Request) -> bytes:
        """Give an answer as it goes over the line."""
        if request.method not in _METHODS:
            return b"HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        status, kind, body = "200 OK", "text/html; charset=utf-8", _PAGE
        if host == ARXIV_HOST:
            feed = answer(request.target, self.papers)
            status = "404 Not Found" if feed is None else status
            kind, body = "application/atom+xml; charset=utf-8", feed or b""
        end = "" if request.keep else "Connection: close\r\n"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{end}\r\n".encode()
        return head if request.method == "HEAD" else head + body


class _Connection(asyncio.Protocol):
    """One connection; its requests are answered one after the other."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._buffer = b""
        self._waiting: deque[_Request] = deque()
        self._answering: tuple[asyncio.TimerHandle, Counter] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host: str = transport.get_extra_info("sockname")[0]
        self._server.counter.connections += 1

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head, self._buffer = self._buffer[:end], self._buffer[end + 4 :]
            line, _, fields = head.decode("latin-1").partition("\r\n")
            parts = line.split(" ")
            if len(parts) != 3:
                self._transport.abort()
                return
            known = parts[2] == "HTTP/1.1" and parts[0] in _METHODS  # what follows others may be their body
            keep = known and "\r\nconnection: close" not in f"\r\n{fields.lower()}"
            self._waiting.append(_Request(parts[0], parts[1], keep))
        if len(self._buffer) > _LONGEST_HEAD:
            self._transport.abort()
        elif self._answering is None:
            self._take_up()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        if self._answering is not None:
            timer, counter = self._answering
            timer.cancel()
            counter.end()

    def _take_up(self) -> None:
        if not self._waiting:
            self._answering = None
            return
        request = self._waiting.popleft()
        counter = self._server.counter
        url = f"{self._host}{request.target}"
        counter.begin(url, head=request.method == "HEAD", provider=self._host == ARXIV_HOST)
        timer = asyncio.get_running_loop().call_later(counter.latency, self._answer, request, counter)
        self._answering = (timer, counter)

    def _answer(self, request: _Request, counter: Counter) -> None:
        self._transport.write(self._server.written(self._host, request))
        counter.end()
        if request.keep:
            self._take_up()
        else:
            self._answering = None
            self._transport.close()


async def _serve(papers: Mapping[str, str]) -> None:
    server = Server(papers)
    orders = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    async with AsyncExitStack() as stack:
        _say(json.dumps({"port": await server.listen(stack)}))
        while line := await orders.readline():
            latency = float(json.loads(line)["latency"])
            done, server.counter = server.counter, Counter(latency)
            _say(done.as_json())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Serve until standard input ends."""
    try:
        papers = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if len(sys.argv) > 1 else {}
        asyncio.run(_serve(papers))
    except OSError as error:
        sys.exit(f"the server that links are checked against: {error}")


if __name__ == "__main__":
    main()
