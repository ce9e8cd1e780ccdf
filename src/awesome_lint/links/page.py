"""What an HTML page says of itself: its title, where it sends its reader, its anchors."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesome_lint.links.base import Response

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?)\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_SOON = 10.0  # seconds: a page that waits longer before it sends its reader away is a page of its own
_LONGEST_TITLE = 300  # code points


class Page(NamedTuple):
    """A page, as far as it was read.

    Attributes:
        title: Its title on one line; "" without one.
        refresh: Where `<meta http-equiv="refresh">` sends its reader; None without one.
        anchors: What a fragment can name; `user-content-` is left out, as GitHub's pages do with a script.
        empty: Whether it shows no text at all and loads no script that could.
    """

    title: str
    refresh: str | None
    anchors: frozenset[str]
    empty: bool


def is_html(response: Response) -> bool:
    """Whether a response is an HTML page, by its Content-Type; one without a type is taken for one."""
    kind = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    return kind in {"text/html", "application/xhtml+xml", ""}


def read_page(response: Response) -> Page:
    """Read what came of a page; whatever it is, something comes of it."""
    reader = _Reader()
    reader.feed(_decoded(response))
    reader.close()
    title = " ".join("".join(reader.title).split())[:_LONGEST_TITLE]
    return Page(title, reader.refresh, frozenset(reader.anchors), not reader.shows_something)


def _decoded(response: Response) -> str:
    declared = _CHARSET.search(response.headers.get("content-type", ""))
    declared = declared or _CHARSET.search(response.body[:1024].decode("ascii", "replace"))
    try:
        return response.body.decode(declared[1] if declared else "utf-8", "replace")
    except LookupError:
        return response.body.decode("utf-8", "replace")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.refresh: str | None = None
        self.anchors: set[str] = set()
        self.shows_something = False
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name in ("id", "name") if tag in {"a", "map"} else ("id",):
            if given.get(name):
                self.anchors.add(given[name].removeprefix("user-content-"))
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self._refresh(given.get("content", ""))
        if tag in {"script", "style", "title", "noscript", "svg"}:
            self._inside = self._inside or tag
        self.shows_something = self.shows_something or tag in {"img", "video", "iframe", "object", "canvas", "script"}

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title.append(data)
        elif not self._inside and data.strip():
            self.shows_something = True

    def _refresh(self, content: str) -> None:
        match = _REFRESH.match(content)
        if match and float(match[1]) <= _SOON and self._inside != "noscript":
            self.refresh = self.refresh or match[2].strip()
