"""The least that asks for many URLs with httpx: what it holds in memory, a link checker may hold twice.

`python -m benchmarks.links_bare FILE CONCURRENCY` asks for each URL of a list once.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import httpx

_URL = re.compile(r"\]\((http://[^)]+)\)")


async def statuses(urls: list[str], concurrency: int) -> dict[str, int]:
    """Give the status code of each URL, asked with GET, so many at a time."""
    slots = asyncio.Semaphore(concurrency)
    limits = httpx.Limits(max_connections=concurrency, max_keepalive_connections=concurrency)
    async with httpx.AsyncClient(limits=limits, timeout=60.0, trust_env=False) as client:

        async def ask(url: str) -> int:
            async with slots:
                return (await client.get(url)).status_code

        return dict(zip(urls, await asyncio.gather(*map(ask, urls)), strict=True))


def main() -> None:
    """Ask for a list's URLs; fail unless all answers are fine."""
    path, concurrency = sys.argv[1:]
    urls = _URL.findall(Path(path).read_text(encoding="utf-8"))
    found = asyncio.run(statuses(urls, int(concurrency)))
    sys.exit(0 if set(found.values()) == {200} else f"{path}: not every answer was 200")


if __name__ == "__main__":
    main()
