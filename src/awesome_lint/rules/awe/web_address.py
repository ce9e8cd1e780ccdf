"""URLs as npm's awesome-lint reads them: whether they are some, and when two of them are one.

Parsing follows the URL Standard (https://url.spec.whatwg.org/) as far as it tells a URL from none; the common form that
of the npm package `normalize-url` 8, as documented and observed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from typing import Final, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote, unquote_plus

_PORTS: Final = {"http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PLAIN = re.compile(r"(https?)://((?:[a-z0-9-]+\.)+[a-z-]+)(/[\w.~@+,/-]*)?", re.IGNORECASE | re.ASCII)
_FORBIDDEN = re.compile(r"[\x00-\x20#/:<>?@\[\\\]^|%\x7f]")
_UNSEEN = re.compile(r"[\t\n\r]")
_HIGHEST_PORT: Final = 65535
_HIGHEST_ADDRESS: Final = 2**32

_RELATIVE = re.compile(r"\.*/(?!/)")
_WWW = re.compile(r"www\.(?!www\.)[a-z\-\d]{1,63}\.[a-z.\-\d]{2,63}")
_SLASHES = re.compile(r"(?<!:)/{2,}")
_INDEX = re.compile(r"/index\.[a-z]+\Z")
_TRACKING = re.compile(r"utm_\w+", re.IGNORECASE)
_TEXT_FRAGMENT = re.compile(r"#?:~:text.*?\Z", re.IGNORECASE | re.DOTALL)
_ENCODED = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_RESERVED: Final = frozenset(";/?:@&=+$,#")


class _Address(NamedTuple):
    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str


def is_web_address(url: str) -> bool:
    """Whether a destination is an absolute URL, of any scheme, without blanks."""
    if _PLAIN.fullmatch(url):
        return True
    url = url.strip()
    return " " not in url and _parsed(url) is not None


@lru_cache(maxsize=1 << 15)
def common_form(url: str) -> str:
    """Give what two destinations share that npm's tool takes for one; of what is no web address, the text itself."""
    plain = _PLAIN.fullmatch(url)
    if plain and "/." not in url:
        return _written(plain[2].lower(), "", plain[3] or "", "", "")
    text = url.strip()
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return url
    if not scheme:
        if _RELATIVE.match(text):
            return url
        text = "http:" + text if text.startswith("//") else "http://" + text
    address = _parsed(text)
    if address is None:
        return url
    return _written(address.host, address.port, address.path, address.query, address.fragment)


def _written(host: str, port: str, path: str, query: str, fragment: str) -> str:
    path = _decoded(_SLASHES.sub("/", path)) if "//" in path or "%" in path else path
    path = _INDEX.sub("", path).rstrip("/")
    host = host.removesuffix(".")
    if _WWW.fullmatch(host):
        host = host[4:]
    fragment = _TEXT_FRAGMENT.sub("", "#" + fragment) if fragment else ""
    query = "&".join(sorted(_pairs(query), key=lambda pair: pair.partition("=")[0])) if query else ""
    return f"{host}{':' if port else ''}{port}{path}{'?' if query else ''}{query}{fragment}"


def _pairs(query: str) -> list[str]:
    """Give the parameters of a query, decoded, without those that tell where a visitor came from."""
    pairs = [unquote_plus(pair) for pair in query.split("&") if pair]
    return [pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0])]


def _decoded(path: str) -> str:
    """Decode what is encoded without need; nothing if some of it is no UTF-8."""
    try:
        return _ENCODED.sub(lambda run: _decoded_run(run[0]), path)
    except UnicodeDecodeError:
        return path


def _decoded_run(run: str) -> str:
    text = unquote(run, errors="strict")
    return "".join(f"%{ord(char):02X}" if char in _RESERVED else char for char in text)


def _parsed(url: str) -> _Address | None:
    url = _UNSEEN.sub("", url)
    match = _SCHEME.match(url)
    if not match:
        return None
    scheme, rest = match[1].lower(), url[match.end() :]
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    if scheme not in _PORTS:
        sound = scheme == "file" or not rest.startswith("//") or not re.search(r"[\s<>\[\]^|]", rest[2:].split("/")[0])
        return _Address(scheme, "", "", rest, query, fragment) if sound else None
    rest = rest.replace("\\", "/").lstrip("/")
    authority, slash, path = rest.partition("/")
    host, port = _host_and_port(authority.rpartition("@")[2])
    if host is None or not (port == "" or (port.isdecimal() and int(port[:6]) <= _HIGHEST_PORT)):
        return None
    port = "" if port == _PORTS[scheme] else port
    return _Address(scheme, host, port, _without_dots(slash + path), query, fragment)


def _host_and_port(text: str) -> tuple[str | None, str]:
    if text.startswith("["):
        inner, _, behind = text[1:].partition("]")
        try:
            IPv6Address(inner)
        except AddressValueError:
            return None, ""
        return (f"[{inner.lower()}]", behind[1:]) if behind[:1] in ("", ":") else (None, "")
    host, _, port = text.partition(":")
    return _domain(host), port


def _domain(host: str) -> str | None:
    """Give a host in its common form, None if it cannot be one."""
    host = normalize("NFKC", unquote(host)).casefold().replace("\u00ad", "")
    if not host or _FORBIDDEN.search(host):
        return None
    if not host.isascii():
        host = ".".join(
            label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in host.split(".")
        )
    last = host.removesuffix(".").rpartition(".")[2]
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last):
        return _ipv4(host.removesuffix(".").split("."))
    return host


def _ipv4(parts: list[str]) -> str | None:
    """Read an IPv4 address: up to four numbers, the last of which fills what the others leave."""
    numbers: list[int] = []
    for part in parts:
        base = 16 if part.startswith("0x") else 8 if part.startswith("0") and len(part) > 1 else 10
        try:
            numbers.append(int(part.removeprefix("0x") or "0", base))
        except ValueError:
            return None
    *leading, last = numbers
    if len(numbers) > 4 or any(number > 255 for number in leading) or last >= 256 ** (5 - len(numbers)):
        return None
    value = last + sum(number * 256 ** (3 - index) for index, number in enumerate(leading))
    return ".".join(str(value % _HIGHEST_ADDRESS >> shift & 255) for shift in (24, 16, 8, 0))


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` in a path."""
    if "/." not in path and "/%2" not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for index, segment in enumerate(segments):
        plain = segment.lower().replace("%2e", ".")
        if plain not in (".", ".."):
            kept.append(segment)
            continue
        if plain == ".." and len(kept) > 1:
            kept.pop()
        if index == len(segments) - 1:
            kept.append("")
    return "/".join(kept)
