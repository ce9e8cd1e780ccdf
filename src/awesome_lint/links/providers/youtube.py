"""YouTube: whether a video is there, and its title, by oEmbed (https://oembed.com, section 7: YouTube)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from awesome_lint.links.answers import at, read_json, string
from awesome_lint.links.base import Answer, Request
from awesome_lint.statuses import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesome_lint.links.base import Access

_LIMIT = 1_048_576  # bytes
_VIDEO = re.compile(
    r"https?://(?:(?:www|m)\.)?(?:youtube\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/)|youtu\.be/)"
    r"(?P<id>[\w-]{11})(?![\w-]).*"
)
_MISSING = frozenset({400, 404})
_HIDDEN = frozenset({401, 403})  # its owner allows no embedding, or it is private: it is there


class YouTube:
    """The provider."""

    name = "youtube"
    base_urls: Mapping[str, str] = {"youtube": "https://www.youtube.com"}
    batch_size = 1
    interval = 0.1

    def identifier(self, url: str, urls: Mapping[str, str]) -> str | None:  # noqa: ARG002 - there is one site
        """Give the video that a URL names."""
        match = _VIDEO.fullmatch(url)
        return match["id"] if match else None

    async def ask(self, identifiers: Sequence[str], access: Access) -> Mapping[str, Answer]:
        """Ask for a video.

        Raises:
            Failure: YouTube cannot be asked.
        """
        answers: dict[str, Answer] = {}
        for identifier in identifiers:
            watch = f"https://www.youtube.com/watch?v={identifier}"
            query = urlencode({"url": watch, "format": "json"})
            response = await access.fetch(Request(f"{access.urls[self.name]}/oembed?{query}", limit=_LIMIT))
            if response.status in _MISSING:
                answers[identifier] = Answer(exists=False)
                continue
            title = None if response.status in _HIDDEN else string(at(read_json(response), "title"))
            answers[identifier] = Answer(exists=True, resource=Resource(self.name, identifier, title=title))
        return answers


PROVIDER = YouTube()
