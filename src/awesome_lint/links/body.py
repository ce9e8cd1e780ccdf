"""Reading a response's body: so many bytes and no more, however small they are packed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ACCEPTED = "gzip, deflate"  # what `_Decoder` reads; sent as Accept-Encoding
_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, told apart by their headers


async def read_body(chunks: AsyncIterator[bytes], encoding: str, limit: int, body: bytearray) -> bool:
    """Read the decoded body up to `limit` bytes, and give whether that is all of it.

    No more than `limit` bytes are taken from the network or made of what comes. A body that cannot be decoded is empty.

    Args:
        chunks: The body as it comes; whatever it raises comes out of here.
        encoding: The value of Content-Encoding.
        limit: In bytes.
        body: What is read is put here as it comes, so that it is not lost where the rest never does.
    """
    decoder = _decoder(encoding)
    taken = 0
    async for chunk in chunks:
        taken += len(chunk)
        try:
            body += decoder.decompress(chunk, limit - len(body)) if decoder is not None else chunk
        except zlib.error:
            body.clear()
            return False
        if len(body) >= limit or taken >= limit:
            del body[limit:]
            return False
    return decoder is None or decoder.eof


def readable(encoding: str) -> bool:
    """Whether a body with this Content-Encoding can be decoded."""
    return encoding.strip().lower() in {"", "identity", "gzip", "x-gzip", "deflate"}


def _decoder(encoding: str) -> zlib._Decompress | None:
    return None if encoding.strip().lower() in {"", "identity"} else zlib.decompressobj(_EITHER)
