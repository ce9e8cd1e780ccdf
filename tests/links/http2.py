"""A server on loopback that speaks nothing but HTTP/2."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from h2.exceptions import ProtocolError

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator

PAGE = b"<title>A page</title><p>Text"


class Http2Server:
    """Answers requests over HTTP/2; the path is the status, or a behaviour.

    Args:
        refuse: What it sends to those who begin otherwise; by default it ends the connection as the standard has it.
        port: Where it shall listen; anywhere by default.

    Attributes:
        port: Where it listens.
        asked: Method, authority and path of each request.
        connections: How many there were.
    """

    def __init__(self, refuse: bytes | None = None, *, port: int = 0) -> None:
        self.port = port
        self.asked: list[tuple[str, str, str]] = []
        self.connections = 0
        self._refuse = refuse
        self._writers: list[asyncio.StreamWriter] = []

    @asynccontextmanager
    async def run(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> AsyncIterator[Http2Server]:
        """Listen while the block runs; with TLS, clients that do not offer HTTP/2 get no connection."""
        server = await asyncio.start_server(self._serve, host, self.port, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for writer in self._writers:
                writer.transport.abort()
            await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        connection = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        connection.initiate_connection()
        try:
            first = await reader.read(65_536)
            if self._refuse is not None and not first.startswith(b"PRI * HTTP/2"):
                writer.write(self._refuse)
                return
            writer.write(connection.data_to_send())
            while first:
                for event in connection.receive_data(first):
                    if isinstance(event, RequestReceived):
                        self._answer(connection, event)
                writer.write(connection.data_to_send())
                await writer.drain()
                first = await reader.read(65_536)
        except ProtocolError:  # it is HTTP/1.1: say GOAWAY
            writer.write(connection.data_to_send())
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def _answer(self, connection: H2Connection, event: RequestReceived) -> None:
        headers = {_text(name): _text(value) for name, value in event.headers or ()}
        stream, path = event.stream_id or 0, headers[":path"]
        self.asked.append((headers[":method"], headers[":authority"], path))
        behaviour = path.strip("/").partition("/")[0]
        if behaviour == "hang":
            return
        if behaviour == "reset":
            connection.reset_stream(stream)
            return
        if behaviour == "early":
            connection.send_headers(stream, [(":status", "103"), ("link", "</a.css>")])
        more = {"to": [("location", path.removeprefix("/to"))], "flood": [(f"x-{n}", "y" * 1000) for n in range(100)]}
        status = {"to": "301"}.get(behaviour, behaviour if behaviour.isdigit() else "200")
        body = b"" if headers[":method"] == "HEAD" else PAGE
        fields = [(":status", status), ("content-type", "text/html"), *more.get(behaviour, [])]
        connection.send_headers(stream, fields, end_stream=not body)
        if body:
            connection.send_data(stream, body, end_stream=behaviour != "endless")


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode()


@asynccontextmanager
async def strict(server: Http2Server) -> AsyncIterator[int]:
    """Stand before a server with TLS and refuse clients that offer HTTP/1.1 only, with the alert that is for that.

    Python's own TLS servers go on without an agreement, so this reads what clients offer, and gives the port.
    """

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        hello = await reader.read(65_536)
        if b"\x02h2" not in hello:
            writer.write(b"\x15\x03\x03\x00\x02\x02\x78")  # fatal, no_application_protocol (RFC 7301, section 3.2)
            writer.close()
            return
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", server.port)
        writers.append(inner_writer)
        inner_writer.write(hello)
        await asyncio.gather(_copy(reader, inner_writer), _copy(inner_reader, writer))

    writers: list[asyncio.StreamWriter] = []
    front = await asyncio.start_server(relay, "127.0.0.1", 0)
    try:
        yield front.sockets[0].getsockname()[1]
    finally:
        front.close()
        for writer in writers:
            writer.transport.abort()
        await asyncio.sleep(0.01)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()
