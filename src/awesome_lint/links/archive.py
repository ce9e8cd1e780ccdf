"""Copies of dead pages in a web archive: the Wayback Machine's availability interface.

The interface is described at https://archive.org/help/wayback_api.php ("Wayback Availability JSON API"): it gives the
copy nearest to a moment, or an empty object.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from awesome_lint.links.answers import at, read_json
from awesome_lint.links.base import Failure, Request
from awesome_lint.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from awesome_lint.links.answers import Json
    from awesome_lint.links.base import Fetch

BASE_URLS: Final[Mapping[str, str]] = {"archive": "https://archive.org"}
INTERVAL: Final = 1.0  # seconds between the beginnings of two requests; it names no limit, and is slow when pressed
_HOST = "web.archive.org"
_LIMIT = 65_536  # bytes
_OUTAGES = 3  # failed requests in a row after which it is left alone
# A copy: the archive's host, `/web/`, the moment, the URL that was copied.
_COPY = re.compile(r"https?://[\w.-]+(?::\d+)?/web/\d{14}/[!-~]{1,8000}")


class Archive:
    """Looks copies up.

    Args:
        fetch: Makes requests, at the archive's pace.
        base: The base URL of the interface, without a slash at the end.
    """

    def __init__(self, fetch: Fetch, base: str) -> None:
        self._fetch = fetch
        self._base = base
        self._failed = 0
        self._turn = asyncio.Lock()  # waiting here does not count as the request's own time

    async def copy(self, url: str, day: str | None) -> str | None:
        """Give the URL of a copy; None if there is none, or the archive cannot be asked.

        Args:
            url: The page.
            day: The day that the copy shall be near to, as ISO 8601; None for the latest copy.
        """
        query = {"url": url.partition("#")[0]} | ({"timestamp": day.replace("-", "")} if day else {})
        async with self._turn:
            answer = await self._ask(Request(f"{self._base}/wayback/available?{urlencode(query)}", limit=_LIMIT))
        closest = at(answer, "archived_snapshots", "closest")
        found = at(closest, "url")
        if at(closest, "available") is not True or at(closest, "status") != "200" or not isinstance(found, str):
            return None
        if _COPY.fullmatch(found) is None or host_of(found) not in {_HOST, host_of(self._base)}:
            return None
        return re.sub("^http://web[.]archive[.]org/", "https://web.archive.org/", found)

    async def _ask(self, request: Request) -> Json:
        if self._failed >= _OUTAGES:
            return None
        try:
            answer = read_json(await self._fetch(request))
        except Failure:
            self._failed += 1
            return None
        self._failed = 0
        return answer
