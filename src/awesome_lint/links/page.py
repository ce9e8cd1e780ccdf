"""What an HTML page says of itself: its title, where it sends its reader, its anchors.

Pages are a stranger's, and are read between requests, so reading has to stay linear whatever they hold. The parsers at
hand do not: on a few hundred kilobytes made for it, the standard library's takes minutes (and raises), and so do those
that build trees as browsers do. What is wanted here is no tree, only tags in order: a scanner is enough.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesome_lint.links.base import Response

_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# Codecs that pages are written in; others of Python's do anything from decompressing to raising.
_TEXT_CODEC = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|iso-?8859-?\d+|latin-?\d|windows-\d+|cp\d+|koi8-[ru]|gb2312|gbk|gb18030"
    r"|big5(?:-hkscs)?|shift[-_]?jis|sjis|euc-(?:jp|kr)|iso-2022-jp|macintosh|tis-620",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"\s*(\d{1,6}(?:\.\d*)?)\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_MARK = re.compile(r"<(?:(?P<comment>!--)|(?P<other>[!?/])|(?P<tag>[a-zA-Z][^\s/>]*))")
_ATTRIBUTE = re.compile(r"[\s/]*(?:(?P<end>>)|(?P<name>[^\s/>=]+|=)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?)")
_RAW = ("title", "script", "style", "noscript", "svg", "textarea", "iframe", "template")
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_SHOWING = frozenset(
    {"img", "video", "audio", "iframe", "object", "embed", "canvas", "svg", "script", "frame", "input", "textarea"}
)
_SOON = 10.0  # seconds: a page that waits longer before it sends its reader away is a page of its own
_LONGEST_TITLE = 300  # code points
_LONGEST_RAW_TITLE = 4096  # code points of a title with its entities


class Page(NamedTuple):
    """A page, as far as it was read.

    Attributes:
        title: Its title on one line; "" without one.
        refresh: Where `<meta http-equiv="refresh">` sends its reader; None without one.
        anchors: What a fragment can name; `user-content-` is left out, as GitHub's pages do with a script.
        text: Whether it shows text as it is sent.
        empty: Whether it shows nothing at all and loads no script that could.
    """

    title: str
    refresh: str | None
    anchors: frozenset[str]
    text: bool
    empty: bool


class _Tag(NamedTuple):
    """A start tag, with the text that follows it up to the next mark, or up to its end tag where it is read raw."""

    name: str
    attributes: dict[str, str]
    text: str


def is_html(response: Response) -> bool:
    """Whether a response is an HTML page, by its Content-Type; one without a type is taken for one."""
    kind = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    return kind in {"text/html", "application/xhtml+xml", ""}


def read_page(response: Response, *, anchors: bool = False) -> Page:
    """Read what came of a page; whatever it is, something comes of it.

    Args:
        response: The response, with its body.
        anchors: Whether anchors are wanted; without them, reading ends where a title and some text were found.
    """
    title: str | None = None
    refresh: str | None = None
    found: set[str] = set()
    text = shows = False
    for tag in _tags(_decoded(response)):
        if tag.name == "title":
            title = tag.text if title is None else title
        elif tag.name not in _ENDS and tag.text.strip():
            text = True
        if tag.name == "meta" and refresh is None:
            refresh = _refresh(tag.attributes)
        shows = shows or tag.name in _SHOWING
        if anchors:
            found.update(_anchors(tag))
        elif title is not None and text:
            break
    clean = " ".join(unescape((title or "")[:_LONGEST_RAW_TITLE]).split())[:_LONGEST_TITLE]
    return Page(clean, refresh, frozenset(found), text, not (text or shows))


def _decoded(response: Response) -> str:
    declared = _CHARSET.search(response.headers.get("content-type", ""))
    declared = declared or _CHARSET.search(response.body[:1024].decode("ascii", "replace"))
    codec = declared[1] if declared and _TEXT_CODEC.fullmatch(declared[1]) else "utf-8"
    try:
        return response.body.decode(codec, "replace").removeprefix("\ufeff")
    except LookupError:  # iso-8859-99
        return response.body.decode("utf-8", "replace")


def _tags(text: str) -> Iterator[_Tag]:
    """Give the start tags in order; text before the first and behind end tags belongs to a tag without a name.

    Each step begins where the last one ended, and what has no end reaches to the end of the text; so no character is
    looked at more than a few times.
    """
    at, name = 0, ""
    attributes: dict[str, str] = {}
    while True:
        if name in _ENDS:
            end = _ENDS[name].search(text, at)
            yield _Tag(name, attributes, text[at : end.start() if end else len(text)])
            at, name, attributes = (end.start() if end else len(text)), "", {}
        mark = _MARK.search(text, at)
        yield _Tag(name, attributes, text[at : mark.start() if mark else len(text)])
        if mark is None:
            return
        at, name, attributes = mark.end(), "", {}
        if mark["comment"]:
            at = _behind(text, "-->", at)
        elif mark["other"]:
            at = _behind(text, ">", at)
        else:
            name = mark["tag"].lower()[:40]
            at, attributes = _attributes(text, at)


def _behind(text: str, end: str, at: int) -> int:
    found = text.find(end, at)
    return len(text) if found < 0 else found + len(end)


def _attributes(text: str, at: int) -> tuple[int, dict[str, str]]:
    """Read the attributes of a tag; give where it ends, and them, with their names in lower case."""
    found: dict[str, str] = {}
    while (match := _ATTRIBUTE.match(text, at)) is not None:
        at = match.end()
        if match["end"]:
            return at, found
        value = next((group for group in match.groups()[2:] if group is not None), "")
        found.setdefault(match["name"].lower(), value)
    return len(text), found


def _anchors(tag: _Tag) -> Iterator[str]:
    for name in ("id", "name") if tag.name in {"a", "map"} else ("id",):
        if value := tag.attributes.get(name):
            yield unescape(value).removeprefix("user-content-")


def _refresh(attributes: dict[str, str]) -> str | None:
    if attributes.get("http-equiv", "").strip().lower() != "refresh":
        return None
    match = _REFRESH.match(unescape(attributes.get("content", "")[:_LONGEST_RAW_TITLE]))
    return match[2].strip() if match and float(match[1]) <= _SOON else None
