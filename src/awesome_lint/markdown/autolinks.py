"""Bare URLs and addresses as links (GFM 0.29, section 6.9 "Autolinks (extension)")."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.common.utils import unescapeAll

_URL = re.compile(r"(?<![^\s*_~(])(?:https?://|ftp://|www\.)", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]++(?:\.[\w-]++)*+")
_REST = re.compile(r"[^\s<]*+")
_ENTITY = re.compile(r"&[A-Za-z0-9]++;\Z")
_TRAILING = "?!.,:*_~"

_LOCAL = re.compile(r"[A-Za-z0-9._+-]")
_HOST = re.compile(r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++")
_RESOURCE = re.compile(r"/[A-Za-z0-9@.]++")
_PROTOCOL = re.compile(r"(?:mailto|xmpp):\Z", re.IGNORECASE)
_MAX_PROTOCOL = len("mailto:")


class Bare(NamedTuple):
    """A bare link: its offsets in the text, and the URL it stands for."""

    start: int
    end: int
    url: str


def may_hold_url(text: str) -> bool:
    """Whether a bare URL could begin in a text; tells quickly that none does."""
    return "://" in text or "www." in text.lower()


def find_url(text: str, start: int, stop: int) -> Bare | None:
    """Give the first bare URL that begins from `start` up to `stop`; it may end behind `stop`."""
    for found in _URL.finditer(text, start, stop):
        begin = found.start()
        www = text[begin] in "wW"
        domain = _DOMAIN.match(text, begin if www else found.end())
        if domain is None or not _valid_domain(domain[0]):
            continue
        rest = _REST.match(text, domain.end())
        end = _trimmed(text, begin, rest.end() if rest else domain.end())
        url = unescapeAll(text[begin:end])
        return Bare(begin, end, "http://" + url if www else url)
    return None


def _valid_domain(domain: str) -> bool:
    """Whether there is a period, and no underscore in the last two segments."""
    segments = domain.rsplit(".", 2)
    return len(segments) > 1 and "_" not in segments[-1] and "_" not in segments[-2]


def _trimmed(text: str, start: int, end: int) -> int:
    """Give the end without what the section's path validation takes off: punctuation, `)` too many, an entity."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";" and (entity := _ENTITY.search(text, max(start, text.rfind("&", start, end)), end)):
            end = entity.start()
        else:
            break
    return end


def find_address(text: str, start: int, stop: int) -> Bare | None:
    """Give the first e-mail address, or `mailto:` or `xmpp:` link, that stands between `start` and `stop`."""
    at = text.find("@", start, stop)
    while at >= 0:
        begin = at
        while begin > start and _LOCAL.match(text, begin - 1):
            begin -= 1
        host = _HOST.match(text, at + 1, stop) if begin < at else None
        if host is not None and text[host.end() - 1] not in "-_":
            return _address(text, start, begin, host.end(), stop)
        at = text.find("@", at + 1, stop)
    return None


def _address(text: str, start: int, begin: int, end: int, stop: int) -> Bare:
    """Take in the protocol before an address, and the resource behind an XMPP address."""
    protocol = _PROTOCOL.search(text, max(start, begin - _MAX_PROTOCOL), begin)
    if protocol is None or (protocol.start() > start and text[protocol.start() - 1].isalnum()):
        return Bare(begin, end, "mailto:" + text[begin:end])
    if protocol[0].lower() == "xmpp:":
        resource = _RESOURCE.match(text, end, stop)
        if resource is not None:
            end = resource.end()
            while text[end - 1] == ".":
                end -= 1
    return Bare(protocol.start(), end, text[protocol.start() : end])
